"""Clocks over HTTP: those of one matter, explained; those of a place, the most urgent first."""

from uuid import UUID

from application import deadlines
from application.access import Action
from application.container import Container
from application.due_sheet import Deadline, DueLines
from application.ledger import today
from interface.http.reading import Onlooker, reached
from interface.http.schemas.handling_case import AskingDue
from interface.http.schemas.query import Asking


async def clocks(
    app: Container, look: Onlooker, suggestion_id: UUID, query: Asking
) -> list[Deadline]:
    """Every clock of a suggestion and of the case that handles it."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return await deadlines.clocks(app.boards, look.place.id, suggestion_id, today())


async def due(app: Container, look: Onlooker, query: AskingDue) -> DueLines:
    """What is due in this place, overdue first."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return await deadlines.due(
        app.boards,
        app.due_sheet,
        look.place.id,
        today=today(),
        days=query.days,
        who=query.who,
        skip=query.skip,
        limit=query.limit,
    )
