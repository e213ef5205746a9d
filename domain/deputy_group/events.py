"""What happens to a deputy group, and what it makes of it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.deputy_group.words import Office
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.deputy_group import DeputyGroup


class Event(Aggregate.Event):
    """Something happened to a deputy group."""


class Formed(Event, Created):
    TOPIC = "deputy_group.formed"
    class_version = 2
    name: str
    kind: str
    basis: str
    reason: str
    members: list[UUID]
    convener: UUID
    formed_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"kind": "", "reason": ""}

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.name = self.name
        aggregate.kind = self.kind
        aggregate.members = list(self.members)
        aggregate.officers = {Office.CONVENER.value: [self.convener]}


class ConvenerChosen(Event):
    TOPIC = "deputy_group.convener_chosen"
    convener: UUID
    chosen_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.officers = {**aggregate.officers, Office.CONVENER.value: [self.convener]}


class OfficersNamed(Event):
    """``elected`` by the members, or named by whoever organises the group."""

    TOPIC = "deputy_group.officers_named"
    office: str
    holders: list[UUID]
    elected: bool
    named_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.officers = {**aggregate.officers, self.office: list(self.holders)}


class SquadFormed(Event):
    """``area`` is where the squad goes, if that is not where its members are from."""

    TOPIC = "deputy_group.squad_formed"
    class_version = 2
    name: str
    area: str
    members: list[UUID]
    formed_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"area": ""}

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.squads[self.name] = list(self.members)


class SquadDisbanded(Event):
    TOPIC = "deputy_group.squad_disbanded"
    name: str
    disbanded_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.squads.pop(self.name, None)


class MemberJoined(Event):
    TOPIC = "deputy_group.member_joined"
    deputy_id: UUID
    joined_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.members.append(self.deputy_id)


class MemberLeft(Event):
    TOPIC = "deputy_group.member_left"
    deputy_id: UUID
    reason: str
    left_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.without(self.deputy_id)


class MemberTransferred(Event):
    """To another group, which records ``MemberReceived`` in the same act."""

    TOPIC = "deputy_group.member_transferred"
    deputy_id: UUID
    to_group: UUID
    reason: str
    transferred_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.without(self.deputy_id)


class MemberReceived(Event):
    TOPIC = "deputy_group.member_received"
    deputy_id: UUID
    from_group: UUID
    received_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.members.append(self.deputy_id)


class Renamed(Event):
    TOPIC = "deputy_group.renamed"
    name: str
    renamed_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.name = self.name


class Split(Event):
    """Some of its members form a group of their own, ``into``, in the same act."""

    TOPIC = "deputy_group.split"
    into: UUID
    members: list[UUID]
    reason: str
    split_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        for deputy_id in self.members:
            aggregate.without(deputy_id)


class Merged(Event):
    """It ends; its members go on in another group, which records ``Absorbed``."""

    TOPIC = "deputy_group.merged"
    into: UUID
    reason: str
    merged_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.dissolved_on = self.merged_on


class Absorbed(Event):
    TOPIC = "deputy_group.absorbed"
    from_group: UUID
    members: list[UUID]
    absorbed_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.members.extend(self.members)


class Dissolved(Event):
    TOPIC = "deputy_group.dissolved"
    reason: str
    dissolved_on: date

    def apply(self, aggregate: "DeputyGroup") -> None:
        aggregate.dissolved_on = self.dissolved_on
