"""Reads of clocks: those of one matter, those of a whole place, and when they turn amber."""

from datetime import date, timedelta
from uuid import UUID

from application.due_sheet import Deadline, DueLines, DueSheet, deadline
from application.projections.books import HANDLING_CASES, PLACES, SUGGESTIONS
from application.views import Boards
from domain.shared.policy import resolve


async def clocks(
    boards: Boards, jurisdiction_id: UUID, suggestion_id: UUID, today: date
) -> list[Deadline]:
    """Every clock of a suggestion and of the case that handles it, the earliest first."""
    suggestion = await boards.one(SUGGESTIONS, jurisdiction_id, suggestion_id)
    told = [(SUGGESTIONS.noun, suggestion_id, suggestion.row.clocks)]
    if case_id := suggestion.row.case_id:
        case = await boards.one(HANDLING_CASES, jurisdiction_id, case_id)
        told.append((HANDLING_CASES.noun, case_id, case.row.clocks))
    amber = await amber_days(boards, jurisdiction_id, today)
    found = [deadline(noun, id, each, today, amber) for noun, id, own in told for each in own]
    return sorted(found, key=lambda each: (each.from_on, each.due_on))


async def due(
    boards: Boards,
    due_sheet: DueSheet,
    jurisdiction_id: UUID,
    *,
    today: date,
    days: int,
    who: str | None = None,
    skip: int = 0,
    limit: int = 50,
) -> DueLines:
    """What is due within so many days, overdue first."""
    return await due_sheet.read(
        jurisdiction_id,
        today=today,
        until=today + timedelta(days=days),
        amber_days=await amber_days(boards, jurisdiction_id, today),
        who=who,
        skip=skip,
        limit=limit,
    )


async def amber_days(boards: Boards, jurisdiction_id: UUID, today: date) -> int:
    """How many working days before the last one a clock turns amber here."""
    place = await boards.one(PLACES, jurisdiction_id, jurisdiction_id)
    return resolve(place.row.policy, place.row.level, today).number("amber_days")
