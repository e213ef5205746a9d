"""Migrations: each once, in order, and never edited afterwards."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from infrastructure.postgres import migrate as migrate_module
from infrastructure.postgres.migrate import MigrationEdited, migrate, migrations, pending
from tests.support.database import ask, beside, drop, tell


@contextmanager
def empty(server: str, name: str) -> Iterator[str]:
    """A database with nothing in it; its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        yield beside(server, name)
    finally:
        drop(server, name)


def test_what_was_applied_is_not_applied_again(url: str) -> None:
    assert [] == migrate(url) == pending(url)


def test_several_processes_may_migrate_at_once(server: str) -> None:
    """Each step is taken by one of them; the others wait for it."""
    with empty(server, "renda_test_at_once") as url:
        assert [each.name for each in migrations()] == pending(url)
        with ThreadPoolExecutor(4) as processes:
            applied = list(processes.map(migrate, [url] * 4))

        assert [each.name for each in migrations()] == sorted(chain(*applied))
        assert [] == pending(url)


def test_a_migration_that_was_edited_stops_the_start(url: str) -> None:
    tell(url, "UPDATE schema_migration SET checksum = 'another' WHERE name LIKE '0002%%'")

    with pytest.raises(MigrationEdited, match="0002"):
        migrate(url)


def test_members_are_carried_over_from_who_said_it_to_how_many(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that was filled before 0005 needs no rebuild."""
    every = migrations()
    with empty(server, "renda_test_members") as url:
        with monkeypatch.context() as before:
            before.setattr(migrate_module, "migrations", lambda: every[:4])
            migrate(url)
        met = '{"a": "2024-05-01", "b": "2024-05-01", "c": "2024-06-01"}'
        for member, said in (("东关村", met), ("西关村", "{}")):
            tell(
                url,
                "INSERT INTO tally_member VALUES (gen_random_uuid(), gen_random_uuid(), "
                "'villages', %s, %s)",
                member,
                said,
            )

        migrate(url)

        assert [
            ("东关村", {"2024-05-01": 2, "2024-06-01": 1}),
            ("西关村", {}),
        ] == ask(url, "SELECT member, met FROM tally_member ORDER BY member")


def test_every_table_says_what_it_is_for(url: str) -> None:
    silent = ask(
        url,
        """
        SELECT relname FROM pg_class AS c
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND NOT EXISTS (SELECT FROM pg_description AS d WHERE d.objoid = c.oid)
        """,
    )

    assert {name for (name,) in silent} <= {"api_token", "schema_migration"}
