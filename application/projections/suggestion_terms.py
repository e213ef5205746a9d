"""Words in which suggestions are searched: every two neighbouring characters of a text.

Chinese writes no spaces, so a term is a pair of characters; a longer word holds all its pairs.
A term begins with the mark of the field it is from.
"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any
from uuid import UUID

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


def pairs(text: str) -> set[str]:
    """Neighbouring characters; a space ends a word.

    >>> sorted(pairs("修 村道路"))
    ['村道', '道路']
    """
    return {
        word[at : at + PAIR]
        for word in plain(text).split()
        for at in range(len(word) - PAIR + 1)
    }


def sponsored(sponsor_id: UUID) -> str:
    """The term of a sponsor."""
    return f"{Mark.SPONSOR}{sponsor_id.hex}"


def said(row: Any) -> tuple[tuple[Mark, str], ...]:
    """What a row says that can be searched; nothing, of the other boards."""
    match row:
        case SuggestionRow():
            return (
                (Mark.TITLE, row.title),
                (Mark.UNIT, row.lead_unit or ""),
                (Mark.SPONSOR, row.sponsor_id.hex if row.sponsor_id else ""),
                (Mark.TEXT, row.text),
            )
        case DeputyRow() | DeputyGroupRow():
            return ((Mark.NAME, row.name),)
        case _:
            return ()


def terms(fields: Iterable[tuple[Mark, str]]) -> set[str]:
    """Under which terms a row is found."""
    found: set[str] = set()
    for mark, text in fields:
        if mark != Mark.SPONSOR:
            found |= {mark + pair for pair in pairs(text)}
        elif text:
            found.add(mark + text)
    return found
