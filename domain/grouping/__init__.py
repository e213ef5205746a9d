"""分组方案 — a draft of deputy groups: proposed, edited, adopted as one act."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy_group.words import Kind
from domain.grouping import events, maker
from domain.grouping.events import Drafts
from domain.grouping.pool import Candidate, Criteria
from domain.grouping.words import GroupingSettled, NoSuchDraft, NotInTheDraft, Status
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue, one_among, one_of

AT_ONCE = 200
"""So many groups, or ten times as many deputies left over, stand in one event."""


class Grouping(Aggregate):
    """分组方案: proposed → moved, merged, split, renamed → adopted or discarded.

    It says who shall work together; the groups themselves are formed when it is adopted, each
    under the rules of that day.
    """

    TOPIC = "grouping"

    Event = events.Event
    Proposed = events.Proposed
    Drafted = events.Drafted
    Moved = events.Moved
    Merged = events.Merged
    Split = events.Split
    Renamed = events.Renamed
    Adopted = events.Adopted
    Discarded = events.Discarded

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
                raise NotInTheDraft(deputy=each, who=one_among(deputy_ids, each))
        self.trigger_event(
            self.Moved, deputy_ids=deputy_ids, number=number, reason=reason, moved_on=on
        )

    def merge(self, *, numbers: list[int], reason: str, on: date) -> None:
        """合并 — into the first of them."""
        self._must_be_open()
        if len(set(numbers)) != len(numbers) or len(numbers) <= 1:
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
                raise NotInTheDraft(deputy=each, who=one_among(deputy_ids, each))
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
    one_of([each for each in Kind if each != Kind.CENTRAL], "kind", kind)
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


def _portions(some: Sequence[Any], size: int) -> Iterable[list[Any]]:
    for start in range(0, len(some), size):
        yield list(some[start : start + size])
