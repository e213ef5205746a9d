"""What people can do with campaigns."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.campaign import Campaign


class CampaignUseCases:
    """实践活动: drawn up or received, adopted, issued down, launched, reported, closed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def draw_up(
        self,
        intent: Intent,
        campaign_id: UUID,
        *,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        on: date,
    ) -> Receipt:
        """拟订方案"""
        intent.must(Action.KEEP_CAMPAIGN)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            Campaign,
            campaign_id,
            lambda: Campaign.draw_up(
                id=campaign_id, title=title, plan=plan, indicators=indicators, planned_on=on
            ),
        )

    async def revise(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """修改方案"""
        return await self._told(intent, campaign_id, Campaign.revise, **facts)

    async def adopt(
        self,
        intent: Intent,
        campaign_id: UUID,
        *,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        adopted_by: str,
        on: date,
    ) -> Receipt:
        """通过方案 — under its local title, with local indicators beside the locked ones."""
        return await self._change(
            intent,
            campaign_id,
            on,
            lambda it: it.adopt(
                title=title, plan=plan, indicators=indicators, adopted_by=adopted_by, on=on
            ),
        )

    async def inform_party(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """报告同级党委"""
        return await self._told(intent, campaign_id, Campaign.inform_party, **facts)

    async def reschedule(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """调整时间"""
        return await self._told(intent, campaign_id, Campaign.reschedule, **facts)

    async def submit(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """提交材料"""
        return await self._told(intent, campaign_id, Campaign.submit, **facts)

    async def suspend(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """中止"""
        return await self._told(intent, campaign_id, Campaign.suspend, **facts)

    async def resume(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """恢复"""
        return await self._told(intent, campaign_id, Campaign.resume, **facts)

    async def cancel(self, intent: Intent, campaign_id: UUID, **facts: Any) -> Receipt:
        """取消"""
        return await self._told(intent, campaign_id, Campaign.cancel, **facts)

    async def follow(
        self, intent: Intent, campaign_id: UUID, *, previous_id: UUID, on: date
    ) -> Receipt:
        """接续上一年的活动"""
        intent.must(Action.KEEP_CAMPAIGN)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            Campaign,
            campaign_id,
            lambda it, previous: it.follow(previous, on=on),
            beside=[(Campaign, previous_id)],
        )

    async def issue(
        self, intent: Intent, campaign_id: UUID, *, to: list[UUID], on: date
    ) -> Receipt:
        """印发下级"""
        return await self._change(intent, campaign_id, on, lambda it: it.issue(to=to, on=on))

    async def launch(self, intent: Intent, campaign_id: UUID, *, on: date) -> Receipt:
        """启动"""
        return await self._change(intent, campaign_id, on, lambda it: it.launch(on=on))

    async def advance(
        self, intent: Intent, campaign_id: UUID, *, phase: str, on: date
    ) -> Receipt:
        """转入下一阶段"""
        return await self._change(
            intent, campaign_id, on, lambda it: it.advance(phase=phase, on=on)
        )

    async def report(
        self,
        intent: Intent,
        campaign_id: UUID,
        *,
        period_from: date,
        period_to: date,
        at_position: int,
        at_root: str,
        summary: str,
        on: date,
    ) -> Receipt:
        """报送 — frozen at the position that the caller read its figures at."""
        intent.past(period_to=period_to)
        return await self._change(
            intent,
            campaign_id,
            on,
            lambda it: it.report(
                period_from=period_from,
                period_to=period_to,
                at_position=at_position,
                at_root=at_root,
                summary=summary,
                on=on,
            ),
        )

    async def close(
        self, intent: Intent, campaign_id: UUID, *, summary: str, on: date
    ) -> Receipt:
        """总结结束"""
        return await self._change(
            intent, campaign_id, on, lambda it: it.close(summary=summary, on=on)
        )

    async def _told(
        self,
        intent: Intent,
        campaign_id: UUID,
        decide: Callable[..., None],
        *,
        on: date,
        **facts: Any,
    ) -> Receipt:
        return await self._change(
            intent, campaign_id, on, lambda it: decide(it, on=on, **facts)
        )

    async def _change(
        self, intent: Intent, campaign_id: UUID, on: date, decide: Callable[[Campaign], None]
    ) -> Receipt:
        intent.must(Action.KEEP_CAMPAIGN)
        intent.past(on=on)
        return await self._ledger.change(intent, Campaign, campaign_id, decide)
