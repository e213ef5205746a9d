"""重点督办 — suggestions of one matter that the directors' meeting has a leader supervise."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken
from domain.suggestion import Suggestion


class TopicConcluded(RuleBroken):
    """The key topic was concluded on {on}."""


class NotInTheTopic(RuleBroken):
    """Suggestion {suggestion_id} is not part of the key topic."""


class KeyTopic(Aggregate):
    """重点督办: set → supervised, with findings → concluded.

    Each of its suggestions learns in the same breath that it is a key one, so that neither
    can say so without the other.
    """

    TOPIC = "key_topic"

    class Event(Aggregate.Event):
        """Something happened to a key topic."""

    class Set(Event, Created):
        TOPIC = "key_topic.set"
        title: str
        reason: str
        leader: str
        committee: str
        year: int
        suggestion_ids: list[UUID]
        set_on: date

        def apply(self, aggregate: "KeyTopic") -> None:
            aggregate.suggestion_ids = list(self.suggestion_ids)

    class SuggestionAdded(Event):
        TOPIC = "key_topic.suggestion_added"
        suggestion_id: UUID
        reason: str
        added_on: date

        def apply(self, aggregate: "KeyTopic") -> None:
            aggregate.suggestion_ids.append(self.suggestion_id)

    class SuggestionRemoved(Event):
        TOPIC = "key_topic.suggestion_removed"
        suggestion_id: UUID
        reason: str
        removed_on: date

        def apply(self, aggregate: "KeyTopic") -> None:
            aggregate.suggestion_ids.remove(self.suggestion_id)

    class SupervisionReported(Event):
        TOPIC = "key_topic.supervision_reported"
        finding: str
        supervised_on: date

    class Concluded(Event):
        TOPIC = "key_topic.concluded"
        conclusion: str
        concluded_on: date

        def apply(self, aggregate: "KeyTopic") -> None:
            aggregate.concluded_on = self.concluded_on

    def __init__(self) -> None:
        self.suggestion_ids: list[UUID] = []
        self.concluded_on: date | None = None

    @classmethod
    def set(
        cls,
        *suggestions: Suggestion,
        id: UUID,
        title: str,
        reason: str,
        leader: str,
        committee: str,
        year: int,
        on: date,
    ) -> Self:
        """确定重点督办 — by the directors' meeting, with the leader who takes charge."""
        if len({each.id for each in suggestions}) < len(suggestions):
            raise BadValue(field="suggestion_ids", reason="同一件建议写了两次")
        if not leader.strip():
            raise BadValue(field="leader", reason="须写明领衔督办的领导")
        for each in suggestions:
            each.join_key_topic(key_topic_id=id, on=on)
        return cls.begin(
            cls.Set,
            id=id,
            title=title,
            reason=reason,
            leader=leader,
            committee=committee,
            year=year,
            suggestion_ids=[each.id for each in suggestions],
            set_on=on,
        )

    def add(self, suggestion: Suggestion, *, reason: str, on: date) -> None:
        """列入"""
        self._must_run()
        suggestion.join_key_topic(key_topic_id=self.id, on=on)
        self.trigger_event(
            self.SuggestionAdded, suggestion_id=suggestion.id, reason=reason, added_on=on
        )

    def remove(self, suggestion: Suggestion, *, reason: str, on: date) -> None:
        """移出 — it is handled like any other from now on."""
        self._must_run()
        if suggestion.id not in self.suggestion_ids:
            raise NotInTheTopic(suggestion_id=suggestion.id)
        suggestion.leave_key_topic(on=on)
        self.trigger_event(
            self.SuggestionRemoved, suggestion_id=suggestion.id, reason=reason, removed_on=on
        )

    def report(self, *, finding: str, on: date) -> None:
        """督办情况 — what a visit, a meeting or an inquiry found on that day."""
        self._must_run()
        self.trigger_event(self.SupervisionReported, finding=finding, supervised_on=on)

    def conclude(self, *, conclusion: str, on: date) -> None:
        """办结 — its suggestions stay known as key ones."""
        self._must_run()
        self.trigger_event(self.Concluded, conclusion=conclusion, concluded_on=on)

    def _must_run(self) -> None:
        if self.concluded_on is not None:
            raise TopicConcluded(on=self.concluded_on)
