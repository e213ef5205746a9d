"""The library as it comes: recorder in its ordered default mode, subscription, projection.

Its other mode (database functions) is faster and loses events under concurrent writers.
"""

import time
from collections import Counter
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
from application.projections.points import STANDING_LINES, lines_of, points
from domain.shared.indicator import Indicator
from infrastructure import rows
from infrastructure.postgres.bookkeeper import LOADERS
from tests.bench.stories import CAMPAIGN, INDICATORS

UNITS = 64
OWN = lines_of(CAMPAIGN, [Indicator(**each) for each in INDICATORS], "presidium")
CAMPAIGN_LINES = {each: STANDING_LINES.get(each, ()) + OWN.get(each, ()) for each in OWN}


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
    unit int, indicator text, on_day date, value bigint, PRIMARY KEY (unit, indicator, on_day)
)
"""
MEMBER = """
CREATE TABLE IF NOT EXISTS stock_member (
    unit int, indicator text, member text, met json, PRIMARY KEY (unit, indicator, member)
)
"""
GIVEN = """
CREATE TABLE IF NOT EXISTS stock_given (
    size int, child int, indicator text, value bigint, PRIMARY KEY (size, child, indicator)
)
"""
GIVE = """
INSERT INTO stock_given
SELECT size, child, indicator, value
FROM unnest(%s::int[], %s::int[], %s::text[], %s::bigint[])
    AS given (size, child, indicator, value)
ON CONFLICT (size, child, indicator) DO UPDATE
SET value = stock_given.value + EXCLUDED.value
"""
PUT_ROW = """
INSERT INTO stock_board VALUES (%s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, row = EXCLUDED.row
"""
MOVE_TALLY = """
INSERT INTO stock_tally
SELECT %s, indicator, on_day, value
FROM unnest(%s::text[], %s::date[], %s::bigint[]) AS moved (indicator, on_day, value)
ON CONFLICT (unit, indicator, on_day) DO UPDATE
SET value = stock_tally.value + EXCLUDED.value
"""
MET = """
SELECT indicator, member, met FROM stock_member
WHERE unit = %s AND indicator = ANY (%s) AND member = ANY (%s)
"""
PUT_MEMBERS = """
INSERT INTO stock_member
SELECT %s, indicator, member, met::json
FROM unnest(%s::text[], %s::text[], %s::text[]) AS changed (indicator, member, met)
ON CONFLICT (unit, indicator, member) DO UPDATE SET met = EXCLUDED.met
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
            counted = _moved(before, -1) + _moved(row, 1)
            moved = Counter[tuple[str, date]]()
            for _, indicator, on, amount, members in counted:
                if not members:
                    moved[indicator, on] += amount
                    moved[indicator, date.max] += amount
            if any(members for *_, members in counted):
                moved.update(self._meet(cursor, unit, counted))
            moved = Counter({key: value for key, value in moved.items() if value})
            if moved:
                self._move(cursor, unit, moved)

    def _move(self, cursor: Any, unit: int, moved: Counter[tuple[str, date]]) -> None:
        """The tally of the unit, and what each level gives to the one above."""
        keys, values = [key for key, _ in moved], list(moved.values())
        days = [on for _, on in moved]
        cursor.execute(MOVE_TALLY, (unit, keys, days, values), prepare=True)
        ever = {key: value for (key, on), value in moved.items() if on == date.max}
        levels = [(size, unit // size) for size in (1, 4, 16)]
        given = [(size, at, key, value) for size, at in levels for key, value in ever.items()]
        if given:
            cursor.execute(GIVE, tuple(map(list, zip(*given, strict=True))), prepare=True)

    def _meet(self, cursor: Any, unit: int, counted: list[Any]) -> Counter[tuple[str, date]]:
        """What records say of members; what that moves."""
        said = [
            (indicator, member, str(on), sign)
            for sign, indicator, on, _, members in counted
            for member in members
        ]
        wanted = [each for each, *_ in said], [each for _, each, *_ in said]
        cursor.execute(MET, (unit, *wanted), prepare=True)
        known = {(each["indicator"], each["member"]): each["met"] for each in cursor.fetchall()}
        met = {(key, member): dict(known.get((key, member), {})) for key, member, *_ in said}
        for key, member, on, sign in said:
            days = met[key, member]
            days[on] = days.get(on, 0) + sign
            if not days[on]:
                del days[on]
        moved = Counter[tuple[str, date]]()
        for (key, member), days in met.items():
            for sign, state in ((-1, known.get((key, member))), (1, days)):
                for on in (date.fromisoformat(min(state)), date.max) if state else ():
                    moved[key, on] += sign
        cursor.execute(
            PUT_MEMBERS,
            (
                unit,
                [key for key, _ in met],
                [member for _, member in met],
                [rows.dump(days) for days in met.values()],
            ),
            prepare=True,
        )
        return moved


def _moved(row: Any, sign: int) -> list[Any]:
    if row is None:
        return []
    lines = CAMPAIGN_LINES if row.campaign_id else STANDING_LINES
    return [
        (sign, line.key, on, sign * amount, who) for line, on, amount, who in points(row, lines)
    ]


class BoardProjection(Projection[Board]):
    """Every event goes to the board."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.apply(domain_event, tracking)


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
