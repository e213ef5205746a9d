"""Livelihood projects: who does what the deputies chose, how far it is, what they say of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.livelihood_project import LivelihoodProject


@dataclass(frozen=True)
class LivelihoodProjectRow:
    """民生实事项目. ``assessments`` are of what is done, the others of how far it was."""

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
    progress_assessments: list[dict[str, Any]]
    to_year: int | None
    commissioned_on: date
    completed_on: date | None

    @property
    def cohort(self) -> str:
        """The year whose project it is."""
        return str(self.year)

    @property
    def satisfied(self) -> int:
        """Deputies who were satisfied when they assessed it last, completed."""
        return _said(self.assessments, "satisfied")

    @property
    def basically_satisfied(self) -> int:
        return _said(self.assessments, "basically_satisfied")

    @property
    def dissatisfied(self) -> int:
        return _said(self.assessments, "dissatisfied")

    @property
    def abstained(self) -> int:
        return _said(self.assessments, "abstained")

    @property
    def progress_satisfied(self) -> int:
        """Deputies who were satisfied when they assessed last how far it was."""
        return _said(self.progress_assessments, "satisfied")

    @property
    def progress_basically_satisfied(self) -> int:
        return _said(self.progress_assessments, "basically_satisfied")

    @property
    def progress_dissatisfied(self) -> int:
        return _said(self.progress_assessments, "dissatisfied")

    @property
    def progress_abstained(self) -> int:
        return _said(self.progress_assessments, "abstained")


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
                progress_assessments=[],
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
        case LivelihoodProject.ProgressAssessed():
            said = _ballots(event)
            return changed(row, progress_assessments=[*row.progress_assessments, said])
        case LivelihoodProject.Carried():
            return changed(row, status="carried_over", to_year=event.to_year)
        case _:
            return row


def _assessed(row: LivelihoodProjectRow, event: Any) -> dict[str, Any]:
    """What is not accepted is not completed."""
    said = _ballots(event) | {"accepted": event.accepted}
    facts: dict[str, Any] = {"assessments": [*row.assessments, said]}
    if event.accepted:
        return facts | {"status": "accepted"}
    return facts | {"status": "commissioned", "completed_on": None}


def _ballots(event: Any) -> dict[str, Any]:
    return {
        "on": event.assessed_on.isoformat(),
        "satisfied": event.satisfied,
        "basically_satisfied": event.basically_satisfied,
        "dissatisfied": event.dissatisfied,
        "abstained": event.abstained,
    }


def _said(assessments: list[dict[str, Any]], judgement: str) -> int:
    return int(assessments[-1].get(judgement, 0)) if assessments else 0
