"""What people can do with grants."""

from datetime import date
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.access_grant import AccessGrant


class AccessGrantUseCases:
    """授权: an event in the ledger it opens."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def give(
        self,
        intent: Intent,
        grant_id: UUID,
        *,
        person_id: UUID,
        person: str,
        role: str,
        reach: str,
        until: date | None,
        on: date,
    ) -> Receipt:
        """授予"""
        intent.must(Action.KEEP_ACCESS)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            AccessGrant,
            grant_id,
            lambda: AccessGrant.give(
                id=grant_id,
                person_id=person_id,
                person=person,
                role=role,
                reach=reach,
                until=until,
                given_on=on,
            ),
        )

    async def withdraw(
        self, intent: Intent, grant_id: UUID, *, reason: str, on: date
    ) -> Receipt:
        """收回"""
        intent.must(Action.KEEP_ACCESS)
        intent.past(on=on)
        return await self._ledger.change(
            intent, AccessGrant, grant_id, lambda it: it.withdraw(reason=reason, on=on)
        )
