"""Databases for tests: one migrated template on a server, and quick copies of it."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, LiteralString
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Composable, Identifier

from infrastructure.postgres.embedded import EmbeddedServer
from infrastructure.postgres.migrate import migrate


@contextmanager
def open_place() -> Iterator[Path]:
    """Unlike tmp_path, the account that runs an embedded server for root can reach it."""
    path = Path(mkdtemp(prefix="renda-test-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        rmtree(path)


class Restartable:
    """A server of a test's own, which may be stopped and killed.

    What it has acknowledged is with the kernel, not on disk: that outlives its processes.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._running = ExitStack()
        self.start()
        tell(self.url, "ALTER ROLE ALL SET synchronous_commit = on")
        migrate(self.url)

    def start(self) -> None:
        server = EmbeddedServer(self._place, durable=False)
        self.url = self._running.enter_context(server).url

    def stop(self) -> None:
        self._running.close()

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill(self) -> None:
        """The power fails, as far as PostgreSQL can tell."""
        pid = (self._place / "cluster" / "postmaster.pid").read_text().split()[0]
        os.kill(int(pid), signal.SIGKILL)


@contextmanager
def restartable() -> Iterator[Restartable]:
    with open_place() as place:
        server = Restartable(place)
        try:
            yield server
        finally:
            server.stop()


def beside(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def migrated(server: str) -> Iterator[str]:
    """The name of a new database with the whole schema and nothing in it."""
    name = _name()
    _tell(server, SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        migrate(beside(server, name))
        yield name
    finally:
        drop(server, name)


@contextmanager
def copy(server: str, template: str) -> Iterator[str]:
    """The URL of a copy that lasts as long as the block."""
    name = _name()
    make = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
    _tell(server, make.format(Identifier(name), Identifier(template)))
    try:
        yield beside(server, name)
    finally:
        drop(server, name)


def drop(server: str, name: str) -> None:
    _tell(server, SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _name() -> str:
    return f"renda_test_{uuid4().hex[:12]}"


def _tell(server: str, statement: Composable) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def ask(url: str, query: LiteralString | Composable, *facts: object) -> list[Any]:
    """What a superuser finds, whom no row-level security holds back."""
    with psycopg.connect(url) as connection:
        return connection.execute(query, facts).fetchall()


def tell(url: str, statement: LiteralString | Composable, *facts: object) -> int:
    """What a superuser does; the number of rows that it struck."""
    with psycopg.connect(url) as connection:
        return connection.execute(statement, facts).rowcount


def texts(url: str) -> list[tuple[str, str]]:
    """Every table and all its rows as text, bytes as what they say."""
    tables = ask(
        url,
        "SELECT relname FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm')",
    )
    found = []
    for (name,) in tables:
        each = SQL("SELECT row_to_json(t)::text FROM {} AS t").format(Identifier(name))
        told = [text for (text,) in ask(url, each)]
        if name == "event_log":
            told += [t for (t,) in ask(url, "SELECT encode(payload, 'escape') FROM event_log")]
        found.append((name, "\n".join(told)))
    return found
