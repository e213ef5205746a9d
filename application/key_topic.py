"""What people can do with key topics."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.key_topic import KeyTopic
from domain.suggestion import Suggestion


class KeyTopicUseCases(RecordUseCases):
    """重点督办: set for a year, supervised by a leader, concluded."""

    KIND = KeyTopic

    async def set(
        self,
        intent: Intent,
        topic_id: UUID,
        *,
        suggestion_ids: Sequence[UUID],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """确定重点督办 — the topic and all its suggestions at once, or none."""
        return await self._open(
            intent,
            Action.ROUTE_SUGGESTION,
            topic_id,
            lambda *suggestions: KeyTopic.set(*suggestions, id=topic_id, on=on, **facts),
            beside=[(Suggestion, each) for each in suggestion_ids],
            on=on,
        )

    async def add(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, **facts: Any
    ) -> Receipt:
        """列入"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            id,
            KeyTopic.add,
            beside=[(Suggestion, suggestion_id)],
            **facts,
        )

    async def remove(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, **facts: Any
    ) -> Receipt:
        """移出"""
        return await self._change(
            intent,
            Action.ROUTE_SUGGESTION,
            id,
            KeyTopic.remove,
            beside=[(Suggestion, suggestion_id)],
            **facts,
        )

    async def report(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """督办情况"""
        return await self._change(intent, Action.ROUTE_SUGGESTION, id, KeyTopic.report, **facts)

    async def conclude(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """办结"""
        return await self._change(
            intent, Action.ROUTE_SUGGESTION, id, KeyTopic.conclude, **facts
        )
