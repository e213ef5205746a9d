"""Everything that can happen to a deputy: facts, and what they make of one."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.deputy.words import Mandate, Match
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.deputy import Deputy

NOT_STATED: dict[str, Any] = {"electoral_unit": "", "congress_id": None, "above": [], "term": 0}
"""What the first version of an event did not say of a mandate."""


class Event(Aggregate.Event):
    """Something happened to a deputy."""


class Registered(Event, Created):
    TOPIC = "deputy.registered"
    class_version = 3
    name: str
    level: str
    congress: str
    constituency: str
    electoral_unit: str
    congress_id: UUID | None
    above: list[UUID]
    term: int
    area: str
    trade: str
    outside: bool
    registered_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= NOT_STATED

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state |= {"area": "", "trade": "", "outside": False}

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.name = self.name
        aggregate.person_id = self.originator_id
        aggregate.terms.append(Mandate.of(vars(self), self.registered_on, date.min))


class MandateGained(Event):
    TOPIC = "deputy.mandate_gained"
    class_version = 2
    level: str
    congress: str
    constituency: str
    electoral_unit: str
    congress_id: UUID | None
    above: list[UUID]
    term: int
    gained_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= NOT_STATED

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.terms.append(Mandate.of(vars(self), self.gained_on, self.gained_on))


class ContactRecorded(Event):
    """Telephone, address: what they are lies in the vault."""

    TOPIC = "deputy.contact_recorded"
    commitments: dict[str, str]
    recorded_on: date


class SessionMissed(Event):
    """未出席本级人民代表大会会议; ``excused``: leave was granted."""

    TOPIC = "deputy.session_missed"
    congress: str
    session: str
    excused: bool
    missed_on: date

    def apply(self, aggregate: "Deputy") -> None:
        if not self.excused:
            missed = aggregate.absences.get(self.congress, 0)
            aggregate.absences[self.congress] = missed + 1


class Suspended(Event):
    """All that the law suspends for befalls the person, so every mandate rests."""

    TOPIC = "deputy.suspended"
    cause: str
    reason: str
    suspended_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.suspensions.append((self.suspended_on, None))


class Resumed(Event):
    TOPIC = "deputy.resumed"
    reason: str
    resumed_on: date

    def apply(self, aggregate: "Deputy") -> None:
        since, _ = aggregate.suspensions[-1]
        aggregate.suspensions[-1] = (since, self.resumed_on)


class MandateEnded(Event):
    """By one of the grounds of the law; before they were told apart, ``cause`` was empty."""

    TOPIC = "deputy.mandate_ended"
    class_version = 2
    level: str
    congress: str
    cause: str
    reason: str
    ended_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["cause"] = ""

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.close([self.congress], self.ended_on)
        aggregate.absences.pop(self.congress, None)


class MoveOffered(Event):
    """Mandates are to be organised elsewhere; ``with_person``: all of them, so they go too."""

    TOPIC = "deputy.move_offered"
    to_jurisdiction_id: UUID
    person_id: UUID
    name: str
    mandates: list[dict[str, Any]]
    with_person: bool
    suspended_on: date | None
    reason: str
    offered_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.offered = [each["congress"] for each in self.mandates]


class Arrived(Event, Created):
    """Offered to this ledger by another one; not ours before it is accepted."""

    TOPIC = "deputy.arrived"
    from_jurisdiction_id: UUID
    from_deputy_id: UUID
    person_id: UUID
    name: str
    mandates: list[dict[str, Any]]
    with_person: bool
    suspended_on: date | None
    reason: str
    arrived_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.name = self.name
        aggregate.person_id = self.person_id
        aggregate.arriving = list(self.mandates)
        aggregate.origin = (self.from_jurisdiction_id, self.from_deputy_id)
        if self.suspended_on:
            aggregate.suspensions.append((self.suspended_on, None))


class MoveAccepted(Event):
    TOPIC = "deputy.move_accepted"
    from_jurisdiction_id: UUID
    from_deputy_id: UUID
    accepted_on: date

    def apply(self, aggregate: "Deputy") -> None:
        for each in aggregate.arriving:
            aggregate.terms.append(Mandate.read(each, self.accepted_on))
        aggregate.arriving = []


class MoveRefused(Event):
    TOPIC = "deputy.move_refused"
    from_jurisdiction_id: UUID
    from_deputy_id: UUID
    reason: str
    refused_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.arriving = []


class Departed(Event):
    """The other place has accepted: from that day on it is organised there."""

    TOPIC = "deputy.departed"
    to_jurisdiction_id: UUID
    to_deputy_id: UUID
    congresses: list[str]
    departed_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.close(self.congresses, self.departed_on)
        aggregate.offered = []


class MoveReturned(Event):
    """The other place has refused: everything stays here."""

    TOPIC = "deputy.move_returned"
    reason: str
    returned_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.offered = []


class Described(Event):
    """Where they live or work, in which trade, and whether that is outside the area."""

    TOPIC = "deputy.described"
    area: str
    trade: str
    outside: bool
    described_on: date


class GroupJoined(Event):
    TOPIC = "deputy.group_joined"
    group_id: UUID
    kind: str
    joined_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.groups = {**aggregate.groups, self.group_id: self.kind}


class GroupLeft(Event):
    TOPIC = "deputy.group_left"
    group_id: UUID
    left_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.groups = {
            id: kind for id, kind in aggregate.groups.items() if id != self.group_id
        }


class Matched(Event):
    """结对: with what, by which record."""

    TOPIC = "deputy.matched"
    matching_id: UUID
    kind: str
    target: str
    matched_on: date

    def apply(self, aggregate: "Deputy") -> None:
        match = Match(self.kind, self.target, self.matched_on)
        aggregate.matches = {**aggregate.matches, self.matching_id: match}


class MatchEnded(Event):
    TOPIC = "deputy.match_ended"
    matching_id: UUID
    ended_on: date

    def apply(self, aggregate: "Deputy") -> None:
        ended = aggregate.matches[self.matching_id]._replace(until=self.ended_on)
        aggregate.matches = {**aggregate.matches, self.matching_id: ended}


class MatchVoided(Event):
    """A matching that was recorded by mistake: it never was."""

    TOPIC = "deputy.match_voided"
    matching_id: UUID

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.matches = {**aggregate.matches}
        never = aggregate.matches.pop(self.matching_id)
        aggregate.taken_back += 3 if never.until else 2


class Voided(Event):
    """Registered by mistake: neither the person nor the mandate was ever here."""

    TOPIC = "deputy.voided"
    reason: str
    voided_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.terms.clear()


class MandateVoided(Event):
    """A further mandate that was recorded by mistake: it was never held."""

    TOPIC = "deputy.mandate_voided"
    congress: str
    reason: str
    voided_on: date

    def apply(self, aggregate: "Deputy") -> None:
        aggregate.terms = [
            each
            for each in aggregate.terms
            if each.ended_on is not None or each.congress != self.congress
        ]
        aggregate.taken_back += 2
