"""What people can do with the reports of the congresses below."""

from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.received_report import ReceivedReport


class ReceivedReportUseCases(RecordUseCases):
    """收到的报告: it arrives by itself; what is decided goes back by itself."""

    KIND = ReceivedReport

    async def send_back(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回"""
        return await self._change(
            intent, Action.REVIEW_REPORT, id, ReceivedReport.send_back, **facts
        )

    async def accept(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """接收"""
        return await self._change(
            intent, Action.REVIEW_REPORT, id, ReceivedReport.accept, **facts
        )
