"""What people can do with the register of deputies."""

from datetime import date
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.deputy import Deputy


class DeputyUseCases:
    """代表: registered in the ledger of the place where they are organised."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def register(
        self,
        intent: Intent,
        deputy_id: UUID,
        *,
        name: str,
        level: str,
        congress: str,
        constituency: str,
        on: date,
    ) -> Receipt:
        """登记"""
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            Deputy,
            deputy_id,
            lambda: Deputy.register(
                id=deputy_id,
                name=name,
                level=level,
                congress=congress,
                constituency=constituency,
                registered_on=on,
            ),
        )

    async def gain_mandate(
        self,
        intent: Intent,
        deputy_id: UUID,
        *,
        level: str,
        congress: str,
        constituency: str,
        on: date,
    ) -> Receipt:
        """当选"""
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            Deputy,
            deputy_id,
            lambda it: it.gain_mandate(
                level=level, congress=congress, constituency=constituency, gained_on=on
            ),
        )

    async def describe(
        self, intent: Intent, deputy_id: UUID, *, area: str, trade: str, outside: bool, on: date
    ) -> Receipt:
        """登记所在片区、行业"""
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            Deputy,
            deputy_id,
            lambda it: it.describe(area=area, trade=trade, outside=outside, on=on),
        )

    async def end_mandate(
        self, intent: Intent, deputy_id: UUID, *, congress: str, reason: str, on: date
    ) -> Receipt:
        """代表资格终止"""
        intent.must(Action.KEEP_DEPUTIES)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            Deputy,
            deputy_id,
            lambda it: it.end_mandate(congress=congress, reason=reason, ended_on=on),
        )
