"""授权 — who may do what in a jurisdiction: an event that its own ledger shows."""

from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import RuleBroken, one_of


class Role(StrEnum):
    """What a person is here. The actions of each role stand in application/access.py."""

    ADMINISTRATOR = "administrator"  # 管理员: grants, policy, boundaries
    OFFICE = "office"  # 代工委、人大办公室: campaigns, groups, suggestions
    CLERK = "clerk"  # 工作人员: records activities and figures
    DEPUTY = "deputy"  # 代表
    HANDLING_UNIT = "handling_unit"  # 承办单位
    READER = "reader"  # 查阅: boards and rollups
    AUDITOR = "auditor"  # 审计: reads and replays, writes nothing


class Reach(StrEnum):
    """How far a grant goes."""

    SELF = "self"
    SUBTREE = "subtree"


class GrantWithdrawn(RuleBroken):
    """The grant was withdrawn on {on}."""


class AccessGrant(Aggregate):
    """授权: given → possibly withdrawn."""

    TOPIC = "access_grant"

    class Event(Aggregate.Event):
        """Something happened to a grant."""

    class Given(Event, Created):
        TOPIC = "access_grant.given"
        person_id: UUID
        person: str
        role: str
        reach: str
        until: date | None
        given_on: date

    class Withdrawn(Event):
        TOPIC = "access_grant.withdrawn"
        reason: str
        withdrawn_on: date

        def apply(self, aggregate: "AccessGrant") -> None:
            aggregate.withdrawn_on = self.withdrawn_on

    def __init__(self) -> None:
        self.withdrawn_on: date | None = None

    @classmethod
    def give(
        cls,
        *,
        id: UUID,
        person_id: UUID,
        person: str,
        role: str,
        reach: str,
        given_on: date,
        until: date | None = None,
    ) -> Self:
        """授予"""
        one_of(Role, "role", role)
        one_of(Reach, "reach", reach)
        return cls.begin(
            cls.Given,
            id=id,
            person_id=person_id,
            person=person,
            role=str(role),
            reach=str(reach),
            until=until,
            given_on=given_on,
        )

    def withdraw(self, *, reason: str, on: date) -> None:
        """收回"""
        if self.withdrawn_on is not None:
            raise GrantWithdrawn(on=self.withdrawn_on)
        self.trigger_event(self.Withdrawn, reason=reason, withdrawn_on=on)
