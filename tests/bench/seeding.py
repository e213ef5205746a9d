"""Ledgers filled in bulk: real events, leaves and frontiers, without a commit for each.

The rows are those that the pipeline would have appended, made by the same code and copied in
by the superuser, so that books, proofs and audits find nothing to object to.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

import psycopg

from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from infrastructure.envelope import envelope
from infrastructure.merkle import Frontier, leaf_hash
from infrastructure.postgres.append import Written
from infrastructure.postgres.incoming import written

NAMES = UUID("be7c0000-0000-4000-8000-000000000000")
OPENED = datetime(2024, 1, 1, tzinfo=UTC)
STEP = timedelta(seconds=10)
DIGEST = b"\x5a" * 32
NOBODY = UUID(int=0)
FLUSH = 25_000
TYPES = ("uuid", "int8", "uuid", "int8", "text", "bytea", "uuid", "uuid", "bytea",
         "timestamptz", "bytea")  # fmt: skip
PUT_HEAD = """
INSERT INTO ledger_head (jurisdiction_id, position, frontier, recorded_at)
VALUES (%s, %s, %s, %s)
ON CONFLICT (jurisdiction_id) DO UPDATE
SET position = EXCLUDED.position, frontier = EXCLUDED.frontier,
    recorded_at = EXCLUDED.recorded_at
"""


@dataclass(slots=True)
class Head:
    """Where a ledger ends."""

    tree: Frontier = field(default_factory=Frontier)
    recorded_at: datetime = OPENED


class Seed:
    """Ledgers in memory whose rows go to a database in bulk."""

    def __init__(self, url: str, *, seed: int = 1) -> None:
        self.url = url
        self.random = Random(seed)
        self.heads: dict[UUID, Head] = {}
        self._rows: list[tuple[Any, ...]] = []

    def uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128))

    def establish(
        self, name: str, level: str, organ: str, parent_id: UUID | None
    ) -> Jurisdiction:
        """A new ledger; its name is its code."""
        place = Jurisdiction.establish(
            id=uuid5(NAMES, name),
            name=name,
            level=level,
            organ=organ,
            parent_id=parent_id,
            codes=[{"scheme": "bench", "edition": "2024", "code": name}],
            predecessors=[],
            established_on=date(2000, 1, 1),
        )
        self.heads[place.id] = Head()
        self.record(place.id, place)
        return place

    def record(self, ledger: UUID, aggregate: Aggregate, command_id: UUID | None = None) -> int:
        """The position of the last event that the aggregate has not recorded yet."""
        digest = command_id.bytes if command_id else DIGEST
        for event in aggregate.collect_events():
            position = self.add(ledger, written(event), command_id, digest)
        return position

    def add(
        self,
        ledger: UUID,
        event: Written,
        command_id: UUID | None = None,
        digest: bytes = DIGEST,
    ) -> int:
        head = self.heads[ledger]
        head.recorded_at += STEP
        position = head.tree.size + 1
        facts = (
            ledger,
            position,
            *event,
            NOBODY,
            command_id or self.uuid(),
            digest,
            head.recorded_at,
        )
        leaf = leaf_hash(envelope(*facts))
        head.tree.append(leaf)
        self._rows.append((*facts, leaf))
        if len(self._rows) >= FLUSH:
            self.flush()
        return position

    def flush(self) -> None:
        """Bring the database up to here."""
        grown = {row[0] for row in self._rows}
        heads = [
            (ledger, head.tree.size, bytes(head.tree), head.recorded_at)
            for ledger, head in self.heads.items()
            if ledger in grown
        ]
        with psycopg.connect(self.url) as connection, connection.cursor() as cursor:
            with cursor.copy("COPY event_log FROM STDIN (FORMAT binary)") as copy:
                copy.set_types(TYPES)
                for row in self._rows:
                    copy.write_row(row)
            cursor.executemany(PUT_HEAD, heads)
        self._rows.clear()

    @property
    def events(self) -> int:
        return sum(head.tree.size for head in self.heads.values())
