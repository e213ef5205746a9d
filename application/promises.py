"""承诺台账 — what the units promised in their replies, across years and terms."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.paging import every
from application.projections.books import SUGGESTIONS
from application.views import Boards


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """一项承诺：哪件建议的答复里的第几项，哪个单位，何时到期，现在怎样。"""

    suggestion_id: UUID
    number: str
    title: str
    promise: int
    what: str
    unit: str
    made_on: date
    due_on: date
    state: str
    ended_on: date | None
    satisfaction: str


async def promises(
    boards: Boards,
    jurisdiction_id: UUID,
    *,
    state: str = "",
    unit: str = "",
    since: date = date.min,
    until: date = date.max,
) -> list[PromiseLine]:
    """All of them, or those in one state, of one unit, due from a day or to a day.

    What is due first comes first.
    """
    wanted = {key: said for key, said in (("state", state), ("unit", unit)) if said}
    found = [
        PromiseLine(
            suggestion_id=entry.id,
            number=entry.row.number,
            title=entry.row.title,
            promise=at,
            what=each["what"],
            unit=each.get("unit", ""),
            made_on=date.fromisoformat(each["on"]),
            due_on=date.fromisoformat(each["due_on"]),
            state=each["state"],
            ended_on=date.fromisoformat(each["ended_on"]) if each["ended_on"] else None,
            satisfaction=each.get("satisfaction", ""),
        )
        async for entry in every(boards, SUGGESTIONS, jurisdiction_id, {"promises": [wanted]})
        for at, each in enumerate(entry.row.promises, 1)
        if wanted.items() <= each.items()
        and since <= date.fromisoformat(each["due_on"]) <= until
    ]
    return sorted(found, key=lambda line: (line.due_on, line.number, line.promise))
