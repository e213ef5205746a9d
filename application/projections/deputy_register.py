"""Deputy register: who is organised here, with which mandates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.deputy import Deputy


@dataclass(frozen=True)
class DeputyRow:
    """代表. ``mandates``: congress, level, constituency, from_on, ended_on.

    ``groups`` are those that the deputy is in now, each with its kind.
    """

    name: str
    registered_on: date
    mandates: list[dict[str, Any]]
    area: str
    trade: str
    outside: bool
    groups: dict[str, str]


def fold(row: DeputyRow | None, event: Any) -> DeputyRow | None:
    """The row after the event."""
    match event:
        case Deputy.Registered():
            return opened(
                DeputyRow,
                event,
                mandates=[_mandate(event, event.registered_on)],
                area="",
                trade="",
                outside=False,
                groups={},
            )
        case _ if row is None:
            return None
        case Deputy.MandateGained():
            return changed(row, mandates=[*row.mandates, _mandate(event, event.gained_on)])
        case Deputy.MandateEnded():
            return changed(row, mandates=[_ended(each, event) for each in row.mandates])
        case Deputy.Described():
            return changed(row, area=event.area, trade=event.trade, outside=event.outside)
        case Deputy.GroupJoined():
            return changed(row, groups={**row.groups, str(event.group_id): event.kind})
        case Deputy.GroupLeft():
            left = str(event.group_id)
            groups = {id: kind for id, kind in row.groups.items() if id != left}
            return changed(row, groups=groups)
        case _:
            return row


def _mandate(event: Any, from_on: date) -> dict[str, Any]:
    return {
        "congress": event.congress,
        "level": event.level,
        "constituency": event.constituency,
        "from_on": from_on.isoformat(),
        "ended_on": None,
    }


def _ended(mandate: dict[str, Any], event: Any) -> dict[str, Any]:
    if mandate["congress"] != event.congress or mandate["ended_on"]:
        return mandate
    return {**mandate, "ended_on": event.ended_on.isoformat()}
