"""Pilot register: where a campaign is tried out, and what its reviews found."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened, told
from domain.pilot import Pilot


@dataclass(frozen=True)
class PilotRow:
    """试点"""

    campaign_id: UUID
    place: str
    tasks: str
    designated_by: str
    designated_on: date
    verdict: str
    reviews: list[dict[str, Any]]


def fold(row: PilotRow | None, event: Any) -> PilotRow | None:
    """The row after the event."""
    match event:
        case Pilot.Designated():
            return opened(PilotRow, event, verdict="", reviews=[])
        case Pilot.Reviewed() if row:
            reviews = [*row.reviews, told(event)]
            return changed(row, verdict=event.verdict, reviews=reviews)
        case _:
            return row
