"""结对联系的负担 — who keeps in touch with how much on a day, and what nobody looks after."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.paging import every
from application.projections.books import DEPUTIES, MATCHINGS
from application.views import Boards


@dataclass(frozen=True, slots=True)
class DeputyLoad:
    """一名代表正在联系几个（户）"""

    deputy_id: UUID
    name: str
    matchings: int


@dataclass(frozen=True, slots=True)
class MatchingLoad:
    """某日正在联系的：多少对，多少名代表，多少个对象；每名代表各几个，多的在前"""

    on: date
    matchings: int
    deputies: int
    targets: int
    by_kind: dict[str, int]
    loads: list[DeputyLoad]


async def load(
    boards: Boards, ledger: UUID, on: date, campaign_id: UUID | None = None
) -> MatchingLoad:
    """What runs on a day: started by then, and not ended before."""
    running = [
        each.row
        async for each in every(boards, MATCHINGS, ledger)
        if not each.row.voided
        and each.row.started_on <= on
        and (each.row.ended_on is None or on < each.row.ended_on)
        and campaign_id in {None, each.row.campaign_id}
    ]
    names = {each.id: each.row.name async for each in every(boards, DEPUTIES, ledger)}
    loads = Counter(row.deputy_id for row in running)
    return MatchingLoad(
        on=on,
        matchings=len(running),
        deputies=len(loads),
        targets=len({(row.kind, row.target) for row in running}),
        by_kind=dict(sorted(Counter(row.kind for row in running).items())),
        loads=[
            DeputyLoad(id, names.get(id, ""), count)
            for id, count in sorted(loads.items(), key=lambda each: (-each[1], str(each[0])))
        ],
    )
