"""What people can do with meetings."""

from datetime import date
from typing import Any
from uuid import UUID

from application import acting
from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.meeting import Meeting
from domain.shared.aggregate import Aggregate


class MeetingUseCases(RecordUseCases):
    """会议: recorded by who called it, for a campaign or outside any."""

    KIND = Meeting

    async def hold(
        self,
        intent: Intent,
        meeting_id: UUID,
        *,
        held_on: date,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Receipt:
        """召开 — a campaign may be planned at one: it need not be launched yet."""
        intent.must(Action.RECORD_ACTIVITY)
        intent.there(held_on=held_on)

        def new(*beside: Aggregate | None) -> Meeting:
            acting.serving(beside, held_on)
            return Meeting.hold(
                id=meeting_id, held_on=held_on, campaign_id=campaign_id, **facts
            )

        beside = acting.beside(campaign_id, facts.get("attendees", ()))
        return await self._ledger.open(intent, Meeting, meeting_id, new, beside=beside)

    async def correct(
        self, intent: Intent, id: UUID, *, changes: dict[str, Any], reason: str
    ) -> Receipt:
        """更正"""
        intent.must(Action.RECORD_ACTIVITY)
        return await self._ledger.change(
            intent, Meeting, id, lambda it: it.correct(changes=changes, reason=reason)
        )

    async def void(self, intent: Intent, id: UUID, *, reason: str) -> Receipt:
        """作废"""
        intent.must(Action.RECORD_ACTIVITY)
        return await self._ledger.change(intent, Meeting, id, lambda it: it.void(reason=reason))
