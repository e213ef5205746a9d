"""What people can do with deputy groups."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction

KEEP = Action.KEEP_DEPUTIES


class DeputyGroupUseCases(RecordUseCases):
    """代表小组: the policy of the place and the deputies concerned are read beside it."""

    KIND = DeputyGroup

    async def form(
        self,
        intent: Intent,
        group_id: UUID,
        *,
        members: Sequence[UUID],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """组建"""
        return await self._open(
            intent,
            KEEP,
            group_id,
            lambda place, *deputies: DeputyGroup.form(
                place, *deputies, id=group_id, formed_on=on, **facts
            ),
            beside=[_place(intent), *_deputies(members)],
            on=on,
        )

    async def choose_convener(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """推选召集人"""
        return await self._change(intent, KEEP, id, DeputyGroup.choose_convener, **facts)

    async def name_officers(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """推选、指定召集人、组长、资料员"""
        return await self._change(
            intent, KEEP, id, DeputyGroup.name_officers, beside=[_place(intent)], **facts
        )

    async def form_squad(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """编成活动小分队"""
        return await self._change(
            intent, KEEP, id, DeputyGroup.form_squad, beside=[_place(intent)], **facts
        )

    async def disband_squad(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """撤销活动小分队"""
        return await self._change(intent, KEEP, id, DeputyGroup.disband_squad, **facts)

    async def join(self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any) -> Receipt:
        """加入"""
        beside: Beside = [_place(intent), (Deputy, deputy_id)]
        return await self._change(intent, KEEP, id, DeputyGroup.join, beside=beside, **facts)

    async def leave(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        """退出"""
        beside = [(Deputy, deputy_id)]
        return await self._change(intent, KEEP, id, DeputyGroup.leave, beside=beside, **facts)

    async def transfer(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, to_group: UUID, **facts: Any
    ) -> Receipt:
        """调整到别的小组"""
        beside: Beside = [_place(intent), (DeputyGroup, to_group), (Deputy, deputy_id)]
        return await self._change(
            intent, KEEP, id, DeputyGroup.transfer, beside=beside, **facts
        )

    async def rename(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """更名"""
        return await self._change(intent, KEEP, id, DeputyGroup.rename, **facts)

    async def split(
        self,
        intent: Intent,
        new_id: UUID,
        *,
        out_of: UUID,
        members: Sequence[UUID],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """分设 — the new group, and the one that it comes from, at once."""
        return await self._open(
            intent,
            KEEP,
            new_id,
            lambda place, group, *deputies: group.split(
                place, *deputies, id=new_id, on=on, **facts
            ),
            beside=[_place(intent), (DeputyGroup, out_of), *_deputies(members)],
            on=on,
        )

    async def merge(
        self, intent: Intent, id: UUID, *, into: UUID, on: date, **facts: Any
    ) -> Receipt:
        """并入别的小组"""
        members = await self._members(intent, id)
        beside: Beside = [_place(intent), (DeputyGroup, into), *_deputies(members)]
        return await self._change(
            intent, KEEP, id, DeputyGroup.merge, on=on, beside=beside, **facts
        )

    async def dissolve(self, intent: Intent, id: UUID, *, on: date, **facts: Any) -> Receipt:
        """撤销"""
        members = await self._members(intent, id)
        return await self._change(
            intent, KEEP, id, DeputyGroup.dissolve, on=on, beside=_deputies(members), **facts
        )

    async def _members(self, intent: Intent, id: UUID) -> list[UUID]:
        """Who is in the group now."""
        intent.must(KEEP)
        return await self._look(intent, id, lambda group: list(group.members))


def _place(intent: Intent) -> tuple[type[Jurisdiction], UUID]:
    return Jurisdiction, intent.jurisdiction_id


def _deputies(ids: Sequence[UUID]) -> list[tuple[type[Deputy], UUID]]:
    return [(Deputy, each) for each in ids]
