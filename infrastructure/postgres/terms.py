"""The lists of search terms: which rows of a ledger hold a term, in blocks of positions."""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from application.projections.board import Entry
from application.projections.books import DEPUTIES, GROUPS, SUGGESTIONS, Books
from application.projections.suggestion_terms import Mark, moved

BLOCK = 4096
"""So many positions share a list: few enough to be written anew with each row that comes."""


def lists(books: Books) -> Iterator[tuple[str, int, bytes]]:
    """What the lists of terms have to be extended by: each term and block with rows.

    A row is added to the lists of the terms that it holds now or held before, and not both:
    those that it held before it then stands in twice, which takes it out.
    """
    touched: list[Entry[Any]] = [
        entry for board in (SUGGESTIONS, DEPUTIES, GROUPS) for entry in books.touched(board)
    ]
    touched.sort(key=attrgetter("opened"))
    for block, entries in groupby(touched, key=lambda entry: entry.opened // BLOCK):
        holding: dict[Mark, dict[str, list[int]]] = {mark: defaultdict(list) for mark in Mark}
        for entry in entries:
            row = entry.opened % BLOCK
            for mark, terms in moved(entry.row, books.before.get(entry.id)):
                of = holding[mark]
                for term in terms:
                    of[term].append(row)
        for mark, of in holding.items():
            for term in sorted(of):
                yield mark + term, block, packed(of[term])


def packed(rows: Collection[int]) -> bytes:
    return struct.pack(f"<{len(rows)}H", *rows)


def unpacked(found: bytes) -> set[int]:
    """The rows of a list.

    >>> unpacked(packed([7, 8]) + packed([7]))
    {8}
    """
    every = struct.unpack(f"<{len(found) // 2}H", found)
    rows = set(every)
    if len(rows) < len(every):
        rows = {each for each in rows if every.count(each) % 2}
    return rows
