"""Search of suggestions: what is looked for, what is found by it, and what comes first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from uuid import UUID

from application.projections.board import Entry
from application.projections.suggestion_board import SuggestionRow
from application.projections.suggestion_terms import PAIR, plain
from domain.shared.errors import BadValue

TITLE, NAMES, TEXT = LEVELS = (1, 2, 3)
"""How far one has to look for all words: the title, unit and sponsor too, the text too."""


ENDLESS = 2**31


class QueryTooShort(BadValue):
    """A word of {field} has one character; it takes two to search for it."""


class Rank(NamedTuple):
    """Where a suggestion stands among those found; the least comes first.

    Of hits and position more is better, so they are below zero.
    """

    level: int
    hits: int
    span: int
    opened: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a search goes on: among what is found from here on, at the ``nth``."""

    level: int
    before: int
    nth: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Suggestions found, the most relevant first; ``next`` goes on, ``None`` at the end."""

    entries: list[Entry[SuggestionRow]]
    next: Bookmark | None
    position: int


class SuggestionSearch(Protocol):
    """Finds the suggestions that hold every word: in title, unit, sponsor's name or text."""

    async def find(
        self,
        jurisdiction_id: UUID,
        words: Sequence[str],
        *,
        at: Bookmark | None = None,
        limit: int = 20,
    ) -> Hits:
        """By relevance, see ``rank``; of very many, a hundred at a time.

        Raises NotFound: there is no such ledger.
        """


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for, each once.

    Raises:
        QueryTooShort: a word has one character.

    >>> words_of("维修　村道 维修")
    ('维修', '村道')
    """
    words = tuple(dict.fromkeys(plain(query).split()))
    if not words or min(map(len, words)) < PAIR:
        raise QueryTooShort(field="q")
    return words


def rank(entry: Entry[SuggestionRow], sponsor: str, words: Sequence[str]) -> Rank | None:
    """Words in the title first, then more of them, then closer together, then newer.

    ``sponsor``: the name, or nothing if it holds none of the words. None: one is nowhere.
    """
    row = entry.row
    title, *names, text = fields = tuple(
        map(plain, (row.title, row.lead_unit or "", sponsor, row.text))
    )
    level = TITLE
    for word in words:
        if word not in title:
            named = any(word in each for each in names)
            level = max(level, NAMES if named else TEXT)
            if not named and word not in text:
                return None
    hits = sum(each.count(word) for each in fields for word in words)
    return Rank(level, -hits, min(span(each, words) for each in fields), -entry.opened)


def span(text: str, words: Sequence[str]) -> int:
    """The length of the shortest passage that holds all words; endless if there is none.

    >>> span("修路：村道破损，请修村道", ["村道", "请修"])
    4
    """
    if any(word not in text for word in words):
        return ENDLESS
    if len(words) == 1:
        return len(words[0])
    places = sorted(
        (found.start(), word)
        for word in words
        for found in re.finditer(f"(?={re.escape(word)})", text)
    )
    shortest, last = ENDLESS, dict[str, int]()
    for at, word in places:
        last[word] = at
        if len(last) == len(words):
            end = max(start + len(each) for each, start in last.items())
            shortest = min(shortest, end - min(last.values()))
    return shortest
