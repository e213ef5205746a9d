"""工作机构 — who carries a campaign: leading group, office, squads, teams, joint conference."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of


class Kind(StrEnum):
    """What a body is there for."""

    LEADING_GROUP = "leading_group"  # 领导小组
    OFFICE = "campaign_office"  # 领导小组办公室
    SQUAD = "task_squad"  # 工作专班
    GUIDANCE = "guidance_group"  # 指导组
    SUPERVISION = "supervision_team"  # 督导组
    JOINT_CONFERENCE = "joint_conference"  # 联席会议


class Role(StrEnum):
    """What a member is in it."""

    FIRST_HEAD = "first_head"  # 第一组长
    HEAD = "head"  # 组长、召集人、主任
    DEPUTY_HEAD = "deputy_head"  # 副组长
    EXECUTIVE = "executive"  # 具体负责人
    MEMBER = "member"  # 成员、成员单位


class BodyDissolved(RuleBroken):
    """The body was dissolved on {on}."""


class AlreadyInTheBody(RuleBroken):
    """{name} is already a member of the body."""


class NotInTheBody(RuleBroken):
    """{name} is not a member of the body."""


class WorkingBody(Aggregate):
    """工作机构: set up with its members → members join and leave → dissolved.

    A member is a person by post (姓名不必写) or a unit; ``areas`` are the places it looks
    after.
    """

    TOPIC = "working_body"

    class Event(Aggregate.Event):
        """Something happened to a working body."""

    class Established(Event, Created):
        TOPIC = "working_body.established"
        campaign_id: UUID
        kind: str
        name: str
        members: list[dict[str, Any]]
        areas: list[str]
        set_up_on: date

        def apply(self, aggregate: "WorkingBody") -> None:
            aggregate.members = {each["name"] for each in self.members}

    class MemberJoined(Event):
        TOPIC = "working_body.member_joined"
        name: str
        role: str
        unit: str
        joined_on: date

        def apply(self, aggregate: "WorkingBody") -> None:
            aggregate.members.add(self.name)

    class MemberLeft(Event):
        TOPIC = "working_body.member_left"
        name: str
        reason: str
        left_on: date

        def apply(self, aggregate: "WorkingBody") -> None:
            aggregate.members.remove(self.name)

    class Dissolved(Event):
        TOPIC = "working_body.dissolved"
        reason: str
        dissolved_on: date

        def apply(self, aggregate: "WorkingBody") -> None:
            aggregate.dissolved_on = self.dissolved_on

    def __init__(self) -> None:
        self.members: set[str] = set()
        self.dissolved_on: date | None = None

    @classmethod
    def set_up(
        cls,
        *,
        id: UUID,
        campaign_id: UUID,
        kind: str,
        name: str,
        members: list[dict[str, Any]],
        areas: list[str],
        set_up_on: date,
    ) -> Self:
        """设立"""
        one_of(Kind, "kind", kind)
        if not name.strip():
            raise BadValue(field="name", reason="机构须有名称")
        for at, member in enumerate(members):
            one_of(Role, f"members[{at}].role", member["role"])
        if len({each["name"] for each in members}) < len(members):
            raise BadValue(field="members", reason="同一个成员写了两次")
        return cls.begin(
            cls.Established,
            id=id,
            campaign_id=campaign_id,
            kind=str(kind),
            name=name,
            members=members,
            areas=areas,
            set_up_on=set_up_on,
        )

    def join(self, *, name: str, role: str, unit: str, on: date) -> None:
        """增补成员"""
        self._must_stand()
        one_of(Role, "role", role)
        if name in self.members:
            raise AlreadyInTheBody(name=name)
        self.trigger_event(
            self.MemberJoined, name=name, role=str(role), unit=unit, joined_on=on
        )

    def leave(self, *, name: str, reason: str, on: date) -> None:
        """退出"""
        self._must_stand()
        if name not in self.members:
            raise NotInTheBody(name=name)
        self.trigger_event(self.MemberLeft, name=name, reason=reason, left_on=on)

    def dissolve(self, *, reason: str, on: date) -> None:
        """撤销"""
        self._must_stand()
        self.trigger_event(self.Dissolved, reason=reason, dissolved_on=on)

    def _must_stand(self) -> None:
        if self.dissolved_on is not None:
            raise BodyDissolved(on=self.dissolved_on)
