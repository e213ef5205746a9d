"""The contributor: what a ledger gives to its parent, written by that ledger's side alone.

A contribution is state: it is made whole, from the tally and from what the children gave, in
one snapshot with the stamp that says which positions it includes. Making it twice, late or
out of order changes nothing; of two workers at it, one makes it again.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import orjson

from application.ledger import today
from infrastructure.postgres.connect import Connection, Pool, scope
from infrastructure.postgres.queries import queries
from infrastructure.postgres.stamp import Stamp


class Contributor:
    """Carries figures one level up."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def contribute(self, due: Iterable[UUID]) -> tuple[set[UUID], set[UUID]]:
        """Make what these ledgers give again.

        The ledgers that have to give again for it; and those that must wait, because their
        books are in the middle of a backlog and stand at no root.
        """
        async with self._connections.connection() as connection:
            givers = await self._parents(connection, due)
            if not givers:
                return set(), set()
            moved = await self._moved(connection, givers)
            async with connection.transaction():
                await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                places = {*givers, *givers.values(), *(parent for _, parent in moved)}
                await connection.execute(scope(places))
                stamps = await self._stamps(connection, list(givers))
                await self._give(connection, givers, stamps)
                former = await self._withdraw(connection, moved)
        ready = {each.jurisdiction_id for each in stamps}
        return {givers[child] for child in ready} | former, givers.keys() - ready

    async def due(self) -> list[UUID]:
        """Ledgers whose parent has an older contribution than there is: lost signals."""
        async with self._connections.connection() as connection:
            cursor = await connection.execute(queries("contribute")["due"], {"today": today()})
            return [row[0] for row in await cursor.fetchall()]

    async def _parents(
        self, connection: Connection, children: Iterable[UUID]
    ) -> dict[UUID, UUID]:
        """Each child that has a parent, with the one it has today."""
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("contribute")["parents"],
            {"children": list(children), "today": today()},
        )
        return dict(await cursor.fetchall())

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

    async def _give(
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
            await connection.execute(sql["contribute"], facts)
            await connection.execute(sql["put_stamps"], facts)
            await connection.execute(sql["put_child_stamps"], facts)
            await connection.execute(sql["report_campaigns"], facts)

    async def _withdraw(
        self, connection: Connection, moved: list[tuple[UUID, UUID]]
    ) -> set[UUID]:
        """Take back what former parents still have; those that had something."""
        if not moved:
            return set()
        facts = {
            "children": [child for child, _ in moved],
            "parents": [former for _, former in moved],
        }
        cursor = connection.cursor(binary=True)
        for name in ("contribution", "campaigns", "stamps"):
            await cursor.execute(queries("contribute")[f"withdraw_{name}"], facts)
        return {row[0] for row in await cursor.fetchall()}
