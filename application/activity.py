"""What people can do with records of activities."""

from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.activity import Activity
from domain.activity.words import came
from domain.campaign import Campaign
from domain.shared.aggregate import Aggregate


class ActivityUseCases(RecordUseCases):
    """代表活动: recorded by the organiser, inside a running campaign or outside any."""

    KIND = Activity

    async def hold(
        self,
        intent: Intent,
        activity_id: UUID,
        *,
        occurred_on: date,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """开展"""
        intent.must(Action.RECORD_ACTIVITY)
        intent.there(occurred_on=occurred_on)

        def new(*beside: Aggregate | None) -> Activity:
            acting.allowed(beside, occurred_on)
            return Activity.hold(
                id=activity_id,
                occurred_on=occurred_on,
                campaign_id=campaign_id,
                levels=acting.levels(beside, occurred_on),
                **facts,
            )

        present = facts.get("participants") or []
        beside = acting.beside(campaign_id, present, facts.get("group_id"))
        return await self._ledger.open(intent, Activity, activity_id, new, beside=beside)

    async def serve(self, intent: Intent, activity_id: UUID, *, campaign_id: UUID) -> Receipt:
        """兼属另一项活动 — which ran on the day that it was held."""
        intent.must(Action.RECORD_ACTIVITY)

        def decide(it: Activity, campaign: Campaign) -> None:
            acting.running(campaign, it.occurred_on)
            it.serve(campaign_id=campaign_id)

        return await self._ledger.change(
            intent, Activity, activity_id, decide, beside=[(Campaign, campaign_id)]
        )

    async def correct(
        self, intent: Intent, activity_id: UUID, *, changes: dict[str, Any], reason: str
    ) -> Receipt:
        """更正 — whoever is said to have come held office that day, as if recorded then."""
        intent.must(Action.RECORD_ACTIVITY)

        def decide(it: Activity, *deputies: Aggregate | None) -> None:
            acting.serving(deputies, it.occurred_on)
            levels = acting.levels(deputies, it.occurred_on)
            it.correct(changes=changes, reason=reason, levels=levels)

        beside = acting.beside(None, came(changes))
        return await self._ledger.change(intent, Activity, activity_id, decide, beside=beside)

    async def void(self, intent: Intent, activity_id: UUID, *, reason: str) -> Receipt:
        """作废"""
        intent.must(Action.RECORD_ACTIVITY)
        return await self._ledger.change(
            intent, Activity, activity_id, lambda it: it.void(reason=reason)
        )

    async def note_attendance(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """登记缺席、请假"""
        return await self._change(
            intent, Action.RECORD_ACTIVITY, id, Activity.note_attendance, **facts
        )

    async def verify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """核实"""
        return await self._change(intent, Action.VERIFY_RECORD, id, Activity.verify, **facts)

    async def send_back(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回"""
        return await self._change(intent, Action.VERIFY_RECORD, id, Activity.send_back, **facts)
