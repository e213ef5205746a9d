"""What every aggregate of a ledger has in common."""

from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import (
    AggregateCreated,
    AggregateEvent,
    BaseAggregate,
    datetime_now_with_tzinfo,
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
        created = event(
            originator_topic=cls.TOPIC,
            originator_id=id,
            originator_version=cls.INITIAL_VERSION,
            timestamp=datetime_now_with_tzinfo(),
            **facts,
        )
        it: Self = created.mutate(None)
        it.pending_events.append(created)
        return it

    def trigger_event(self, event_class: type[Any], **facts: Any) -> None:
        """As in the library, without what a test has looked at (``test_topics``)."""
        event = event_class(
            originator_id=self.id,
            originator_version=self.version + 1,
            timestamp=datetime_now_with_tzinfo(),
            **facts,
        )
        event.mutate(self)
        self.pending_events.append(event)
