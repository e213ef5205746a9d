"""What people can do with suggestions."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from application.access import Action
from application.activity import running
from application.ledger import Intent, Ledger, Receipt
from domain.campaign import Campaign
from domain.suggestion import Suggestion


class SuggestionUseCases:
    """代表建议: filed, sorted, handled here or above, replied, judged, resolved."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def file(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        title: str,
        text: str,
        sponsor: str,
        sponsor_id: UUID,
        campaign_id: UUID | None,
        focus_area: str,
        category: str,
        on: date,
    ) -> Receipt:
        """提出"""
        intent.must(Action.FILE_SUGGESTION)
        intent.past(on=on)

        def new(campaign: Campaign | None = None) -> Suggestion:
            running(campaign)
            return Suggestion.file(
                id=suggestion_id,
                title=title,
                text=text,
                sponsor=sponsor,
                sponsor_id=sponsor_id,
                campaign_id=campaign_id,
                focus_area=focus_area,
                category=category,
                filed_on=on,
            )

        beside = [(Campaign, campaign_id)] if campaign_id else []
        return await self._ledger.open(intent, Suggestion, suggestion_id, new, beside=beside)

    async def settle(
        self, intent: Intent, suggestion_id: UUID, *, reason: str, on: date
    ) -> Receipt:
        """就地解决"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.settle(reason=reason, on=on),
        )

    async def hand_up(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        to_jurisdiction_id: UUID,
        reason: str,
        on: date,
    ) -> Receipt:
        """提交上级"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.hand_up(to_jurisdiction_id=to_jurisdiction_id, reason=reason, on=on),
        )

    async def accept(self, intent: Intent, suggestion_id: UUID, *, on: date) -> Receipt:
        """接收"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.accept(on=on),
        )

    async def refuse(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        proper_holder: str,
        reason: str,
        on: date,
    ) -> Receipt:
        """退回"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.refuse(proper_holder=proper_holder, reason=reason, on=on),
        )

    async def dispatch(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        lead_unit: str,
        due_on: date,
        reason: str,
        on: date,
    ) -> Receipt:
        """交办"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.dispatch(lead_unit=lead_unit, due_on=due_on, reason=reason, on=on),
        )

    async def reply(
        self, intent: Intent, suggestion_id: UUID, *, unit: str, text: str, on: date
    ) -> Receipt:
        """答复"""
        return await self._change(
            intent,
            Action.REPLY_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.reply(unit=unit, text=text, on=on),
        )

    async def judge(
        self, intent: Intent, suggestion_id: UUID, *, satisfaction: str, on: date
    ) -> Receipt:
        """评价"""
        return await self._change(
            intent,
            Action.JUDGE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.judge(satisfaction=satisfaction, on=on),
        )

    async def resolve(
        self, intent: Intent, suggestion_id: UUID, *, outcome: str, on: date
    ) -> Receipt:
        """解决"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            suggestion_id,
            on,
            lambda it: it.resolve(outcome=outcome, on=on),
        )

    async def _change(
        self,
        intent: Intent,
        action: Action,
        suggestion_id: UUID,
        on: date,
        decide: Callable[[Suggestion], None],
    ) -> Receipt:
        intent.must(action)
        intent.past(on=on)
        return await self._ledger.change(intent, Suggestion, suggestion_id, decide)
