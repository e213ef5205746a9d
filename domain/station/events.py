"""What can happen to a station, and what each makes of it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import Clock, agreed
from domain.station.words import Status

if TYPE_CHECKING:
    from domain.station import Station


NAMED = "责令时限定"
"""Why a rectification is due on a day that somebody named."""


class Event(Aggregate.Event):
    """Something happened to a station."""


class Planned(Event, Created):
    """Its building was decided: it counts as under construction."""

    TOPIC = "station.planned"
    name: str
    kind: str
    tier: str
    trade: str
    place: str
    campaign_id: UUID | None
    planned_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.name = self.name
        aggregate.status = Status.PLANNED
        aggregate.since = self.planned_on


class Established(Event, Created):
    """It was opened; of its building nothing is on record."""

    TOPIC = "station.established"
    name: str
    kind: str
    tier: str
    trade: str
    place: str
    campaign_id: UUID | None
    established_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.name = self.name
        aggregate.status = Status.OPERATING
        aggregate.since = self.established_on


class Completed(Event):
    """What was under construction is opened."""

    TOPIC = "station.completed"
    completed_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.status = Status.OPERATING
        aggregate.since = self.completed_on


class Reclassified(Event):
    TOPIC = "station.reclassified"
    name: str
    kind: str
    tier: str
    trade: str
    reason: str
    reclassified_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.name = self.name
        aggregate.since = self.reclassified_on


class Moved(Event):
    TOPIC = "station.moved"
    place: str
    moved_on: date


class Staffed(Event):
    """Who serves there from now on, by post: 站长, 副站长, 联络员."""

    TOPIC = "station.staffed"
    staff: dict[str, list[str]]
    staffed_on: date


class Assessed(Event):
    """Held against a standard as it then read; without anything missing it is met."""

    TOPIC = "station.assessed"
    standard_id: UUID
    standard: str
    items: list[str]
    missing: list[str]
    by: str
    assessed_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.since = self.assessed_on


class Starred(Event):
    TOPIC = "station.starred"
    stars: int
    by: str
    basis: str
    starred_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.since = self.starred_on


class RectificationOrdered(Event):
    TOPIC = "station.rectification_ordered"
    class_version = 2
    shortcomings: list[str]
    clocks: list[Clock]
    ordered_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """The last day was always named; whose it was stood in the other events alone."""
        key, on = "rectification", date.fromisoformat(state["ordered_on"])
        due_on = date.fromisoformat(state.pop("due_on"))
        state["clocks"] = agreed(key, on, due_on, who="", anchor="ordered", basis=NAMED)

    def apply(self, aggregate: "Station") -> None:
        aggregate.ordered_on = self.ordered_on


class Rectified(Event):
    TOPIC = "station.rectified"
    done: str
    rectified_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.ordered_on = None


class Suspended(Event):
    TOPIC = "station.suspended"
    reason: str
    suspended_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.status = Status.PAUSED
        aggregate.since = self.suspended_on


class Resumed(Event):
    TOPIC = "station.resumed"
    resumed_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.status = Status.OPERATING
        aggregate.since = self.resumed_on


class Merged(Event):
    TOPIC = "station.merged"
    into_id: UUID
    reason: str
    merged_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.status = Status.MERGED
        aggregate.since = self.merged_on


class Closed(Event):
    TOPIC = "station.closed"
    reason: str
    closed_on: date

    def apply(self, aggregate: "Station") -> None:
        aggregate.status = Status.CLOSED
        aggregate.since = self.closed_on
