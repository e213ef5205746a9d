"""Given, when, then: a business story told in events.

    given(Suggestion, FILED).when(Suggestion.dispatch, lead_unit="住建局", …).then(DISPATCHED)

The envelope (whose record, which version, when) is filled in here and left out of every
comparison, so a story names only what the business would name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from types import NoneType
from typing import Any, Generic, Self, TypeVar, get_args, get_origin
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import DomainError

A = TypeVar("A", bound=Aggregate)

ITSELF = UUID(int=1)
"""The id of the record that every story is about."""

ENVELOPE = {field.name for field in fields(Created)}
RECORDED_AT = datetime(2024, 9, 30, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Past:
    """Something that happened: a kind of event and the facts it carries."""

    event: type[Any]
    facts: dict[str, Any]


def past(event: type[Any], **facts: Any) -> Past:
    """An event of the story; what it does not mention was left empty."""
    own = {field.name: field.type for field in fields(event) if field.name not in ENVELOPE}
    unknown = facts.keys() - own.keys()
    assert not unknown, f"{event.__qualname__} has no {unknown}"
    return Past(event, {n: facts[n] if n in facts else _empty(own[n]) for n in own})


def fold(kind: type[A], events: Iterable[Any]) -> A:
    """The record as its events make it."""
    record: Any = None
    for event in events:
        record = event.mutate(record)
    assert isinstance(record, kind)
    return record


def given(kind: type[A], *history: Past) -> "Given[A]":
    """A record with this history."""
    return Given(kind, [_stored(kind, at, each) for at, each in enumerate(history, 1)])


def after(record: A) -> "Given[A]":
    """A record as it stands after the commands that it was given so far."""
    return Given(type(record), list(record.collect_events()), record)


def when_new(command: Callable[..., Aggregate], *beside: Any, **facts: Any) -> "Outcome":
    """A record begun by a named constructor; its id is ``ITSELF``."""
    try:
        return Outcome(command(*beside, id=ITSELF, **facts), None, beside)
    except DomainError as refusal:
        return Outcome(None, refusal, beside)


class Given(Generic[A]):
    """A record before the command."""

    def __init__(self, kind: type[A], history: list[Any], record: A | None = None) -> None:
        self.history = history
        self.record = record or fold(kind, history)

    def when(self, command: Callable[..., None], *beside: Any, **facts: Any) -> "Outcome":
        """The one command of the story; ``beside`` is what else the decision looks at."""
        try:
            command(self.record, *beside, **facts)
        except DomainError as refusal:
            return Outcome(self.record, refusal, beside)
        return Outcome(self.record, None, beside)


class Outcome:
    """What came of the command: new events, or a refusal."""

    def __init__(
        self,
        record: Aggregate | None,
        refusal: DomainError | None,
        beside: Iterable[Any] = (),
    ) -> None:
        self.refusal = refusal
        others = [each for each in beside if isinstance(each, Aggregate)]
        self.events = [_told(event) for event in record.pending_events] if record else []
        self.beside = [_told(event) for each in others for event in each.pending_events]

    def then(self, *expected: Past) -> Self:
        """Exactly these events happened, in this order."""
        if self.refusal is not None:
            raise self.refusal

        assert list(expected) == self.events
        return self

    def and_beside(self, *expected: Past) -> Self:
        """Exactly these events happened to what else the command changed."""
        assert list(expected) == self.beside
        return self

    def refused(self, kind: type[DomainError], **facts: object) -> None:
        """The command was refused, for this reason, and no event was left behind."""
        assert kind is type(self.refusal), f"expected {kind.__name__}, got {self.refusal!r}"
        assert self.refusal is not None
        assert facts.items() <= self.refusal.facts.items(), self.refusal.facts
        assert not self.events
        assert not self.beside

    def nothing(self) -> None:
        """The command was accepted, and there was nothing to record."""
        self.then()


def _empty(kind: Any) -> Any:
    if NoneType in get_args(kind):
        return None
    kind = get_origin(kind) or kind
    assert kind in {list, dict, str, int, bool}, f"a story must say its {kind.__name__}s"
    return kind()


def _stored(kind: type[Aggregate], version: int, told: Past) -> Any:
    begins = (
        {"originator_topic": vars(kind)["TOPIC"]} if issubclass(told.event, Created) else {}
    )
    return told.event(
        originator_id=ITSELF,
        originator_version=version,
        timestamp=RECORDED_AT,
        **begins,
        **told.facts,
    )


def _told(event: Any) -> Past:
    facts = {name: fact for name, fact in vars(event).items() if name not in ENVELOPE}
    return Past(type(event), facts)
