"""Activity register: what was done, as it stands after corrections."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.activity import Activity
from domain.activity.words import came
from domain.jurisdiction import Level


def _at(level: str) -> property:
    """The participants who sat at a level that day."""

    def sat(row: "ActivityRow") -> list[UUID]:
        if level not in row.levels:
            return []
        both = zip(row.participants, row.levels, strict=True)
        return [each for each, at in both if at == level]

    return property(sat)


@dataclass(frozen=True)
class ActivityRow:
    """代表活动. ``levels`` go with the participants; empty where nobody's is known."""

    kind: str
    occurred_on: date
    place: str
    campaign_id: UUID | None
    group_id: UUID | None
    focus_area: str
    checklist_item: str
    participants: list[UUID]
    levels: list[str]
    villages: list[str]
    enterprises: list[str]
    projects: list[str]
    households: int
    voters_received: int
    opinions_heard: int
    problems_found: int
    problems_solved: int
    counts: dict[str, int]
    note: str
    voided: bool
    also_serves: list[UUID]
    absent: list[UUID]
    on_leave: list[UUID]
    attendance_noted: bool
    review: str
    reviewed_by: str

    participants_nation = _at(Level.NATION)
    participants_province = _at(Level.PROVINCE)
    participants_prefecture = _at(Level.PREFECTURE)
    participants_county = _at(Level.COUNTY)
    participants_township = _at(Level.TOWNSHIP)

    @property
    def groups(self) -> list[UUID]:
        """The group that held it."""
        return [self.group_id] if self.group_id else []

    @property
    def called(self) -> list[UUID]:
        """Whoever should have come: those who did, those on leave and those absent."""
        return [*self.participants, *self.on_leave, *self.absent]


UNREVIEWED: dict[str, Any] = {
    "voided": False,
    "also_serves": [],
    "absent": [],
    "on_leave": [],
    "attendance_noted": False,
    "review": "",
    "reviewed_by": "",
}


def fold(row: ActivityRow | None, event: Any) -> ActivityRow | None:
    """The row after the event."""
    match event:
        case Activity.Held():
            return opened(ActivityRow, event, **UNREVIEWED)
        case _ if row is None:
            return None
        case Activity.CampaignServed():
            return changed(row, also_serves=[*row.also_serves, event.campaign_id])
        case Activity.Corrected():
            changes = dict(event.changes)
            if "participants" in changes:
                changes |= {"participants": came(changes), "levels": event.levels}
            return changed(row, **changes, review="", reviewed_by="")
        case Activity.AttendanceNoted():
            noted = {"absent": event.absent, "on_leave": event.on_leave}
            return changed(row, **noted, attendance_noted=True)
        case Activity.Verified():
            return changed(row, review="verified", reviewed_by=event.by)
        case Activity.Returned():
            return changed(row, review=f"returned: {event.reason}", reviewed_by=event.by)
        case Activity.Voided():
            return changed(row, voided=True)
        case _:
            return row
