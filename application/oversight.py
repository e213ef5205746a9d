"""What people can do with what a congress above has entrusted to them."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.oversight import Oversight


class OversightUseCases(RecordUseCases):
    """监督委托: it arrives by itself; the report goes back by itself."""

    KIND = Oversight

    async def report(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """报告"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, Oversight.report, **facts
        )
