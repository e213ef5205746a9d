"""分组方案 — a draft of deputy groups: proposed, edited, adopted as one act."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy_group.words import Kind
from domain.grouping import maker
from domain.grouping.maker import Candidate, Criteria
from domain.grouping.words import GroupingSettled, NoSuchDraft, NotInTheDraft, Status
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue

Drafts = dict[int, dict[str, Any]]
"""The groups of a draft by their number: name, members (as text), why."""

AT_ONCE = 200
"""So many groups, or ten times as many deputies left over, stand in one event."""


class Grouping(Aggregate):
    """分组方案: proposed → moved, merged, split, renamed → adopted or discarded.

    It says who shall work together; the groups themselves are formed when it is adopted, each
    under the rules of that day.
    """

    TOPIC = "grouping"

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

    def __init__(self) -> None:
        self.kind = ""
        self.groups: Drafts = {}
        self.leftovers: dict[str, str] = {}
        self.status: str = Status.DRAFT
        self.settled_on: date | None = None

    @classmethod
    def propose(
        cls,
        place: Jurisdiction,
        *,
        id: UUID,
        kind: str,
        candidates: Sequence[Candidate],
        position: int,
        on: date,
        count: int | None = None,
    ) -> Self:
        """拟订 — within the sizes and levels that the place lays down for this kind.

        ``position`` is how far the register reached from which the candidates were read.
        """
        criteria = criteria_of(place, kind, on, count)
        proposal = maker.propose(candidates, criteria)
        grouping = cls.begin(
            cls.Proposed,
            id=id,
            kind=kind,
            criteria=asdict(criteria),
            position=position,
            proposed_on=on,
        )
        groups = [
            {
                "number": number,
                "name": draft.name,
                "members": [str(each) for each in draft.members],
                "why": draft.why,
            }
            for number, draft in enumerate(proposal.groups, 1)
        ]
        left = [{"deputy_id": str(each), "why": why} for each, why in proposal.leftovers]
        for some in _portions(groups, AT_ONCE):
            grouping.trigger_event(cls.Drafted, groups=some, leftovers=[])
        for others in _portions(left, AT_ONCE * 10):
            grouping.trigger_event(cls.Drafted, groups=[], leftovers=others)
        return grouping

    def move(self, *, deputy_ids: list[UUID], number: int, reason: str, on: date) -> None:
        """调整 — to another group, or out of all of them with ``number`` 0."""
        self._must_be_open()
        if number:
            self._must_have(number)
        everybody = {each for it in self.groups.values() for each in it["members"]}
        for each in deputy_ids:
            if str(each) not in everybody and str(each) not in self.leftovers:
                raise NotInTheDraft(deputy=each)
        self.trigger_event(
            self.Moved, deputy_ids=deputy_ids, number=number, reason=reason, moved_on=on
        )

    def merge(self, *, numbers: list[int], reason: str, on: date) -> None:
        """合并 — into the first of them."""
        self._must_be_open()
        if len(set(numbers)) != len(numbers) or len(numbers) < len("ab"):
            raise BadValue(field="numbers", reason="须写明两个以上不同的小组")
        for number in numbers:
            self._must_have(number)
        self.trigger_event(self.Merged, numbers=numbers, reason=reason, merged_on=on)

    def split(
        self, *, number: int, name: str, deputy_ids: list[UUID], reason: str, on: date
    ) -> None:
        """拆分"""
        self._must_be_open()
        self._must_have(number)
        members = self.groups[number]["members"]
        for each in deputy_ids:
            if str(each) not in members:
                raise NotInTheDraft(deputy=each)
        if len(set(deputy_ids)) >= len(members):
            raise BadValue(field="deputy_ids", reason="须给原来的小组留下成员")
        self.trigger_event(
            self.Split,
            number=number,
            into=max(self.groups) + 1,
            name=name,
            deputy_ids=deputy_ids,
            reason=reason,
            split_on=on,
        )

    def rename(self, *, number: int, name: str, on: date) -> None:
        """改名"""
        self._must_be_open()
        self._must_have(number)
        self.trigger_event(self.Renamed, number=number, name=name, renamed_on=on)

    def adopt(self, *, by: str, on: date) -> None:
        """通过 — adopted again, it stays adopted: what could not be formed is tried again."""
        if self.status == Status.DISCARDED:
            raise GroupingSettled(status=self.status, on=self.settled_on)
        if self.status != Status.ADOPTED:
            self.trigger_event(self.Adopted, by=by, adopted_on=on)

    def discard(self, *, reason: str, on: date) -> None:
        """放弃"""
        self._must_be_open()
        self.trigger_event(self.Discarded, reason=reason, discarded_on=on)

    def settled(self, status: Status, on: date) -> None:
        """It is not changed any more."""
        self.status = status
        self.settled_on = on

    def _must_be_open(self) -> None:
        if self.status != Status.DRAFT:
            raise GroupingSettled(status=self.status, on=self.settled_on)

    def _must_have(self, number: int) -> None:
        if number not in self.groups:
            raise NoSuchDraft(number=number)


def criteria_of(place: Jurisdiction, kind: str, on: date, count: int | None) -> Criteria:
    """What the place lays down for a kind of group on a day."""
    if kind not in set(Kind) - {Kind.CENTRAL}:
        raise BadValue(field="kind", reason="应为 area、trade、mixed、professional 之一")
    rules = place.rules(on)
    return Criteria(
        kind=kind,
        least=rules.number("group_size_min"),
        most=rules.number("group_size_max"),
        target=rules.number("group_size_target"),
        count=count,
        levels=tuple(rules.words(f"{kind}_group_levels")),
        levels_min=rules.number("mixed_group_levels_min") if kind == Kind.MIXED else 1,
    )


def moved(groups: Drafts, leftovers: dict[str, str], event: Grouping.Moved) -> None:
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


def merged(groups: Drafts, event: Grouping.Merged) -> None:
    """The groups after some became one."""
    first, *others = event.numbers
    parts = [groups.pop(number) for number in others]
    members = [each for part in (groups[first], *parts) for each in part["members"]]
    groups[first] = {**groups[first], "members": members}


def split(groups: Drafts, event: Grouping.Split) -> None:
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


def _portions(some: Sequence[Any], size: int) -> Iterable[list[Any]]:
    for start in range(0, len(some), size):
        yield list(some[start : start + size])
