"""Everything that can happen to a handling case."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import Clock

if TYPE_CHECKING:
    from domain.handling_case import HandlingCase

Assignment = dict[str, str]
"""``unit`` and ``role``."""


class Event(Aggregate.Event):
    """Something happened to a case."""


class Opened(Event, Created):
    TOPIC = "handling_case.opened"
    title: str
    suggestion_ids: list[UUID]
    assignments: list[Assignment]
    dispatcher: str
    difficult: bool
    anchored_on: date
    clocks: list[Clock]
    opened_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.suggestion_ids = list(self.suggestion_ids)
        aggregate.dispatcher = self.dispatcher
        aggregate.difficult = self.difficult
        aggregate.anchored_on = self.anchored_on
        aggregate.assign(self.assignments, self.anchored_on, self.opened_on)
        aggregate.wait(self.clocks)


class SuggestionJoined(Event):
    """并案 — handled together, answered each."""

    TOPIC = "handling_case.suggestion_joined"
    suggestion_id: UUID
    joined_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.suggestion_ids.append(self.suggestion_id)


class SuggestionLeft(Event):
    TOPIC = "handling_case.suggestion_left"
    suggestion_id: UUID
    reason: str
    left_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.suggestion_ids.remove(self.suggestion_id)


class Distributed(Event):
    """分办 — inside government: from the office that received it to the departments."""

    TOPIC = "handling_case.distributed"
    from_unit: str
    assignments: list[Assignment]
    clocks: list[Clock]
    distributed_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.hand_over(self.from_unit, self.assignments, self.distributed_on)
        aggregate.wait(self.clocks)


class SignedFor(Event):
    TOPIC = "handling_case.signed_for"
    unit: str
    clocks: list[Clock]
    signed_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.signed[self.unit] = self.signed_on
        aggregate.wait(self.clocks)


class AssignmentObjected(Event):
    TOPIC = "handling_case.assignment_objected"
    unit: str
    proper_unit: str
    reason: str
    number: int
    clocks: list[Clock]
    objected_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.objecting.append(self.unit)
        aggregate.objections[self.unit] = self.number


class ObjectionDecided(Event):
    TOPIC = "handling_case.objection_decided"
    unit: str
    upheld: bool
    by: str
    reason: str
    assignments: list[Assignment]
    clocks: list[Clock]
    decided_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.objecting.remove(self.unit)
        if self.upheld:
            aggregate.hand_over(self.unit, self.assignments, self.decided_on)
            aggregate.wait(self.clocks)
        else:
            aggregate.assigned[self.unit] = self.decided_on


class AssignmentDisputed(Event):
    """代表对承办单位有异议"""

    TOPIC = "handling_case.assignment_disputed"
    deputy_id: UUID
    reason: str
    disputed_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.disputes += 1


class DisputeAnswered(Event):
    TOPIC = "handling_case.dispute_answered"
    answer: str
    answered_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.disputes = 0


class Contacted(Event):
    """与代表沟通"""

    TOPIC = "handling_case.contacted"
    unit: str
    stage: str
    mode: str
    note: str
    contacted_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        """Nobody waits for it but its clock."""


class OpinionGiven(Event):
    TOPIC = "handling_case.opinion_given"
    unit: str
    text: str
    given_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.opinions.add(self.unit)


class OpinionReturned(Event):
    """协办意见空泛，退回重办"""

    TOPIC = "handling_case.opinion_returned"
    unit: str
    reason: str
    clocks: list[Clock]
    returned_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.opinions.discard(self.unit)


class ExtensionRequested(Event):
    TOPIC = "handling_case.extension_requested"
    unit: str
    until: date
    reason: str
    requested_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.extensions[self.unit] = self.until


class ExtensionDecided(Event):
    TOPIC = "handling_case.extension_decided"
    unit: str
    granted: bool
    by: str
    reason: str
    basis: str
    clocks: list[Clock]
    decided_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.extensions.pop(self.unit, None)
        aggregate.wait(self.clocks)


class ConferenceHeld(Event):
    """联席会议 — several units, and what they decided."""

    TOPIC = "handling_case.conference_held"
    units: list[str]
    decision: str
    held_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        """It binds the units; it does not reply for them."""


class Answered(Event):
    """A unit has replied to one of the suggestions; the reply stands with that one."""

    TOPIC = "handling_case.answered"
    unit: str
    suggestion_id: UUID
    round: int
    without: list[str]
    consent: bool
    complete: bool
    answered_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.answered.add((self.suggestion_id, self.round, self.unit))


class UnitSucceeded(Event):
    """机构改革 — another unit takes its place, with everything that runs."""

    TOPIC = "handling_case.unit_succeeded"
    from_unit: str
    to_unit: str
    succeeded_on: date

    def apply(self, aggregate: "HandlingCase") -> None:
        aggregate.replace(self.from_unit, self.to_unit)
