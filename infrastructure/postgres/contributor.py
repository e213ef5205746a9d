"""The contributor: what a ledger gives to its parent, written by that ledger's side alone.

Contributions are state: the same keys are computed again from the tally and from what the
children gave, and put in place. Applying one twice, late or out of order changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from application.ledger import today
from application.projections.books import Key
from infrastructure.postgres.connect import Connection, Pool, scope
from infrastructure.postgres.queries import queries

Due = dict[UUID, set[Key] | None]
"""Ledgers whose contribution must be made again; ``None``: all of it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which position of a ledger its contribution includes, and the stamps it stands on."""

    jurisdiction_id: UUID
    position: int
    root: bytes
    below: dict[str, str]

    @property
    def digest(self) -> bytes:
        """SHA-256 over the ledger, its position and root, and the children's digests."""
        parts = [
            b"renda/stamp/1",
            self.jurisdiction_id.bytes,
            self.position.to_bytes(8, "big"),
            self.root.rjust(32, b"\0"),
        ]
        for child, digest in sorted(self.below.items()):
            parts += (UUID(child).bytes, bytes.fromhex(digest))
        return sha256(b"".join(parts)).digest()


class Contributor:
    """Carries figures one level up."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def contribute(self, due: Due) -> tuple[Due, Due]:
        """Make these contributions again.

        Which figures moved in which parent; and what must wait, because the books of the
        ledger are in the middle of a backlog and stand at no root.
        """
        async with self._connections.connection() as connection:
            tree = await self._parents(connection, due)
            givers = {child: parent for child, parent in tree.items() if parent}
            if not givers:
                return {}, {}
            moved = await self._moved(connection, givers)
            async with connection.transaction():
                await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                places = {*givers, *givers.values(), *(former for _, former in moved)}
                await connection.execute(scope(places))
                stamps = await self._stamps(connection, list(givers))
                ready = {each.jurisdiction_id: givers[each.jurisdiction_id] for each in stamps}
                touched = await self._give(connection, ready, due)
                await self._put_stamps(connection, ready, stamps)
                await self._withdraw(connection, moved)
        touched.update((former, None) for _, former in moved)
        return touched, {child: due.get(child) for child in givers if child not in ready}

    async def due(self) -> list[UUID]:
        """Ledgers whose parent has an older contribution than there is: lost signals."""
        async with self._connections.connection() as connection:
            cursor = await connection.execute(queries("contribute")["due"], {"today": today()})
            return [row[0] for row in await cursor.fetchall()]

    async def _parents(
        self, connection: Connection, children: Iterable[UUID]
    ) -> dict[UUID, UUID | None]:
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("contribute")["parents"],
            {"children": list(children), "today": today()},
        )
        return {child: parent for child, parent, _ in await cursor.fetchall()}

    async def _moved(
        self, connection: Connection, givers: dict[UUID, UUID]
    ) -> list[tuple[UUID, UUID]]:
        """Children that once had another parent, with that parent."""
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("contribute")["former_parents"], {"children": list(givers)}
        )
        return [
            (child, former)
            for child, former in await cursor.fetchall()
            if former != givers[child]
        ]

    async def _give(self, connection: Connection, givers: dict[UUID, UUID], due: Due) -> Due:
        sql, children = queries("contribute"), list(givers)
        cursor = connection.cursor(binary=True)
        await cursor.execute(sql["local_indicators"], {"children": children})
        local = set(await cursor.fetchall())
        keys = {(child, *key) for child in children for key in due.get(child) or ()}
        whole = [child for child in children if due.get(child) is None]
        if whole:
            await cursor.execute(
                sql["all_keys"],
                {"children": whole, "parents": [givers[child] for child in whole]},
            )
            keys |= set(await cursor.fetchall())
        given = sorted(key for key in keys if key[:3] not in local)
        if given:
            await connection.execute(
                sql["contribute"],
                {
                    "parents": [givers[key[0]] for key in given],
                    "children": [key[0] for key in given],
                    "campaigns": [key[1] for key in given],
                    "indicators": [key[2] for key in given],
                    "days": [key[3] for key in given],
                },
            )
        touched: dict[UUID, set[Key]] = {parent: set() for parent in givers.values()}
        for child, campaign_id, indicator, day in given:
            touched[givers[child]].add((campaign_id, indicator, day))
        return dict(touched)

    async def _stamps(self, connection: Connection, children: list[UUID]) -> list[Stamp]:
        """Where these ledgers stand, of those that stand at a root."""
        sql, facts = queries("contribute"), {"children": children}
        cursor = connection.cursor(binary=True)
        await cursor.execute(sql["stamps_below"], facts)
        below: dict[UUID, dict[str, str]] = {}
        for ledger, child, digest in await cursor.fetchall():
            below.setdefault(ledger, {})[str(child)] = digest.hex()
        await cursor.execute(sql["own_stamps"], facts)
        return [
            Stamp(ledger, position, root, below.get(ledger, {}))
            for ledger, position, root in await cursor.fetchall()
            if root
        ]

    async def _put_stamps(
        self, connection: Connection, givers: dict[UUID, UUID], stamps: list[Stamp]
    ) -> None:
        sql = queries("contribute")
        facts: dict[str, list[Any]] = {
            "children": [each.jurisdiction_id for each in stamps],
            "parents": [givers[each.jurisdiction_id] for each in stamps],
            "digests": [each.digest for each in stamps],
            "positions": [each.position for each in stamps],
            "roots": [each.root for each in stamps],
            "below": [orjson.dumps(each.below).decode() for each in stamps],
        }
        async with connection.pipeline():
            await connection.execute(sql["put_stamps"], facts)
            await connection.execute(sql["put_child_stamps"], facts)
            await connection.execute(sql["report_campaigns"], facts)

    async def _withdraw(self, connection: Connection, moved: list[tuple[UUID, UUID]]) -> None:
        if not moved:
            return
        facts = {
            "children": [child for child, _ in moved],
            "parents": [former for _, former in moved],
        }
        for name in ("contribution", "campaigns", "stamps"):
            await connection.execute(queries("contribute")[f"withdraw_{name}"], facts)
