"""Evaluations: who was proposed, what was verified, how they rank, who was commended."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.evaluation import Evaluation


@dataclass(frozen=True)
class EvaluationRow:
    """考评. ``results`` are those that were published."""

    title: str
    year: int
    campaign_id: UUID | None
    sheet_id: UUID
    edition: int
    sheet: dict[str, Any]
    subjects: list[dict[str, Any]]
    results: list[dict[str, Any]]
    honours: list[dict[str, Any]]
    opened_on: date
    published_on: date | None


def fold(row: EvaluationRow | None, event: Any) -> EvaluationRow | None:
    """The row after the event."""
    match event:
        case Evaluation.Opened():
            begun: dict[str, Any] = {"subjects": [], "results": [], "honours": []}
            return opened(EvaluationRow, event, **begun, published_on=None)
        case _ if row is None:
            return None
        case Evaluation.Proposed():
            begun = {"state": "proposed", "proposed_by": event.by, "remark": ""}
            return changed(
                row, subjects=[*row.subjects, *(each | begun for each in event.subjects)]
            )
        case Evaluation.Verified():
            told = {"state": "verified", "measures": event.measures, "remark": event.note}
            return _with(row, event.subject_id, told)
        case Evaluation.Refused():
            return _with(row, event.subject_id, {"state": "refused", "remark": event.reason})
        case Evaluation.Published():
            return changed(row, results=event.results, published_on=event.published_on)
        case Evaluation.Commended():
            honour = {
                "honour": event.honour,
                "subject_ids": event.subject_ids,
                "decided_by": event.decided_by,
                "commended_on": event.commended_on.isoformat(),
            }
            return changed(row, honours=[*row.honours, honour])
        case _:
            return row


def _with(row: EvaluationRow, subject_id: str, told: dict[str, Any]) -> EvaluationRow:
    return changed(
        row,
        subjects=[each | told if each["id"] == subject_id else each for each in row.subjects],
    )
