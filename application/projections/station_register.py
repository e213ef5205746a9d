"""Station register: what there is, whose it is, how it stands, and how it stood."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop
from domain.station import Station, Status, events

COUNTED = ("status", "kind", "tier", "trade", "stars", "standards")
"""What a station is counted by; ``history`` keeps it as it stood from each day on."""


@dataclass(frozen=True)
class StationRow:
    """家站"""

    name: str
    kind: str
    tier: str
    trade: str
    place: str
    campaign_id: UUID | None
    status: str
    stars: str
    standards: list[str]
    missing: dict[str, list[str]]
    staff: dict[str, list[str]]
    shortcomings: list[str]
    rectify_due_on: date | None
    clocks: Clocks
    planned_on: date | None
    established_on: date | None
    ended_on: date | None
    merged_into: UUID | None
    why: str
    history: list[dict[str, Any]]

    @property
    def title(self) -> str:
        """What the due sheet calls it."""
        return self.name


NEW: dict[str, Any] = {
    "stars": "0",
    "standards": [],
    "missing": {},
    "staff": {},
    "shortcomings": [],
    "rectify_due_on": None,
    "clocks": [],
    "ended_on": None,
    "merged_into": None,
    "why": "",
    "history": [],
}


def fold(row: StationRow | None, event: Any) -> StationRow | None:
    """The row after the event."""
    match event:
        case Station.Planned():
            new = opened(StationRow, event, status=Status.PLANNED, established_on=None, **NEW)
            return _since(new, event.planned_on)
        case Station.Established():
            new = opened(StationRow, event, status=Status.OPERATING, planned_on=None, **NEW)
            return _since(new, event.established_on)
        case _ if row is None:
            return None
        case Station.Completed():
            on = event.completed_on
            return _since(row, on, status=Status.OPERATING, established_on=on)
        case Station.Reclassified():
            is_now = {name: getattr(event, name) for name in ("name", "kind", "tier", "trade")}
            return _since(row, event.reclassified_on, **is_now)
        case Station.Moved():
            return changed(row, place=event.place)
        case Station.Staffed():
            return changed(row, staff=event.staff)
        case Station.Assessed():
            return _assessed(row, event)
        case Station.Starred():
            return _since(row, event.starred_on, stars=str(event.stars))
        case Station.RectificationOrdered():
            return _ordered(row, event)
        case Station.Rectified():
            clocks = stop(row.clocks, event.rectified_on, "rectification")
            return changed(row, shortcomings=[], rectify_due_on=None, clocks=clocks)
        case Station.Suspended():
            return _since(row, event.suspended_on, status=Status.PAUSED, why=event.reason)
        case Station.Resumed():
            return _since(row, event.resumed_on, status=Status.OPERATING, why="")
        case Station.Merged():
            ended = changed(row, merged_into=event.into_id)
            return _ended(ended, event.merged_on, Status.MERGED, event.reason)
        case Station.Closed():
            return _ended(row, event.closed_on, Status.CLOSED, event.reason)
        case _:
            return row


def _assessed(row: StationRow, event: events.Assessed) -> StationRow:
    """The standards that it meets now, and of the others what is missing."""
    others = [each for each in row.standards if each != event.standard]
    missing = {name: items for name, items in row.missing.items() if name != event.standard}
    if event.missing:
        missing[event.standard] = event.missing
    else:
        others.append(event.standard)
    return _since(row, event.assessed_on, standards=others, missing=missing)


def _ordered(row: StationRow, event: events.RectificationOrdered) -> StationRow:
    """The first orders did not say whose clock it was: it was the station's."""
    begun = [each | {"who": each["who"] or row.name} for each in event.clocks]
    due_on = date.fromisoformat(begun[0]["due_on"]) if begun else None
    clocks = run(row.clocks, begun)
    told = {"shortcomings": event.shortcomings, "rectify_due_on": due_on}
    return changed(row, **told, clocks=clocks)


def _ended(row: StationRow, on: date, status: str, why: str) -> StationRow:
    """Of what is no more, nothing is due."""
    clocks = stop(row.clocks, on, how="withdrawn")
    return _since(row, on, status=status, ended_on=on, why=why, clocks=clocks)


def _since(row: StationRow, on: date, **facts: Any) -> StationRow:
    """It is so from that day on."""
    now = changed(row, **facts)
    stood = {"on": on.isoformat(), **{name: getattr(now, name) for name in COUNTED}}
    return changed(now, history=[*row.history, stood])
