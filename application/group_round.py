"""What people can do with rounds of a group's work."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.activity import Activity
from domain.deputy_group import DeputyGroup
from domain.group_round import GroupRound
from domain.jurisdiction import Jurisdiction

KEEP = Action.RECORD_ACTIVITY


class GroupRoundUseCases(RecordUseCases):
    """小组活动流程: opened for a group, each step once, concluded when all are done."""

    KIND = GroupRound

    async def open(
        self, intent: Intent, id: UUID, *, group_id: UUID, on: date, **facts: Any
    ) -> Receipt:
        """开始一轮"""
        return await self._open(
            intent,
            KEEP,
            id,
            lambda place, group: GroupRound.open(place, group, id=id, on=on, **facts),
            beside=[(Jurisdiction, intent.jurisdiction_id), (DeputyGroup, group_id)],
            on=on,
        )

    async def do(
        self, intent: Intent, id: UUID, *, activity_id: UUID | None = None, **facts: Any
    ) -> Receipt:
        """办完一步 — the activity that records it has to be in this ledger."""
        beside: Beside = [(Activity, activity_id)] if activity_id else []

        def done(it: GroupRound, *_: Activity, **told: Any) -> None:
            it.do(activity_id=activity_id, **told)

        return await self._change(intent, KEEP, id, done, beside=beside, **facts)

    async def withdraw(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """撤回误记的一步"""
        return await self._change(intent, KEEP, id, GroupRound.withdraw, **facts)

    async def conclude(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """结束这一轮"""
        return await self._change(intent, KEEP, id, GroupRound.conclude, **facts)
