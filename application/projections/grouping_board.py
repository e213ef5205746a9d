"""Grouping board: drafts of deputy groups as they stand after every edit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.grouping import Grouping, events
from domain.grouping.words import Status


@dataclass(frozen=True)
class GroupingRow:
    """分组方案. ``groups``: number, name, members, why; ``leftovers``: who, why."""

    kind: str
    criteria: dict[str, Any]
    position: int
    groups: list[dict[str, Any]]
    leftovers: list[dict[str, str]]
    status: str
    proposed_on: date
    adopted_by: str
    settled_on: date | None
    reason: str


def fold(row: GroupingRow | None, event: Any) -> GroupingRow | None:
    """The row after the event."""
    match event:
        case Grouping.Proposed():
            return opened(
                GroupingRow,
                event,
                groups=[],
                leftovers=[],
                status=Status.DRAFT.value,
                adopted_by="",
                settled_on=None,
                reason="",
            )
        case _ if row is None:
            return None
        case Grouping.Drafted():
            return changed(
                row,
                groups=[*row.groups, *event.groups],
                leftovers=[*row.leftovers, *event.leftovers],
            )
        case Grouping.Adopted():
            return changed(
                row,
                status=Status.ADOPTED.value,
                adopted_by=event.by,
                settled_on=event.adopted_on,
            )
        case Grouping.Discarded():
            return changed(
                row,
                status=Status.DISCARDED.value,
                settled_on=event.discarded_on,
                reason=event.reason,
            )
        case _:
            return _edited(row, event)


def _edited(row: GroupingRow, event: Any) -> GroupingRow:
    """The draft after an edit, as the record itself has it."""
    groups = {each["number"]: each for each in row.groups}
    leftovers = {each["deputy_id"]: each["why"] for each in row.leftovers}
    match event:
        case Grouping.Moved():
            events.moved(groups, leftovers, event)
        case Grouping.Merged():
            events.merged(groups, event)
        case Grouping.Split():
            events.split(groups, event)
        case Grouping.Renamed():
            groups[event.number] = {**groups[event.number], "name": event.name}
    left = [{"deputy_id": each, "why": why} for each, why in leftovers.items()]
    return changed(row, groups=list(groups.values()), leftovers=left)
