"""What people can do with reception days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.jurisdiction import Jurisdiction
from domain.opinion import Opinion
from domain.reception import Reception
from domain.shared.aggregate import Aggregate
from domain.station import Station


class ReceptionUseCases(RecordUseCases):
    """接待日: by the rules of the place about notice and holidays."""

    KIND = Reception

    async def announce(
        self,
        intent: Intent,
        reception_id: UUID,
        *,
        deputies: list[UUID],
        on: date,
        station_id: UUID | None = None,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """公告"""

        def new(place: Jurisdiction, *others: Aggregate | None) -> Reception:
            acting.allowed(others, on)
            return Reception.announce(
                place.rules(on),
                _station(others),
                id=reception_id,
                campaign_id=campaign_id,
                deputies=deputies,
                on=on,
                **facts,
            )

        here = (Jurisdiction, intent.jurisdiction_id)
        beside: Beside = [here, *_beside(station_id), *acting.beside(campaign_id, deputies)]
        return await self._open(
            intent, Action.KEEP_STATIONS, reception_id, new, on=on, beside=beside
        )

    async def receive(
        self,
        intent: Intent,
        reception_id: UUID,
        *,
        attended: list[UUID],
        on: date,
        station_id: UUID | None = None,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """随到随接"""

        def new(*others: Aggregate | None) -> Reception:
            acting.allowed(others, on)
            return Reception.receive(
                _station(others),
                id=reception_id,
                campaign_id=campaign_id,
                attended=attended,
                on=on,
                **facts,
            )

        beside = [*_beside(station_id), *acting.beside(campaign_id, attended)]
        return await self._open(
            intent, Action.KEEP_STATIONS, reception_id, new, on=on, beside=beside
        )

    async def reschedule(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """改期"""
        return await self._ruled(
            intent, Action.KEEP_STATIONS, id, Reception.reschedule, **facts
        )

    async def substitute(
        self, intent: Intent, id: UUID, *, substitute_id: UUID, on: date, **facts: Any
    ) -> Receipt:
        """替班"""
        facts |= {"substitute_id": substitute_id}
        decide = _by_those_who_serve(Reception.substitute, on)
        beside = acting.beside(None, [substitute_id])
        return await self._keep(intent, id, decide, beside=beside, on=on, **facts)

    async def hold(
        self, intent: Intent, id: UUID, *, attended: list[UUID], on: date, **facts: Any
    ) -> Receipt:
        """接待 — in the campaign that it was announced for, as long as that runs."""
        facts |= {"attended": attended}
        decide = _by_those_who_serve(Reception.hold, on)
        beside = acting.beside(await self._campaign(intent, id), attended)
        return await self._keep(intent, id, decide, beside=beside, on=on, **facts)

    async def correct(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """更正"""
        return await self._keep(intent, id, Reception.correct, **facts)

    async def cancel(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """取消"""
        return await self._keep(intent, id, Reception.cancel, **facts)

    async def publish(
        self, intent: Intent, id: UUID, *, opinion_ids: Sequence[UUID], **facts: Any
    ) -> Receipt:
        """公布结果 — ``opinion_ids`` are those that were heard there."""
        beside = [(Opinion, each) for each in opinion_ids]
        return await self._keep(intent, id, Reception.publish, beside=beside, **facts)

    async def _campaign(self, intent: Intent, id: UUID) -> UUID | None:
        """The campaign that it was announced for: it never changes."""
        intent.must(Action.KEEP_STATIONS)
        return await self._look(intent, id, lambda it: it.campaign_id)

    async def _keep(self, intent: Intent, id: UUID, decide: Any, **facts: Any) -> Receipt:
        return await self._change(intent, Action.KEEP_STATIONS, id, decide, **facts)


def _beside(station_id: UUID | None) -> Beside:
    return [(Station, station_id)] if station_id else []


def _station(others: Iterable[Aggregate | None]) -> Station | None:
    return next((each for each in others if isinstance(each, Station)), None)


def _by_those_who_serve(decide: Callable[..., None], on: date) -> Callable[..., None]:
    """The same decision, once it is known that the deputies hold office on that day."""

    def decided(it: Reception, *present: Aggregate | None, **facts: Any) -> None:
        acting.allowed(present, on)
        decide(it, **facts)

    return decided
