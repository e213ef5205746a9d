"""What people can do with duty reports."""

from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Beside, Intent, Receipt
from application.record import RecordUseCases
from domain.deputy import Deputy
from domain.duty_report import DutyReport
from domain.shared.aggregate import Aggregate


class DutyReportUseCases(RecordUseCases):
    """述职: recorded by who organised it, with the ballots as they were counted."""

    KIND = DutyReport

    async def hold(
        self,
        intent: Intent,
        report_id: UUID,
        *,
        deputy_id: UUID,
        campaign_id: UUID | None,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """述职"""

        def new(deputy: Deputy, *beside: Aggregate | None) -> DutyReport:
            acting.allowed(beside, on)
            return DutyReport.hold(
                deputy, id=report_id, campaign_id=campaign_id, on=on, **facts
            )

        beside: Beside = [(Deputy, deputy_id), *acting.beside(campaign_id)]
        return await self._open(
            intent, Action.KEEP_DEPUTIES, report_id, new, on=on, beside=beside
        )

    async def evaluate(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """评议 — in the grades that the place lays down."""
        return await self._ruled(intent, Action.KEEP_DEPUTIES, id, DutyReport.evaluate, **facts)

    async def void(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """作废"""
        return await self._change(intent, Action.KEEP_DEPUTIES, id, DutyReport.void, **facts)
