"""入账 — the next events of locked ledgers, made ready for the one append statement."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from infrastructure.envelope import sealed, since_epoch
from infrastructure.merkle import Frontier, leaf_hash


class Written(NamedTuple):
    """One event before it has a position."""

    stream_id: UUID
    version: int
    topic: str
    payload: bytes


@dataclass(slots=True)
class Head:
    """Where a locked ledger ends."""

    jurisdiction_id: UUID
    position: int
    frontier: bytes
    recorded_at: datetime
    grown: Frontier | None = None
    begun: int = field(init=False)
    since: float = field(init=False, default_factory=monotonic)

    def __post_init__(self) -> None:
        self.begun = self.position

    @classmethod
    def new(cls, jurisdiction_id: UUID) -> "Head":
        """A ledger that opens with the next event."""
        return cls(jurisdiction_id, 0, b"", datetime.now(UTC))

    def begin(self) -> None:
        """Another turn on the same head; the clock of the database has gone on meanwhile."""
        now = monotonic()
        self.recorded_at += timedelta(seconds=now - self.since)
        self.since = now
        self.begun = self.position

    @property
    def tree(self) -> Frontier:
        """Grown when it is needed: a head that was tampered with stops its ledger alone."""
        if self.grown is None:
            self.grown = Frontier(self.position, self.frontier)
        return self.grown


@dataclass(slots=True)
class Append:
    """Gives out gapless positions and grows each tree; the heads must be locked meanwhile.

    The heads stand under the integers of their ids, which hash in a tenth of the time.
    """

    heads: dict[int, Head]
    rows: list[dict[str, Any]] = field(default_factory=list)
    grown: dict[int, Head] = field(default_factory=dict)

    @classmethod
    def to(cls, locked: list[Any]) -> "Append":
        """From the rows of ``lock_heads``."""
        return cls({row[0].int: Head(*row) for row in locked})

    def add(
        self,
        jurisdiction_id: UUID,
        facts: Iterable[Written],
        *,
        actor_id: UUID,
        command_id: UUID,
        command_digest: bytes,
    ) -> range:
        """The positions that the events of one command take."""
        head = self.heads[jurisdiction_id.int]
        tree, begun = head.tree, head.position
        sent = {
            "jurisdiction_id": jurisdiction_id,
            "actor_id": actor_id,
            "command_id": command_id,
            "command_digest": command_digest.hex(),
            "recorded_at": head.recorded_at,
        }
        ledger, seal = jurisdiction_id.bytes, (actor_id.bytes, command_id.bytes, command_digest)
        micros = since_epoch(head.recorded_at)
        for position, (stream_id, version, topic, payload) in enumerate(facts, begun + 1):
            entry = sealed(
                ledger, position, stream_id.bytes, version, topic, payload, *seal, micros
            )
            leaf = leaf_hash(entry)
            tree.append(leaf)
            event = {
                "position": position,
                "stream_id": stream_id,
                "version": version,
                "topic": topic,
                "payload": payload.hex(),
                "leaf": leaf.hex(),
            }
            self.rows.append(sent | event)
            self.grown[jurisdiction_id.int] = head
            head.position = position
        return range(begun + 1, head.position + 1)

    def events(self) -> str:
        """The rows since the last look, for the append statement: they are one value."""
        rows, self.rows = self.rows, []
        return orjson.dumps(rows).decode()

    def ends(self) -> str:
        """Where the ledgers end now, for the statement that advances them."""
        heads = [
            {
                "jurisdiction_id": head.jurisdiction_id,
                "begun": head.begun,
                "position": head.position,
                "frontier": bytes(head.tree).hex(),
                "recorded_at": head.recorded_at,
            }
            for _, head in sorted(self.grown.items())
        ]
        return orjson.dumps(heads).decode()
