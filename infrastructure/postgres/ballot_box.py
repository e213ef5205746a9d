"""Ballot boxes on PostgreSQL: sealed rows without a name or a time, and a key for each box."""

import hmac
from base64 import b32encode
from collections.abc import Callable, Collection
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from application.ballot_box import Ballot, Box, WrongSlip
from application.ledger import CommandReused, Intent
from infrastructure import sealing
from infrastructure.postgres.connect import Connection, Pool, available, scoped
from infrastructure.postgres.queries import queries
from infrastructure.sealing import Masters, binding

SLIP_BYTES = 10
PADDED = 1024
"""A sealed ballot tells nothing by its length."""


class PostgresBallotBox:
    """The master keys are those of the vault."""

    def __init__(self, connections: Pool, masters: Callable[[], Masters]) -> None:
        self._connections = connections
        self._masters = masters

    async def slips(
        self, jurisdiction_id: UUID, box: Box, deputy_ids: Collection[UUID]
    ) -> dict[UUID, str]:
        masters, bound = self._masters(), _bound("key", jurisdiction_id, box)
        new = {"master": masters.first, "wrapped": masters.wrap(sealing.new_key(), bound)}
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            facts = _facts(jurisdiction_id, box) | new
            await connection.execute(queries("ballot_box")["make_key"], facts)
            key = await self._key(connection, jurisdiction_id, box)
        assert key is not None
        return {each: _slip(key, each) for each in deputy_ids}

    async def drop(
        self, intent: Intent, box: Box, deputy_id: UUID, slip: str, ballot: Ballot
    ) -> None:
        here = intent.jurisdiction_id
        facts = _facts(here, box) | {"command": intent.command_id}
        bound = _bound("ballot", here, box)
        async with available(), scoped(self._connections, here) as connection:
            key = await self._key(connection, here, box)
            if key is None or not hmac.compare_digest(_slip(key, deputy_id), _typed(slip)):
                raise WrongSlip(action="cast_ballot", reason="投票码不对")
            sealed = sealing.seal_text(_derived(key, b"seal"), _told(ballot), bound)
            sql = queries("ballot_box")
            await connection.execute(sql["drop"], facts | {"sealed": sealed})
            cursor = await connection.execute(sql["dropped"], facts)
            row = await cursor.fetchone()
        assert row is not None
        if _ballot(key, row[0], bound) != ballot:
            raise CommandReused(command_id=intent.command_id)

    async def take(self, jurisdiction_id: UUID, box: Box) -> list[Ballot]:
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            key = await self._key(connection, jurisdiction_id, box)
            if key is None:
                return []
            cursor = await connection.execute(
                queries("ballot_box")["take"], _facts(jurisdiction_id, box)
            )
            rows = await cursor.fetchall()
        bound = _bound("ballot", jurisdiction_id, box)
        return [_ballot(key, sealed, bound) for (sealed,) in rows]

    async def destroy(self, jurisdiction_id: UUID, vote_id: UUID) -> None:
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            await destroy(connection, jurisdiction_id, vote_id)

    async def _key(
        self, connection: Connection, jurisdiction_id: UUID, box: Box
    ) -> bytes | None:
        facts = _facts(jurisdiction_id, box)
        cursor = await connection.execute(queries("ballot_box")["key"], facts)
        row = await cursor.fetchone()
        bound = _bound("key", jurisdiction_id, box)
        return self._masters().unwrap(row[0], row[1], bound) if row else None


async def destroy(connection: Connection, jurisdiction_id: UUID, vote_id: UUID) -> int:
    """The boxes of a vote that are counted or called off; how many keys went with them."""
    facts: dict[str, Any] = {"jurisdiction": jurisdiction_id, "vote": vote_id}
    cursor = await connection.execute(queries("ballot_box")["over"], facts)
    facts["rounds"] = [row[0] for row in await cursor.fetchall()]
    await connection.execute(queries("ballot_box")["destroy_ballots"], facts)
    gone = await connection.execute(queries("ballot_box")["destroy_keys"], facts)
    return gone.rowcount


async def sweep(connections: Pool) -> int:
    """Destroy what a process that died has left; how many keys."""
    async with connections.connection() as connection:
        cursor = await connection.execute(queries("ballot_box")["boxes"])
        rows = await cursor.fetchall()
    gone = 0
    for jurisdiction_id, vote_id in rows:
        async with scoped(connections, jurisdiction_id) as connection:
            gone += await destroy(connection, jurisdiction_id, vote_id)
    return gone


def _facts(jurisdiction_id: UUID, box: Box) -> dict[str, Any]:
    return {"jurisdiction": jurisdiction_id, "vote": box.vote_id, "round": box.round}


def _bound(what: str, jurisdiction_id: UUID, box: Box) -> bytes:
    return binding(f"ballot {what}", jurisdiction_id, box.vote_id, str(box.round))


def _derived(key: bytes, what: bytes) -> bytes:
    return hmac.digest(key, what, sha256)


def _slip(key: bytes, deputy_id: UUID) -> str:
    made = hmac.digest(_derived(key, b"slip"), deputy_id.bytes, sha256)
    return b32encode(made[:SLIP_BYTES]).decode()


def _typed(slip: str) -> str:
    """As somebody typed it."""
    return slip.replace("-", "").replace(" ", "").upper()


def _told(ballot: Ballot) -> str:
    told = orjson.dumps({"choices": ballot.choices, "mark": ballot.mark}).decode()
    return told.ljust(-(-len(told) // PADDED) * PADDED)


def _ballot(key: bytes, sealed: bytes, bound: bytes) -> Ballot:
    told = orjson.loads(sealing.unseal_text(_derived(key, b"seal"), sealed, bound))
    return Ballot(tuple(told["choices"]), told["mark"])
