"""Register of working bodies: who is in them, in which role, since when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.working_body import Role, WorkingBody


@dataclass(frozen=True)
class WorkingBodyRow:
    """工作机构. ``members``: name, role, unit, from_on, left_on."""

    campaign_id: UUID
    kind: str
    name: str
    members: list[dict[str, Any]]
    areas: list[str]
    set_up_on: date
    dissolved_on: date | None

    @property
    def members_now(self) -> list[str]:
        """Who is in it."""
        return [each["name"] for each in self.members if not each["left_on"]]

    @property
    def deputy_heads(self) -> list[str]:
        """Who is a deputy head of it, or carries it out."""
        roles = {Role.DEPUTY_HEAD, Role.EXECUTIVE}
        return [
            each["name"]
            for each in self.members
            if not each["left_on"] and each["role"] in roles
        ]


def fold(row: WorkingBodyRow | None, event: Any) -> WorkingBodyRow | None:
    """The row after the event."""
    match event:
        case WorkingBody.Established():
            members = [_member(each, event.set_up_on) for each in event.members]
            return opened(WorkingBodyRow, event, members=members, dissolved_on=None)
        case _ if row is None:
            return None
        case WorkingBody.MemberJoined():
            told = {"name": event.name, "role": event.role, "unit": event.unit}
            return changed(row, members=[*row.members, _member(told, event.joined_on)])
        case WorkingBody.MemberLeft():
            return changed(row, members=[_left(each, event) for each in row.members])
        case WorkingBody.Dissolved():
            return changed(row, dissolved_on=event.dissolved_on)
        case _:
            return row


def _member(told: dict[str, Any], on: date) -> dict[str, Any]:
    return {
        "name": told["name"],
        "role": told["role"],
        "unit": told.get("unit", ""),
        "from_on": on.isoformat(),
        "left_on": None,
    }


def _left(member: dict[str, Any], event: Any) -> dict[str, Any]:
    if member["name"] != event.name or member["left_on"]:
        return member
    return {**member, "left_on": event.left_on.isoformat()}
