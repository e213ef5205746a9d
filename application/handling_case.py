"""What people can do with handling cases."""

from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.access import Action
from application.ledger import Beside, Intent, Outcome, Receipt
from application.record import RecordUseCases
from application.together import AT_ONCE, Use, chunks, together
from domain.handling_case import HandlingCase
from domain.jurisdiction import Jurisdiction
from domain.suggestion import Suggestion


class HandlingCaseUseCases(RecordUseCases):
    """办理件: dispatched to units, signed for or objected to, worked on, answered."""

    KIND = HandlingCase

    async def dispatch(
        self,
        intent: Intent,
        case_id: UUID,
        *,
        suggestion_ids: Sequence[UUID],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """交办 — the case and all its suggestions at once, or none."""
        return await self._open(
            intent,
            Action.ROUTE_SUGGESTION,
            case_id,
            lambda place, *suggestions: HandlingCase.open(
                place.rules(on), *suggestions, id=case_id, on=on, **facts
            ),
            beside=[
                (Jurisdiction, intent.jurisdiction_id),
                *((Suggestion, each) for each in suggestion_ids),
            ],
            on=on,
        )

    async def dispatch_all(
        self, intent: Intent, cases: Sequence[dict[str, Any]], *, on: date
    ) -> AsyncIterator[list[tuple[UUID, Outcome]]]:
        """交办会 — many cases in one act; each stands or falls alone, and is told when it does.

        ``cases`` are the facts of each; its command id follows from its place among them, so
        that the same act, sent again, finds what it has done.
        """

        def one(at: int, facts: dict[str, Any]) -> tuple[UUID, Use]:
            wish = intent._replace(command_id=identity.named(intent.command_id, at))
            case_id = identity.case_of(facts["suggestion_ids"], wish.command_id)
            return case_id, lambda ledger: HandlingCaseUseCases(ledger).dispatch(
                wish, case_id, on=on, **facts
            )

        for some in chunks([one(at, each) for at, each in enumerate(cases)], AT_ONCE):
            ids, uses = zip(*some, strict=True)
            yield list(zip(ids, await together(self._ledger, uses), strict=True))

    async def join(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, **facts: Any
    ) -> Receipt:
        """并案"""
        beside = [(Suggestion, suggestion_id)]
        return await self._ruled(
            intent, Action.ROUTE_SUGGESTION, id, HandlingCase.join, beside=beside, **facts
        )

    async def distribute(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """分办"""
        beside = await self._suggestions(intent, Action.REPLY_SUGGESTION, id)
        return await self._ruled(
            intent,
            Action.REPLY_SUGGESTION,
            id,
            HandlingCase.distribute,
            beside=beside,
            **facts,
        )

    async def sign(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """签收"""
        return await self._ruled(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.sign, **facts
        )

    async def object(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """提出异议"""
        return await self._ruled(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.object, **facts
        )

    async def decide_objection(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """处理异议"""
        beside = await self._suggestions(intent, Action.ROUTE_SUGGESTION, id)
        return await self._ruled(
            intent,
            Action.ROUTE_SUGGESTION,
            id,
            HandlingCase.decide_objection,
            beside=beside,
            **facts,
        )

    async def dispute(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        """代表对承办单位有异议"""
        judge, dispute = Action.JUDGE_SUGGESTION, HandlingCase.dispute
        intent.must_be(deputy_id, judge)
        return await self._ruled(intent, judge, id, dispute, deputy_id=deputy_id, **facts)

    async def answer_dispute(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """答复代表的异议"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, HandlingCase.answer_dispute, **facts
        )

    async def contact(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """与代表沟通"""
        return await self._change(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.contact, **facts
        )

    async def give_opinion(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """协办意见"""
        return await self._change(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.give_opinion, **facts
        )

    async def return_opinion(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回协办意见"""
        return await self._ruled(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.return_opinion, **facts
        )

    async def request_extension(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """申请延期"""
        return await self._ruled(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.request_extension, **facts
        )

    async def decide_extension(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """批准延期，或者不批准"""
        return await self._ruled(
            intent, Action.ROUTE_SUGGESTION, id, HandlingCase.decide_extension, **facts
        )

    async def confer(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """联席会议"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, HandlingCase.confer, **facts
        )

    async def succeed(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """机构改革后的承接 — the case and its suggestions learn it at once."""
        beside = await self._suggestions(intent, Action.ROUTE_SUGGESTION, id)
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, HandlingCase.succeed, beside=beside, **facts
        )

    async def reply(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, **facts: Any
    ) -> Receipt:
        """答复 — the case and the suggestion learn it at once."""
        beside = [(Suggestion, suggestion_id)]
        return await self._ruled(
            intent, Action.REPLY_SUGGESTION, id, HandlingCase.reply, beside=beside, **facts
        )

    async def _suggestions(self, intent: Intent, action: Action, id: UUID) -> Beside:
        """Those of a case, which learn in the same act what befalls it."""
        intent.must(action)
        held = await self._look(intent, id, lambda it: list(it.suggestion_ids))
        return [(Suggestion, each) for each in held]
