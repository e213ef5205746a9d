"""承诺台账 — what the units promised in their replies, across years and terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import UUID


class Bookmark(NamedTuple):
    """Where a list goes on: after this promise of the suggestion that was opened there."""

    due_on: date
    opened: int
    promise: int


FIRST = Bookmark(date.min, 0, 0)


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


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Promises, what is due first comes first; ``next`` goes on, ``None`` at the end."""

    lines: list[PromiseLine]
    next: Bookmark | None
    position: int


class Promises(Protocol):
    """承诺台账"""

    async def page(
        self,
        jurisdiction_id: UUID,
        *,
        state: str = "",
        unit: str = "",
        since: date = date.min,
        until: date = date.max,
        after: Bookmark = FIRST,
        limit: int = 50,
    ) -> PromisePage:
        """All of them, or those in one state, of one unit, due from a day or to a day."""


def promise_line(
    suggestion_id: UUID, number: str, title: str, promise: int, made: Mapping[str, Any]
) -> PromiseLine:
    """A promise of a row; a unit and a judgement it may have none."""
    return PromiseLine(
        suggestion_id=suggestion_id,
        number=number,
        title=title,
        promise=promise,
        what=made["what"],
        unit=made.get("unit", ""),
        made_on=date.fromisoformat(made["on"]),
        due_on=date.fromisoformat(made["due_on"]),
        state=made["state"],
        ended_on=date.fromisoformat(made["ended_on"]) if made["ended_on"] else None,
        satisfaction=made.get("satisfaction", ""),
    )
