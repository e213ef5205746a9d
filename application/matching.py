"""What people can do with matchings."""

from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.deputy import Deputy
from domain.matching import Matching


class MatchingUseCases(RecordUseCases):
    """结对联系: started and ended, for a campaign or outside any."""

    KIND = Matching

    async def start(
        self,
        intent: Intent,
        matching_id: UUID,
        *,
        deputy_id: UUID,
        started_on: date,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """结对 — of a deputy who is registered here and serves."""
        intent.must(Action.RECORD_ACTIVITY)
        intent.there(started_on=started_on)

        def new(deputy: Deputy, campaign: Campaign | None = None) -> Matching:
            deputy.must_serve(started_on)
            acting.running(campaign, started_on)
            return Matching.start(
                deputy,
                id=matching_id,
                started_on=started_on,
                campaign_id=campaign_id,
                **facts,
            )

        campaign = [(Campaign, campaign_id)] if campaign_id else []
        beside = [(Deputy, deputy_id), *campaign]
        return await self._ledger.open(intent, Matching, matching_id, new, beside=beside)

    async def end(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """结束"""
        beside = await self._deputy(intent, id)
        return await self._change(
            intent, Action.RECORD_ACTIVITY, id, Matching.end, beside=beside, **facts
        )

    async def void(self, intent: Intent, id: UUID, *, reason: str) -> Receipt:
        """作废"""
        beside = await self._deputy(intent, id)
        return await self._ledger.change(
            intent, Matching, id, lambda it, who: it.void(who, reason=reason), beside=beside
        )

    async def _deputy(self, intent: Intent, id: UUID) -> Beside:
        """Who is matched: they learn it in the same act."""
        intent.must(Action.RECORD_ACTIVITY)
        return [(Deputy, await self._look(intent, id, lambda it: it.deputy_id))]
