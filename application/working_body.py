"""What people can do with the bodies that carry a campaign."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.working_body import WorkingBody


class WorkingBodyUseCases(RecordUseCases):
    """工作机构: set up for a campaign, its members by post, dissolved."""

    KIND = WorkingBody

    async def set_up(
        self,
        intent: Intent,
        body_id: UUID,
        *,
        campaign_id: UUID,
        set_up_on: date,
        **facts: Any,
    ) -> Receipt:
        """设立 — also before the campaign is launched: somebody has to prepare it."""
        intent.must(Action.KEEP_CAMPAIGN)
        intent.there(set_up_on=set_up_on)
        return await self._ledger.open(
            intent,
            WorkingBody,
            body_id,
            lambda _: WorkingBody.set_up(
                id=body_id, campaign_id=campaign_id, set_up_on=set_up_on, **facts
            ),
            beside=[(Campaign, campaign_id)],
        )

    async def join(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """增补成员"""
        return await self._change(intent, Action.KEEP_CAMPAIGN, id, WorkingBody.join, **facts)

    async def leave(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退出"""
        return await self._change(intent, Action.KEEP_CAMPAIGN, id, WorkingBody.leave, **facts)

    async def dissolve(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """撤销"""
        return await self._change(
            intent, Action.KEEP_CAMPAIGN, id, WorkingBody.dissolve, **facts
        )
