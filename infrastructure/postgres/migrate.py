"""Numbered SQL migrations: forward only, each in its own transaction, never edited afterwards.

``_pre_`` runs before the new code, ``_post_`` after it; the order is the number.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql

from infrastructure.postgres.queries import queries

DIRECTORY = Path(__file__).parent / "migrations"
LOCK = 7_206_021  # one migration at a time in a database


class MigrationEdited(RuntimeError):
    """A migration that was already applied has changed."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    name: str
    text: str

    @property
    def checksum(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def migrations() -> list[Migration]:
    """All of them, in order."""
    return [
        Migration(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(DIRECTORY.glob("*.sql"))
    ]


def migrate(url: str) -> list[str]:
    """Bring a database up to the newest migration; the names of those applied now."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        connection.execute(queries("roles")["roles"])
        _own(connection)
        applied = _applied(connection)
        return [each.name for each in migrations() if _apply(connection, each, applied)]


def pending(url: str) -> list[str]:
    """The names of those that a database lacks."""
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT to_regclass('public.schema_migration')").fetchone()
        applied = _applied(connection) if known and known[0] else {}
    return [each.name for each in migrations() if each.name not in applied]


def _own(connection: psycopg.Connection) -> None:
    """Tables belong to ``renda_owner``, which nobody logs in as; whoever migrates joins it."""
    user = connection.info.user
    member = connection.execute(
        "SELECT pg_has_role(current_user, 'renda_owner', 'MEMBER')"
    ).fetchone()
    if not (member and member[0]):
        connection.execute(sql.SQL("GRANT renda_owner TO {}").format(sql.Identifier(user)))
    for role in ("renda_app", "renda_worker", "renda_auditor", "renda_rollup"):
        if not connection.execute(
            "SELECT pg_has_role(current_user, %s, 'MEMBER')", [role]
        ).fetchone()[0]:  # type: ignore[index]
            connection.execute(
                sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(user))
            )
    connection.execute("GRANT CREATE, USAGE ON SCHEMA public TO renda_owner")
    connection.execute("SET ROLE renda_owner")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration ("
        "name text PRIMARY KEY, checksum text NOT NULL, "
        "applied_at timestamptz NOT NULL DEFAULT clock_timestamp())"
    )


def _applied(connection: psycopg.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, checksum FROM schema_migration").fetchall()
    return dict(rows)


def _apply(
    connection: psycopg.Connection, migration: Migration, applied: dict[str, str]
) -> bool:
    if migration.name in applied:
        if applied[migration.name] != migration.checksum:
            raise MigrationEdited(f"{migration.name} was edited after it had been applied")
        return False
    with connection.transaction():
        connection.execute(migration.text)
        connection.execute(
            "INSERT INTO schema_migration (name, checksum) VALUES (%s, %s)",
            [migration.name, migration.checksum],
        )
    return True
