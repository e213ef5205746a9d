"""What people can do with inspections of single places."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.inspection import Inspection
from domain.inspection_round import InspectionRound


class InspectionUseCases(RecordUseCases):
    """检查记录: held, ordered to be put right, rectified, inspected again."""

    KIND = Inspection

    async def hold(
        self, intent: Intent, inspection_id: UUID, *, round_id: UUID, **facts: Any
    ) -> Receipt:
        """检查 — by the checklist of its round, which learns what was inspected."""
        return await self._open(
            intent,
            Action.INSPECT,
            inspection_id,
            lambda round_: Inspection.hold(round_, id=inspection_id, **facts),
            beside=[(InspectionRound, round_id)],
            on=facts["on"],
        )

    async def order(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """责令整改"""
        return await self._ruled(intent, Action.INSPECT, id, Inspection.order, **facts)

    async def rectify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """整改"""
        return await self._change(
            intent, Action.RECORD_ACTIVITY, id, Inspection.rectify, **facts
        )

    async def reinspect(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """复查"""
        return await self._change(intent, Action.INSPECT, id, Inspection.reinspect, **facts)

    async def void(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """作废"""
        intent.must(Action.INSPECT)
        round_id = await self._look(intent, id, lambda it: it.round_id)
        beside = [(InspectionRound, round_id)]
        return await self._change(
            intent, Action.INSPECT, id, Inspection.void, beside=beside, **facts
        )
