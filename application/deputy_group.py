"""What people can do with deputy groups."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction


class DeputyGroupUseCases:
    """代表小组: sizes are the policy of the place, read beside the group."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def form(
        self,
        intent: Intent,
        group_id: UUID,
        *,
        name: str,
        basis: str,
        members: list[UUID],
        convener: UUID,
        on: date,
    ) -> Receipt:
        """组建"""
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            DeputyGroup,
            group_id,
            lambda place: DeputyGroup.form(
                id=group_id,
                place=place,
                name=name,
                basis=basis,
                members=members,
                convener=convener,
                formed_on=on,
            ),
            beside=[(Jurisdiction, intent.jurisdiction_id)],
        )

    async def choose_convener(
        self, intent: Intent, group_id: UUID, *, deputy_id: UUID, on: date
    ) -> Receipt:
        """推选召集人"""
        return await self._change(
            intent, group_id, on, lambda it: it.choose_convener(deputy_id=deputy_id, on=on)
        )

    async def form_squad(
        self, intent: Intent, group_id: UUID, *, name: str, members: list[UUID], on: date
    ) -> Receipt:
        """编成活动小分队"""
        return await self._change(
            intent,
            group_id,
            on,
            lambda it, place: it.form_squad(place, name=name, members=members, on=on),
            sized=True,
        )

    async def join(
        self, intent: Intent, group_id: UUID, *, deputy_id: UUID, on: date
    ) -> Receipt:
        """加入"""
        return await self._change(
            intent,
            group_id,
            on,
            lambda it, place: it.join(place, deputy_id=deputy_id, on=on),
            sized=True,
        )

    async def leave(
        self, intent: Intent, group_id: UUID, *, deputy_id: UUID, reason: str, on: date
    ) -> Receipt:
        """退出"""
        return await self._change(
            intent,
            group_id,
            on,
            lambda it: it.leave(deputy_id=deputy_id, reason=reason, on=on),
        )

    async def dissolve(
        self, intent: Intent, group_id: UUID, *, reason: str, on: date
    ) -> Receipt:
        """撤销"""
        return await self._change(
            intent, group_id, on, lambda it: it.dissolve(reason=reason, on=on)
        )

    async def _change(
        self,
        intent: Intent,
        group_id: UUID,
        on: date,
        decide: Callable[..., Any],
        *,
        sized: bool = False,
    ) -> Receipt:
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        place = [(Jurisdiction, intent.jurisdiction_id)] if sized else []
        return await self._ledger.change(intent, DeputyGroup, group_id, decide, beside=place)
