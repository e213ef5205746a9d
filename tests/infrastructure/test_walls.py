"""The database refuses what the code must not do, whatever the code does."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import LiteralString
from uuid import UUID, uuid4

import pytest
from psycopg import DataError
from psycopg.errors import DivisionByZero, InsufficientPrivilege, ReadOnlySqlTransaction
from psycopg.sql import SQL, Composed, Identifier

from application.ballot_box import Ballot, Box
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.ballot_box import PostgresBallotBox
from infrastructure.postgres.connect import Connection, Pool, connect, pool, scope, scoped
from infrastructure.postgres.vault import PostgresVault
from infrastructure.sealing import Masters, new_key
from tests.support.catalogue import CROSS, PUBLIC, faults
from tests.support.database import ask, copy, tell
from tests.support.hearing import SAID
from tests.support.office import (
    DAY,
    draw_up,
    establish,
    form,
    grant,
    hold,
    intent,
    issue,
    submit,
)

MASTERS = Masters(new_key())
ROLES = ("renda_app", "renda_worker", "renda_auditor", "renda_rollup")
TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
"""
OPEN = {
    ("renda_app", "place_day"): "the tree of jurisdictions is public",
    ("renda_worker", "place_day"): "the tree of jurisdictions is public",
    ("renda_auditor", "place_day"): "the tree of jurisdictions is public",
    ("renda_rollup", "place_day"): "the tree of jurisdictions is public",
    ("renda_app", "role_grant"): "a person is recognised wherever they work",
    ("renda_app", "follow_code"): "who brings a code names no ledger",
    ("renda_app", "api_token"): "a token is a person's, not a ledger's",
    ("renda_worker", "ledger_head"): "it looks for work: positions, no content",
    ("renda_worker", "tracking"): "it looks for work: positions, no content",
    ("renda_worker", "child_stamp"): "it looks for work: positions, no content",
    ("renda_worker", "stamp"): "it looks for work: positions, no content",
    ("renda_worker", "ballot_key"): "it looks for work: boxes, no content",
    ("renda_worker", "vault_value"): "it looks for work: commitments, no content",
    ("renda_app", "schema_migration"): "readiness: which migrations ran",
    ("renda_worker", "schema_migration"): "readiness: which migrations ran",
    ("renda_auditor", "schema_migration"): "readiness: which migrations ran",
}
"""What a role sees without a scope, and why."""

SEES_ITS_OWN = "jurisdiction_id::text = current_setting('renda.scope', true)"
FAULTS = [
    ("table note has no jurisdiction_id", "CREATE TABLE note (note_id uuid PRIMARY KEY)"),
    ("table note has no jurisdiction_id", "CREATE TABLE note (jurisdiction_id text NOT NULL)"),
    ("table note has no jurisdiction_id", "CREATE TABLE note (jurisdiction_id uuid)"),
    ("row-level security is off", "ALTER TABLE board_row DISABLE ROW LEVEL SECURITY"),
    ("row-level security is not forced", "ALTER TABLE event_log NO FORCE ROW LEVEL SECURITY"),
    ("tally is open: no policy", "DROP POLICY scope ON tally"),
    ("tally is open: no policy", "ALTER POLICY scope ON tally USING (true)"),
    ("lets write anywhere", "CREATE POLICY easy ON tally FOR INSERT WITH CHECK (true)"),
    (
        "lets write anywhere",
        f"CREATE POLICY easy ON tally FOR UPDATE USING ({SEES_ITS_OWN}) WITH CHECK (true)",
    ),
    (
        "index one_stream does not start",
        "CREATE UNIQUE INDEX one_stream ON event_log (stream_id, version)",
    ),
    (
        "index by_title does not start",
        "CREATE INDEX by_title ON board_row ((row ->> 'title'))",
    ),
    (
        "constraint of_ledger binds ledgers",
        """
        ALTER TABLE tally ADD CONSTRAINT of_ledger
        FOREIGN KEY (jurisdiction_id) REFERENCES ledger_head
        """,
    ),
    (
        "function peek runs as its owner",
        "CREATE FUNCTION peek() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    ),
    ("view everything runs as its owner", "CREATE VIEW everything AS TABLE event_log"),
    (
        "view everything runs as its owner",
        "CREATE MATERIALIZED VIEW everything AS TABLE event_log",
    ),
    ("role renda_app owns tally", "ALTER TABLE tally OWNER TO renda_app"),
]


async def work(service: Service) -> tuple[UUID, UUID]:
    """A province and a county, with something in every table; their ids."""
    office = service.container
    province = await establish(office, level="province")
    county = await establish(office, province)
    campaign = await draw_up(
        office,
        province,
        [{"key": "v", "name": "村", "unit": "个", "kind": "distinct", "take": "villages"}],
    )
    await issue(office, province, campaign, county)
    for ledger in (province, county):
        await form(office, ledger)
        await submit(office, ledger)
        await grant(office, ledger, uuid4(), "auditor")
    await hold(office, province, campaign, villages=["东关村"])
    vault = PostgresVault(service.readers, lambda: MASTERS)
    with suppress(KeyboardInterrupt):
        async with vault.keeping(intent(county), "deputy", uuid4(), {"phone": "13931237788"}):
            raise KeyboardInterrupt  # before its command: it waits to be swept
    opinion = uuid4()
    told = SAID | {"campaign_id": None}
    await office.opinions.hear(intent(county), opinion, on=DAY, **told)
    await office.following.issue(intent(county), opinion, on=DAY)
    box, voter = Box(uuid4(), 1), uuid4()
    ballots = PostgresBallotBox(service.readers, lambda: MASTERS)
    slip = (await ballots.slips(county, box, [voter]))[voter]
    await ballots.drop(intent(county), box, voter, slip, Ballot((1,), "00" * 16))
    await service.worker.drain()
    return province, county


def tables(url: str) -> list[str]:
    return [name for (name,) in ask(url, TABLES)]


@pytest.fixture(scope="module")
def schema(server: str, template: str) -> Iterator[str]:
    """A database to be looked at."""
    with copy(server, template) as fresh:
        yield fresh


def test_the_walls_have_no_hole(schema: str) -> None:
    assert [] == faults(schema)


@pytest.mark.parametrize(("found", "planted"), FAULTS)
def test_a_hole_would_be_found(url: str, found: str, planted: LiteralString) -> None:
    tell(url, planted)

    assert any(found in fault for fault in faults(url)), faults(url)


def test_no_exception_outlives_what_it_excuses(schema: str) -> None:
    found = ask(schema, "SELECT relname FROM pg_class WHERE relkind = 'i'")

    assert PUBLIC.keys() <= set(tables(schema))
    assert CROSS.keys() <= {name for (name,) in found}
    assert {table for _, table in OPEN} <= set(tables(schema))


def test_the_tables_belong_to_somebody_nobody_logs_in_as(schema: str) -> None:
    owners = ask(
        schema,
        "SELECT DISTINCT relowner::regrole::text FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace",
    )

    assert [("renda_owner",)] == owners


async def test_without_a_scope_nothing_is_seen(service: Service) -> None:
    """Every role, every table: no row, unless a reason is written down above."""
    await work(service)
    filled = {name for name in tables(service.url) if ask(service.url, _count(name))[0][0]}
    assert filled >= set(tables(service.url)) - {"api_token"}

    seen = set()
    for role in ROLES:
        async with await connect(service.url, role) as connection:
            for name in tables(service.url):
                try:
                    cursor = await connection.execute(_count(name))
                except InsufficientPrivilege:
                    continue
                row = await cursor.fetchone()
                assert row
                if row[0]:
                    seen.add((role, name))

    assert seen <= OPEN.keys()
    assert OPEN.keys() - seen <= {("renda_app", "api_token")}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "renda_app"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("vault_value", "sealed"),
        ("vault_key", "wrapped"),
        ("ballot", "sealed"),
        ("ballot_key", "wrapped"),
    ],
)
def test_only_the_service_reads_what_the_vault_holds(
    schema: str, role: str, table: str, column: str
) -> None:
    may = "SELECT has_column_privilege(%s, %s, %s, 'SELECT')"

    assert [(False,)] == ask(schema, may, role, table, column)


MAY = "SELECT has_table_privilege(%s, %s, %s)"
DENIED = [
    *[
        (role, verb, "event_log")
        for role in ROLES
        for verb in ("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
    ],
    *[(role, "INSERT", "event_log") for role in ROLES if role != "renda_app"],
    *[
        (role, verb, "ledger_head")
        for role in ROLES
        for verb in ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
        if role != "renda_app" or verb in {"DELETE", "TRUNCATE"}
    ],
    *[
        ("renda_app", verb, table)
        for verb in ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
        for table in (
            *("tracking", "board_row", "place_day", "role_grant", "tally", "tally_member"),
            *(
                "search_term",
                "contribution",
                "child_campaign",
                "stamp",
                "child_stamp",
                "api_token",
            ),
            "schema_migration",
        )
    ],
    *[
        ("renda_worker", verb, table)
        for verb in ("UPDATE", "DELETE", "TRUNCATE")
        for table in ("stamp", "api_token", "schema_migration")
    ],
    *[
        ("renda_rollup", "SELECT", table)
        for table in ("event_log", "board_row", "role_grant", "search_term")
    ],
    *[(role, "SELECT", "api_token") for role in ROLES if role != "renda_app"],
]


@pytest.mark.parametrize(("role", "verb", "table"), DENIED)
def test_a_role_may_not_do_what_it_is_not_for(
    schema: str, role: str, verb: str, table: str
) -> None:
    assert [(False,)] == ask(schema, MAY, role, table, verb)


@pytest.mark.parametrize("role", ["renda_auditor", "renda_rollup"])
def test_who_only_reads_may_write_nothing_at_all(schema: str, role: str) -> None:
    writes = "INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER"

    for table in tables(schema):
        assert [(False,)] == ask(schema, MAY, role, table, writes)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event_log SET payload = ''",
        "DELETE FROM event_log",
        "TRUNCATE event_log",
        "DROP TABLE event_log",
        "ALTER TABLE event_log DISABLE ROW LEVEL SECURITY",
        "DROP POLICY scope ON event_log",
        "CREATE TABLE mine (id int)",
    ],
)
async def test_no_service_can_rewrite_a_ledger(
    service: Service, role: str, statement: LiteralString
) -> None:
    """Not even within its own scope."""
    ledger = await establish(service.container)

    async with await connect(service.url, role) as connection, connection.transaction():
        await connection.execute(scope([ledger]))
        with pytest.raises(InsufficientPrivilege):
            async with connection.transaction():
                await connection.execute(statement)


async def test_an_auditor_s_connection_does_not_write_even_where_it_might(url: str) -> None:
    async with auditing(url) as readers, readers.connection() as connection:
        with pytest.raises(ReadOnlySqlTransaction):
            await connection.execute("CREATE TEMPORARY TABLE mine (id int)")


async def test_a_scope_opens_its_own_ledgers_and_no_other(service: Service) -> None:
    province, county = await work(service)

    for role in ("renda_app", "renda_worker", "renda_auditor"):
        async with pool(service.url, role, size=1) as connections:
            for ledgers in ([province], [county], [province, county], [uuid4()]):
                assert await seen(connections, *ledgers) == set(ledgers) & {province, county}


async def seen(connections: Pool, *ledgers: UUID) -> set[UUID]:
    """Whose events are there within a scope."""
    async with scoped(connections, *ledgers) as connection:
        return await _whose(connection)


async def _whose(connection: Connection) -> set[UUID]:
    cursor = await connection.execute("SELECT DISTINCT jurisdiction_id FROM event_log")
    return {row[0] for row in await cursor.fetchall()}


async def test_a_scope_ends_with_its_transaction(service: Service) -> None:
    """One connection goes from ledger to ledger, in good order and in bad."""
    province, county = await work(service)
    async with pool(service.url, "renda_app", size=1) as connections:
        assert {province} == await seen(connections, province)
        async with connections.connection() as connection:
            assert set() == await _whose(connection)

        with pytest.raises(ZeroDivisionError):
            async with scoped(connections, province):
                raise ZeroDivisionError
        async with connections.connection() as connection, connection.transaction():
            assert set() == await _whose(connection)

        with pytest.raises(DivisionByZero):
            async with scoped(connections, province) as connection:
                await connection.execute("SELECT 1 / 0")
        assert {county} == await seen(connections, county)

        leaving = asyncio.create_task(_linger(connections, province))
        await asyncio.sleep(0.1)
        leaving.cancel()
        async with connections.connection() as connection:
            assert set() == await _whose(connection)


async def _linger(connections: Pool, ledger: UUID) -> None:
    async with scoped(connections, ledger) as connection:
        await connection.execute("SELECT pg_sleep(30)")


async def test_a_scope_of_nothing_or_of_nonsense_opens_nothing(service: Service) -> None:
    await work(service)
    async with await connect(service.url, "renda_app") as connection:
        async with connection.transaction():
            await connection.execute(scope([]))
            assert set() == await _whose(connection)
        for nonsense in ("*", "%", "' OR true --", "00000000"):
            await connection.execute("SELECT set_config('renda.scope', %s, false)", [nonsense])
            with pytest.raises(DataError):
                await _whose(connection)


@pytest.mark.parametrize("position", [1, 99])
async def test_nothing_is_written_into_another_ledger_or_learnt_of_it(
    service: Service, position: int
) -> None:
    """A position that is taken there and one that is not are refused alike."""
    ours, theirs = await establish(service.container), await establish(service.container)

    async with await connect(service.url, "renda_app") as connection:
        for statement, facts in ((FORGED, [theirs, position]), (TAKEN, [theirs])):
            with pytest.raises(InsufficientPrivilege, match="row-level security"):
                await _within(connection, ours, statement, facts)

        assert 0 == await _within(connection, ours, ERASED, [theirs])


async def _within(
    connection: Connection, ledger: UUID, statement: LiteralString, facts: Sequence[object]
) -> int:
    async with connection.transaction():
        await connection.execute(scope([ledger]))
        return (await connection.execute(statement, facts)).rowcount


TAKEN = "UPDATE ledger_head SET jurisdiction_id = %s"
ERASED = "UPDATE ledger_head SET position = 0 WHERE jurisdiction_id = %s"
FORGED = """
    INSERT INTO event_log
    SELECT %s, %s, gen_random_uuid(), 1, 'topic', '', gen_random_uuid(), gen_random_uuid(), '',
        now(), sha256('')
"""


def _count(table: str) -> Composed:
    return SQL("SELECT count(*) FROM {}").format(Identifier(table))
