"""One batch of commands between reading and appending: each decides on its own aggregate."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog

from application.ledger import (
    AlreadyExists,
    CommandReused,
    Intent,
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

Stream = tuple[UUID, UUID]


@dataclass(slots=True, eq=False)
class Command:
    """One command that waits for its turn."""

    intent: Intent
    kind: type[Aggregate]
    id: UUID
    decide: Callable[..., Any]
    creates: bool
    beside: tuple[type[Aggregate], UUID] | None
    receipt: asyncio.Future[Receipt] = field(repr=False)

    @property
    def stream(self) -> Stream:
        return self.intent.jurisdiction_id, self.id

    @property
    def founds(self) -> bool:
        return self.creates and self.kind is Jurisdiction

    def reads(self) -> Iterable[Stream]:
        """The records that the decision looks at."""
        if not self.creates:
            yield self.stream
        if self.beside:
            yield self.intent.jurisdiction_id, self.beside[1]

    def streams(self) -> Iterable[Stream]:
        yield self.stream
        if self.beside:
            yield self.intent.jurisdiction_id, self.beside[1]

    def give_up(self) -> None:
        """The wait is over, whatever becomes of the command."""
        self.refuse(Unconfirmed(retry_s=5))

    def refuse(self, error: BaseException) -> None:
        """Tell the caller, if it still waits."""
        if not self.receipt.done():
            self.receipt.set_exception(error)


class Doubtful(Exception):
    """What is in memory does not suffice to decide; what is recorded does."""


@dataclass(slots=True)
class Turn:
    """One batch between reading and appending: the events at hand and what is decided."""

    append: Append
    rows: dict[Stream, list[tuple[Any, ...]]] = field(default_factory=dict)
    events: dict[Stream, list[Any]] = field(default_factory=dict)
    receipts: dict[tuple[UUID, UUID], tuple[Receipt, bytes]] = field(default_factory=dict)
    aggregates: dict[Stream, Aggregate | None] = field(default_factory=dict)
    founded: list[UUID] = field(default_factory=list)
    recalled: bool = False

    def stored(self, streams: list[Stream], rows: Iterable[tuple[Any, ...]]) -> None:
        """The events of these streams; a row tells its stream by the number, from 1."""
        for row in rows:
            self.rows.setdefault(streams[row[0] - 1], []).append(row)

    def known(self, commands: list[tuple[UUID, UUID]], rows: Iterable[tuple[Any, ...]]) -> None:
        """The last event of each of these commands that is recorded already."""
        for number, stream_id, version, position, digest in rows:
            sent = commands[number - 1]
            self.receipts[sent] = (Receipt(sent[0], stream_id, version, position), digest)

    def decide(self, batch: list[Command]) -> list[tuple[Command, Receipt]]:
        """The receipts; a command that is refused learns it at once and moves nothing.

        Raises:
            Doubtful: a refusal appends nothing that could be checked, so from memory
                nobody is refused.
        """
        receipts = []
        for command in batch:
            try:
                receipts.append((command, self._decide(command)))
            except Exception as refusal:
                if self.recalled:
                    raise Doubtful from refusal
                if not isinstance(refusal, DomainError):  # a bug falls on its command alone
                    log.exception("decision failed", kind=command.kind.__name__)
                command.refuse(refusal)
        return receipts

    def _decide(self, command: Command) -> Receipt:
        intent = command.intent
        sent = (intent.jurisdiction_id, intent.command_id)
        if sent in self.receipts:
            receipt, digest = self.receipts[sent]
            if digest != intent.digest:
                raise CommandReused(command_id=intent.command_id)
            return receipt
        self._open(command)
        try:
            aggregate = self._decided(command)
            facts = [written(event) for event in aggregate.pending_events]
        except BaseException:
            self.aggregates[command.stream] = None  # it may be half changed
            raise
        receipt = self._record(command, aggregate, facts)
        self.receipts[sent] = (receipt, intent.digest)
        return receipt

    def _open(self, command: Command) -> None:
        ledger = command.intent.jurisdiction_id
        if ledger not in self.append.heads and not command.founds:
            raise NotFound(kind="jurisdiction", id=ledger)

    def _decided(self, command: Command) -> Aggregate:
        beside: tuple[Aggregate, ...] = ()
        if command.beside:
            kind, id_ = command.beside
            beside = (self._load(kind, (command.intent.jurisdiction_id, id_)),)
        if command.creates:
            if self._history(command.stream):
                raise AlreadyExists(kind=command.kind.TOPIC, id=command.id)
            aggregate: Aggregate = command.decide(*beside)
            assert aggregate.id == command.id, "the record is not the one that was asked for"
            return aggregate
        aggregate = self._load(command.kind, command.stream)
        seen = command.intent.seen
        if seen is not None and seen != aggregate.version:
            raise StaleVersion(seen=seen, version=aggregate.version)
        command.decide(aggregate, *beside)
        return aggregate

    def _load(self, kind: type[Aggregate], stream: Stream) -> Aggregate:
        aggregate: Any = self.aggregates.get(stream)
        if aggregate is None:
            for event in self._history(stream):
                aggregate = event.mutate(aggregate)
            self.aggregates[stream] = aggregate
        if not isinstance(aggregate, kind):
            raise NotFound(kind=kind.TOPIC, id=stream[1])
        return aggregate

    def _history(self, stream: Stream) -> list[Any]:
        """Read when it is asked for: an event that cannot be read stops its own record."""
        if stream not in self.events:
            self.events[stream] = [
                to_event(topic, payload, stream[1], version, at)
                for _, version, topic, payload, at in self.rows.get(stream, ())
            ]
        return self.events[stream]

    def _record(self, command: Command, aggregate: Aggregate, facts: list[Written]) -> Receipt:
        intent, ledger = command.intent, command.intent.jurisdiction_id
        if ledger not in self.append.heads:
            self.append.heads[ledger] = Head.new()
            self.founded.append(ledger)
        position = self.append.heads[ledger].position
        for fact in facts:
            position = self.append.add(
                ledger,
                fact,
                actor_id=intent.actor_id,
                command_id=intent.command_id,
                command_digest=intent.digest,
            )
        self._history(command.stream).extend(aggregate.collect_events())
        self.aggregates[command.stream] = aggregate
        return Receipt(ledger, aggregate.id, aggregate.version, position)
