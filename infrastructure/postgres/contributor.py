"""The contributor: what a ledger gives to its parent, written by that ledger's side alone.

Contributions are state: the same keys are computed again from the tally and from what the
children gave, and put in place. Applying one twice, late or out of order changes nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from application.ledger import today
from infrastructure.postgres.connect import Connection, Pool, scope
from infrastructure.postgres.owed import Due, Given, Owed, Stamp
from infrastructure.postgres.queries import queries

Moved = tuple[UUID, UUID, str, date]
"""A figure of a ledger to compute again: ledger, campaign, indicator, day."""


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
                stamps, given = await self._stamps(connection, givers)
                ready = {each.jurisdiction_id: givers[each.jurisdiction_id] for each in stamps}
                keys = await self._keys(connection, ready, due, stamps, given)
                await self._give(connection, ready, keys)
                await self._put_stamps(connection, ready, stamps)
                await self._withdraw(connection, moved)
        touched = _touched(ready, keys, stamps, given)
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

    async def _keys(
        self,
        connection: Connection,
        givers: dict[UUID, UUID],
        due: Due,
        stamps: list[Stamp],
        given: dict[UUID, Given],
    ) -> list[Moved]:
        """The figures to compute again: those that moved, and those of every gap."""
        whole: list[UUID] = []
        gaps: list[tuple[UUID, UUID]] = []
        keys: set[Moved] = set()
        for now in stamps:
            ledger = now.jurisdiction_id
            before, owed = given.get(ledger), due.get(ledger)
            unknown = before.unknown(owed, now) if before and owed else None
            if owed is None or unknown is None:
                whole.append(ledger)
            else:
                keys |= {(ledger, *key) for key in owed.keys}
                gaps += [(ledger, source) for source in unknown]
        sql = queries("contribute")
        cursor = connection.cursor(binary=True)
        if whole:
            parents = [givers[ledger] for ledger in whole]
            await cursor.execute(sql["all_keys"], {"children": whole, "parents": parents})
            keys |= set(await cursor.fetchall())
        if gaps:
            ledgers, sources = map(list, zip(*gaps, strict=True))
            await cursor.execute(sql["keys_from"], {"ledgers": ledgers, "sources": sources})
            keys |= set(await cursor.fetchall())
        await cursor.execute(sql["local_indicators"], {"children": list(givers)})
        local = set(await cursor.fetchall())
        return sorted(key for key in keys if key[:3] not in local)

    async def _give(
        self,
        connection: Connection,
        givers: dict[UUID, UUID],
        keys: list[Moved],
    ) -> None:
        if keys:
            await connection.execute(
                queries("contribute")["contribute"],
                {
                    "parents": [givers[key[0]] for key in keys],
                    "children": [key[0] for key in keys],
                    "campaigns": [key[1] for key in keys],
                    "indicators": [key[2] for key in keys],
                    "days": [key[3] for key in keys],
                },
            )

    async def _stamps(
        self, connection: Connection, givers: dict[UUID, UUID]
    ) -> tuple[list[Stamp], dict[UUID, Given]]:
        """Where these ledgers stand, of those that stand at a root; and what they gave last."""
        sql = queries("contribute")
        facts = {"children": list(givers), "parents": list(givers.values())}
        cursor = connection.cursor(binary=True)
        await cursor.execute(sql["stamps_below"], facts)
        below: dict[UUID, dict[str, str]] = {}
        for ledger, child, digest in await cursor.fetchall():
            below.setdefault(ledger, {})[str(child)] = digest.hex()
        await cursor.execute(sql["own_stamps"], facts)
        found = await cursor.fetchall()
        return (
            [
                Stamp(ledger, position, root, below.get(ledger, {}))
                for ledger, position, root, *_ in found
                if root
            ],
            {
                ledger: Given(digest.hex(), position, orjson.loads(under))
                for ledger, _, _, digest, position, under in found
                if under is not None
            },
        )

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


def _touched(
    givers: dict[UUID, UUID],
    keys: list[Moved],
    stamps: list[Stamp],
    given: dict[UUID, Given],
) -> Due:
    """What the parents owe their own parents for it."""
    touched = {parent: Owed() for parent in givers.values()}
    for child, campaign_id, indicator, day in keys:
        touched[givers[child]].keys.add((campaign_id, indicator, day))
    for now in stamps:
        child = now.jurisdiction_id
        before = given[child].digest if child in given else None
        touched[givers[child]].below[str(child)] = (before, now.digest.hex())
    return dict(touched)
