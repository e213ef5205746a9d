"""The library as it comes: recorder in its ordered default mode, subscription, projection.

Its other mode (database functions) is faster and loses events under concurrent writers.
"""

import gc
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

from application.projections.books import BOARD_OF
from application.projections.figures import EVER, Figures
from application.projections.points import points
from application.projections.points.line import STANDING_LINES, campaign_lines
from infrastructure import rows
from infrastructure.postgres.bookkeeper import LOADERS
from tests.bench.stories import CAMPAIGN, INDICATORS

UNITS = 64
CAMPAIGN_LINES = campaign_lines(CAMPAIGN, INDICATORS, "presidium")


@contextmanager
def as_it_comes() -> Iterator[None]:
    """Garbage is collected as Python does by itself, and without what the benchmark holds."""
    ours = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*ours)
        gc.unfreeze()


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


BOARD = """
CREATE TABLE IF NOT EXISTS stock_board (id uuid PRIMARY KEY, unit int, version bigint, row json)
"""
TALLY = """
CREATE TABLE IF NOT EXISTS stock_tally (
    unit int, campaign uuid, indicator text, on_day date, value bigint,
    PRIMARY KEY (unit, campaign, indicator, on_day)
)
"""
MEMBER = """
CREATE TABLE IF NOT EXISTS stock_member (
    unit int, campaign uuid, indicator text, member text, met json,
    PRIMARY KEY (unit, campaign, indicator, member)
)
"""
GIVEN = """
CREATE TABLE IF NOT EXISTS stock_given (
    size int, child int, campaign uuid, indicator text, value bigint,
    PRIMARY KEY (size, child, campaign, indicator)
)
"""
GIVE = """
INSERT INTO stock_given
SELECT level.size, %(unit)s / level.size, campaign, indicator, value
FROM unnest(%(campaigns)s::uuid[], %(indicators)s::text[], %(values)s::bigint[])
    AS moved (campaign, indicator, value)
CROSS JOIN (VALUES (1), (4), (16)) AS level (size)
ON CONFLICT (size, child, campaign, indicator) DO UPDATE
SET value = stock_given.value + EXCLUDED.value
"""
PUT_ROW = """
INSERT INTO stock_board VALUES (%s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, row = EXCLUDED.row
"""
MOVE_TALLY = """
INSERT INTO stock_tally
SELECT %(unit)s, campaign, indicator, on_day, value
FROM unnest(
    %(campaigns)s::uuid[], %(indicators)s::text[], %(days)s::date[], %(values)s::bigint[]
) AS moved (campaign, indicator, on_day, value)
ON CONFLICT (unit, campaign, indicator, on_day) DO UPDATE
SET value = stock_tally.value + EXCLUDED.value
"""
MET = """
SELECT campaign, indicator, member, met FROM stock_member
WHERE unit = %(unit)s AND campaign = ANY (%(campaigns)s)
  AND indicator = ANY (%(indicators)s) AND member = ANY (%(members)s)
"""
PUT_MEMBERS = """
INSERT INTO stock_member
SELECT %(unit)s, campaign, indicator, member, met::json
FROM unnest(
    %(campaigns)s::uuid[], %(indicators)s::text[], %(members)s::text[], %(met)s::text[]
) AS changed (campaign, indicator, member, met)
ON CONFLICT (unit, campaign, indicator, member) DO UPDATE SET met = EXCLUDED.met
"""


class Board(PostgresTrackingRecorder):
    """The same rows and figures as ours: boards, a tally by day, members, three levels up."""

    def __init__(self, datastore: PostgresDatastore, **options: Any) -> None:
        super().__init__(datastore, **options)
        self.sql_create_statements += [
            SQL(each).format() for each in (BOARD, TALLY, MEMBER, GIVEN)
        ]

    def apply(self, event: Any, tracking: Tracking) -> None:
        """Row, figures and tracking in one transaction, each table in one statement."""
        board = BOARD_OF[type(event)]
        unit = event.originator_id.int % UNITS
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(
                "SELECT row::text FROM stock_board WHERE id = %s",
                (event.originator_id,),
                prepare=True,
            )
            found = cursor.fetchone()
            before = LOADERS[board.table](found["row"]) if found else None
            row = board.fold(before, event)
            facts = (event.originator_id, unit, event.originator_version, rows.dump(row))
            cursor.execute(PUT_ROW, facts, prepare=True)
            self._count(cursor, unit, before, row)

    def _count(self, cursor: Any, unit: int, before: Any, row: Any) -> None:
        """What the row adds now, less what it added before."""
        lines, figures = CAMPAIGN_LINES if row.campaign_id else STANDING_LINES, Figures()
        if before is not None:
            figures.move(points(before, lines), -1)
        figures.move(points(row, lines), 1)
        if named := list(figures.named()):
            cursor.execute(MET, _columns(unit, MEMBERS, named), prepare=True)
            figures.members = {
                (each["campaign"], each["indicator"], each["member"]): each["met"]
                for each in cursor.fetchall()
            }
            figures.settle()
            met = [(*key, rows.dump(met)) for key, met in figures.members.items()]
            cursor.execute(PUT_MEMBERS, _columns(unit, (*MEMBERS, "met"), met), prepare=True)
        if moved := [(*key, value) for key, value in figures.tally.items()]:
            cursor.execute(MOVE_TALLY, _columns(unit, TALLIES, moved), prepare=True)
        if ever := [each for each in moved if each[2] == EVER]:
            cursor.execute(GIVE, _columns(unit, TALLIES, ever), prepare=True)


MEMBERS = ("campaigns", "indicators", "members")
TALLIES = ("campaigns", "indicators", "days", "values")


def _columns(unit: int, names: tuple[str, ...], facts: list[Any]) -> dict[str, Any]:
    columns = dict(zip(names, map(list, zip(*facts, strict=True)), strict=True))
    return {"unit": unit, **columns}


class BoardProjection(Projection[Board]):
    """Every event goes to the board."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.apply(domain_event, tracking)


class Stock:
    """The peer at work in one database."""

    def __init__(self, url: str, *, writers: int = 4, tables: bool = True) -> None:
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
            "CREATE_TABLE": "yes" if tables else "no",
        }
        self.writers = writers

    @contextmanager
    def application(self) -> Iterator[Congress]:
        with Congress(self._env) as application:
            yield application

    def append_rate(
        self, application: Congress, writers: int, payload: bytes, seconds: float
    ) -> float:
        """Events a second, one for each transaction; the payload is there already."""
        recorder, until = application.recorder, time.perf_counter() + seconds

        def write(_: int) -> int:
            done = 0
            while time.perf_counter() < until:
                recorder.insert_events([StoredEvent(uuid4(), 1, "activity.held", payload)])
                done += 1
            return done

        with ThreadPoolExecutor(writers) as threads:
            return sum(threads.map(write, range(writers))) / seconds

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
        with self.application() as application, as_it_comes():
            started = time.perf_counter()
            with ApplicationSubscription(application, gt=0) as subscription:
                for _, tracking in subscription:
                    if tracking.notification_id == events:
                        break
            return events / (time.perf_counter() - started)

    def project_rate(self, seconds: float) -> float:
        """Events a second into the view, going on where the last round stopped."""
        with (
            as_it_comes(),
            ProjectionRunner(
                application_class=Congress,
                projection_class=BoardProjection,
                view_class=Board,
                env=self._env,
            ) as runner,
        ):
            runner.run_forever(0.3)
            begun, started = self._tracked(runner.view), time.perf_counter()
            runner.run_forever(seconds)
            done = self._tracked(runner.view) - begun
            return done / (time.perf_counter() - started)

    def _tracked(self, view: Board) -> int:
        return view.max_tracking_id(Congress.name) or 0
