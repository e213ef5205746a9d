"""What people can do with suggestions."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from application import acting, identity
from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.policy import Rules
from domain.suggestion import Suggestion

FILE, JUDGE = Action.FILE_SUGGESTION, Action.JUDGE_SUGGESTION
ROUTE, REPLY = Action.ROUTE_SUGGESTION, Action.REPLY_SUGGESTION


class SuggestionUseCases(RecordUseCases):
    """代表建议: from the first signature to the archive, under the rules of the place."""

    KIND = Suggestion

    async def file(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        campaign_id: UUID | None,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """提出"""
        intent.must_be(acting.sponsor(facts), FILE)

        def new(place: Jurisdiction, *beside: Aggregate | None) -> Suggestion:
            acting.allowed(beside, on)
            return Suggestion.file(
                place.rules(on),
                id=suggestion_id,
                campaign_id=campaign_id,
                filed_on=on,
                **facts,
            )

        place = (Jurisdiction, intent.jurisdiction_id)
        beside: Beside = [place, *acting.beside(campaign_id, acting.sponsors(facts))]
        return await self._open(intent, FILE, suggestion_id, new, on=on, beside=beside)

    async def draft(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        campaign_id: UUID | None,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """领衔起草"""
        intent.must_be(acting.sponsor(facts), FILE)

        def new(place: Jurisdiction, *beside: Aggregate | None) -> Suggestion:
            acting.allowed(beside, on)
            return Suggestion.draft(
                place.rules(on),
                id=suggestion_id,
                campaign_id=campaign_id,
                drafted_on=on,
                **facts,
            )

        place = (Jurisdiction, intent.jurisdiction_id)
        beside: Beside = [place, *acting.beside(campaign_id, acting.sponsors(facts))]
        return await self._open(intent, FILE, suggestion_id, new, on=on, beside=beside)

    async def cosign(self, intent: Intent, id: UUID, *, deputy_id: UUID, on: date) -> Receipt:
        """联名确认"""
        intent.must_be(deputy_id, FILE)

        def cosign(it: Suggestion, *beside: Aggregate | None, on: date) -> None:
            acting.allowed(beside, on)
            it.cosign(deputy_id=deputy_id, on=on)

        signer = acting.beside(None, [deputy_id])
        return await self._change(intent, FILE, id, cosign, on=on, beside=signer)

    async def decline(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        """不联名"""
        intent.must_be(deputy_id, FILE)
        return await self._change(
            intent, FILE, id, Suggestion.decline, deputy_id=deputy_id, **facts
        )

    async def submit(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """提交"""
        return await self._by_the_sponsor(intent, id, Suggestion.submit, **facts)

    async def return_for_revision(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回修改"""
        return await self._change(intent, ROUTE, id, Suggestion.return_for_revision, **facts)

    async def revise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """修改后重新提出"""
        return await self._by_the_sponsor(intent, id, Suggestion.revise, **facts)

    async def reject(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """不予受理"""
        return await self._ruled(intent, ROUTE, id, Suggestion.reject, **facts)

    async def admit(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """受理"""
        return await self._ruled(intent, ROUTE, id, Suggestion.admit, **facts)

    async def withdraw(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        """撤回"""
        intent.must_be(deputy_id, FILE)
        return await self._ruled(
            intent, FILE, id, Suggestion.withdraw, deputy_id=deputy_id, **facts
        )

    async def settle(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """就地解决"""
        return await self._change(intent, ROUTE, id, Suggestion.settle, **facts)

    async def hand_over(
        self, intent: Intent, id: UUID, *, to_jurisdiction_id: UUID, **facts: Any
    ) -> Receipt:
        """移交"""
        return await self._change(
            intent,
            ROUTE,
            id,
            Suggestion.hand_over,
            here=intent.jurisdiction_id,
            to_jurisdiction_id=to_jurisdiction_id,
            above_suggestion_id=identity.offered(to_jurisdiction_id, id, intent.command_id),
            **facts,
        )

    async def accept(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """接收"""
        return await self._change(intent, ROUTE, id, Suggestion.accept, **facts)

    async def refuse(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回"""
        return await self._change(intent, ROUTE, id, Suggestion.refuse, **facts)

    async def entrust(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """委托监督"""
        return await self._change(intent, ROUTE, id, Suggestion.entrust, **facts)

    async def reply(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """答复 — of what is settled here."""
        return await self._change(intent, REPLY, id, Suggestion.reply, **facts)

    async def remind(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """催请反馈"""
        return await self._change(intent, ROUTE, id, Suggestion.remind, **facts)

    async def lapse(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """逾期未反馈"""
        return await self._ruled(intent, ROUTE, id, Suggestion.lapse, **facts)

    async def judge(
        self, intent: Intent, id: UUID, *, deputy_id: UUID | None = None, **facts: Any
    ) -> Receipt:
        """评价"""
        intent.must_be(deputy_id, JUDGE)
        return await self._ruled(
            intent, JUDGE, id, Suggestion.judge, deputy_id=deputy_id, **facts
        )

    async def order_rehandling(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """责成重新办理"""
        return await self._ruled(intent, ROUTE, id, Suggestion.order_rehandling, **facts)

    async def decline_rehandling(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """不再重新办理"""
        return await self._ruled(intent, ROUTE, id, Suggestion.decline_rehandling, **facts)

    async def escalate(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """再次不满意，评估或者协调"""
        return await self._ruled(intent, ROUTE, id, Suggestion.escalate, **facts)

    async def conclude(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """评估或者协调的结论"""
        return await self._ruled(intent, ROUTE, id, Suggestion.conclude, **facts)

    async def keep_promise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """承诺兑现"""
        return await self._ruled(intent, ROUTE, id, Suggestion.keep_promise, **facts)

    async def judge_promise(
        self, intent: Intent, id: UUID, *, deputy_id: UUID | None = None, **facts: Any
    ) -> Receipt:
        """评价承诺的兑现"""
        intent.must_be(deputy_id, JUDGE)
        return await self._change(
            intent, JUDGE, id, Suggestion.judge_promise, deputy_id=deputy_id, **facts
        )

    async def fail_promise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """承诺未兑现"""
        return await self._ruled(intent, ROUTE, id, Suggestion.fail_promise, **facts)

    async def carry_promise(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """承诺结转"""
        return await self._ruled(intent, ROUTE, id, Suggestion.carry_promise, **facts)

    async def resolve(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """解决"""
        return await self._change(intent, ROUTE, id, Suggestion.resolve, **facts)

    async def publish(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """公开"""
        return await self._change(intent, ROUTE, id, Suggestion.publish, **facts)

    async def withhold(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """不予公开"""
        return await self._change(intent, ROUTE, id, Suggestion.withhold, **facts)

    async def carry_over(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """届末结转"""
        return await self._change(intent, ROUTE, id, Suggestion.carry_over, **facts)

    async def correct(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """更正"""
        return await self._change(intent, ROUTE, id, Suggestion.correct, **facts)

    async def archive(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """归档"""
        return await self._change(intent, ROUTE, id, Suggestion.archive, **facts)

    async def _by_the_sponsor(
        self, intent: Intent, id: UUID, decide: Callable[..., None], **facts: Any
    ) -> Receipt:
        def decided(it: Suggestion, rules: Rules, **told: Any) -> None:
            intent.must_be(it.sponsor_id, FILE)
            decide(it, rules, **told)

        return await self._ruled(intent, FILE, id, decided, **facts)
