"""Meeting register: what was held, as it stands after corrections."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.meeting import Meeting


@dataclass(frozen=True)
class MeetingRow:
    """会议. ``documents``: title and copies."""

    campaign_id: UUID | None
    kind: str
    title: str
    held_on: date
    held_by: str
    place: str
    attendees: list[UUID]
    others: int
    units: list[str]
    speakers: list[str]
    documents: list[dict[str, Any]]
    reports: list[str]
    note: str
    voided: bool

    @property
    def persons(self) -> int:
        """How many came: deputies and others."""
        return len(self.attendees) + self.others

    @property
    def copies(self) -> int:
        """How many copies of its documents were handed out."""
        return sum(int(each["copies"]) for each in self.documents)


def fold(row: MeetingRow | None, event: Any) -> MeetingRow | None:
    """The row after the event."""
    match event:
        case Meeting.Held():
            return opened(MeetingRow, event, voided=False)
        case _ if row is None:
            return None
        case Meeting.Corrected():
            changes = dict(event.changes)
            if "attendees" in changes:
                changes["attendees"] = [UUID(str(each)) for each in changes["attendees"]]
            return changed(row, **changes)
        case Meeting.Voided():
            return changed(row, voided=True)
        case _:
            return row
