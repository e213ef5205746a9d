"""Suggestion board: where each suggestion is, with whom, until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.suggestion import Route, Status, Suggestion, judged


@dataclass(frozen=True)
class SuggestionRow:
    """代表建议 as the office sees it."""

    title: str
    text: str
    status: str
    sponsor: str
    sponsor_id: UUID | None
    campaign_id: UUID | None
    focus_area: str
    category: str
    route: str
    lead_unit: str | None
    due_on: date | None
    satisfaction: str
    from_jurisdiction_id: UUID | None
    to_jurisdiction_id: UUID | None
    above_suggestion_id: UUID | None
    proper_holder: str
    filed_on: date
    replied_on: date | None
    resolved_on: date | None


NOTHING_YET: dict[str, Any] = {
    "route": "",
    "lead_unit": None,
    "due_on": None,
    "satisfaction": "",
    "to_jurisdiction_id": None,
    "above_suggestion_id": None,
    "proper_holder": "",
    "replied_on": None,
    "resolved_on": None,
}


def fold(row: SuggestionRow | None, event: Any) -> SuggestionRow | None:
    """The row after the event."""
    match event:
        case Suggestion.Filed():
            return opened(
                SuggestionRow,
                event,
                **NOTHING_YET,
                status=Status.FILED,
                from_jurisdiction_id=None,
            )
        case Suggestion.Received():
            return opened(
                SuggestionRow,
                event,
                **NOTHING_YET,
                status=Status.INCOMING,
                sponsor="",
                sponsor_id=None,
                campaign_id=None,
                filed_on=event.received_on,
            )
        case _ if row is None:
            return None
        case Suggestion.Accepted():
            return changed(row, status=Status.FILED)
        case Suggestion.Refused():
            return changed(row, status=Status.REFUSED, proper_holder=event.proper_holder)
        case Suggestion.Sorted():
            settles = event.route == Route.SETTLE_HERE
            return changed(
                row, route=event.route, status=Status.SETTLING if settles else row.status
            )
        case Suggestion.Offered():
            return changed(
                row, status=Status.OFFERED, to_jurisdiction_id=event.to_jurisdiction_id
            )
        case Suggestion.OfferAccepted():
            return changed(
                row,
                status=Status.HELD_ABOVE,
                above_suggestion_id=event.above_suggestion_id,
            )
        case Suggestion.OfferRefused():
            return changed(row, status=Status.FILED, proper_holder=event.proper_holder)
        case Suggestion.Dispatched():
            return changed(
                row,
                status=Status.DISPATCHED,
                lead_unit=event.lead_unit,
                due_on=event.due_on,
            )
        case Suggestion.Replied():
            return changed(row, status=Status.REPLIED, replied_on=event.replied_on)
        case Suggestion.Judged():
            status = judged(
                event.satisfaction, row.status, row.above_suggestion_id, row.lead_unit
            )
            return changed(
                row,
                status=status,
                satisfaction=event.satisfaction,
                resolved_on=row.resolved_on if status == Status.RESOLVED else None,
            )
        case Suggestion.Resolved():
            return changed(row, status=Status.RESOLVED, resolved_on=event.resolved_on)
        case _:
            return row
