"""What people can do with the rules by which deputies are scored."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.duty_sheet import DutySheet
from domain.jurisdiction import Jurisdiction


class DutySheetUseCases(RecordUseCases):
    """履职积分办法: adopted version by version, where the place scores at all."""

    KIND = DutySheet

    async def adopt(self, intent: Intent, sheet_id: UUID, *, on: date, **facts: Any) -> Receipt:
        """通过"""
        return await self._open(
            intent,
            Action.KEEP_CAMPAIGN,
            sheet_id,
            lambda place: DutySheet.adopt(place.rules(on), id=sheet_id, on=on, **facts),
            beside=[(Jurisdiction, intent.jurisdiction_id)],
            on=on,
        )

    async def withdraw(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """停用"""
        return await self._change(intent, Action.KEEP_CAMPAIGN, id, DutySheet.withdraw, **facts)
