"""Received reports: what each congress below reports, and what became of it here."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.period_report_register import amendment
from domain.received_report import ReceivedReport, ReviewStatus


@dataclass(frozen=True)
class ReceivedReportRow:
    """收到的报告"""

    title: str
    campaign_id: UUID | None
    from_jurisdiction_id: UUID
    from_report_id: UUID
    period_from: date
    period_to: date
    status: str
    number: int
    figures: list[dict[str, Any]]
    summary: str
    at_position: int
    at_root: str
    digest: str
    returns: list[dict[str, Any]]
    amendments: list[dict[str, Any]]
    due_on: date | None
    late: bool
    received_on: date
    accepted_on: date | None


def fold(row: ReceivedReportRow | None, event: Any) -> ReceivedReportRow | None:
    """The row after the event."""
    match event:
        case ReceivedReport.Received():
            begun: dict[str, Any] = {"number": 1, "returns": [], "amendments": []}
            begun |= {"status": ReviewStatus.PENDING, "accepted_on": None}
            return opened(ReceivedReportRow, event, **begun)
        case _ if row is None:
            return None
        case ReceivedReport.Returned():
            told = {
                "number": row.number,
                "figures": event.figures,
                "message": event.message,
                "returned_on": event.returned_on.isoformat(),
            }
            return changed(row, status=ReviewStatus.SENT_BACK, returns=[*row.returns, told])
        case ReceivedReport.ReceivedAgain():
            return changed(
                row,
                status=ReviewStatus.PENDING,
                number=event.number,
                figures=event.figures,
                summary=event.summary,
                at_position=event.at_position,
                at_root=event.at_root,
                digest=event.digest,
            )
        case ReceivedReport.Accepted():
            return changed(row, status=ReviewStatus.APPROVED, accepted_on=event.accepted_on)
        case ReceivedReport.AmendmentReceived():
            return changed(row, amendments=[*row.amendments, amendment(event)])
        case _:
            return row
