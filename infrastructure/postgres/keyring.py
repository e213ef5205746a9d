"""The keys in the database, of personal values and of ballot boxes: each under a master key."""

from collections.abc import Callable, Sequence
from uuid import UUID

from infrastructure.postgres.connect import Connection, Pool, available, scoped
from infrastructure.postgres.queries import queries
from infrastructure.sealing import Masters, binding

BOUND_AS = {"values": "key", "boxes": "ballot key"}


class PostgresKeyring:
    """When the master key changes, nothing stays behind under the old one."""

    def __init__(self, connections: Pool, masters: Callable[[], Masters]) -> None:
        self._connections = connections
        self._masters = masters

    async def masters(self, jurisdictions: Sequence[UUID]) -> dict[str, tuple[int, bool]]:
        """Under which master keys the keys of these ledgers are, how many, and is it here."""
        async with available(), scoped(self._connections, *jurisdictions) as connection:
            cursor = await connection.execute(
                queries("keyring")["masters"], {"jurisdictions": list(jurisdictions)}
            )
            rows = await cursor.fetchall()
        return {name: (count, name in self._masters()) for name, count in rows}

    async def rewrap(self, jurisdiction_id: UUID) -> int:
        """Wrap every key of a ledger with the first master key; how many were under another.

        All of them or none: broken off, it is done again from where it was.
        """
        async with scoped(self._connections, jurisdiction_id) as connection:
            return sum(
                [await self._rewrap(connection, jurisdiction_id, kind) for kind in BOUND_AS]
            )

    async def _rewrap(self, connection: Connection, jurisdiction_id: UUID, kind: str) -> int:
        masters = self._masters()
        here = {"jurisdiction": jurisdiction_id, "master": masters.first}
        cursor = await connection.execute(queries("keyring")[f"{kind}_wrapped_otherwise"], here)
        rows = await cursor.fetchall()
        for id_, part, master, wrapped in rows:
            bound = binding(BOUND_AS[kind], jurisdiction_id, id_, part)
            again = masters.wrap(masters.unwrap(master, wrapped, bound), bound)
            await connection.execute(
                queries("keyring")[f"rewrap_{kind}"],
                here | {"id": id_, "part": part, "wrapped": again},
            )
        return len(rows)
