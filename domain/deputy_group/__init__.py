"""代表小组 — deputies of several levels who work together in one place."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Self
from uuid import UUID

from domain.deputy import Deputy
from domain.deputy_group import composition, events
from domain.deputy_group.words import (
    AlreadyAMember,
    GroupDissolved,
    Kind,
    MembersChanged,
    NoSuchSquad,
    NotAMember,
    Office,
    SameGroup,
    SquadSize,
    SquadsOverlap,
    TooManyOfficers,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue, one_among, one_of


class DeputyGroup(Aggregate):
    """代表小组: formed → members, officers, squads come and go → dissolved, merged or split.

    A command that moves deputies is given their records too: which seats they hold and where
    they are at home is theirs to say, and they learn it in the same act.
    """

    TOPIC = "deputy_group"

    Event = events.Event
    Formed = events.Formed
    ConvenerChosen = events.ConvenerChosen
    OfficersNamed = events.OfficersNamed
    SquadFormed = events.SquadFormed
    SquadDisbanded = events.SquadDisbanded
    MemberJoined = events.MemberJoined
    MemberLeft = events.MemberLeft
    MemberTransferred = events.MemberTransferred
    MemberReceived = events.MemberReceived
    Renamed = events.Renamed
    Split = events.Split
    Merged = events.Merged
    Absorbed = events.Absorbed
    Dissolved = events.Dissolved

    def __init__(self) -> None:
        self.name = ""
        self.kind = ""
        self.members: list[UUID] = []
        self.officers: dict[str, list[UUID]] = {}
        self.squads: dict[str, list[UUID]] = {}
        self.dissolved_on: date | None = None

    @property
    def convener(self) -> UUID | None:
        """召集人 — the first of them; none after the last has left."""
        return next(iter(self.officers.get(Office.CONVENER, ())), None)

    @classmethod
    def form(
        cls,
        place: Jurisdiction,
        *deputies: Deputy,
        id: UUID,
        name: str,
        convener: UUID,
        formed_on: date,
        kind: str = Kind.AREA,
        basis: str = "",
        reason: str = "",
        out_of: UUID | None = None,
    ) -> Self:
        """组建 — its size and what it is made of are the policy of the place.

        ``out_of`` is the group that they leave for it, if any.
        """
        members = [deputy.id for deputy in deputies]
        if not name:
            raise BadValue(field="name", reason="小组须有名称")
        _named_once(members)
        if convener not in members:
            raise NotAMember(deputy=convener, who="召集人")
        composition.must_suit(place, kind, deputies, formed_on, leaving=out_of)
        group = cls.begin(
            cls.Formed,
            id=id,
            name=name,
            kind=kind,
            basis=basis,
            reason=reason,
            members=members,
            convener=convener,
            formed_on=formed_on,
        )
        group.welcome(deputies, formed_on)
        return group

    def choose_convener(self, *, deputy_id: UUID, on: date) -> None:
        """推选召集人"""
        self.must_stand()
        self._must_be_members([deputy_id])
        self.trigger_event(self.ConvenerChosen, convener=deputy_id, chosen_on=on)

    def name_officers(
        self, place: Jurisdiction, *, office: str, holders: list[UUID], elected: bool, on: date
    ) -> None:
        """推选、指定召集人、组长、资料员"""
        self.must_stand()
        one_of(Office, "office", office)
        if not holders:
            raise BadValue(field="holders", reason="须写明由谁担任")
        _named_once(holders, "holders")
        self._must_be_members(holders)
        most = composition.officers_max(place, office, on)
        if len(holders) > most:
            raise TooManyOfficers(office=office, most=most)
        self.trigger_event(
            self.OfficersNamed, office=office, holders=holders, elected=elected, named_on=on
        )

    def form_squad(
        self, place: Jurisdiction, *, name: str, members: list[UUID], on: date, area: str = ""
    ) -> None:
        """编成活动小分队 — of the group; a squad of the same name is made anew."""
        self.must_stand()
        _named_once(members)
        self._must_be_members(members)
        for other, squad in self.squads.items():
            for deputy_id in members:
                if other != name and deputy_id in squad:
                    who = one_among(members, deputy_id)
                    raise SquadsOverlap(deputy=deputy_id, who=who, squad=other)
        composition.size_allowed(SquadSize, place, "squad", len(members), on)
        self.trigger_event(
            self.SquadFormed, name=name, area=area, members=members, formed_on=on
        )

    def disband_squad(self, *, name: str, on: date) -> None:
        """撤销活动小分队"""
        self.must_stand()
        if name not in self.squads:
            raise NoSuchSquad(squad=name)
        self.trigger_event(self.SquadDisbanded, name=name, disbanded_on=on)

    def join(self, place: Jurisdiction, deputy: Deputy, *, on: date) -> None:
        """加入 — also into a group below its least size: it has to grow again somehow."""
        self.must_take([deputy], place, on)
        self.trigger_event(self.MemberJoined, deputy_id=deputy.id, joined_on=on)
        self.welcome([deputy], on)

    def leave(self, deputy: Deputy, *, reason: str, on: date) -> None:
        """退出 — a group that shrinks below its least size stands until it is dissolved."""
        self.must_stand()
        self._must_be_members([deputy.id])
        self.trigger_event(self.MemberLeft, deputy_id=deputy.id, reason=reason, left_on=on)
        deputy.leave_group(group_id=self.id, on=on)

    def transfer(
        self,
        place: Jurisdiction,
        other: "DeputyGroup",
        deputy: Deputy,
        *,
        reason: str,
        on: date,
    ) -> None:
        """调整到别的小组 — out of this one and into the other at once."""
        self.must_stand()
        self._must_differ(other)
        self._must_be_members([deputy.id])
        other.must_take([deputy], place, on, leaving=self.id)
        self.trigger_event(
            self.MemberTransferred,
            deputy_id=deputy.id,
            to_group=other.id,
            reason=reason,
            transferred_on=on,
        )
        deputy.leave_group(group_id=self.id, on=on)
        other.trigger_event(
            self.MemberReceived, deputy_id=deputy.id, from_group=self.id, received_on=on
        )
        other.welcome([deputy], on)

    def rename(self, *, name: str, on: date) -> None:
        """更名"""
        self.must_stand()
        if not name or name == self.name:
            raise BadValue(field="name", reason="须写明新的名称")
        self.trigger_event(self.Renamed, name=name, renamed_on=on)

    def split(
        self,
        place: Jurisdiction,
        *leaving: Deputy,
        id: UUID,
        name: str,
        convener: UUID,
        reason: str,
        on: date,
    ) -> "DeputyGroup":
        """分设 — some members form a group of their own; both have to be large enough."""
        self.must_stand()
        members = [deputy.id for deputy in leaving]
        self._must_be_members(members)
        composition.must_be_enough(place, len(set(self.members) - set(members)), on)
        new = DeputyGroup.form(
            place,
            *leaving,
            id=id,
            name=name,
            kind=self.kind or Kind.AREA,
            reason=reason,
            convener=convener,
            formed_on=on,
            out_of=self.id,
        )
        self.trigger_event(self.Split, into=id, members=members, reason=reason, split_on=on)
        for deputy in leaving:
            deputy.leave_group(group_id=self.id, on=on)
        return new

    def merge(
        self,
        place: Jurisdiction,
        into: "DeputyGroup",
        *members: Deputy,
        reason: str,
        on: date,
    ) -> None:
        """并入别的小组 — with all its members; this one ends."""
        self.must_stand()
        self._must_differ(into)
        self._must_be_all(members)
        into.must_take(members, place, on, leaving=self.id)
        self.trigger_event(self.Merged, into=into.id, reason=reason, merged_on=on)
        for deputy in members:
            deputy.leave_group(group_id=self.id, on=on)
        into.trigger_event(
            self.Absorbed, from_group=self.id, members=list(self.members), absorbed_on=on
        )
        into.welcome(members, on)

    def dissolve(self, *members: Deputy, reason: str, on: date) -> None:
        """撤销 — at the end of a term or by reorganisation."""
        self.must_stand()
        self._must_be_all(members)
        self.trigger_event(self.Dissolved, reason=reason, dissolved_on=on)
        for deputy in members:
            deputy.leave_group(group_id=self.id, on=on)

    def without(self, deputy_id: UUID) -> None:
        """Out of the group, its squads and its offices."""
        for some in (self.members, *self.squads.values(), *self.officers.values()):
            if deputy_id in some:
                some.remove(deputy_id)

    def welcome(self, deputies: Iterable[Deputy], on: date) -> None:
        """They learn that they are in the group."""
        for deputy in deputies:
            deputy.join_group(group_id=self.id, kind=self.kind, on=on)

    def must_take(
        self,
        deputies: Sequence[Deputy],
        place: Jurisdiction,
        on: date,
        leaving: UUID | None = None,
    ) -> None:
        """Refuse whom the group cannot take in; ``leaving`` is the group they come from."""
        self.must_stand()
        for deputy in deputies:
            if deputy.id in self.members:
                raise AlreadyAMember(deputy=deputy.id, name=deputy.name)
        composition.must_have_room(place, len(self.members) + len(deputies), on)
        composition.must_be_free(place, self.kind, deputies, on, leaving=leaving)

    def must_act(self, on: date) -> None:
        """Refuse what a group is said to have done after it was dissolved."""
        if self.dissolved_on is not None and on > self.dissolved_on:
            raise GroupDissolved(on=self.dissolved_on)

    def must_stand(self) -> None:
        """Refuse what is asked of a group that is gone."""
        if self.dissolved_on is not None:
            raise GroupDissolved(on=self.dissolved_on)

    def _must_differ(self, other: "DeputyGroup") -> None:
        if other.id == self.id:
            raise SameGroup(field="to_group", reason="须是另一个小组")

    def _must_be_members(self, deputies: Sequence[UUID]) -> None:
        for deputy_id in deputies:
            if deputy_id not in self.members:
                raise NotAMember(deputy=deputy_id, who=one_among(deputies, deputy_id))

    def _must_be_all(self, deputies: Iterable[Deputy]) -> None:
        if {deputy.id for deputy in deputies} != set(self.members):
            raise MembersChanged


def _named_once(members: list[UUID], field: str = "members") -> None:
    if len(set(members)) != len(members):
        raise BadValue(field=field, reason="同一名代表出现两次")
