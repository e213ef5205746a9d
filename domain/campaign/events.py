"""Everything that can happen to a campaign."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain import plan as plans
from domain.campaign.words import STOPPED, Status
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.campaign import Campaign


class Event(Aggregate.Event):
    """Something happened to a campaign."""


class Planned(Event, Created):
    TOPIC = "campaign.planned"
    title: str
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    planned_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.title = self.title
        aggregate.root_id = aggregate.id
        aggregate.plan = plans.Plan(**self.plan)
        aggregate.indicators = plans.indicators(self.indicators)
        aggregate.status = Status.PLANNED


class PlanRevised(Event):
    """Before it is adopted: the whole plan as it then reads."""

    TOPIC = "campaign.plan_revised"
    title: str
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    reason: str
    revised_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.title = self.title
        aggregate.plan = plans.Plan(**self.plan)
        aggregate.indicators = plans.indicators(self.indicators)


class Received(Event, Created):
    """The parent's campaign arrived here: its core indicators are locked."""

    TOPIC = "campaign.received"
    title: str
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    root_id: UUID
    parent_id: UUID
    parent_jurisdiction_id: UUID
    received_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.title = self.title
        aggregate.root_id = self.root_id
        aggregate.parent_id = self.parent_id
        aggregate.given = aggregate.plan = plans.Plan(**self.plan)
        aggregate.indicators = plans.indicators(self.indicators)
        aggregate.status = Status.RECEIVED


class Adopted(Event):
    """Decided by the body that adopts it here, under its local title."""

    TOPIC = "campaign.adopted"
    title: str
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    adopted_by: str
    adopted_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.title = self.title
        aggregate.plan = plans.Plan(**self.plan)
        aggregate.indicators = plans.indicators(self.indicators)
        aggregate.status = Status.ADOPTED
        aggregate.since = self.adopted_on


class Issued(Event):
    """Sent down to the places named; each receives it in its own ledger."""

    TOPIC = "campaign.issued"
    title: str
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    root_id: UUID
    to: list[UUID]
    issued_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.issued_to.update(self.to)


class Launched(Event):
    TOPIC = "campaign.launched"
    phase: str
    launched_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.status = Status.LAUNCHED
        aggregate.since = self.launched_on
        aggregate.launched = True
        aggregate.phase = self.phase


class PhaseAdvanced(Event):
    TOPIC = "campaign.phase_advanced"
    phase: str
    advanced_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.phase = self.phase


class PartyInformed(Event):
    """Reported to the party committee of the same level, with what it said."""

    TOPIC = "campaign.party_informed"
    committee: str
    answer: str
    informed_on: date


class Rescheduled(Event):
    """A phase, or a step of one, on other days; an empty ``step`` is the phase itself."""

    TOPIC = "campaign.rescheduled"
    phase: str
    step: str
    from_on: date | None
    to_on: date | None
    reason: str
    rescheduled_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.plan = plans.moved(
            aggregate.plan, self.phase, self.step, self.from_on, self.to_on
        )


class DocumentSubmitted(Event):
    """A document that a phase or a step wants; ``due_on`` is the day it was wanted by."""

    TOPIC = "campaign.document_submitted"
    phase: str
    step: str
    document: str
    submitted_by: str
    due_on: date | None
    late: bool
    submitted_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.submitted.add((self.phase, self.step, self.document, self.submitted_by))


class Suspended(Event):
    TOPIC = "campaign.suspended"
    reason: str
    suspended_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.before = aggregate.status
        aggregate.status = Status.HALTED
        aggregate.since = aggregate.stopped_on = self.suspended_on


class Resumed(Event):
    TOPIC = "campaign.resumed"
    reason: str
    resumed_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.status = aggregate.before
        aggregate.since = self.resumed_on
        aggregate.pauses.append((aggregate.stopped_on or self.resumed_on, self.resumed_on))
        aggregate.stopped_on = None


class Cancelled(Event):
    TOPIC = "campaign.cancelled"
    reason: str
    cancelled_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.status = Status.CANCELLED
        aggregate.stopped_on = aggregate.stopped_on or self.cancelled_on


class BelowInformed(Event):
    """Those it was issued to are to learn how it stands, or how one further up does.

    ``by_jurisdiction_id`` is who decided that; none: it was decided here.
    """

    TOPIC = "campaign.below_informed"
    by_jurisdiction_id: UUID | None
    title: str
    status: str
    reason: str
    decided_on: date
    to: list[UUID]


class SuperiorNoted(Event):
    """A campaign above, which this one serves, was suspended, resumed, cancelled or closed."""

    TOPIC = "campaign.superior_noted"
    by_jurisdiction_id: UUID
    title: str
    status: str
    reason: str
    decided_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.superiors.pop(self.by_jurisdiction_id, None)
        if self.status in STOPPED:
            aggregate.superiors[self.by_jurisdiction_id] = {
                "title": self.title,
                "status": self.status,
                "reason": self.reason,
                "decided_on": self.decided_on,
            }


class Continued(Event):
    """It takes up an earlier campaign of this ledger: both read together as one line."""

    TOPIC = "campaign.continued"
    previous_id: UUID
    previous_root_id: UUID
    continued_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.previous_id = self.previous_id


class Reported(Event):
    """A period report to the parent, frozen at a position of this ledger."""

    TOPIC = "campaign.reported"
    period_from: date
    period_to: date
    at_position: int
    at_root: str
    summary: str
    reported_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.reported_to = self.period_to


class Closed(Event):
    TOPIC = "campaign.closed"
    summary: str
    closed_on: date

    def apply(self, aggregate: "Campaign") -> None:
        aggregate.status = Status.CLOSED
        aggregate.closed_on = self.closed_on
