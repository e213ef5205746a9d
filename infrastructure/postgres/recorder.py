"""The eventsourcing library's own recorder interface over one ledger, for its tools.

People's commands go through the pipeline; this writes the same tables with the same append.
Nothing is tried twice: whether a COMMIT whose reply was lost took place, nobody here knows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from time import sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing import persistence
from eventsourcing.persistence import Notification, StoredEvent
from psycopg.rows import TupleRow, namedtuple_row
from psycopg.sql import SQL
from psycopg_pool import ConnectionPool

from infrastructure.postgres.append import Append, Written
from infrastructure.postgres.connect import scope, session
from infrastructure.postgres.queries import queries

Connection = psycopg.Connection[TupleRow]
Pool = ConnectionPool[Connection]

SYSTEM = UUID(int=0)
FIRST, LAST = -(2**63), 2**63 - 1
POLL_S = 0.1
LOCK_HEADS = queries("ledger")["lock_heads"].format(jurisdictions=SQL("%(jurisdictions)s"))
ADVANCE = queries("ledger")["advance"].format(heads=SQL("%(heads)s::json"))
APPEND = queries("ledger")["append"].format(events=SQL("%(events)s::json"))


def pool(url: str, *, size: int) -> Pool:
    """Connections that may read and append, and nothing else."""
    return ConnectionPool(
        url, kwargs=session("renda_app"), min_size=1, max_size=size, open=False
    )


class LedgerAggregateRecorder(persistence.AggregateRecorder):
    """The streams of one ledger, which is opened if it is not."""

    def __init__(self, connections: Pool, jurisdiction_id: UUID) -> None:
        self._connections = connections
        self._ledger = jurisdiction_id
        with suppress(persistence.IntegrityError), self._transaction() as connection:
            connection.execute(
                queries("ledger")["open_heads"], {"jurisdictions": [self._ledger]}
            )

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **_: Any
    ) -> Sequence[int] | None:
        self._append(stored_events)
        return None

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        facts = {
            "stream": originator_id,
            "gt": FIRST if gt is None else gt,
            "lte": LAST if lte is None else lte,
            "desc": desc,
            "limit": limit,
        }
        return [StoredEvent(*row) for row in self._read("select_events", facts)]

    def _append(self, stored_events: Sequence[StoredEvent]) -> list[int]:
        if not stored_events:
            return []
        sent: dict[str, Any] = {
            "actor_id": SYSTEM,
            "command_id": uuid4(),
            "command_digest": b"",
        }
        with self._transaction() as connection:
            heads = connection.cursor(binary=True, row_factory=namedtuple_row)
            heads.execute(LOCK_HEADS, {"jurisdictions": [self._ledger]})
            append = Append.to(heads.fetchall())
            positions = append.add(self._ledger, map(_written, stored_events), **sent)
            connection.execute(ADVANCE, {"heads": append.ends()})
            connection.execute(APPEND, {"events": append.events()})
        return list(positions)

    def _read(self, name: str, facts: dict[str, Any]) -> list[TupleRow]:
        with self._transaction() as connection:
            cursor = connection.cursor(binary=True)
            cursor.execute(queries("recorder")[name], {"jurisdiction": self._ledger, **facts})
            return cursor.fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction of this ledger; its errors are the library's of the same name."""
        try:
            with self._connections.connection() as connection, connection.transaction():
                connection.execute(scope([self._ledger]))
                yield connection
        except psycopg.Error as error:
            names = (kind.__name__ for kind in type(error).__mro__)
            kind = next((n for n in names if hasattr(persistence, n)), "PersistenceError")
            raise getattr(persistence, kind)(str(error)) from error


class LedgerRecorder(LedgerAggregateRecorder, persistence.ApplicationRecorder):
    """The whole ledger in order; a notification id is a position."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        return self._append(stored_events)

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        facts = {
            "start": FIRST if start is None else start + (not inclusive_of_start),
            "stop": LAST if stop is None else stop,
            "topics": list(topics),
            "limit": limit,
        }
        return [Notification(*row) for row in self._read("select_notifications", facts)]

    def max_notification_id(self) -> int | None:
        return self._read("head", {})[0][0] or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> "Polling":
        return Polling(self, gt, topics)


class Polling(persistence.ListenNotifySubscription[LedgerRecorder]):
    """What was recorded and what will be: a wake-up that never came cannot be missed."""

    def __init__(self, recorder: LedgerRecorder, gt: int | None, topics: Sequence[str]) -> None:
        super().__init__(recorder, gt, topics)
        Thread(target=self._poll, daemon=True).start()

    def _poll(self) -> None:
        while not self._has_been_stopped:
            self._has_been_notified.set()
            sleep(POLL_S)


def _written(event: StoredEvent) -> Written:
    assert isinstance(event.originator_id, UUID), "streams of a ledger are named by UUIDs"
    return Written(event.originator_id, event.originator_version, event.topic, event.state)
