"""Words in which suggestions are searched: every two neighbouring characters of a text.

Chinese writes no spaces, so a term is a pair of characters; a longer word holds all its pairs.
A term begins with the mark of the field it is from.
"""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from operator import add
from typing import Any

from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.deputy_register import DeputyRow
from application.projections.suggestion_board import SuggestionRow

PAIR = 2


class Mark(StrEnum):
    """Which field a term is from."""

    TITLE = "t"
    UNIT = "u"
    SPONSOR = "s"  # by id: names are looked up when they are asked for
    TEXT = "x"
    NAME = "n"  # of a deputy or a group


def plain(text: str) -> str:
    """What counts as the same when it is searched: width and case do not matter.

    >>> plain("５Ｇ基站")
    '5g基站'
    """
    return unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """Neighbouring characters; a space ends a word. Units and names are asked for often.

    >>> sorted(pairs("修 村道路"))
    ['村道', '道路']
    """
    return frozenset(pair for word in plain(text).split() for pair in map(add, word, word[1:]))


def terms(mark: Mark, text: str) -> frozenset[str]:
    """What follows the mark in the terms of a field."""
    if mark == Mark.SPONSOR:
        return frozenset([text] if text else [])
    return pairs(text)


def said(row: Any) -> dict[Mark, str]:
    """What a row says that can be searched; nothing, of the other boards."""
    match row:
        case SuggestionRow():
            return {
                Mark.TITLE: row.title,
                Mark.UNIT: row.lead_unit or "",
                Mark.SPONSOR: row.sponsor_id.hex if row.sponsor_id else "",
                Mark.TEXT: row.text,
            }
        case DeputyRow() | DeputyGroupRow():
            return {Mark.NAME: row.name}
        case _:
            return {}


def moved(row: Any, before: Any) -> Iterator[tuple[Mark, frozenset[str]]]:
    """The terms of a row that it gained or lost, by field."""
    told = said(before)
    for mark, text in said(row).items():
        if text != told.get(mark, ""):
            yield mark, terms(mark, text) ^ terms(mark, told.get(mark, ""))
