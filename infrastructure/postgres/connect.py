"""Connections: each of one role, with a limit on every wait, and without a scope of its own."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, OperationalError
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool

from application.ledger import Overloaded

Connection = AsyncConnection[TupleRow]
Pool = AsyncConnectionPool[Connection]

WAITS = {
    "lock_timeout": "5s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "30s",
}


def session(role: str, **settings: str) -> dict[str, Any]:
    """Connection parameters for a role; every statement and every lock has a time limit."""
    options = {"role": role, "timezone": "UTC", **WAITS, **settings}
    return {
        "autocommit": True,
        "application_name": role,
        "connect_timeout": 10,
        "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
    }


def pool(url: str, role: str, *, size: int, **settings: str) -> Pool:
    """A pool of connections of one role; a caller waits at most ten seconds for one."""
    return AsyncConnectionPool(
        url,
        kwargs=session(role, **settings),
        min_size=1,
        max_size=size,
        timeout=10,
        open=False,
        name=role,
    )


async def connect(url: str, role: str, **settings: str) -> Connection:
    """A connection for one lasting task."""
    return await AsyncConnection.connect(url, **session(role, **settings))


def scope(jurisdictions: Iterable[UUID]) -> str:
    """The literal that opens a transaction to these ledgers and no other.

    Literal, because Citus passes ``SET LOCAL`` on to its nodes and ``set_config()`` not. The
    values are UUIDs, so there is nothing to escape.
    """
    return f"SET LOCAL renda.scope = '{','.join(map(str, jurisdictions))}'"


@asynccontextmanager
async def available() -> AsyncIterator[None]:
    """A database that is away or too slow is the service being busy: nobody's mistake.

    Raises:
        Overloaded: come back later.
    """
    try:
        yield
    except (OperationalError, OSError):
        raise Overloaded(retry_s=5) from None


@asynccontextmanager
async def scoped(connections: Pool, *jurisdictions: UUID) -> AsyncIterator[Connection]:
    """A transaction that sees these ledgers."""
    async with connections.connection() as connection, connection.transaction():
        await connection.execute(scope(jurisdictions))
        yield connection
