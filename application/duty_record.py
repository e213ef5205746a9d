"""What people can do with entries of duty files."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.deputy import Deputy
from domain.duty_record import DutyRecord, Registrant
from domain.jurisdiction import Jurisdiction


class DutyRecordUseCases(RecordUseCases):
    """履职登记: the organiser enters, the deputy checks; or the other way round."""

    KIND = DutyRecord

    async def record(
        self,
        intent: Intent,
        record_id: UUID,
        *,
        deputy_id: UUID,
        by: str,
        occurred_on: date,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """登记"""
        own = by == Registrant.DEPUTY
        action = Action.CHECK_DUTY_RECORD if own else Action.KEEP_DEPUTIES
        intent.must(action)
        intent.must_be(deputy_id, action)
        intent.there(occurred_on=occurred_on)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            DutyRecord,
            record_id,
            lambda place, deputy: DutyRecord.record(
                place.rules(on),
                deputy,
                id=record_id,
                by=by,
                occurred_on=occurred_on,
                on=on,
                **facts,
            ),
            beside=[(Jurisdiction, intent.jurisdiction_id), (Deputy, deputy_id)],
        )

    async def confirm(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """确认"""
        return await self._check(intent, id, DutyRecord.confirm, **facts)

    async def dispute(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """提出异议"""
        return await self._check(intent, id, DutyRecord.dispute, **facts)

    async def correct(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """更正"""
        return await self._change(intent, Action.KEEP_DEPUTIES, id, DutyRecord.correct, **facts)

    async def uphold(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """维持"""
        return await self._change(intent, Action.KEEP_DEPUTIES, id, DutyRecord.uphold, **facts)

    async def verify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """核实"""
        return await self._change(intent, Action.KEEP_DEPUTIES, id, DutyRecord.verify, **facts)

    async def void(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """作废"""
        return await self._change(intent, Action.KEEP_DEPUTIES, id, DutyRecord.void, **facts)

    async def _check(
        self, intent: Intent, id: UUID, decide: Any, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        check = Action.CHECK_DUTY_RECORD
        intent.must_be(deputy_id, check)
        return await self._change(intent, check, id, decide, deputy_id=deputy_id, **facts)
