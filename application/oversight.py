"""What people can do with what a congress above has entrusted to them."""

from datetime import date
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.oversight import Oversight


class OversightUseCases:
    """监督委托: it arrives by itself; the report goes back by itself."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def report(self, intent: Intent, id: UUID, *, finding: str, on: date) -> Receipt:
        """报告"""
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.change(
            intent, Oversight, id, lambda it: it.report(finding=finding, on=on)
        )
