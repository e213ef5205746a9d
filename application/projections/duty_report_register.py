"""Duty-report register: who reported to those who elected them, and what these thought."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.duty_report import DutyReport


@dataclass(frozen=True)
class DutyReportRow:
    """述职. ``points`` is the sum of the ``scored`` ballots; averages and turnout follow."""

    deputy_id: UUID
    congress: str
    to: str
    place: str
    held_on: date
    present: int
    text: str
    campaign_id: UUID | None
    evaluated_on: date | None
    issued: int
    returned: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    abstained: int
    scored: int
    points: int
    voided: bool
    reason: str

    @property
    def deputies(self) -> list[UUID]:
        """Who reported: one deputy, counted once however often they report."""
        return [self.deputy_id]


NOT_EVALUATED: dict[str, Any] = {
    "evaluated_on": None,
    "issued": 0,
    "returned": 0,
    "satisfied": 0,
    "basically_satisfied": 0,
    "dissatisfied": 0,
    "abstained": 0,
    "scored": 0,
    "points": 0,
    "voided": False,
    "reason": "",
}


def fold(row: DutyReportRow | None, event: Any) -> DutyReportRow | None:
    """The row after the event."""
    match event:
        case DutyReport.Held():
            return opened(DutyReportRow, event, **NOT_EVALUATED)
        case _ if row is None:
            return None
        case DutyReport.Evaluated():
            return changed(
                row,
                evaluated_on=event.evaluated_on,
                issued=event.issued,
                returned=event.returned,
                scored=len(event.points),
                points=sum(event.points),
                **event.classes,
            )
        case DutyReport.Voided():
            return changed(row, voided=True, reason=event.reason)
        case _:
            return row
