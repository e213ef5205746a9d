"""Reception register: who receives voters where and when, who came, what was told of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.reception import Reception, Status, events


@dataclass(frozen=True)
class ReceptionRow:
    """接待日"""

    station_id: UUID | None
    place: str
    campaign_id: UUID | None
    status: str
    announced_on: date | None
    receive_on: date
    hours: str
    deputies: list[UUID]
    attended: list[UUID]
    voters: int | None
    voter_times: int
    moved: list[dict[str, Any]]
    substituted: list[dict[str, Any]]
    cancelled: str
    summary: str
    published_on: date | None

    @property
    def persons(self) -> int:
        """The voters, where persons were counted apart from times."""
        return self.voters or 0


NEW: dict[str, Any] = {
    "moved": [],
    "substituted": [],
    "cancelled": "",
    "summary": "",
    "published_on": None,
}


def fold(row: ReceptionRow | None, event: Any) -> ReceptionRow | None:
    """The row after the event."""
    match event:
        case Reception.Announced():
            nobody: dict[str, Any] = {"attended": [], "voters": None, "voter_times": 0}
            return opened(ReceptionRow, event, status=Status.ANNOUNCED, **nobody, **NEW)
        case Reception.Received():
            unannounced = {"announced_on": None, "hours": "", "deputies": event.attended}
            return opened(
                ReceptionRow,
                event,
                status=Status.HELD,
                receive_on=event.held_on,
                **unannounced,
                **NEW,
            )
        case _ if row is None:
            return None
        case Reception.Rescheduled():
            was = {"from": row.receive_on.isoformat(), "reason": event.reason}
            return changed(
                row,
                receive_on=event.receive_on,
                hours=event.hours,
                moved=[*row.moved, was | {"on": event.rescheduled_on.isoformat()}],
            )
        case Reception.DeputySubstituted():
            return _substituted(row, event)
        case Reception.Held():
            return changed(
                row,
                status=Status.HELD,
                attended=event.attended,
                voters=event.voters,
                voter_times=event.voter_times,
            )
        case Reception.Corrected():
            changes = dict(event.changes)
            if "attended" in changes:
                changes["attended"] = [UUID(str(each)) for each in changes["attended"]]
            return changed(row, **changes)
        case Reception.Cancelled():
            return changed(row, status=Status.CANCELLED, cancelled=event.reason)
        case Reception.Published():
            return changed(
                row,
                status=Status.PUBLISHED,
                summary=event.summary,
                published_on=event.published_on,
            )
        case _:
            return row


def _substituted(row: ReceptionRow, event: events.DeputySubstituted) -> ReceptionRow:
    instead = {event.deputy_id: event.substitute_id}
    told = {
        "deputy": str(event.deputy_id),
        "substitute": str(event.substitute_id),
        "reason": event.reason,
    }
    return changed(
        row,
        deputies=[instead.get(each, each) for each in row.deputies],
        substituted=[*row.substituted, told],
    )
