"""活动的年度接续 — campaigns that take one another up, read side by side; and by focus area."""

from dataclasses import dataclass
from uuid import UUID

from application.projections.books import CAMPAIGNS
from application.projections.campaign_board import CampaignRow
from application.views import Boards, Figure, Rollups
from domain.shared.indicator import Kind


@dataclass(frozen=True, slots=True)
class Year:
    """一年的活动"""

    campaign_id: UUID
    title: str
    year: int
    status: str


@dataclass(frozen=True, slots=True)
class LineFigure:
    """一个指标在各年的数，与 years 同序；那年没有这个指标的为空

    again 是今年又涉及、去年已经涉及过的（如去年的项目今年回头看），只数本账；不是去重数的为空。
    """

    indicator: str
    name: str
    unit: str
    values: list[int | None]
    again: int | None


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """接续的各年活动，早的在前"""

    years: list[Year]
    figures: list[LineFigure]


@dataclass(frozen=True, slots=True)
class FocusArea:
    """一个重点领域和按它数的指标"""

    name: str
    figures: list[Figure]


async def line(
    boards: Boards, rollups: Rollups, ledger: UUID, campaign_id: UUID
) -> CampaignLine:
    """The campaign and those that it takes up, the earliest first."""
    rows = await _chain(boards, ledger, campaign_id)
    read = [
        {each.indicator: each for each in await rollups.figures(ledger, id)} for id, _ in rows
    ]
    *before, now = read
    once = [
        key
        for key, figure in now.items()
        if figure.kind == Kind.DISTINCT and before and key in before[-1]
    ]
    again = await _again(rollups, ledger, [id for id, _ in rows[-2:]], once)
    return CampaignLine(
        [Year(id, row.title, int(row.plan["year"]), row.status) for id, row in rows],
        [
            LineFigure(
                key,
                figure.name,
                figure.unit,
                [year[key].value if key in year else None for year in read],
                again.get(key),
            )
            for key, figure in now.items()
            if key
        ],
    )


async def focus_areas(
    boards: Boards, rollups: Rollups, ledger: UUID, campaign_id: UUID
) -> list[FocusArea]:
    """The focus areas of the plan, each with the figures that look at it."""
    row = (await boards.one(CAMPAIGNS, ledger, campaign_id)).row
    looks = {each["key"]: each["where"].get("focus_area", []) for each in row.indicators}
    figures = await rollups.figures(ledger, campaign_id)
    return [
        FocusArea(area, [each for each in figures if area in looks.get(each.indicator, [])])
        for area in row.plan["focus_areas"]
    ]


async def _chain(
    boards: Boards, ledger: UUID, campaign_id: UUID
) -> list[tuple[UUID, CampaignRow]]:
    found: dict[UUID, CampaignRow] = {}
    here: UUID | None = campaign_id
    while here is not None and here not in found:
        found[here] = (await boards.one(CAMPAIGNS, ledger, here)).row
        here = found[here].previous_id
    return list(reversed(found.items()))


async def _again(
    rollups: Rollups, ledger: UUID, ids: list[UUID], keys: list[str]
) -> dict[str, int]:
    if not keys:
        return {}
    last, now = [await rollups.members(ledger, id, keys) for id in ids]
    return {key: len(last.get(key, {}).keys() & now.get(key, {}).keys()) for key in keys}
