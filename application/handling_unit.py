"""What people can do with the register of handling units."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.handling_unit import HandlingUnit


class HandlingUnitUseCases(RecordUseCases):
    """承办单位: kept by the office that hands suggestions to them."""

    KIND = HandlingUnit

    async def list(self, intent: Intent, id: UUID, *, on: date, **facts: Any) -> Receipt:
        """列入名册"""
        return await self._open(
            intent,
            Action.ROUTE_SUGGESTION,
            id,
            lambda: HandlingUnit.list(id=id, on=on, **facts),
            on=on,
        )

    async def rename(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """更名"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, HandlingUnit.rename, **facts
        )

    async def close(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """撤销"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, HandlingUnit.close, **facts
        )
