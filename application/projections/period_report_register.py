"""Period reports: every submission as it was frozen, what was asked of it, what was amended."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.period_report import PeriodReport, ReportStatus


@dataclass(frozen=True)
class PeriodReportRow:
    """定期报告. ``figures`` are those of the last submission, ``earlier`` those before it."""

    title: str
    campaign_id: UUID | None
    period_from: date
    period_to: date
    status: str
    number: int
    figures: list[dict[str, Any]]
    summary: str
    at_position: int
    at_root: str
    digest: str
    below: dict[str, Any]
    earlier: list[dict[str, Any]]
    amendments: list[dict[str, Any]]
    to_jurisdiction_id: UUID
    due_on: date | None
    late: bool
    submitted_on: date
    accepted_on: date | None


def fold(row: PeriodReportRow | None, event: Any) -> PeriodReportRow | None:
    """The row after the event."""
    match event:
        case PeriodReport.Submitted():
            return opened(
                PeriodReportRow,
                event,
                status=ReportStatus.SUBMITTED,
                number=1,
                earlier=[],
                amendments=[],
                accepted_on=None,
            )
        case _ if row is None:
            return None
        case PeriodReport.Returned():
            asked = {
                "number": row.number,
                "figures": row.figures,
                "digest": row.digest,
                "asked": event.figures,
                "message": event.message,
                "returned_on": event.returned_on.isoformat(),
            }
            return changed(row, status=ReportStatus.RETURNED, earlier=[*row.earlier, asked])
        case PeriodReport.Resubmitted():
            return changed(
                row,
                status=ReportStatus.SUBMITTED,
                number=event.number,
                figures=event.figures,
                summary=event.summary,
                at_position=event.at_position,
                at_root=event.at_root,
                digest=event.digest,
                below=event.below,
            )
        case PeriodReport.Accepted():
            return changed(row, status=ReportStatus.ACCEPTED, accepted_on=event.accepted_on)
        case PeriodReport.Amended():
            return changed(row, amendments=[*row.amendments, amendment(event)])
        case _:
            return row


def amendment(event: Any) -> dict[str, Any]:
    """An amendment as both sides show it."""
    return {
        "number": event.number,
        "indicator": event.indicator,
        "value": str(event.value),
        "reason": event.reason,
        "amended_on": event.amended_on.isoformat(),
    }
