"""履职档案 — all that a deputy did in a time, out of the records that tell of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from application.duty_file.done import NAMES, Done, Part, done, measures
from application.projections.books import DEPUTIES, DUTY_SHEETS
from application.views import Boards
from domain.shared import score
from domain.shared.score import Score

__all__ = ["NAMES", "Done", "DutyFile", "DutyScore", "Part", "duty_file", "duty_score"]


@dataclass(frozen=True, slots=True)
class Year:
    """一年里各项多少次。"""

    year: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class DutyFile:
    """履职档案：这段时间做了什么，新的在前；按年汇总是全部的，列出的是其中一页。"""

    deputy_id: UUID
    name: str
    status: str
    from_on: date | None
    to_on: date | None
    years: list[Year]
    total: int
    entries: list[Done]


@dataclass(frozen=True, slots=True)
class DutyScore:
    """履职积分：按哪一版办法、哪段时间，逐项怎样得来。"""

    deputy_id: UUID
    sheet_id: UUID
    edition: str
    from_on: date
    to_on: date
    score: Score


async def duty_file(
    boards: Boards,
    jurisdiction_id: UUID,
    deputy_id: UUID,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    skip: int = 0,
    limit: int = 50,
) -> DutyFile:
    """A page of the file of a time; the yearly counts are those of all of it."""
    entry = await boards.one(DEPUTIES, jurisdiction_id, deputy_id)
    all_ = await done(boards, jurisdiction_id, deputy_id, entry.row)
    within = [each for each in all_ if _within(each.on, from_on, to_on)]
    return DutyFile(
        deputy_id=deputy_id,
        name=entry.row.name,
        status=entry.row.status,
        from_on=from_on,
        to_on=to_on,
        years=[
            Year(year, dict(measures(each for each in within if each.on.year == year)))
            for year in sorted({each.on.year for each in within}, reverse=True)
        ],
        total=len(within),
        entries=within[skip : skip + limit],
    )


async def duty_score(
    boards: Boards,
    jurisdiction_id: UUID,
    deputy_id: UUID,
    sheet_id: UUID,
    *,
    from_on: date,
    to_on: date,
) -> DutyScore:
    """The same time under any version there ever was gives each time what it gives."""
    sheet = await boards.one(DUTY_SHEETS, jurisdiction_id, sheet_id)
    deputy = await boards.one(DEPUTIES, jurisdiction_id, deputy_id)
    all_ = await done(boards, jurisdiction_id, deputy_id, deputy.row)
    counts = measures(each for each in all_ if _within(each.on, from_on, to_on))
    numbers = {name: Decimal(value) for name, value in counts.items()}
    return DutyScore(
        deputy_id=deputy_id,
        sheet_id=sheet_id,
        edition=sheet.row.edition,
        from_on=from_on,
        to_on=to_on,
        score=score.read(sheet.row.sheet).score(numbers),
    )


def _within(on: date, from_on: date | None, to_on: date | None) -> bool:
    return (from_on is None or from_on <= on) and (to_on is None or on <= to_on)
