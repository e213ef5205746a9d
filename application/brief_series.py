"""What people can do with series of briefs."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.brief_series import BriefSeries


class BriefSeriesUseCases(RecordUseCases):
    """简报刊: founded; its numbers follow from what is issued."""

    KIND = BriefSeries

    async def found(self, intent: Intent, series_id: UUID, **facts: Any) -> Receipt:
        """创办"""
        return await self._open(
            intent,
            Action.WRITE_BRIEF,
            series_id,
            lambda: BriefSeries.found(id=series_id, **facts),
            on=facts["on"],
        )
