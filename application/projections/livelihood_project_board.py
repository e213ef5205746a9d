"""Livelihood projects: who does what the deputies chose, how far it is, what they say of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.livelihood_project import LivelihoodProject


@dataclass(frozen=True)
class LivelihoodProjectRow:
    """民生实事项目"""

    vote_id: UUID
    candidate_id: UUID
    title: str
    year: int
    unit: str
    due_on: date | None
    campaign_id: UUID | None
    status: str
    percent: int
    reports: list[dict[str, Any]]
    evidence: str
    assessments: list[dict[str, Any]]
    to_year: int | None
    commissioned_on: date
    completed_on: date | None

    @property
    def cohort(self) -> str:
        """The year whose project it is."""
        return str(self.year)

    @property
    def satisfied(self) -> int:
        """Deputies who were satisfied when they assessed it last."""
        return self._said("satisfied")

    @property
    def basically_satisfied(self) -> int:
        return self._said("basically_satisfied")

    @property
    def dissatisfied(self) -> int:
        return self._said("dissatisfied")

    def _said(self, judgement: str) -> int:
        return int(self.assessments[-1][judgement]) if self.assessments else 0


def fold(row: LivelihoodProjectRow | None, event: Any) -> LivelihoodProjectRow | None:
    """The row after the event."""
    match event:
        case LivelihoodProject.Commissioned():
            return opened(
                LivelihoodProjectRow,
                event,
                status="commissioned",
                percent=0,
                reports=[],
                evidence="",
                assessments=[],
                to_year=None,
                completed_on=None,
            )
        case _ if row is None:
            return None
        case LivelihoodProject.ProgressReported():
            on = event.reported_on.isoformat()
            said = {"on": on, "percent": event.percent, "text": event.text}
            return changed(row, percent=event.percent, reports=[*row.reports, said])
        case LivelihoodProject.Completed():
            return changed(
                row,
                status="completed",
                percent=100,
                evidence=event.evidence,
                completed_on=event.completed_on,
            )
        case LivelihoodProject.Assessed():
            return changed(row, **_assessed(row, event))
        case LivelihoodProject.Carried():
            return changed(row, status="carried_over", to_year=event.to_year)
        case _:
            return row


def _assessed(row: LivelihoodProjectRow, event: Any) -> dict[str, Any]:
    """What is not accepted is not completed."""
    said = {
        "on": event.assessed_on.isoformat(),
        "satisfied": event.satisfied,
        "basically_satisfied": event.basically_satisfied,
        "dissatisfied": event.dissatisfied,
        "accepted": event.accepted,
    }
    facts: dict[str, Any] = {"assessments": [*row.assessments, said]}
    if event.accepted:
        return facts | {"status": "accepted"}
    return facts | {"status": "commissioned", "completed_on": None}
