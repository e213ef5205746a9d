"""What the figures of a ledger must be: counted from its log, the simplest way there is.

It shares no code with the books; it looks at every event once and adds up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from application.views import LogEntry

Sums = Counter[str]


@dataclass
class Activity:
    """An activity as its last correction left it."""

    campaign: UUID | None
    on: date
    facts: dict[str, Any]


@dataclass
class Suggestion:
    """A suggestion: when it was filed, and when it was resolved."""

    campaign: UUID | None
    on: date
    resolved_on: date | None = None


@dataclass
class Counted:
    """The records of one log that count."""

    activities: dict[UUID, Activity] = field(default_factory=dict)
    suggestions: dict[UUID, Suggestion] = field(default_factory=dict)

    def figures(self, campaign: UUID | None, until: date = date.max) -> Sums:
        """The indicators of tests/support/life.py, cumulative to a day."""
        found: Sums = Counter()
        villages: set[str] = set()
        for each in self.activities.values():
            if each.campaign == campaign and each.on <= until:
                facts = each.facts
                found["times"] += 1
                found["households"] += facts["households"]
                found["local.households"] += facts["households"]
                found["visits"] += len(facts["villages"])
                found["letters"] += facts["counts"].get("letters", 0)
                found["at_station"] += facts["place"] == "联络站"
                villages |= set(facts["villages"])
        found["villages"] = len(villages)
        for each in self.suggestions.values():
            if each.campaign == campaign:
                found["filed"] += each.on <= until
                found["resolved"] += each.resolved_on is not None and each.resolved_on <= until
        return found


def count(log: Iterable[LogEntry]) -> Counted:
    counted = Counted()
    activities, suggestions = counted.activities, counted.suggestions
    drafted: dict[UUID, UUID | None] = {}
    for entry in log:
        payload = entry.payload
        match entry.topic:
            case "activity.held":
                activities[entry.stream_id] = Activity(
                    _id(payload["campaign_id"]), _day(payload["occurred_on"]), dict(payload)
                )
            case "activity.corrected":
                activities[entry.stream_id].facts.update(payload["changes"])
            case "activity.voided":
                del activities[entry.stream_id]
            case "suggestion.filed":
                suggestions[entry.stream_id] = Suggestion(
                    _id(payload["campaign_id"]), _day(payload["filed_on"])
                )
            case "suggestion.drafted":
                drafted[entry.stream_id] = _id(payload["campaign_id"])
            case "suggestion.submitted":
                suggestions[entry.stream_id] = Suggestion(
                    drafted[entry.stream_id], _day(payload["submitted_on"])
                )
            case "suggestion.resolved" if entry.stream_id in suggestions:
                suggestions[entry.stream_id].resolved_on = _day(payload["resolved_on"])
    return counted


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _day(text: str) -> date:
    return date.fromisoformat(text)
