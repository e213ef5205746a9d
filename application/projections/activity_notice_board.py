"""Activity-notice board: what is to be held when, who asked for leave, who was there."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.activity_notice import ActivityNotice
from domain.activity_notice.words import Status


@dataclass(frozen=True)
class ActivityNoticeRow:
    """活动通知. ``leaves``: deputy_id, reason, on, approved (none: not decided yet)."""

    kind: str
    content: str
    place: str
    group_id: UUID | None
    campaign_id: UUID | None
    invited: list[UUID]
    will_be_on: date
    planned_on: date
    issued_on: date | None
    leaves: list[dict[str, Any]]
    status: str
    reason: str
    activity_id: UUID | None
    present: list[UUID]
    absent: list[UUID]
    on_leave: list[UUID]
    held_on: date | None


NOTHING_YET: dict[str, Any] = {
    "issued_on": None,
    "leaves": [],
    "status": Status.PLANNED.value,
    "reason": "",
    "activity_id": None,
    "present": [],
    "absent": [],
    "on_leave": [],
    "held_on": None,
}


def fold(row: ActivityNoticeRow | None, event: Any) -> ActivityNoticeRow | None:
    """The row after the event."""
    match event:
        case ActivityNotice.Planned():
            return opened(ActivityNoticeRow, event, **NOTHING_YET)
        case _ if row is None:
            return None
        case ActivityNotice.Issued():
            return changed(row, status=Status.ISSUED.value, issued_on=event.issued_on)
        case ActivityNotice.Rescheduled():
            return changed(
                row, will_be_on=event.will_be_on, place=event.place, reason=event.reason
            )
        case ActivityNotice.LeaveRequested():
            asked = {
                "deputy_id": str(event.deputy_id),
                "reason": event.reason,
                "on": event.requested_on.isoformat(),
                "approved": None,
            }
            return changed(row, leaves=[*row.leaves, asked])
        case ActivityNotice.LeaveDecided():
            return changed(row, leaves=[_decided(each, event) for each in row.leaves])
        case ActivityNotice.Held():
            return changed(
                row,
                status=Status.HELD.value,
                activity_id=event.activity_id,
                present=event.present,
                absent=event.absent,
                on_leave=event.on_leave,
                held_on=event.held_on,
            )
        case ActivityNotice.Cancelled():
            return changed(row, status=Status.CANCELLED.value, reason=event.reason)
        case _:
            return row


def _decided(leave: dict[str, Any], event: ActivityNotice.LeaveDecided) -> dict[str, Any]:
    mine = leave["deputy_id"] == str(event.deputy_id)
    return {**leave, "approved": event.approved} if mine else leave
