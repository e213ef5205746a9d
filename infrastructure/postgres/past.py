"""Figures as they were known: every ledger below replayed to where it stood at a moment."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from application.descent import descend
from application.projections.books import CAMPAIGNS, Books
from application.projections.figures import EVER
from application.views import AsOf, ReplayTooLong, Stamp, Vector
from infrastructure.postgres.boards import REPLAY_MAX, PostgresBoards
from infrastructure.postgres.connect import Pool, scoped
from infrastructure.postgres.directory import PostgresDirectory
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import replay

Sums = dict[str, int]


class Past:
    """Slow and exact: nothing is read but logs."""

    def __init__(
        self, connections: Pool, boards: PostgresBoards, directory: PostgresDirectory
    ) -> None:
        self._connections = connections
        self._boards = boards
        self._directory = directory

    async def sums(
        self, jurisdiction_id: UUID, root: UUID, as_of: AsOf, until: date
    ) -> tuple[Sums, dict[UUID, Sums], Vector]:
        """Own sums, the sums of each child's branch, and the positions they include."""
        at = await self._boards.position(jurisdiction_id, as_of)
        moment = as_of.moment or await self._recorded_at(jurisdiction_id, at)
        budget = [REPLAY_MAX]
        books = await self._replayed(jurisdiction_id, at, budget)
        above = await self.descend(jurisdiction_id, None) if moment else {}
        positions: dict[UUID, int] = {}
        given: dict[UUID, dict[UUID, Sums]] = {}
        for ledger, parent in reversed(above.items()):  # children before those they give to
            position = await self._boards.position(ledger, AsOf(moment=moment))
            below = given.pop(ledger, {}).values()
            replayed = await self._replayed(ledger, position, budget)
            given.setdefault(parent, {})[ledger] = _upward(replayed, root, until, below)
            positions[ledger] = position
        parts = given.pop(jurisdiction_id, {})
        stamps = [Stamp(each, positions[each], "", "") for each in above if each in parts]
        return own_sums(books, root, until), parts, Vector(at, "", "", stamps)

    async def descend(self, id_: UUID, day: date | None) -> dict[UUID, UUID]:
        """All places below one as the tree stood, each with the place above it."""
        return await descend(lambda at: self._directory.givers(at, day), id_)

    async def _replayed(self, ledger: UUID, position: int, budget: list[int]) -> Books:
        budget[0] -= position
        if budget[0] < 0:
            raise ReplayTooLong(events=REPLAY_MAX - budget[0])
        return await replay(self._connections, ledger, position)

    async def _recorded_at(self, jurisdiction_id: UUID, position: int) -> Any:
        async with scoped(self._connections, jurisdiction_id) as connection:
            cursor = await connection.execute(
                queries("rollups")["recorded_at"],
                {"jurisdiction": jurisdiction_id, "position": position},
            )
            row = await cursor.fetchone()
        return row[0] if row else None


def own_sums(books: Books, root: UUID, until: date) -> Sums:
    """What a ledger itself yields up to a business day."""
    sums: Sums = {}
    for (campaign_id, indicator, day), value in books.figures.tally.items():
        wanted = day == EVER if until == EVER else day <= until
        if campaign_id == root and wanted:
            sums[indicator] = sums.get(indicator, 0) + value
    return sums


def _upward(books: Books, root: UUID, until: date, below: Iterable[Sums]) -> Sums:
    """What a ledger gave: its own and its children's, less what is local to it."""
    total = own_sums(books, root, until)
    for given in below:
        for key, value in given.items():
            total[key] = total.get(key, 0) + value
    local = local_keys(books, root)
    return {key: value for key, value in total.items() if key not in local}


def local_keys(books: Books, root: UUID) -> set[str]:
    """The indicators of a line of campaigns that flow no further up than this ledger."""
    return {
        str(each["key"])
        for entry in books.rows[CAMPAIGNS.table].values()
        if entry.row.root_id == root
        for each in entry.row.indicators
        if not each["core"]
    }
