"""The vault on PostgreSQL: sealed rows that are settled by what the ledger has recorded.

Before its command, a value is ``offered``; before its erasure, ``doomed``. Afterwards both are
settled by one question: does an event of that command hold the commitment? Where nobody came
back to ask, because the process died, the worker asks later (``sweep``).
"""

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from application.ledger import CommandReused, Intent, Overloaded, Unconfirmed
from application.vault import Held
from domain.shared.commitment import Commitments, commitment
from domain.shared.errors import DomainError
from infrastructure import sealing
from infrastructure.postgres.connect import Connection, Pool, available, scoped
from infrastructure.postgres.queries import queries
from infrastructure.sealing import Masters, binding

log = structlog.get_logger(__name__)

GRACE = timedelta(minutes=10)
"""Longer than any command may wait for its commit."""


class PostgresVault:
    """The master keys are looked for when they are first needed."""

    def __init__(self, connections: Pool, masters: Callable[[], Masters]) -> None:
        self._connections = connections
        self._find_masters = masters

    @property
    def _masters(self) -> Masters:
        return self._find_masters()

    def must_be_open(self) -> None:
        _ = self._masters.first

    @asynccontextmanager
    async def keeping(
        self, intent: Intent, noun: str, subject_id: UUID, values: Mapping[str, str]
    ) -> AsyncIterator[Commitments]:
        told = {field: value for field, value in values.items() if value.strip()}
        if not told:
            yield {}
            return
        commitments = await self._offer(intent, noun, subject_id, told)
        async with self._settling(intent.jurisdiction_id, commitments.values()):
            yield commitments
        await self._same(intent, subject_id, told)

    async def held(
        self, jurisdiction_id: UUID, subject_id: UUID, fields: Collection[str] = ()
    ) -> list[Held]:
        rows = await self._ask(
            "held", jurisdiction_id, subject=subject_id, fields=sorted(fields)
        )
        return [Held(noun, field, made.hex()) for noun, field, made in rows]

    async def open(self, jurisdiction_id: UUID, held: Sequence[Held]) -> dict[str, str]:
        rows = await self._ask(
            "open", jurisdiction_id, commitments=[_bytes(each.commitment) for each in held]
        )
        return {row[1]: self._opened(jurisdiction_id, *row) for row in rows}

    @asynccontextmanager
    async def erasing(self, intent: Intent, held: Sequence[Held]) -> AsyncIterator[None]:
        doomed = [each.commitment for each in held]
        async with available(), scoped(self._connections, intent.jurisdiction_id) as connection:
            await connection.execute(
                queries("vault")["doom"],
                {
                    "jurisdiction": intent.jurisdiction_id,
                    "commitments": list(map(_bytes, doomed)),
                    "command": intent.command_id,
                },
            )
        async with self._settling(intent.jurisdiction_id, doomed):
            yield

    async def _offer(
        self, intent: Intent, noun: str, subject_id: UUID, told: Mapping[str, str]
    ) -> Commitments:
        made: Commitments = {}
        async with available(), scoped(self._connections, intent.jurisdiction_id) as connection:
            for field, value in sorted(told.items()):  # keys are locked in one order
                key = await self._key(connection, intent.jurisdiction_id, subject_id, field)
                salt = sealing.new_salt()
                made[field] = commitment(salt, field, value)
                bound = binding("value", intent.jurisdiction_id, subject_id, field)
                await connection.execute(
                    queries("vault")["offer"],
                    {
                        "jurisdiction": intent.jurisdiction_id,
                        "commitment": _bytes(made[field]),
                        "subject": subject_id,
                        "noun": noun,
                        "field": field,
                        "sealed": sealing.seal(key, salt, value, bound),
                        "command": intent.command_id,
                    },
                )
        return made

    async def _key(
        self, connection: Connection, jurisdiction_id: UUID, subject_id: UUID, field: str
    ) -> bytes:
        """The key of a field of a person: the one there is, held fast, or a new one."""
        bound = binding("key", jurisdiction_id, subject_id, field)
        place = {"jurisdiction": jurisdiction_id, "subject": subject_id, "field": field}
        wrapped = self._masters.wrap(sealing.new_key(), bound)
        new = place | {"master": self._masters.first, "wrapped": wrapped}
        while True:  # an erasure may take away the key that was there
            await connection.execute(queries("vault")["make_key"], new)
            cursor = await connection.execute(queries("vault")["hold_key"], place)
            if row := await cursor.fetchone():
                return self._masters.unwrap(row[0], row[1], bound)

    @asynccontextmanager
    async def _settling(
        self, jurisdiction_id: UUID, commitments: Iterable[str]
    ) -> AsyncIterator[None]:
        """Afterwards the ledger decides, unless it is not known yet what the ledger says."""
        unsettled = list(map(_bytes, commitments))
        try:
            yield
        except Unconfirmed:
            raise
        except DomainError:
            await self._settle(jurisdiction_id, unsettled)
            raise
        await self._settle(jurisdiction_id, unsettled)

    async def _settle(self, jurisdiction_id: UUID, commitments: list[bytes]) -> None:
        try:
            async with available(), scoped(self._connections, jurisdiction_id) as connection:
                await settle(connection, jurisdiction_id, commitments)
        except Overloaded:
            log.warning("left to the sweep", ledger=str(jurisdiction_id))

    async def _same(self, intent: Intent, subject_id: UUID, told: Mapping[str, str]) -> None:
        """A command that was sent again says the same; what is erased cannot be compared."""
        rows = await self._ask(
            "kept_by", intent.jurisdiction_id, subject=subject_id, command=intent.command_id
        )
        first = {row[1]: self._opened(intent.jurisdiction_id, *row) for row in rows}
        if any(told.get(field) != value for field, value in first.items()):
            raise CommandReused(command_id=intent.command_id)

    def _opened(  # noqa: PLR0917 — the columns of the statement, in its order
        self,
        jurisdiction_id: UUID,
        subject_id: UUID,
        field: str,
        sealed: bytes,
        master: str,
        wrapped: bytes,
    ) -> str:
        of_key = binding("key", jurisdiction_id, subject_id, field)
        key = self._masters.unwrap(master, wrapped, of_key)
        bound = binding("value", jurisdiction_id, subject_id, field)
        return sealing.unseal(key, sealed, bound)[1]

    async def _ask(self, name: str, jurisdiction_id: UUID, **facts: object) -> list[Any]:
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = await connection.execute(
                queries("vault")[name], {"jurisdiction": jurisdiction_id, **facts}
            )
            return await cursor.fetchall()


async def settle(
    connection: Connection, jurisdiction_id: UUID, commitments: list[bytes]
) -> int:
    """Keep and destroy as the ledger has recorded; how many values were destroyed."""
    facts: dict[str, Any] = {"jurisdiction": jurisdiction_id, "commitments": commitments}
    cursor = await connection.execute(queries("vault")["lock_keys"], facts)
    facts["subjects"] = list({row[0] for row in await cursor.fetchall()})
    destroyed = await connection.execute(queries("vault")["settle"], facts)
    await connection.execute(queries("vault")["drop_keys"], facts)
    return destroyed.rowcount


async def sweep(connections: Pool, grace: timedelta = GRACE) -> int:
    """Settle what nobody came back for, in all ledgers; how many values were destroyed."""
    async with connections.connection() as connection:
        cursor = await connection.execute(queries("vault")["unsettled"], {"grace": grace})
        rows = await cursor.fetchall()
    destroyed = 0
    for jurisdiction_id, commitments in rows:
        async with scoped(connections, jurisdiction_id) as connection:
            destroyed += await settle(connection, jurisdiction_id, commitments)
    return destroyed


def _bytes(made: str) -> bytes:
    return bytes.fromhex(made)
