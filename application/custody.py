"""流转 — the whole way of a matter between congresses, as either end may see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.projections.opinion_board import OpinionRow
from application.projections.suggestion_board import SuggestionRow
from application.views import Directory
from domain.suggestion import custody


@dataclass(frozen=True, slots=True)
class Hop:
    """One place on the way: how long it waited there to be accepted, how long it was held.

    ``how``: ``offered`` waits for acceptance, ``holding``, ``handed_on``, ``refused``,
    ``answered``, ``withdrawn``. Days are calendar days, up to today while it lasts.
    """

    jurisdiction_id: UUID
    name: str
    offered_on: date | None
    from_on: date | None
    until_on: date | None
    waited: int
    days: int
    how: str


Travels = SuggestionRow | OpinionRow


async def chain(directory: Directory, here: UUID, row: Travels, today: date) -> list[Hop]:
    """Every hop of a matter, in order; one that never left has a single hop."""
    return [await _hop(directory, hop, today) for hop in row.custody or _alone(here, row)]


def _alone(here: UUID, row: Travels) -> custody.Custody:
    begun_on = row.heard_on if isinstance(row, OpinionRow) else row.filed_on
    held = custody.begun(here, begun_on)
    if isinstance(row, SuggestionRow) and row.withdrawn_on:
        return custody.withdrawn(held, row.withdrawn_on)
    return custody.answered(held, row.replied_on) if row.replied_on else held


async def _hop(directory: Directory, hop: dict[str, str | None], today: date) -> Hop:
    id = UUID(hop["jurisdiction_id"])
    offered_on, from_on, until_on = (
        date.fromisoformat(text) if (text := hop[name]) else None
        for name in ("offered_on", "from_on", "until_on")
    )
    end = until_on or today
    return Hop(
        jurisdiction_id=id,
        name=(await directory.place(id)).name,
        offered_on=offered_on,
        from_on=from_on,
        until_on=until_on,
        waited=((from_on or end) - offered_on).days if offered_on else 0,
        days=(end - from_on).days if from_on else 0,
        how=str(hop["how"]),
    )
