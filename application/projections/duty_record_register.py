"""Duty-record register: entries of deputies' duty files, as they stand after checks."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.duty_record import DutyRecord, Registrant, Status


@dataclass(frozen=True)
class DutyRecordRow:
    """履职登记. ``until_on``: the last day on which the deputy may dispute it."""

    deputy_id: UUID
    kind: str
    title: str
    occurred_on: date
    quantity: int
    evidence: list[dict[str, str]]
    by: str
    status: str
    until_on: date | None
    reason: str
    recorded_on: date

    @property
    def deputies(self) -> list[UUID]:
        """The one whose file it stands in."""
        return [self.deputy_id]


def fold(row: DutyRecordRow | None, event: Any) -> DutyRecordRow | None:
    """The row after the event."""
    match event:
        case DutyRecord.Recorded():
            claimed = event.by == Registrant.DEPUTY
            status = Status.CLAIMED if claimed else Status.RECORDED
            return opened(DutyRecordRow, event, status=status, reason="")
        case _ if row is None:
            return None
        case DutyRecord.Confirmed():
            return changed(row, status=Status.CONFIRMED)
        case DutyRecord.Disputed():
            return changed(row, status=Status.DISPUTED, reason=event.reason)
        case DutyRecord.Corrected():
            changes = dict(event.changes)
            if "occurred_on" in changes:
                changes["occurred_on"] = date.fromisoformat(str(changes["occurred_on"]))
            return changed(row, status=Status.CORRECTED, reason=event.reason, **changes)
        case DutyRecord.Upheld():
            return changed(row, status=Status.UPHELD, reason=event.reason)
        case DutyRecord.Verified():
            return changed(row, status=Status.VERIFIED)
        case DutyRecord.Voided():
            return changed(row, status=Status.VOIDED, reason=event.reason)
        case _:
            return row
