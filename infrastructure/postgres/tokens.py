"""API tokens: ``rd_<public id>_<secret>``; the secret is shown once and kept as its hash."""

import asyncio
import hmac
import secrets
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Grant, Person
from application.ledger import Overloaded
from application.views import Unrecognised
from infrastructure.postgres.connect import Connection, Pool, available
from infrastructure.postgres.queries import queries

DAYS_MAX = 366
REMEMBERED_S = 0.1
REMEMBERED_MAX = 4096


class PostgresTokens:
    """Requests that arrive together are recognised by one query.

    Its answer is good for a tenth of a second: so soon a revocation takes effect, too.
    """

    def __init__(self, connections: Pool) -> None:
        self._connections = connections
        self._remembered: dict[str, tuple[float, Known]] = {}
        self._waiting: dict[str, asyncio.Future[Known | None]] = {}
        self._asking: asyncio.Task[None] | None = None

    async def recognise(self, token: str) -> Person:
        parts = token.split("_", 2)
        if len(parts) != 3 or parts[0] != "rd" or "\0" in token or not token.isascii():  # noqa: PLR2004
            raise Unrecognised
        known = await self._ask(parts[1])
        if known is None or not hmac.compare_digest(_hash(parts[2]), known.secret_hash):
            raise Unrecognised
        return known.person

    async def _ask(self, token_id: str) -> "Known | None":
        loop = asyncio.get_running_loop()
        until, known = self._remembered.get(token_id, (0.0, None))
        if known and loop.time() < until and known.expires_at > datetime.now(UTC):
            return known
        future = self._waiting.get(token_id)
        if future is None:
            future = self._waiting[token_id] = loop.create_future()
        if self._asking is None or self._asking.done():
            self._asking = loop.create_task(self._answer())
        return await asyncio.shield(future)

    async def _answer(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, {}
            try:
                found = await self._read(list(asked))
            except Overloaded as error:
                for future in asked.values():
                    if not future.done():
                        future.set_exception(error)
                continue
            self._remember(found)
            for token_id, future in asked.items():
                if not future.done():
                    future.set_result(found.get(token_id))

    def _remember(self, found: "dict[str, Known]") -> None:
        if len(self._remembered) > REMEMBERED_MAX:
            self._remembered.clear()
        until = asyncio.get_running_loop().time() + REMEMBERED_S
        self._remembered.update((token_id, (until, it)) for token_id, it in found.items())

    async def _read(self, tokens: list[str]) -> "dict[str, Known]":
        async with available(), self._connections.connection() as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(
                queries("tokens")["recognise"], {"tokens": tokens}, prepare=True
            )
            return {row[0]: _known(*row[1:]) for row in await cursor.fetchall()}


class Known(NamedTuple):
    """Whose token it is, how its secret hashes, and when it ends."""

    person: Person
    secret_hash: bytes
    expires_at: datetime


def _known(  # noqa: PLR0917 — the columns of the statement, in its order
    secret_hash: bytes,
    person_id: UUID,
    person: str,
    scopes: list[str],
    grants: list[dict[str, Any]],
    expires_at: datetime,
) -> Known:
    who = Person(person_id, person, tuple(map(_grant, grants)), frozenset(scopes))
    return Known(who, secret_hash, expires_at)


async def issue(
    connection: Connection,
    *,
    person_id: UUID,
    person: str,
    scopes: list[str],
    days: int,
) -> str:
    """A new token; this is the only time its secret is seen."""
    if not 1 <= days <= DAYS_MAX:
        raise ValueError(f"a token is good for 1 to {DAYS_MAX} days, not {days}")
    token_id, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
    await connection.execute(
        queries("tokens")["issue"],
        {
            "token_id": token_id,
            "secret_hash": _hash(secret),
            "person_id": person_id,
            "person": person,
            "scopes": scopes,
            "days": days,
        },
    )
    return f"rd_{token_id}_{secret}"


async def revoke(connection: Connection, token_id: str) -> bool:
    """End a token at once; whether there was one to end."""
    cursor = await connection.execute(queries("tokens")["revoke"], {"token_id": token_id})
    return cursor.rowcount == 1


def _hash(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _grant(state: dict[str, Any]) -> Grant:
    until = state["until"]
    return Grant(
        UUID(state["jurisdiction_id"]),
        state["role"],
        state["reach"],
        date.fromisoformat(until) if until else None,
    )
