"""What people can do with an opinion when it is heard: record it, or take it back."""

from collections.abc import Callable, Mapping
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
from domain.opinion import Opinion
from domain.opinion.raising import linked, taken_back
from domain.reception import Reception
from domain.shared.aggregate import Aggregate
from domain.shared.commitment import Commitments
from domain.station import Station
from domain.suggestion import Suggestion

HEARD_AT = {"station_id": Station, "reception_id": Reception, "activity_id": Activity}
"""What an opinion may say that it was heard at: a record of this ledger."""


class HearingUseCases(RecordUseCases):
    """听取群众意见."""

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
        duplicate_of: UUID | None = None,
        suggestion_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """听取 — who said it goes into the vault, and commitments to it into the event.

        What it is linked to from the first is told of an opinion that was on paper before.
        """
        intent.must(Action.HEAR_OPINION)
        links = _links(duplicate_of, suggestion_id)
        if links:
            intent.must(Action.ROUTE_OPINION)
        intent.must_be(facts.get("heard_by_id"), Action.HEAR_OPINION)
        intent.there(on=on)

        def new(place: Jurisdiction, *others: Aggregate | None) -> Opinion:
            acting.allowed((each for each in others if isinstance(each, Campaign)), on)
            told = {"campaign_id": campaign_id, "heard_on": on, **facts}
            it = Opinion.hear(place.rules(on), id=opinion_id, voter=voter, **told)
            linked_to = (each for each in others if isinstance(each, Opinion | Suggestion))
            linked(it, *linked_to, level=place.level, on=on)
            return it

        heard_at = [(kind, facts[field]) for field, kind in HEARD_AT.items() if facts[field]]
        place = (Jurisdiction, intent.jurisdiction_id)
        beside: Beside = [place, *heard_at, *links, *acting.beside(campaign_id)]
        async with self._kept(intent, opinion_id, personal) as voter:
            return await self._ledger.open(intent, Opinion, opinion_id, new, beside=beside)

    def _kept(
        self, intent: Intent, opinion_id: UUID, personal: Mapping[str, str]
    ) -> AbstractAsyncContextManager[Commitments]:
        if not any(personal.values()):
            return nullcontext({})
        return self._vault.keeping(intent, Opinion.TOPIC, opinion_id, personal)

    async def take_back(
        self,
        intent: Intent,
        id: UUID,
        *,
        duplicate_of: UUID | None = None,
        suggestion_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """撤回登记 — with its links, unless it has gone on since the version that was seen."""
        beside, made = _links(duplicate_of, suggestion_id), intent.seen or 1
        wish = intent._replace(seen=None)
        return await self._by_who_heard_it(
            wish, id, taken_back, beside=beside, made=made, **facts
        )

    async def _by_who_heard_it(
        self, intent: Intent, id: UUID, decide: Callable[..., None], **facts: Any
    ) -> Receipt:
        return await self._change(
            intent, Action.HEAR_OPINION, id, heard(intent, decide), **facts
        )


def _links(duplicate_of: UUID | None, suggestion_id: UUID | None) -> Beside:
    """The suggestion first: of the two, an opinion has but one."""
    links = ((Suggestion, suggestion_id), (Opinion, duplicate_of))
    return [(kind, id) for kind, id in links if id]


def heard(intent: Intent, decide: Callable[..., None]) -> Callable[..., None]:
    """A deputy goes on with what they heard themselves; the office with anything."""

    def decided(it: Opinion, *beside: Any, **told: Any) -> None:
        intent.must_be(it.heard_by_id, Action.HEAR_OPINION)
        decide(it, *beside, **told)

    return decided
