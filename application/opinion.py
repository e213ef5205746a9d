"""What people can do with voters' opinions."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Beside, Intent, Ledger, Receipt
from application.record import RecordUseCases
from application.vault import Vault
from domain.activity import Activity
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.opinion import VILLAGE, Opinion
from domain.opinion.raising import raised
from domain.reception import Reception
from domain.shared.aggregate import Aggregate
from domain.shared.commitment import Commitments
from domain.shared.policy import Rules
from domain.station import Station
from domain.suggestion import Suggestion

HEARD_AT = {"station_id": Station, "reception_id": Reception, "activity_id": Activity}
"""What an opinion may say that it was heard at: a record of this ledger."""


class OpinionUseCases(RecordUseCases):
    """群众意见: heard, sorted by who is responsible, replied to, told back to the voter."""

    KIND = Opinion

    def __init__(self, ledger: Ledger, vault: Vault) -> None:
        super().__init__(ledger)
        self._vault = vault

    async def hear(
        self,
        intent: Intent,
        opinion_id: UUID,
        *,
        campaign_id: UUID | None,
        personal: Mapping[str, str],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """听取 — who said it goes into the vault, and commitments to it into the event."""
        intent.must(Action.HEAR_OPINION)
        intent.must_be(facts.get("heard_by_id"), Action.HEAR_OPINION)
        intent.there(on=on)

        def new(place: Jurisdiction, *others: Aggregate | None) -> Opinion:
            acting.allowed((each for each in others if isinstance(each, Campaign)), on)
            told = {"campaign_id": campaign_id, "heard_on": on, **facts}
            return Opinion.hear(place.rules(on), id=opinion_id, voter=voter, **told)

        heard_at = [(kind, facts[field]) for field, kind in HEARD_AT.items() if facts[field]]
        place = (Jurisdiction, intent.jurisdiction_id)
        beside: Beside = [place, *heard_at, *acting.beside(campaign_id)]
        async with self._kept(intent, opinion_id, personal) as voter:
            return await self._ledger.open(intent, Opinion, opinion_id, new, beside=beside)

    def _kept(
        self, intent: Intent, opinion_id: UUID, personal: Mapping[str, str]
    ) -> AbstractAsyncContextManager[Commitments]:
        if not any(personal.values()):
            return nullcontext({})
        return self._vault.keeping(intent, Opinion.TOPIC, opinion_id, personal)

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
            intent, Action.HEAR_OPINION, id, _heard(intent, Opinion.decline), **facts
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
        seen: list[Opinion] = []
        await self._look(intent, id, seen.append)

        def move(it: Opinion, rules: Rules, *others: Aggregate | None, **told: Any) -> None:
            acting.sitting(others, level, on)
            told["campaigns"] = acting.line(others)
            it.hand_over(rules, here=intent.jurisdiction_id, **told)

        carried_by = [facts["carried_by"]] if facts["carried_by"] else []
        beside = acting.beside(seen[-1].campaign_id, carried_by)
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
            intent, Action.HEAR_OPINION, id, _heard(intent, Opinion.reopen), **facts
        )

    async def _by_who_heard_it(
        self, intent: Intent, id: UUID, decide: Callable[..., None], **facts: Any
    ) -> Receipt:
        return await self._change(
            intent, Action.HEAR_OPINION, id, _heard(intent, decide), **facts
        )


def _heard(intent: Intent, decide: Callable[..., None]) -> Callable[..., None]:
    """A deputy goes on with what they heard themselves; the office with anything."""

    def decided(it: Opinion, *beside: Any, **told: Any) -> None:
        intent.must_be(it.heard_by_id, Action.HEAR_OPINION)
        decide(it, *beside, **told)

    return decided
