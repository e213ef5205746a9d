"""What happens to a draft of deputy groups, and what it makes of it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.grouping.words import Status
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.grouping import Grouping

Drafts = dict[int, dict[str, Any]]
"""The groups of a draft by their number: name, members (as text), why."""


class Event(Aggregate.Event):
    """Something happened to a draft."""


class Proposed(Event, Created):
    TOPIC = "grouping.proposed"
    kind: str
    criteria: dict[str, Any]
    position: int
    proposed_on: date

    def apply(self, aggregate: "Grouping") -> None:
        aggregate.kind = self.kind


class Drafted(Event):
    """Some of the groups; a large draft takes several of these."""

    TOPIC = "grouping.drafted"
    groups: list[dict[str, Any]]
    leftovers: list[dict[str, str]]

    def apply(self, aggregate: "Grouping") -> None:
        for each in self.groups:
            aggregate.groups[each["number"]] = each
        aggregate.leftovers |= {it["deputy_id"]: it["why"] for it in self.leftovers}


class Moved(Event):
    """To another group of the draft, or to nobody's (``number`` 0)."""

    TOPIC = "grouping.moved"
    deputy_ids: list[UUID]
    number: int
    reason: str
    moved_on: date

    def apply(self, aggregate: "Grouping") -> None:
        moved(aggregate.groups, aggregate.leftovers, self)


class Merged(Event):
    """``numbers`` into the first of them."""

    TOPIC = "grouping.merged"
    numbers: list[int]
    reason: str
    merged_on: date

    def apply(self, aggregate: "Grouping") -> None:
        merged(aggregate.groups, self)


class Split(Event):
    """Some members of a group become a group of the draft of their own."""

    TOPIC = "grouping.split"
    number: int
    into: int
    name: str
    deputy_ids: list[UUID]
    reason: str
    split_on: date

    def apply(self, aggregate: "Grouping") -> None:
        split(aggregate.groups, self)


class Renamed(Event):
    TOPIC = "grouping.renamed"
    number: int
    name: str
    renamed_on: date

    def apply(self, aggregate: "Grouping") -> None:
        aggregate.groups[self.number] = {**aggregate.groups[self.number], "name": self.name}


class Adopted(Event):
    TOPIC = "grouping.adopted"
    by: str
    adopted_on: date

    def apply(self, aggregate: "Grouping") -> None:
        aggregate.settled(Status.ADOPTED, self.adopted_on)


class Discarded(Event):
    TOPIC = "grouping.discarded"
    reason: str
    discarded_on: date

    def apply(self, aggregate: "Grouping") -> None:
        aggregate.settled(Status.DISCARDED, self.discarded_on)


def moved(groups: Drafts, leftovers: dict[str, str], event: Moved) -> None:
    """The groups and who is left over, after some were moved."""
    gone = {str(each) for each in event.deputy_ids}
    _without(groups, gone)
    for each in gone & leftovers.keys():
        del leftovers[each]
    if event.number:
        group = groups[event.number]
        members = [*group["members"], *map(str, event.deputy_ids)]
        groups[event.number] = {**group, "members": members}
    else:
        leftovers |= dict.fromkeys(map(str, event.deputy_ids), event.reason)


def merged(groups: Drafts, event: Merged) -> None:
    """The groups after some became one."""
    first, *others = event.numbers
    parts = [groups.pop(number) for number in others]
    members = [each for part in (groups[first], *parts) for each in part["members"]]
    groups[first] = {**groups[first], "members": members}


def split(groups: Drafts, event: Split) -> None:
    """The groups after one became two."""
    new = [str(each) for each in event.deputy_ids]
    _without(groups, set(new))
    groups[event.into] = {
        "number": event.into,
        "name": event.name,
        "members": new,
        "why": event.reason,
    }


def _without(groups: Drafts, gone: set[str]) -> None:
    for number, group in groups.items():
        if not gone.isdisjoint(group["members"]):
            members = [each for each in group["members"] if each not in gone]
            groups[number] = {**group, "members": members}
