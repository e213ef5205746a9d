"""Clocks: those of one matter, explained; those of a whole place, the most urgent first."""

from datetime import timedelta
from uuid import UUID

from application.access import Action
from application.container import Container
from application.due_sheet import Deadline, DueLines, deadline
from application.ledger import today
from application.projections.books import HANDLING_CASES, PLACES, SUGGESTIONS
from domain.shared.policy import resolve
from interface.http.reading import Onlooker, reached
from interface.http.schemas.handling_case import AskingDue
from interface.http.schemas.query import Asking


async def clocks(
    app: Container, look: Onlooker, suggestion_id: UUID, query: Asking
) -> list[Deadline]:
    """Every clock of a suggestion and of the case that handles it, the earliest first."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    suggestion = await app.boards.one(SUGGESTIONS, look.place.id, suggestion_id)
    told = [(SUGGESTIONS.noun, suggestion_id, suggestion.row.clocks)]
    if case_id := suggestion.row.case_id:
        case = await app.boards.one(HANDLING_CASES, look.place.id, case_id)
        told.append((HANDLING_CASES.noun, case_id, case.row.clocks))
    on, amber = today(), await _amber_days(app, look)
    found = [deadline(noun, id, each, on, amber) for noun, id, own in told for each in own]
    return sorted(found, key=lambda each: (each.from_on, each.due_on))


async def due(app: Container, look: Onlooker, query: AskingDue) -> DueLines:
    """What is due in this place, overdue first."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return await app.due_sheet.read(
        look.place.id,
        today=today(),
        until=today() + timedelta(days=query.days),
        amber_days=await _amber_days(app, look),
        who=query.who,
        skip=query.skip,
        limit=query.limit,
    )


async def _amber_days(app: Container, look: Onlooker) -> int:
    """How many working days before the last one it turns amber here."""
    place = await app.boards.one(PLACES, look.place.id, look.place.id)
    return resolve(place.row.policy, place.row.level, today()).number("amber_days")
