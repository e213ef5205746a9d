"""What people can do with activities that are still to be held."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application import acting, identity
from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.activity import Activity
from domain.activity_notice import ActivityNotice
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate

KEEP = Action.RECORD_ACTIVITY


class ActivityNoticeUseCases(RecordUseCases):
    """活动通知: planned, issued as long ahead as the place lays down, leave, held."""

    KIND = ActivityNotice

    async def plan(self, intent: Intent, id: UUID, *, on: date, **facts: Any) -> Receipt:
        """拟订"""

        def new(*group: Aggregate | None) -> ActivityNotice:
            acting.allowed(group, on)
            return ActivityNotice.plan(id=id, on=on, **facts)

        return await self._open(
            intent,
            KEEP,
            id,
            new,
            on=on,
            beside=acting.beside(None, group_id=facts.get("group_id")),
        )

    async def issue(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """发出通知"""
        place = (Jurisdiction, intent.jurisdiction_id)
        return await self._change(
            intent, KEEP, id, ActivityNotice.issue, beside=[place], **facts
        )

    async def reschedule(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """改期"""
        return await self._change(intent, KEEP, id, ActivityNotice.reschedule, **facts)

    async def request_leave(
        self, intent: Intent, id: UUID, *, deputy_id: UUID, **facts: Any
    ) -> Receipt:
        """请假 — by the deputy, or entered for them."""
        ask, leave = Action.FILE_SUGGESTION, ActivityNotice.request_leave
        intent.must_be(deputy_id, ask)
        return await self._change(intent, ask, id, leave, deputy_id=deputy_id, **facts)

    async def decide_leave(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """准假，或者不准"""
        return await self._change(intent, KEEP, id, ActivityNotice.decide_leave, **facts)

    async def cancel(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """取消"""
        return await self._change(intent, KEEP, id, ActivityNotice.cancel, **facts)

    async def hold(
        self,
        intent: Intent,
        notice_id: UUID,
        *,
        present: Sequence[UUID],
        occurred_on: date,
        **touched: Any,
    ) -> Receipt:
        """开展 — the record of the activity and the end of the notice, in one act."""
        intent.must(KEEP)
        intent.there(occurred_on=occurred_on)
        activity_id = identity.named(notice_id, "activity")

        def new(notice: ActivityNotice, *others: Aggregate | None) -> Activity:
            acting.allowed(others, occurred_on)
            activity = Activity.hold(
                id=activity_id,
                kind=notice.kind,
                occurred_on=occurred_on,
                campaign_id=notice.campaign_id,
                group_id=notice.group_id,
                participants=list(present),
                levels=acting.levels(others, occurred_on),
                **{"place": notice.place, **touched},
            )
            notice.hold(activity, present=list(present), occurred_on=occurred_on)
            return activity

        beside = acting.beside(await self._campaign(intent, notice_id), present)
        return await self._ledger.open(
            intent,
            Activity,
            activity_id,
            new,
            beside=[(ActivityNotice, notice_id), *beside],
        )

    async def _campaign(self, intent: Intent, id: UUID) -> UUID | None:
        """The campaign that the notice was given for: it never changes."""
        return await self._look(intent, id, lambda notice: notice.campaign_id)
