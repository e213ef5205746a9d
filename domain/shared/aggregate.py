"""What every aggregate of a ledger has in common."""

from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar, Self, cast
from uuid import UUID

from eventsourcing.domain import (
    AggregateCreated,
    AggregateEvent,
    BaseAggregate,
)

KINDS: "dict[str, type[Aggregate]]" = {}
"""Every kind of aggregate by its topic."""


class Created(AggregateCreated):
    """The first event of a record."""

    def mutate(self, aggregate: Any) -> Any:
        """As in the library, for a record that begins empty: in a third of the time."""
        assert aggregate is None
        kind: Any = KINDS[self.originator_topic]
        it = kind.__new__(kind)
        it.__base_init__(self.originator_id, self.originator_version, self.timestamp)
        it.__init__()
        self.apply(it)
        return it


class Aggregate(BaseAggregate[UUID]):
    """An event-sourced aggregate of one ledger.

    Subclasses set ``TOPIC`` on themselves and on each of their events: topics
    are stored for ever, so they must not follow the names of modules.
    """

    TOPIC: ClassVar[str]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        KINDS[cls.TOPIC] = cls

    class Event(AggregateEvent):
        """What happened. Where, by whom and when it was recorded is the ledger's envelope."""

    @classmethod
    def begin(cls, event: type[Any], *, id: UUID, **facts: Any) -> Self:
        """A new aggregate by its first event; named constructors call this."""
        facts["originator_topic"] = cls.TOPIC
        created = _happened(event, facts, id, cls.INITIAL_VERSION)
        it: Self = created.mutate(None)
        it.pending_events.append(created)
        return it

    def trigger_event(self, event_class: type[Any], **facts: Any) -> None:
        """As in the library, without what a test has looked at (``test_topics``)."""
        event = _happened(event_class, facts, self.id, self.version + 1)
        event.mutate(self)
        self.pending_events.append(event)


def _happened(event: type[Any], facts: dict[str, Any], id: UUID, version: int) -> Any:
    """The event, made as a whole: a frozen dataclass takes a call for each of its fields.

    What it does not state, or should not, it says itself.
    """
    facts["originator_id"] = id
    facts["originator_version"] = version
    facts["timestamp"] = datetime.now(UTC)
    if facts.keys() != _stated(cast("Any", event)):
        return event(**facts)
    it = object.__new__(event)
    object.__setattr__(it, "__dict__", facts)
    return it


@cache
def _stated(event: type[Any]) -> frozenset[str]:
    return frozenset(field.name for field in fields(event))
