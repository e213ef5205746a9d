"""保密 — what a confidential record keeps from those who look but do not work on it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from application.access import Action
from application.projections.board import Entry, changed
from application.projections.opinion_board import OpinionRow

AT_WORK = frozenset({Action.HEAR_OPINION, Action.ROUTE_OPINION, Action.REPLY_OPINION})
HIDDEN = "（保密）"


def veiled(row: Any, allowed: Collection[Action]) -> Any:
    """The row as somebody may see it who is allowed these things."""
    if isinstance(row, OpinionRow) and row.confidential and AT_WORK.isdisjoint(allowed):
        return changed(row, title=HIDDEN, words=HIDDEN, place="", reply=HIDDEN, feedback=[])
    return row


def veiled_entry(entry: Entry[Any], allowed: Collection[Action]) -> Entry[Any]:
    """The same, of a line of a board."""
    return replace(entry, row=veiled(entry.row, allowed))
