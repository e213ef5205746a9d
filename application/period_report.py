"""What people can do with the reports of their own congress."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from application.projections.books import PERIOD_REPORTS
from application.record import RecordUseCases
from application.snapshot import Snapshot, Snapshots
from application.views import Boards
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.period_report import Figures, PeriodReport


class PeriodReportUseCases(RecordUseCases):
    """定期报告: submitted with the figures of the moment, corrected, amended."""

    KIND = PeriodReport

    def __init__(self, ledger: Ledger, boards: Boards, snapshots: Snapshots) -> None:
        super().__init__(ledger)
        self._boards = boards
        self._snapshots = snapshots

    async def submit(
        self,
        intent: Intent,
        report_id: UUID,
        *,
        campaign_id: UUID | None,
        period_from: date,
        period_to: date,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """报送 — what is counted is read here, never taken from the request."""
        intent.must(Action.SUBMIT_REPORT)
        intent.past(on=on, period_to=period_to)
        here = intent.jurisdiction_id
        taken = await self.counted(here, campaign_id, period_from, period_to)
        campaign = [(Campaign, campaign_id)] if campaign_id else []
        return await self._ledger.open(
            intent,
            PeriodReport,
            report_id,
            lambda place, *campaigns: PeriodReport.submit(
                place,
                *campaigns,
                id=report_id,
                period_from=period_from,
                period_to=period_to,
                figures=taken.states(),
                frozen=taken.frozen(),
                on=on,
                **facts,
            ),
            beside=[(Jurisdiction, here), *campaign],
        )

    async def resubmit(
        self, intent: Intent, id: UUID, *, declared: Figures, summary: str, on: date
    ) -> Receipt:
        """重新报送"""
        intent.must(Action.SUBMIT_REPORT)
        taken = await self.now(intent.jurisdiction_id, id)
        return await self._change(
            intent,
            Action.SUBMIT_REPORT,
            id,
            PeriodReport.resubmit,
            figures=taken.states(),
            frozen=taken.frozen(),
            declared=declared,
            summary=summary,
            on=on,
        )

    async def amend(
        self,
        intent: Intent,
        id: UUID,
        *,
        indicator: str,
        value: Decimal,
        reason: str,
        on: date,
    ) -> Receipt:
        """更正"""
        return await self._change(
            intent,
            Action.SUBMIT_REPORT,
            id,
            PeriodReport.amend,
            indicator=indicator,
            value=value,
            reason=reason,
            on=on,
        )

    async def now(self, jurisdiction_id: UUID, id: UUID) -> Snapshot:
        """The figures of a report as they would be today."""
        row = (await self._boards.one(PERIOD_REPORTS, jurisdiction_id, id)).row
        return await self.counted(
            jurisdiction_id, row.campaign_id, row.period_from, row.period_to
        )

    async def again(self, jurisdiction_id: UUID, id: UUID) -> Snapshot:
        """The figures of a report from the logs alone, as far as it counts them."""
        row = (await self._boards.one(PERIOD_REPORTS, jurisdiction_id, id)).row
        return await self._snapshots.again(
            jurisdiction_id,
            row.campaign_id,
            period_from=row.period_from,
            period_to=row.period_to,
            at_position=row.at_position,
            below=row.below,
        )

    async def counted(
        self, here: UUID, campaign_id: UUID | None, period_from: date, period_to: date
    ) -> Snapshot:
        """What stands in this ledger by now is in it."""
        await self._boards.counted(here, (await self._boards.head(here)).position)
        return await self._snapshots.take(
            here, campaign_id, period_from=period_from, period_to=period_to
        )
