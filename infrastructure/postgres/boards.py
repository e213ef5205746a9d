"""Boards read from their tables; a past one is folded from the log."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson
from psycopg import AsyncCursor
from psycopg.sql import SQL, Composed, Identifier, Literal

from application.import_batch.names import NARROW, WIDE
from application.ledger import MomentInFuture, PositionInFuture, Receipt
from application.projections.board import Board, Entry, Where, matches
from application.projections.books import Books
from application.views import AsOf, LedgerHead, LogEntry, NotYetCounted, Page, ReplayTooLong
from domain.shared.errors import NotFound
from infrastructure import rows
from infrastructure.merkle import Frontier, root_of
from infrastructure.postgres.bookkeeper import LOADERS
from infrastructure.postgres.connect import Pool, available, scoped
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import replay

R = TypeVar("R")

COUNTED_S = 5.0
REPLAY_MAX = 200_000
NEWEST = 2**63 - 1
SEPARATOR = "\x1f"
LOOSE = WIDE + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What ``plainly`` writes otherwise, and then what it leaves out."""


class PostgresBoards:
    """Every read is a transaction that sees one ledger."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def counted(self, jurisdiction_id: UUID, position: int) -> None:
        loop = asyncio.get_running_loop()
        until, pause = loop.time() + COUNTED_S, 0.005
        while True:
            tracked, head = await self._tracked(jurisdiction_id)
            if position > head:
                raise PositionInFuture(field="after", position=position, head=head)
            if tracked >= position:
                return
            if loop.time() > until:
                raise NotYetCounted(position=position, retry_s=1)
            await asyncio.sleep(pause)
            pause = min(0.02, pause * 2)

    async def page(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        *,
        before: int | None = None,
        limit: int = 50,
        where: Where | None = None,
        as_of: AsOf | None = None,
    ) -> Page[R]:
        if as_of is not None:
            books, position = await self.past(jurisdiction_id, as_of)
            entries = _past_page(books, board, before or NEWEST, where or {}, limit + 1)
        else:
            position, _ = await self._tracked(jurisdiction_id)
            entries = await self._live_page(
                board, jurisdiction_id, before or NEWEST, where or {}, limit + 1
            )
        more = len(entries) > limit
        entries = entries[:limit]
        return Page(entries, entries[-1].opened if more else None, position)

    async def one(
        self, board: Board[R], jurisdiction_id: UUID, id: UUID, *, as_of: AsOf | None = None
    ) -> Entry[R]:
        if as_of is not None:
            books, _ = await self.past(jurisdiction_id, as_of)
            found = books.rows[board.table].get(id)
        else:
            found = await self._live_one(board, jurisdiction_id, id)
        if found is None:
            raise NotFound(kind=board.noun, id=id)
        return found

    async def some(
        self, board: Board[R], jurisdiction_id: UUID, ids: Collection[UUID]
    ) -> list[Entry[R]]:
        facts = {"jurisdiction": jurisdiction_id, "board": board.table, "ids": list(ids)}
        found = await self._all("boards", "some", facts) if ids else []
        return [_entry(board, row) for row in found]

    async def among(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        values: Collection[tuple[str, ...]],
    ) -> list[Entry[R]]:
        facts = {
            "jurisdiction": jurisdiction_id,
            "board": board.table,
            "values": [SEPARATOR.join(each) for each in values],
            "separator": SEPARATOR,
        }
        said = [Identifier("said", each) for each in fields]
        columns = [SQL("{} text").format(Identifier(each)) for each in fields]
        statement = queries("boards")["among"].format(
            fields=SQL(", ").join(said), columns=SQL(", ").join(columns)
        )
        found = await self._found(statement, facts) if values else []
        return [_entry(board, row) for row in found]

    async def called(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        names: Collection[str],
    ) -> list[Entry[R]]:
        facts = {
            "jurisdiction": jurisdiction_id,
            "board": board.table,
            "names": list(names),
            "loose": LOOSE,
            "narrow": NARROW,
        }
        said = [SQL("stored.row ->> {}").format(Literal(each)) for each in fields]
        statement = queries("boards")["called"].format(fields=SQL(", ").join(said))
        found = await self._found(statement, facts) if names else []
        return [_entry(board, row) for row in found]

    async def receipts(
        self, jurisdiction_id: UUID, commands: Collection[UUID]
    ) -> dict[UUID, Receipt]:
        facts = {"jurisdiction": jurisdiction_id, "commands": list(commands)}
        found: dict[UUID, Receipt] = {}
        told = await self._all("boards", "receipts", facts) if commands else []
        for command, id, version, position in told:
            first = found.get(command, Receipt(jurisdiction_id, id, version, position))
            made = version if first.id == id else first.version
            found[command] = Receipt(jurisdiction_id, first.id, made, position)
        return found

    async def every(self, board: Board[R], jurisdiction_id: UUID) -> list[Entry[R]]:
        """All rows of a board that is small by its nature."""
        facts = {"jurisdiction": jurisdiction_id, "board": board.table}
        return [_entry(board, row) for row in await self._all("boards", "every_row", facts)]

    async def organs(self, jurisdiction_id: UUID) -> list[tuple[int, str]]:
        """The kinds of organ that a place has had, each with the position it came with."""
        facts = {"jurisdiction": jurisdiction_id, "jurisdictions": [jurisdiction_id]}
        return [row[1:] for row in await self._all("books", "load_organs", facts)]

    async def head(self, jurisdiction_id: UUID) -> LedgerHead:
        facts = {"jurisdiction": jurisdiction_id}
        found = await self._all("ledger", "read_head", facts)
        if not found:
            raise NotFound(kind="jurisdiction", id=jurisdiction_id)
        position, frontier, _ = found[0]
        return LedgerHead(position, Frontier(position, frontier).root().hex())

    async def root_at(self, jurisdiction_id: UUID, position: int) -> str:
        _, head = await self._tracked(jurisdiction_id)
        if position > head:
            raise PositionInFuture(field="at_position", position=position, head=head)
        facts = {"jurisdiction": jurisdiction_id, "position": position}
        leaves = [row[0] for row in await self._all("ledger", "leaves", facts)]
        return root_of(leaves).hex()

    async def log(self, jurisdiction_id: UUID, *, after: int, limit: int) -> list[LogEntry]:
        facts = {
            "jurisdiction": jurisdiction_id,
            "after": after,
            "until": NEWEST,
            "limit": limit,
        }
        return [
            LogEntry(
                position,
                stream_id,
                version,
                topic,
                orjson.loads(payload),
                actor_id,
                command_id,
                recorded_at,
                leaf.hex(),
            )
            for (
                position,
                stream_id,
                version,
                topic,
                payload,
                actor_id,
                command_id,
                _,
                recorded_at,
                leaf,
            ) in await self._all("ledger", "read_log", facts)
        ]

    async def past(self, jurisdiction_id: UUID, as_of: AsOf) -> tuple[Books, int]:
        """The books as they were known, and the position that means.

        Raises:
            PositionInFuture, MomentInFuture: it has not come yet.
            ReplayTooLong: more events than a request may replay.
        """
        position = await self.position(jurisdiction_id, as_of)
        if position > REPLAY_MAX:
            raise ReplayTooLong(events=position)
        return await replay(self._connections, jurisdiction_id, position), position

    async def position(self, jurisdiction_id: UUID, as_of: AsOf) -> int:
        """The position that a past means in this ledger."""
        _, head = await self._tracked(jurisdiction_id)
        if as_of.moment is not None:
            if as_of.moment > datetime.now(UTC):
                raise MomentInFuture(field="as_of", moment=as_of.moment)
            facts = {"jurisdiction": jurisdiction_id, "moment": as_of.moment}
            found = await self._all("ledger", "position_at", facts)
            return int(found[0][0])
        position = as_of.position or 0
        if position > head:
            raise PositionInFuture(field="as_of", position=position, head=head)
        return position

    async def _tracked(self, jurisdiction_id: UUID) -> tuple[int, int]:
        found = await self._all("boards", "tracked", {"jurisdiction": jurisdiction_id})
        if not found:
            raise NotFound(kind="jurisdiction", id=jurisdiction_id)
        return found[0][0], found[0][1]

    async def _live_page(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        before: int,
        where: Where,
        limit: int,
    ) -> list[Entry[R]]:
        facts = {
            "jurisdiction": jurisdiction_id,
            "board": board.table,
            "before": before,
            "where": rows.dump(where),
            "limit": limit,
        }
        return [_entry(board, row) for row in await self._all("boards", "page", facts)]

    async def _live_one(
        self, board: Board[R], jurisdiction_id: UUID, id_: UUID
    ) -> Entry[R] | None:
        facts = {"jurisdiction": jurisdiction_id, "board": board.table, "id": id_}
        found = await self._all("boards", "one", facts)
        return _entry(board, found[0]) if found else None

    async def _all(self, file: str, name: str, facts: dict[str, Any]) -> list[Any]:
        return await self._found(queries(file)[name], facts)

    async def _found(self, statement: SQL | Composed, facts: dict[str, Any]) -> list[Any]:
        async with available(), scoped(self._connections, facts["jurisdiction"]) as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(statement, facts)
            return await cursor.fetchall()


async def counted_to(cursor: AsyncCursor[Any], jurisdiction_id: UUID) -> int:
    """How far the books are; asked before the rows that are said to be as far."""
    await cursor.execute(queries("boards")["tracked"], {"jurisdiction": jurisdiction_id})
    tracked = await cursor.fetchone()
    return int(tracked[0]) if tracked else 0


def _entry(board: Board[R], row: Any) -> Entry[R]:
    id_, version, opened, position, text = row
    return Entry(id_, version, opened, position, LOADERS[board.table](text))


def _past_page(
    books: Books, board: Board[R], before: int, where: Where, limit: int
) -> list[Entry[R]]:
    found = [
        entry
        for entry in books.rows[board.table].values()
        if entry.opened < before and matches(entry.row, where)
    ]
    return sorted(found, key=lambda entry: -entry.opened)[:limit]
