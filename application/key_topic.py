"""What people can do with key topics."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.key_topic import KeyTopic
from domain.suggestion import Suggestion


class KeyTopicUseCases:
    """重点督办: set for a year, supervised by a leader, concluded."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

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
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.open(
            intent,
            KeyTopic,
            topic_id,
            lambda *suggestions: KeyTopic.set(*suggestions, id=topic_id, on=on, **facts),
            beside=[(Suggestion, each) for each in suggestion_ids],
        )

    async def add(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, reason: str, on: date
    ) -> Receipt:
        """列入"""
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            KeyTopic,
            id,
            lambda it, suggestion: it.add(suggestion, reason=reason, on=on),
            beside=[(Suggestion, suggestion_id)],
        )

    async def remove(
        self, intent: Intent, id: UUID, *, suggestion_id: UUID, reason: str, on: date
    ) -> Receipt:
        """移出"""
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            KeyTopic,
            id,
            lambda it, suggestion: it.remove(suggestion, reason=reason, on=on),
            beside=[(Suggestion, suggestion_id)],
        )

    async def report(self, intent: Intent, id: UUID, *, finding: str, on: date) -> Receipt:
        """督办情况"""
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.change(
            intent, KeyTopic, id, lambda it: it.report(finding=finding, on=on)
        )

    async def conclude(self, intent: Intent, id: UUID, *, conclusion: str, on: date) -> Receipt:
        """办结"""
        intent.must(Action.ROUTE_SUGGESTION)
        intent.past(on=on)
        return await self._ledger.change(
            intent, KeyTopic, id, lambda it: it.conclude(conclusion=conclusion, on=on)
        )
