"""What every aggregate of a ledger has in common."""

from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

Created = AggregateCreated


class Aggregate(BaseAggregate[UUID]):
    """An event-sourced aggregate of one ledger.

    Subclasses set ``TOPIC`` on themselves and on each of their events: topics
    are stored for ever, so they must not follow the names of modules.
    """

    TOPIC: ClassVar[str]

    class Event(AggregateEvent):
        """What happened. Where, by whom and when it was recorded is the ledger's envelope."""

    @classmethod
    def begin(cls, event: type[Any], *, id: UUID, **facts: Any) -> Self:
        """A new aggregate by its first event; named constructors call this."""
        return cls._create(event, id=id, **facts)
