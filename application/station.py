"""What people can do with homes and stations."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.acting import running
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.station import Station
from domain.station_standard import StationStandard


class StationUseCases(RecordUseCases):
    """家站: from its building to its end."""

    KIND = Station

    async def plan(
        self, intent: Intent, station_id: UUID, *, on: date, **facts: Any
    ) -> Receipt:
        """筹建"""
        return await self._begin(intent, Station.plan, station_id, on=on, **facts)

    async def establish(
        self, intent: Intent, station_id: UUID, *, on: date, **facts: Any
    ) -> Receipt:
        """启用"""
        return await self._begin(intent, Station.establish, station_id, on=on, **facts)

    async def complete(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """建成启用"""
        return await self._keep(intent, id, Station.complete, **facts)

    async def reclassify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """改设"""
        return await self._keep(intent, id, Station.reclassify, **facts)

    async def move(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """迁址"""
        return await self._keep(intent, id, Station.move, **facts)

    async def staff(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """配备人员"""
        return await self._keep(intent, id, Station.staff, **facts)

    async def assess(
        self, intent: Intent, id: UUID, *, standard_id: UUID, **facts: Any
    ) -> Receipt:
        """对标评估"""
        beside = [(StationStandard, standard_id)]
        return await self._keep(intent, id, Station.assess, beside=beside, **facts)

    async def star(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """评定星级"""
        return await self._ruled(intent, Action.KEEP_STATIONS, id, Station.star, **facts)

    async def order_rectification(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """责令整改"""
        order = Station.order_rectification
        return await self._ruled(intent, Action.KEEP_STATIONS, id, order, **facts)

    async def rectify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """整改完成"""
        return await self._keep(intent, id, Station.rectify, **facts)

    async def suspend(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """停用"""
        return await self._keep(intent, id, Station.suspend, **facts)

    async def resume(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """恢复"""
        return await self._keep(intent, id, Station.resume, **facts)

    async def merge(self, intent: Intent, id: UUID, *, into_id: UUID, **facts: Any) -> Receipt:
        """并入"""
        beside = [(Station, into_id)] if into_id != id else []
        decide = Station.merge if beside else _into_itself
        return await self._keep(intent, id, decide, beside=beside, **facts)

    async def close(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """撤销"""
        return await self._keep(intent, id, Station.close, **facts)

    async def _begin(
        self,
        intent: Intent,
        begin: Any,
        station_id: UUID,
        *,
        on: date,
        campaign_id: UUID | None = None,
        staff: dict[str, list[str]] | None = None,
        **facts: Any,
    ) -> Receipt:
        """``staff``: who serves there from its first day, if that is known."""

        def new(campaign: Campaign | None = None) -> Station:
            running(campaign, on)
            made: Station = begin(id=station_id, on=on, campaign_id=campaign_id, **facts)
            if staff:
                made.staff(staff=staff, on=on)
            return made

        beside = [(Campaign, campaign_id)] if campaign_id else []
        return await self._open(
            intent, Action.KEEP_STATIONS, station_id, new, on=on, beside=beside
        )

    async def _keep(self, intent: Intent, id: UUID, decide: Any, **facts: Any) -> Receipt:
        return await self._change(intent, Action.KEEP_STATIONS, id, decide, **facts)


def _into_itself(it: Station, **facts: Any) -> None:
    it.merge(it, **facts)
