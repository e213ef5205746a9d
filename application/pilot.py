"""What people can do with pilots."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.pilot import Pilot


class PilotUseCases(RecordUseCases):
    """试点: designated by those who issue the campaign, reviewed by them."""

    KIND = Pilot

    async def designate(
        self, intent: Intent, pilot_id: UUID, *, campaign_id: UUID, on: date, **facts: Any
    ) -> Receipt:
        """确定试点"""
        return await self._open(
            intent,
            Action.KEEP_CAMPAIGN,
            pilot_id,
            lambda campaign: Pilot.designate(campaign, id=pilot_id, on=on, **facts),
            beside=[(Campaign, campaign_id)],
            on=on,
        )

    async def review(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """评估试点"""
        return await self._change(intent, Action.KEEP_CAMPAIGN, id, Pilot.review, **facts)
