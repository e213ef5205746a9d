"""What can happen to a reception day, and what each makes of it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.reception.words import Status
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.reception import Reception


class Event(Aggregate.Event):
    """Something happened to a reception day."""


class Announced(Event, Created):
    TOPIC = "reception.announced"
    station_id: UUID | None
    place: str
    campaign_id: UUID | None
    deputies: list[UUID]
    receive_on: date
    hours: str
    announced_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.status = Status.ANNOUNCED
        aggregate.campaign_id = self.campaign_id
        aggregate.receive_on = self.receive_on
        aggregate.deputies = list(self.deputies)


class Received(Event, Created):
    """Voters came without any announcement. ``voters`` are persons, where they were counted."""

    TOPIC = "reception.received"
    station_id: UUID | None
    place: str
    campaign_id: UUID | None
    attended: list[UUID]
    voters: int | None
    voter_times: int
    held_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.status = Status.HELD
        aggregate.receive_on = self.held_on
        aggregate.voters = self.voters
        aggregate.voter_times = self.voter_times


class Rescheduled(Event):
    TOPIC = "reception.rescheduled"
    receive_on: date
    hours: str
    reason: str
    rescheduled_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.receive_on = self.receive_on


class DeputySubstituted(Event):
    TOPIC = "reception.deputy_substituted"
    deputy_id: UUID
    substitute_id: UUID
    reason: str
    substituted_on: date

    def apply(self, aggregate: "Reception") -> None:
        at = aggregate.deputies.index(self.deputy_id)
        aggregate.deputies[at] = self.substitute_id


class Held(Event):
    TOPIC = "reception.held"
    attended: list[UUID]
    voters: int | None
    voter_times: int
    held_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.status = Status.HELD
        aggregate.voters = self.voters
        aggregate.voter_times = self.voter_times


class Corrected(Event):
    """Only what was wrong is stated, with the reason; the rest stays."""

    TOPIC = "reception.corrected"
    changes: dict[str, Any]
    reason: str
    corrected_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.voters = self.changes.get("voters", aggregate.voters)
        aggregate.voter_times = self.changes.get("voter_times", aggregate.voter_times)


class Cancelled(Event):
    TOPIC = "reception.cancelled"
    reason: str
    cancelled_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.status = Status.CANCELLED


class Published(Event):
    TOPIC = "reception.published"
    summary: str
    opinion_ids: list[UUID]
    published_on: date

    def apply(self, aggregate: "Reception") -> None:
        aggregate.status = Status.PUBLISHED
