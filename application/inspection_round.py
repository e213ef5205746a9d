"""What people can do with rounds of inspections."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.inspection_round import InspectionRound


class InspectionRoundUseCases(RecordUseCases):
    """督导检查: planned with its team and checklist, concluded."""

    KIND = InspectionRound

    async def plan(self, intent: Intent, round_id: UUID, **facts: Any) -> Receipt:
        """安排督导检查"""
        return await self._open(
            intent,
            Action.INSPECT,
            round_id,
            lambda: InspectionRound.plan(id=round_id, **facts),
            on=facts["on"],
        )

    async def conclude(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """结束"""
        return await self._change(intent, Action.INSPECT, id, InspectionRound.conclude, **facts)
