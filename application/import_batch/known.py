"""What a place knows already: its records by name, and those that a sheet names again."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.import_batch.form import Form
from application.import_batch.names import Names
from application.import_batch.rows import Row
from application.projections.board import Board, Entry
from application.projections.books import CAMPAIGNS, DEPUTIES, GROUPS
from application.views import Boards

PAGE = 500


def _constituency(row: Any) -> str:
    running = [each for each in row.mandates if each["ended_on"] is None]
    return next((each["constituency"] for each in running if each["constituency"]), "")


NAMED: dict[str, tuple[str, Board[Any], Callable[[Any], str], Callable[[Any], str]]] = {
    "campaign": ("实践活动", CAMPAIGNS, lambda row: row.title, lambda row: row.status),
    "deputy": ("代表", DEPUTIES, lambda row: row.name, _constituency),
    "deputy_group": ("代表小组", GROUPS, lambda row: row.name, lambda row: row.basis),
}
"""What is called by name in a sheet: its word, its board, the name, and what tells it apart."""


@dataclass(slots=True)
class Matches:
    """The records that a sheet names again: those that stand, and those that fell.

    ``names`` is what they are called, and the rows before.
    """

    standing: dict[tuple[str, ...], tuple[Entry[Any], Mapping[str, Any]]] = field(
        default_factory=dict
    )
    fallen: set[UUID] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)


async def every(boards: Boards, board: Board[Any], here: UUID) -> AsyncIterator[Entry[Any]]:
    """All records of a board, newest first."""
    before: int | None = None
    while True:
        page = await boards.page(board, here, before=before, limit=PAGE)
        for entry in page.entries:
            yield entry
        before = page.next
        if before is None:
            return


async def names(boards: Boards, here: UUID, nouns: Iterable[str]) -> dict[str, Names]:
    """The records of these nouns by name."""
    found = {}
    for noun in nouns:
        word, board, name, apart = NAMED[noun]
        found[noun] = Names(
            word,
            [
                (each.id, name(each.row), apart(each.row))
                async for each in every(boards, board, here)
            ],
        )
    return found


async def matches(boards: Boards, here: UUID, form: Form, rows: Iterable[Row]) -> Matches:
    """The records of the register that these rows name."""
    wanted = {row.key[: len(form.looked_up)] for row in rows}
    found = Matches()
    for entry in await boards.among(form.board, here, form.looked_up, wanted):
        if not form.stands(entry.row):
            found.fallen.add(entry.id)
            continue
        for line in form.lines(entry.row):
            key = form.singled(line)
            found.standing[key] = entry, line
            found.names.add(key[: len(form.looked_up)])
    return found
