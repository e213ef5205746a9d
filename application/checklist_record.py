"""What people can do with records of the checklist."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.checklist import Subject
from domain.checklist_record import ChecklistRecord
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup


class ChecklistRecordUseCases(RecordUseCases):
    """清单记录: what no other record shows, entered with its evidence."""

    KIND = ChecklistRecord

    async def enter(
        self,
        intent: Intent,
        record_id: UUID,
        *,
        campaign_id: UUID,
        subject: str,
        subject_id: UUID,
        done_on: date,
        **facts: Any,
    ) -> Receipt:
        """登记完成 — by somebody who is registered here."""
        intent.must(Action.RECORD_ACTIVITY)
        intent.there(done_on=done_on)
        who = DeputyGroup if subject == Subject.GROUP else Deputy

        def new(campaign: Campaign, _: Deputy | DeputyGroup) -> ChecklistRecord:
            return ChecklistRecord.enter(
                campaign,
                id=record_id,
                subject=subject,
                subject_id=subject_id,
                done_on=done_on,
                **facts,
            )

        beside = [(Campaign, campaign_id), (who, subject_id)]
        return await self._ledger.open(intent, ChecklistRecord, record_id, new, beside=beside)

    async def void(self, intent: Intent, id: UUID, *, reason: str) -> Receipt:
        """作废"""
        intent.must(Action.RECORD_ACTIVITY)
        return await self._ledger.change(
            intent, ChecklistRecord, id, lambda it: it.void(reason=reason)
        )
