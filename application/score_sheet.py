"""What people can do with score sheets."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.score_sheet import ScoreSheet


class ScoreSheetUseCases(RecordUseCases):
    """评分办法: adopted, revised edition by edition."""

    KIND = ScoreSheet

    async def adopt(self, intent: Intent, sheet_id: UUID, **facts: Any) -> Receipt:
        """通过"""
        return await self._open(
            intent,
            Action.EVALUATE,
            sheet_id,
            lambda: ScoreSheet.adopt(id=sheet_id, **facts),
            on=facts["on"],
        )

    async def revise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """修订"""
        return await self._change(intent, Action.EVALUATE, id, ScoreSheet.revise, **facts)
