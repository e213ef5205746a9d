"""Duty-report register: who reported to those who elected them, and what these thought."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.duty_report import DutyReport


@dataclass(frozen=True)
class DutyReportRow:
    """述职. ``grades`` are those of the ballot there; 满意 and so on what they come down to.

    ``points`` is the sum of the ``scored`` ballots; averages and turnout follow.
    """

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
    scheme: str
    grades: dict[str, int]
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

    @property
    def excellent(self) -> int:
        return self.grades.get("excellent", 0)

    @property
    def competent(self) -> int:
        return self.grades.get("competent", 0)

    @property
    def basically_competent(self) -> int:
        return self.grades.get("basically_competent", 0)

    @property
    def incompetent(self) -> int:
        return self.grades.get("incompetent", 0)


NOT_EVALUATED: dict[str, Any] = {
    "evaluated_on": None,
    "issued": 0,
    "returned": 0,
    "scheme": "",
    "grades": {},
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
                scheme=event.scheme,
                grades=event.grades,
                scored=len(event.points),
                points=sum(event.points),
                **event.classes,
            )
        case DutyReport.Voided():
            return changed(row, voided=True, reason=event.reason)
        case _:
            return row
