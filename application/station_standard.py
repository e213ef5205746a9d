"""What people can do with standards of stations."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.station_standard import StationStandard


class StationStandardUseCases(RecordUseCases):
    """建设标准: laid down by a place for its own stations."""

    KIND = StationStandard

    async def adopt(
        self, intent: Intent, standard_id: UUID, *, on: date, **facts: Any
    ) -> Receipt:
        """制定标准"""
        return await self._open(
            intent,
            Action.KEEP_STATIONS,
            standard_id,
            lambda: StationStandard.adopt(id=standard_id, on=on, **facts),
            on=on,
        )

    async def revise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """修订标准"""
        return await self._change(
            intent, Action.KEEP_STATIONS, id, StationStandard.revise, **facts
        )

    async def withdraw(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """废止标准"""
        return await self._change(
            intent, Action.KEEP_STATIONS, id, StationStandard.withdraw, **facts
        )
