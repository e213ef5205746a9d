"""Reception days over HTTP: what a schedule proposes, what a holiday moves, what was heard."""

from uuid import UUID

from application.access import Action
from application.container import Container
from application.ledger import today
from application.paging import every
from application.projections.books import OPINIONS, PLACES
from application.reception_days import OnHoliday, on_holidays
from domain.shared import policy
from domain.shared.schedule import Proposed, proposed
from interface.http.reading import Onlooker, reached
from interface.http.schemas.query import Asking
from interface.http.schemas.reception import AskingProposals


async def proposals(app: Container, look: Onlooker, query: AskingProposals) -> list[Proposed]:
    """The days of a schedule, by what the place says of holidays."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    place = (await app.boards.one(PLACES, look.place.id, look.place.id)).row
    rules = policy.resolve(place.policy, place.level, query.from_on)
    moves = rules.choice("reception_on_holiday") == "move"
    return proposed(query.schedule(), query.from_on, query.to_on, moves=moves)


async def moving(app: Container, look: Onlooker, query: Asking) -> list[OnHoliday]:
    """The announced days that are holidays by now."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return await on_holidays(app.boards, look.place.id, today())


async def heard_at(app: Container, jurisdiction_id: UUID, reception_id: UUID) -> list[UUID]:
    """The opinions that were heard at a reception."""
    there = {"reception_id": str(reception_id)}
    return [each.id async for each in every(app.boards, OPINIONS, jurisdiction_id, there)]
