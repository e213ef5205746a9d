"""代表 — a person who holds one or more mandates, registered where they are organised."""

from datetime import date
from typing import Any, NamedTuple, Self
from uuid import UUID

from domain.jurisdiction import Level
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class MandateHeld(RuleBroken):
    """The deputy already holds a mandate of {congress}."""


class NoSuchMandate(RuleBroken):
    """The deputy holds no mandate of {congress}."""


class Seat(NamedTuple):
    """A mandate from its first to its last day."""

    congress: str
    level: str
    from_on: date
    ended_on: date | None = None

    def held_on(self, on: date) -> bool:
        return self.from_on <= on and (self.ended_on is None or on < self.ended_on)


class Deputy(Aggregate):
    """代表: registered with a first mandate; further ones are gained and end.

    One person may sit in several congresses along one chain (选举法 Art. 48):
    persons and mandates are counted apart.
    """

    TOPIC = "deputy"

    class Event(Aggregate.Event):
        """Something happened to a deputy."""

    class Registered(Event, Created):
        TOPIC = "deputy.registered"
        name: str
        level: str
        congress: str
        constituency: str
        registered_on: date

        def apply(self, aggregate: "Deputy") -> None:
            aggregate.name = self.name
            aggregate.mandates = {self.congress: self.level}
            aggregate.seats = [Seat(self.congress, self.level, self.registered_on)]

    class MandateGained(Event):
        TOPIC = "deputy.mandate_gained"
        level: str
        congress: str
        constituency: str
        gained_on: date

        def apply(self, aggregate: "Deputy") -> None:
            aggregate.mandates = {**aggregate.mandates, self.congress: self.level}
            aggregate.seats = [
                *aggregate.seats,
                Seat(self.congress, self.level, self.gained_on),
            ]

    class MandateEnded(Event):
        """Moved away, resigned, recalled, absent twice … (代表法 Art. 61–62)."""

        TOPIC = "deputy.mandate_ended"
        level: str
        congress: str
        reason: str
        ended_on: date

        def apply(self, aggregate: "Deputy") -> None:
            aggregate.mandates = {
                congress: level
                for congress, level in aggregate.mandates.items()
                if congress != self.congress
            }
            aggregate.seats = [
                seat._replace(ended_on=self.ended_on)
                if seat.congress == self.congress and seat.ended_on is None
                else seat
                for seat in aggregate.seats
            ]

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

    def __init__(self) -> None:
        self.name = ""
        self.mandates: dict[str, str] = {}
        self.seats: list[Seat] = []
        self.groups: dict[UUID, str] = {}

    @classmethod
    def register(cls, *, id: UUID, name: str, registered_on: date, **mandate: Any) -> Self:
        """登记 — where the deputy is organised, whatever congress elected them."""
        if not name:
            raise BadValue(field="name", reason="姓名不能为空")
        return cls.begin(
            cls.Registered, id=id, name=name, registered_on=registered_on, **_mandate(**mandate)
        )

    def gain_mandate(self, *, gained_on: date, **mandate: Any) -> None:
        """当选 — a seat in a further congress."""
        facts = _mandate(**mandate)
        if facts["congress"] in self.mandates:
            raise MandateHeld(congress=facts["congress"])
        self.trigger_event(self.MandateGained, gained_on=gained_on, **facts)

    def end_mandate(self, *, congress: str, reason: str, ended_on: date) -> None:
        """代表资格终止"""
        if congress not in self.mandates:
            raise NoSuchMandate(congress=congress)
        self.trigger_event(
            self.MandateEnded,
            level=self.mandates[congress],
            congress=congress,
            reason=reason,
            ended_on=ended_on,
        )

    def describe(self, *, area: str, trade: str, outside: bool, on: date) -> None:
        """登记所在片区、行业 — groups are made by them; ``outside``: lives elsewhere."""
        self.trigger_event(
            self.Described, area=area, trade=trade, outside=outside, described_on=on
        )

    def levels_on(self, on: date) -> set[str]:
        """The levels of the congresses in which they sit on a day."""
        return {seat.level for seat in self.seats if seat.held_on(on)}

    def join_group(self, *, group_id: UUID, kind: str, on: date) -> None:
        """编入代表小组 — in the same act as the group takes them in."""
        self.trigger_event(self.GroupJoined, group_id=group_id, kind=kind, joined_on=on)

    def leave_group(self, *, group_id: UUID, on: date) -> None:
        """离开代表小组 — nothing to record of a group that they joined unrecorded."""
        if group_id in self.groups:
            self.trigger_event(self.GroupLeft, group_id=group_id, left_on=on)


def _mandate(*, level: str, congress: str, constituency: str = "") -> dict[str, str]:
    if level not in set(Level):
        raise BadValue(field="level", reason=f"应为 {'、'.join(Level)} 之一")
    if not congress:
        raise BadValue(field="congress", reason="须写明是哪一级人民代表大会的代表")
    return {"level": str(level), "congress": congress, "constituency": constituency}
