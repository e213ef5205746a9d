"""The library as it comes: recorder in its ordered default mode, subscription, projection.

Its other mode (database functions) is faster and loses events under concurrent writers.
"""

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import psycopg
from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, StoredEvent, Tracking, Transcoding
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import ApplicationSubscription, Projection, ProjectionRunner
from psycopg.sql import SQL
from psycopg.types.json import Jsonb

UNITS = 64


class DateAsIso(Transcoding):
    """What the library does not bring along."""

    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class Congress(Application[Any]):
    """The event store of the peer."""

    name = "congress"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(DateAsIso())


class Board(PostgresTrackingRecorder):
    """A row for each record and a count for each unit and kind of event."""

    def __init__(self, datastore: PostgresDatastore, **options: Any) -> None:
        super().__init__(datastore, **options)
        self.sql_create_statements += [
            SQL(
                "CREATE TABLE IF NOT EXISTS stock_board (id uuid PRIMARY KEY, unit int, "
                "version bigint, row jsonb)"
            ).format(),
            SQL(
                "CREATE TABLE IF NOT EXISTS stock_count (unit int, topic text, value bigint, "
                "PRIMARY KEY (unit, topic))"
            ).format(),
        ]

    def apply(self, event: Any, row: Jsonb, tracking: Tracking) -> None:
        """Row, count and tracking in one transaction."""
        unit = event.originator_id.int % UNITS
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(
                "INSERT INTO stock_board VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO UPDATE "
                "SET version = EXCLUDED.version, row = stock_board.row || EXCLUDED.row",
                (event.originator_id, unit, event.originator_version, row),
                prepare=True,
            )
            cursor.execute(
                "INSERT INTO stock_count VALUES (%s, %s, 1) ON CONFLICT (unit, topic) "
                "DO UPDATE SET value = stock_count.value + 1",
                (unit, type(event).__name__),
                prepare=True,
            )


class BoardProjection(Projection[Board]):
    """Every event goes to the board."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        row = {"kind": type(domain_event).__name__, "on": domain_event.timestamp.isoformat()}
        self.view.apply(domain_event, Jsonb(row), tracking)


class Stock:
    """The peer at work in one database."""

    def __init__(self, url: str, *, writers: int = 4) -> None:
        parts = urlsplit(url)
        self._url = url
        self._env = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": parts.path.strip("/"),
            "POSTGRES_HOST": parse_qs(parts.query)["host"][0],
            "POSTGRES_PORT": "5432",
            "POSTGRES_USER": str(parts.username),
            "POSTGRES_PASSWORD": "",
            "POSTGRES_POOL_SIZE": str(writers + 2),
        }
        self.writers = writers

    @contextmanager
    def application(self) -> Iterator[Congress]:
        with Congress(self._env) as application:
            yield application

    def append_rate(self, application: Congress, payload: bytes, seconds: float) -> float:
        """Events a second, one for each transaction; the payload is there already."""
        recorder, until = application.recorder, time.perf_counter() + seconds

        def write(_: int) -> int:
            done = 0
            while time.perf_counter() < until:
                recorder.insert_events([StoredEvent(uuid4(), 1, "activity.held", payload)])
                done += 1
            return done

        with ThreadPoolExecutor(self.writers) as threads:
            return sum(threads.map(write, range(self.writers))) / seconds

    def fill(self, events: Iterable[Any]) -> int:
        """The same events as ours, stored by its own mapper; how many there are."""
        with self.application() as application, psycopg.connect(self._url) as connection:
            mapper, number = application.mapper, 0
            with connection.cursor().copy(
                "COPY congress_events (originator_id, originator_version, topic, state, "
                "notification_id) FROM STDIN (FORMAT binary)"
            ) as copy:
                copy.set_types(("uuid", "int8", "text", "bytea", "int8"))
                for number, event in enumerate(events, 1):
                    stored = mapper.to_stored_event(event)
                    copy.write_row(
                        (
                            stored.originator_id,
                            stored.originator_version,
                            stored.topic,
                            stored.state,
                            number,
                        )
                    )
        return number

    def read_rate(self, events: int) -> float:
        """Domain events a second out of a subscription."""
        with self.application() as application:
            started = time.perf_counter()
            with ApplicationSubscription(application, gt=0) as subscription:
                for _, tracking in subscription:
                    if tracking.notification_id == events:
                        break
            return events / (time.perf_counter() - started)

    def project_rate(self, seconds: float) -> float:
        """Events a second into the view, going on where the last round stopped."""
        with ProjectionRunner(
            application_class=Congress,
            projection_class=BoardProjection,
            view_class=Board,
            env=self._env,
        ) as runner:
            runner.run_forever(0.3)
            begun, started = self._tracked(runner.view), time.perf_counter()
            runner.run_forever(seconds)
            done = self._tracked(runner.view) - begun
            return done / (time.perf_counter() - started)

    def _tracked(self, view: Board) -> int:
        return view.max_tracking_id(Congress.name) or 0
