"""One batch of commands between reading and appending: each decides on its own aggregate."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog

from application.ledger import (
    AlreadyExists,
    Beside,
    CommandReused,
    IfHere,
    Intent,
    Outcome,
    Receipt,
    StaleVersion,
    Unconfirmed,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.errors import DomainError, NotFound
from infrastructure.mapper import to_event
from infrastructure.postgres.append import Append, Head, Written
from infrastructure.postgres.incoming import written

log = structlog.get_logger(__name__)

Stream = tuple[int, int]
"""A ledger and one of its records, by the integers of their ids: a UUID hashes slowly."""


@dataclass(slots=True, eq=False)
class Command:
    """One command that waits for its turn."""

    intent: Intent
    kind: type[Aggregate]
    id: UUID
    decide: Callable[..., Any]
    creates: bool
    beside: Beside
    receipt: asyncio.Future[Receipt] = field(repr=False)
    stream: Stream = field(init=False)
    sent: Stream = field(init=False)

    def __post_init__(self) -> None:
        ledger = self.intent.jurisdiction_id.int
        self.stream = ledger, self.id.int
        self.sent = ledger, self.intent.command_id.int

    @property
    def founds(self) -> bool:
        return self.creates and self.kind is Jurisdiction

    def reads(self) -> Iterable[Stream]:
        """The records that must be there for the decision."""
        if not self.creates:
            yield self.stream
        for _, id_ in self.beside:
            yield self.stream[0], id_.int

    def streams(self) -> Iterable[Stream]:
        """The records that the decision may look at or change."""
        return {self.stream, *self.reads()}

    def fate(self) -> Outcome:
        """What became of it; raises what is no refusal."""
        error = self.receipt.exception()
        return error if isinstance(error, DomainError) else self.receipt.result()

    def give_up(self) -> None:
        """The wait is over, whatever becomes of the command."""
        self.refuse(Unconfirmed(retry_s=5))

    def refuse(self, error: BaseException) -> None:
        """Tell the caller, if it still waits."""
        if not self.receipt.done():
            self.receipt.set_exception(error)


@dataclass(slots=True)
class Known:
    """A command that is recorded: the versions it made, and the last position it took."""

    digest: bytes
    versions: dict[UUID, int] = field(default_factory=dict)
    position: int = 0

    def receipt(self, command: Command) -> Receipt:
        """The first receipt again; raises CommandReused if something else was asked then."""
        if self.digest != command.intent.digest or command.id not in self.versions:
            raise CommandReused(command_id=command.intent.command_id)
        ledger = command.intent.jurisdiction_id
        return Receipt(ledger, command.id, self.versions[command.id], self.position)


@dataclass(slots=True)
class Turn:
    """One batch between reading and appending: the events at hand and what is decided."""

    append: Append
    rows: dict[Stream, list[tuple[Any, ...]]] = field(default_factory=dict)
    events: dict[Stream, list[Any]] = field(default_factory=dict)
    known_as: dict[Stream, Known] = field(default_factory=dict)
    aggregates: dict[Stream, Aggregate | None] = field(default_factory=dict)
    founded: list[UUID] = field(default_factory=list)
    recalled: bool = False

    def unread(self, part: Sequence[Command]) -> tuple[list[Stream], list[Stream]]:
        """The records and the commands to be read before these can be decided."""
        if self.recalled:
            return [], []
        streams = {stream for command in part for stream in command.streams()}
        return [each for each in streams if each not in self.rows], [each.sent for each in part]

    def learn(
        self,
        streams: list[Stream],
        commands: list[Stream],
        stored: Iterable[tuple[Any, ...]],
        recorded: Iterable[tuple[Any, ...]],
    ) -> None:
        """The events of these streams, and those that these commands have recorded already.

        A row tells its stream or its command by the number, from 1.
        """
        self.rows |= {stream: [] for stream in streams}
        for row in stored:
            self.rows[streams[row[0] - 1]].append(row)
        for number, stream_id, version, position, digest in recorded:
            sent = commands[number - 1]
            known = self.known_as.setdefault(sent, Known(digest))
            known.versions[stream_id] = version
            known.position = position

    def decide(self, batch: list[Command]) -> list[tuple[Command, Receipt]]:
        """The receipts; a command that is refused learns it at once and moves nothing.

        From memory nobody is refused: a refusal appends nothing that could be checked, so
        such a command stays open, to be decided on what is read.
        """
        receipts = []
        for command in batch:
            if command.receipt.done():  # nobody waits for it any more
                continue
            try:
                receipts.append((command, self._decide(command)))
            except Exception as refusal:
                if self.recalled:
                    continue
                if not isinstance(refusal, DomainError):  # a bug falls on its command alone
                    log.exception("decision failed", kind=command.kind.__name__)
                command.refuse(refusal)
        return receipts

    def _decide(self, command: Command) -> Receipt:
        if known := self.known_as.get(command.sent):
            return known.receipt(command)
        self._open(command)
        try:
            changed = self._decided(command)
            facts = [written(event) for it in changed for event in it.pending_events]
        except BaseException:
            for stream in command.streams():
                self.aggregates[stream] = None  # it may be half changed
            raise
        receipt = self._record(command, changed, facts)
        versions = {command.id: receipt.version}
        known = Known(command.intent.digest, versions, receipt.position)
        self.known_as[command.sent] = known
        return receipt

    def _open(self, command: Command) -> None:
        if command.stream[0] not in self.append.heads and not command.founds:
            raise NotFound(kind="jurisdiction", id=command.intent.jurisdiction_id)

    def _decided(self, command: Command) -> list[Aggregate]:
        """The record, and those beside it, with what has happened to them."""
        ledger = command.stream[0]
        beside = [self._beside(ledger, each) for each in command.beside]
        there = [each for each in beside if each is not None]
        if command.creates:
            if self._history(command.stream):
                raise AlreadyExists(kind=command.kind.TOPIC, id=command.id)
            aggregate: Aggregate = command.decide(*beside)
            assert aggregate.id == command.id, "the record is not the one that was asked for"
            return [aggregate, *there]
        aggregate = self._load(command.kind, command.stream)
        seen = command.intent.seen
        if seen is not None and seen != aggregate.version:
            raise StaleVersion(seen=seen, version=aggregate.version)
        command.decide(aggregate, *beside)
        return [aggregate, *there]

    def _beside(self, ledger: int, each: tuple[type[Aggregate], UUID]) -> Aggregate | None:
        kind, id_ = each
        stream = ledger, id_.int
        if isinstance(each, IfHere) and not (self.recalled or self._history(stream)):
            return None
        return self._load(kind, stream)

    def _load(self, kind: type[Aggregate], stream: Stream) -> Aggregate:
        aggregate: Any = self.aggregates.get(stream)
        if aggregate is None and not self.recalled:
            for event in self._history(stream):
                aggregate = event.mutate(aggregate)
            self.aggregates[stream] = aggregate
        if not isinstance(aggregate, kind):
            raise NotFound(kind=kind.TOPIC, id=UUID(int=stream[1]))
        return aggregate

    def _history(self, stream: Stream) -> list[Any]:
        """Read when it is asked for: an event that cannot be read stops its own record."""
        events = self.events.get(stream)
        if events is None:
            stored = self.rows.get(stream)
            events = self.events[stream] = _read(UUID(int=stream[1]), stored) if stored else []
        return events

    def _record(
        self, command: Command, changed: list[Aggregate], facts: list[Written]
    ) -> Receipt:
        intent, ledger = command.intent, command.intent.jurisdiction_id
        if ledger.int not in self.append.heads:
            self.append.heads[ledger.int] = Head.new(ledger)
            self.founded.append(ledger)
        self.append.add(
            ledger,
            facts,
            actor_id=intent.actor_id,
            command_id=intent.command_id,
            command_digest=intent.digest,
        )
        position = self.append.heads[ledger.int].position
        for aggregate in changed:
            stream = ledger.int, aggregate.id.int
            self._history(stream).extend(aggregate.collect_events())
            self.aggregates[stream] = aggregate
        return Receipt(ledger, command.id, changed[0].version, position)


def _read(id: UUID, stored: list[tuple[Any, ...]]) -> list[Any]:
    return [
        to_event(topic, payload, id, version, at) for _, version, topic, payload, at in stored
    ]
