"""Suggestions found by their terms, and looked at before they are shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from application.projections.board import Board, Entry
from application.projections.books import DEPUTIES, GROUPS, SUGGESTIONS
from application.projections.suggestion_board import SuggestionRow
from application.projections.suggestion_terms import Mark, pairs, plain
from application.suggestion_search import LEVELS, NAMES, TEXT, TITLE, Bookmark, Hits, Rank, rank
from domain.shared.errors import NotFound
from infrastructure.postgres.bookkeeper import LOADERS
from infrastructure.postgres.connect import Connection, Pool, available, scoped
from infrastructure.postgres.queries import queries
from infrastructure.postgres.terms import BLOCK, unpacked

NEWEST = 2**63 - 1
WINDOW = 100
"""So many are looked at and put in order at once."""

Lists = dict[str, dict[int, bytes]]
"""Which rows hold a term, by block."""


class PostgresSuggestionSearch:
    """Reads the lists of its terms, then the rows that they name."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def find(
        self,
        jurisdiction_id: UUID,
        words: Sequence[str],
        *,
        at: Bookmark | None = None,
        limit: int = 20,
    ) -> Hits:
        at = at or Bookmark(TITLE, NEWEST, 1)
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            looking = _Looking(connection, jurisdiction_id, words)
            position = await looking.position()
            await looking.learn_names()
            ranked, onward = await looking.window(at)
        shown = ranked[at.nth - 1 : at.nth - 1 + limit]
        end = at.nth - 1 + limit
        if end < len(ranked):
            onward = Bookmark(at.level, at.before, end + 1)
        return Hits(shown, onward, position)


class _Looking:
    """One search in one transaction."""

    def __init__(
        self, connection: Connection, jurisdiction_id: UUID, words: Sequence[str]
    ) -> None:
        self._cursor = connection.cursor(binary=True)
        self._jurisdiction_id = jurisdiction_id
        self._words = words
        self._lists: Lists = {}
        self._sponsors: dict[str, set[UUID]] = {word: set() for word in words}
        self._names: dict[UUID, str] = {}

    async def position(self) -> int:
        """Up to where the books are."""
        found = await self._all("boards", "tracked")
        if not found:
            raise NotFound(kind="jurisdiction", id=self._jurisdiction_id)
        return int(found[0][0])

    async def learn_names(self) -> None:
        """Whose names hold the words, as they are called now."""
        await self._read(self._terms(Mark.TITLE, Mark.UNIT, Mark.NAME))
        for word in self._words:
            opened = [
                block * BLOCK + each
                for block in self._blocks()
                for each in self._holding(Mark.NAME, word, block)
            ]
            if opened:
                people = await self._rows(DEPUTIES, opened) + await self._rows(GROUPS, opened)
                named = {
                    each.id: each.row.name for each in people if word in plain(each.row.name)
                }
                self._sponsors[word] = set(named)
                self._names |= named
        await self._read({_sponsor(each) for some in self._sponsors.values() for each in some})

    async def window(self, at: Bookmark) -> tuple[list[Entry[SuggestionRow]], Bookmark | None]:
        """The next to be found, in order, and where those behind them begin."""
        ranked: list[tuple[Rank, Entry[SuggestionRow]]] = []
        for level in LEVELS[at.level - 1 :]:
            if level == TEXT:
                await self._read(self._terms(Mark.TEXT))
            before = at.before if level == at.level else NEWEST
            candidates = self._candidates(level, before)
            while some := list(islice(candidates, WINDOW - len(ranked))):
                for entry in await self._rows(SUGGESTIONS, some):
                    sponsor = self._names.get(entry.row.sponsor_id, "")
                    place = rank(entry, sponsor, self._words)
                    if place is not None:
                        ranked.append((place, entry))
                if len(ranked) == WINDOW:
                    onward = Bookmark(level, some[-1], 1)
                    return _in_order(ranked), onward
        return _in_order(ranked), None

    def _candidates(self, level: int, before: int) -> Iterator[int]:
        """Where rows were opened that a level finds and none before it, newest first."""
        for block in sorted(self._blocks(), reverse=True):
            first = block * BLOCK
            if first < before:
                found = self._found(level, block)
                if found and level > TITLE:
                    found -= self._found(level - 1, block)
                yield from (
                    first + each
                    for each in sorted(found, reverse=True)
                    if first + each < before
                )

    def _found(self, level: int, block: int) -> set[int]:
        """Which rows of a block may hold every word, looking so far."""
        found: set[int] | None = None
        for word in self._words:
            holding = self._holding(Mark.TITLE, word, block)
            if level >= NAMES:
                holding |= self._holding(Mark.UNIT, word, block)
                for each in self._sponsors[word]:
                    holding |= unpacked(self._lists.get(_sponsor(each), {}).get(block, b""))
            if level == TEXT:
                holding |= self._holding(Mark.TEXT, word, block)
            found = holding if found is None else found & holding
            if not found:
                return set()
        return found or set()

    def _holding(self, mark: Mark, word: str, block: int) -> set[int]:
        """Which rows of a block hold all pairs of a word in one field."""
        lists = [self._lists.get(mark + pair, {}).get(block, b"") for pair in pairs(word)]
        if not all(lists):
            return set()
        return set.intersection(*map(unpacked, lists))

    def _blocks(self) -> set[int]:
        return {block for lists in self._lists.values() for block in lists}

    def _terms(self, *marks: Mark) -> set[str]:
        return {mark + pair for mark in marks for word in self._words for pair in pairs(word)}

    async def _read(self, terms: Collection[str]) -> None:
        if terms:
            lists: Lists = defaultdict(dict)
            found = await self._all("suggestion_search", "holding", terms=list(terms))
            for term, block, rows in found:
                lists[term][block] = rows
            self._lists |= lists

    async def _rows(self, board: Board[Any], opened: Iterable[int]) -> list[Entry[Any]]:
        facts = {"board": board.table, "opened": list(opened)}
        load = LOADERS[board.table]
        return [
            Entry(id_, version, opened_at, position, load(text))
            for id_, version, opened_at, position, text in await self._all(
                "suggestion_search", "rows_opened", **facts
            )
        ]

    async def _all(self, file: str, name: str, **facts: Any) -> list[Any]:
        known = {"jurisdiction": self._jurisdiction_id}
        await self._cursor.execute(queries(file)[name], known | facts)
        return await self._cursor.fetchall()


def _sponsor(id_: UUID) -> str:
    return Mark.SPONSOR + id_.hex


def _in_order(ranked: list[tuple[Rank, Entry[SuggestionRow]]]) -> list[Entry[SuggestionRow]]:
    return [entry for _, entry in sorted(ranked, key=lambda each: each[0])]
