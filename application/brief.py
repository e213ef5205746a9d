"""What people can do with briefs and closing reports."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.brief_figures import Counting
from application.ledger import Intent, Ledger, Receipt
from application.projections.books import BRIEFS
from application.record import RecordUseCases
from application.snapshot import Snapshots
from application.views import Boards, Directory
from domain.brief import Brief
from domain.brief_series import BriefSeries
from domain.shared import evidence


class BriefUseCases(RecordUseCases):
    """简报、总结: drafted with the figures of the moment, revised, issued."""

    KIND = Brief

    def __init__(
        self, ledger: Ledger, boards: Boards, directory: Directory, snapshots: Snapshots
    ) -> None:
        super().__init__(ledger)
        self._boards = boards
        self._directory = directory
        self._snapshots = snapshots

    async def draft(
        self,
        intent: Intent,
        brief_id: UUID,
        *,
        campaign_id: UUID | None,
        series_id: UUID | None,
        paragraphs: list[str],
        as_of: date,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """起草 — every number is counted here."""
        intent.must(Action.WRITE_BRIEF)
        intent.past(on=on, as_of=as_of)
        counting = self._counting(intent.jurisdiction_id, campaign_id, as_of)
        figures = await counting.figures(evidence.references(paragraphs))
        return await self._ledger.open(
            intent,
            Brief,
            brief_id,
            lambda *_: Brief.draft(
                id=brief_id,
                campaign_id=campaign_id,
                series_id=series_id,
                paragraphs=paragraphs,
                figures=figures,
                counted=counting.counted(),
                as_of=as_of,
                on=on,
                **facts,
            ),
            beside=[(BriefSeries, series_id)] if series_id else [],
        )

    async def revise(
        self,
        intent: Intent,
        id: UUID,
        *,
        title: str,
        paragraphs: list[str],
        as_of: date,
        on: date,
    ) -> Receipt:
        """修改"""
        intent.must(Action.WRITE_BRIEF)
        intent.past(as_of=as_of)
        row = await self._row(intent.jurisdiction_id, id)
        counting = self._counting(intent.jurisdiction_id, row.campaign_id, as_of)
        figures = await counting.figures(evidence.references(paragraphs))
        return await self._change(
            intent,
            Action.WRITE_BRIEF,
            id,
            Brief.revise,
            title=title or row.title,
            paragraphs=paragraphs,
            figures=figures,
            counted=counting.counted(),
            as_of=as_of,
            on=on,
        )

    async def issue(self, intent: Intent, id: UUID, *, issued_by: str, on: date) -> Receipt:
        """印发"""
        intent.must(Action.WRITE_BRIEF)
        row = await self._row(intent.jurisdiction_id, id)
        series = [(BriefSeries, row.series_id)] if row.series_id else []
        return await self._change(
            intent,
            Action.WRITE_BRIEF,
            id,
            Brief.issue,
            issued_by=issued_by,
            on=on,
            beside=series,
        )

    async def now(self, jurisdiction_id: UUID, row: Any) -> list[dict[str, Any]]:
        """The figures of a text as they would be counted today, for the days it names."""
        counting = self._counting(jurisdiction_id, row.campaign_id, row.as_of)
        return await counting.figures(evidence.references(row.paragraphs))

    async def _row(self, here: UUID, id: UUID) -> Any:
        await self._boards.counted(here, (await self._boards.head(here)).position)
        return (await self._boards.one(BRIEFS, here, id)).row

    def _counting(self, here: UUID, campaign_id: UUID | None, as_of: date) -> Counting:
        return Counting(
            self._boards, self._directory, self._snapshots, here, campaign_id, as_of
        )
