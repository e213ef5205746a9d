"""Rounds of inspections: which team looks at what, and where."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.inspection_round import InspectionRound


@dataclass(frozen=True)
class InspectionRoundRow:
    """督导检查. ``units`` are the places to be inspected."""

    title: str
    campaign_id: UUID | None
    team: str
    inspectors: list[str]
    items: list[dict[str, Any]]
    units: list[dict[str, Any]]
    after_id: UUID | None
    summary: str
    planned_on: date
    concluded_on: date | None


def fold(row: InspectionRoundRow | None, event: Any) -> InspectionRoundRow | None:
    """The row after the event."""
    match event:
        case InspectionRound.Planned():
            return opened(InspectionRoundRow, event, summary="", concluded_on=None)
        case InspectionRound.Concluded() if row:
            return changed(row, summary=event.summary, concluded_on=event.concluded_on)
        case _:
            return row
