"""代表小组 — deputies of several levels who work together in one place."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class GroupSize(RuleBroken):
    """A group has {least} to {most} members by the rules in force here, not {size}."""


class SquadSize(RuleBroken):
    """A squad has {least} to {most} members by the rules in force here, not {size}."""


class GroupDissolved(RuleBroken):
    """The group was dissolved on {on}."""


class NotAMember(RuleBroken):
    """{deputy} is not a member of the group."""


class AlreadyAMember(RuleBroken):
    """{deputy} is already a member of the group."""


class DeputyGroup(Aggregate):
    """代表小组: formed → members join and leave, squads, convener → dissolved."""

    TOPIC = "deputy_group"

    class Event(Aggregate.Event):
        """Something happened to a deputy group."""

    class Formed(Event, Created):
        TOPIC = "deputy_group.formed"
        name: str
        basis: str
        members: list[UUID]
        convener: UUID
        formed_on: date

        def apply(self, aggregate: "DeputyGroup") -> None:
            aggregate.name = self.name
            aggregate.members = list(self.members)
            aggregate.convener = self.convener

    class ConvenerChosen(Event):
        TOPIC = "deputy_group.convener_chosen"
        convener: UUID
        chosen_on: date

        def apply(self, aggregate: "DeputyGroup") -> None:
            aggregate.convener = self.convener

    class SquadFormed(Event):
        TOPIC = "deputy_group.squad_formed"
        name: str
        members: list[UUID]
        formed_on: date

        def apply(self, aggregate: "DeputyGroup") -> None:
            aggregate.squads[self.name] = list(self.members)

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
            aggregate.members.remove(self.deputy_id)
            if aggregate.convener == self.deputy_id:
                aggregate.convener = None
            for squad in aggregate.squads.values():
                if self.deputy_id in squad:
                    squad.remove(self.deputy_id)

    class Dissolved(Event):
        TOPIC = "deputy_group.dissolved"
        reason: str
        dissolved_on: date

        def apply(self, aggregate: "DeputyGroup") -> None:
            aggregate.dissolved_on = self.dissolved_on

    def __init__(self) -> None:
        self.name = ""
        self.members: list[UUID] = []
        self.convener: UUID | None = None
        self.squads: dict[str, list[UUID]] = {}
        self.dissolved_on: date | None = None

    @classmethod
    def form(
        cls,
        *,
        id: UUID,
        place: Jurisdiction,
        name: str,
        basis: str,
        members: list[UUID],
        convener: UUID,
        formed_on: date,
    ) -> Self:
        """组建 — by area, field or mixed levels; its size is the place's policy."""
        if not name:
            raise BadValue(field="name", reason="小组须有名称")
        _named_once(members)
        if convener not in members:
            raise NotAMember(deputy=convener)
        _size_allowed(GroupSize, place, "group", len(members), formed_on)
        return cls.begin(
            cls.Formed,
            id=id,
            name=name,
            basis=basis,
            members=members,
            convener=convener,
            formed_on=formed_on,
        )

    def choose_convener(self, *, deputy_id: UUID, on: date) -> None:
        """推选召集人"""
        self._must_stand()
        self._must_be_member(deputy_id)
        self.trigger_event(self.ConvenerChosen, convener=deputy_id, chosen_on=on)

    def form_squad(
        self, place: Jurisdiction, *, name: str, members: list[UUID], on: date
    ) -> None:
        """编成活动小分队 — 3 to 5 deputies where nothing else is laid down."""
        self._must_stand()
        _named_once(members)
        for deputy_id in members:
            self._must_be_member(deputy_id)
        _size_allowed(SquadSize, place, "squad", len(members), on)
        self.trigger_event(self.SquadFormed, name=name, members=members, formed_on=on)

    def join(self, place: Jurisdiction, *, deputy_id: UUID, on: date) -> None:
        """加入 — also into a group below its least size: it has to grow again somehow."""
        self._must_stand()
        if deputy_id in self.members:
            raise AlreadyAMember(deputy=deputy_id)
        least, most = _limits(place, "group", on)
        if len(self.members) >= most:
            raise GroupSize(least=least, most=most, size=len(self.members) + 1)
        self.trigger_event(self.MemberJoined, deputy_id=deputy_id, joined_on=on)

    def leave(self, *, deputy_id: UUID, reason: str, on: date) -> None:
        """退出 — a group that shrinks below its least size stands until it is dissolved."""
        self._must_stand()
        self._must_be_member(deputy_id)
        self.trigger_event(self.MemberLeft, deputy_id=deputy_id, reason=reason, left_on=on)

    def dissolve(self, *, reason: str, on: date) -> None:
        """撤销 — at the end of a term or by reorganisation."""
        self._must_stand()
        self.trigger_event(self.Dissolved, reason=reason, dissolved_on=on)

    def _must_stand(self) -> None:
        if self.dissolved_on is not None:
            raise GroupDissolved(on=self.dissolved_on)

    def _must_be_member(self, deputy_id: UUID) -> None:
        if deputy_id not in self.members:
            raise NotAMember(deputy=deputy_id)


def _named_once(members: list[UUID]) -> None:
    if len(set(members)) != len(members):
        raise BadValue(field="members", reason="同一名代表出现两次")


def _size_allowed(
    refusal: type[RuleBroken], place: Jurisdiction, what: str, size: int, on: date
) -> None:
    least, most = _limits(place, what, on)
    if not least <= size <= most:
        raise refusal(least=least, most=most, size=size)


def _limits(place: Jurisdiction, what: str, on: date) -> tuple[int, int]:
    return place.number(f"{what}_size_min", on), place.number(f"{what}_size_max", on)
