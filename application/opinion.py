"""What people can do with voters' opinions."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.hearing import HearingUseCases, heard
from application.ledger import Intent, Receipt
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.opinion import VILLAGE, Opinion
from domain.opinion.raising import raised
from domain.shared.aggregate import Aggregate
from domain.shared.policy import Rules
from domain.suggestion import Suggestion


class OpinionUseCases(HearingUseCases):
    """群众意见: heard, sorted by who is responsible, replied to, told back to the voter."""

    async def classify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """归类"""
        return await self._by_who_heard_it(intent, id, Opinion.classify, **facts)

    async def void(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """作废"""
        return await self._by_who_heard_it(intent, id, Opinion.void, **facts)

    async def answer(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """当场答复"""

        def answered(it: Opinion, place: Jurisdiction, **told: Any) -> None:
            it.answer(level=place.level, **told)

        place = [(Jurisdiction, intent.jurisdiction_id)]
        return await self._by_who_heard_it(intent, id, answered, beside=place, **facts)

    async def decline(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """引导到其他渠道"""
        return await self._ruled(
            intent, Action.HEAR_OPINION, id, heard(intent, Opinion.decline), **facts
        )

    async def link(
        self,
        intent: Intent,
        id: UUID,
        *,
        main_id: UUID,
        campaign_id: UUID | None,
        **facts: Any,
    ) -> Receipt:
        """并为重复 — both records learn it at once."""

        def linked(it: Opinion, main: Opinion, _: Campaign | None = None, **told: Any) -> None:
            it.link(main, campaign_id=campaign_id, **told)

        beside = [(Opinion, main_id), *([(Campaign, campaign_id)] if campaign_id else [])]
        return await self._change(
            intent, Action.ROUTE_OPINION, id, linked, beside=beside, **facts
        )

    async def unlink(self, intent: Intent, id: UUID, *, main_id: UUID, **facts: Any) -> Receipt:
        """解除重复"""
        beside = [(Opinion, main_id)]
        return await self._ruled(
            intent, Action.ROUTE_OPINION, id, Opinion.unlink, beside=beside, **facts
        )

    async def assign(
        self, intent: Intent, id: UUID, *, on: date, village: bool, **facts: Any
    ) -> Receipt:
        """交办"""

        def assigned(it: Opinion, place: Jurisdiction, **told: Any) -> None:
            level = VILLAGE if village else place.level
            it.assign(place.rules(on), level=level, **told)

        place = [(Jurisdiction, intent.jurisdiction_id)]
        return await self._change(
            intent, Action.ROUTE_OPINION, id, assigned, on=on, beside=place, **facts
        )

    async def send_back(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回交办"""
        return await self._ruled(intent, Action.REPLY_OPINION, id, Opinion.send_back, **facts)

    async def hand_over(
        self, intent: Intent, id: UUID, *, level: str = "", on: date, **facts: Any
    ) -> Receipt:
        """移交 — to a place of this level, which learns in whose line of campaigns it was."""
        intent.must(Action.ROUTE_OPINION)
        campaign_id = await self._look(intent, id, lambda it: it.campaign_id)

        def move(it: Opinion, rules: Rules, *others: Aggregate | None, **told: Any) -> None:
            acting.sitting(others, level, on)
            told["campaigns"] = acting.line(others)
            it.hand_over(rules, here=intent.jurisdiction_id, **told)

        carried_by = [facts["carried_by"]] if facts["carried_by"] else []
        beside = acting.beside(campaign_id, carried_by)
        return await self._ruled(
            intent, Action.ROUTE_OPINION, id, move, beside=beside, on=on, **facts
        )

    async def accept(self, intent: Intent, id: UUID, *, on: date) -> Receipt:
        """接收"""

        def accepted(it: Opinion, place: Jurisdiction, **told: Any) -> None:
            it.accept(place.rules(on), level=place.level, **told)

        place = [(Jurisdiction, intent.jurisdiction_id)]
        return await self._change(
            intent, Action.ROUTE_OPINION, id, accepted, on=on, beside=place
        )

    async def refuse(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回移交"""
        return await self._change(intent, Action.ROUTE_OPINION, id, Opinion.refuse, **facts)

    async def convert(
        self,
        intent: Intent,
        suggestion_id: UUID,
        *,
        opinion_ids: Sequence[UUID],
        campaign_id: UUID | None,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """转为代表建议 — the suggestion and all its opinions at once, or none."""
        intent.must(Action.FILE_SUGGESTION)
        intent.must_be(facts["sponsor_id"], Action.FILE_SUGGESTION)
        intent.there(on=on)

        def new(place: Jurisdiction, *others: Any) -> Suggestion:
            acting.allowed(others[len(opinion_ids) :], on)
            acting.sitting(others, facts["mandate"], on)
            return raised(
                place.rules(on),
                *others[: len(opinion_ids)],
                id=suggestion_id,
                level=place.level,
                campaign_id=campaign_id,
                on=on,
                **facts,
            )

        return await self._ledger.open(
            intent,
            Suggestion,
            suggestion_id,
            new,
            beside=[
                (Jurisdiction, intent.jurisdiction_id),
                *((Opinion, each) for each in opinion_ids),
                *acting.beside(campaign_id, [facts["sponsor_id"]]),
            ],
        )

    async def reply(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """办理答复"""
        return await self._change(intent, Action.REPLY_OPINION, id, Opinion.reply_here, **facts)

    async def feed_back(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """反馈"""
        return await self._by_who_heard_it(intent, id, Opinion.feed_back, **facts)

    async def confirm(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """群众认可"""
        return await self._by_who_heard_it(intent, id, Opinion.confirm, **facts)

    async def conclude(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """办结"""
        return await self._change(intent, Action.ROUTE_OPINION, id, Opinion.conclude, **facts)

    async def reopen(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """群众反映没有解决"""
        return await self._ruled(
            intent, Action.HEAR_OPINION, id, heard(intent, Opinion.reopen), **facts
        )
