"""What a place knows already: its records by name, and those that a sheet names again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.import_batch.form import TAKEN_BACK, Form, plain
from application.import_batch.names import Named, Names
from application.import_batch.rows import Row
from application.paging import every
from application.projections.board import Board, Entry
from application.projections.books import (
    CAMPAIGNS,
    DEPUTIES,
    GROUPS,
    HANDLING_UNITS,
    STATIONS,
)
from application.projections.deputy_register import runs
from application.views import Boards

Parts = Mapping[UUID, tuple[UUID, Mapping[str, Any]]]


def _constituency(row: Any) -> str:
    return next((each["constituency"] for each in row.mandates if each["constituency"]), "")


def _campaign(entry: Entry[Any]) -> Named:
    return Named(entry.id, entry.row.title, entry.row.status)


def _deputy(entry: Entry[Any]) -> Named:
    stands = any(map(runs, entry.row.mandates))
    return Named(entry.id, entry.row.name, _constituency(entry.row), stands)


def _group(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.basis, entry.row.dissolved_on)


def _station(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.place, entry.row.ended_on)


def _unit(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.kind, entry.row.closed_on)


def _closable(entry: Entry[Any], apart: str, on: date | None) -> Named:
    closed_on = None if entry.row.why.startswith(TAKEN_BACK) else on
    return Named(entry.id, entry.row.name, apart, on is None, closed_on)


NAMED: dict[str, tuple[str, Board[Any], Callable[[Entry[Any]], Named]]] = {
    "campaign": ("实践活动", CAMPAIGNS, _campaign),
    "deputy": ("代表", DEPUTIES, _deputy),
    "deputy_group": ("代表小组", GROUPS, _group),
    "handling_unit": ("承办单位", HANDLING_UNITS, _unit),
    "station": ("代表家站", STATIONS, _station),
}
"""What is called by name in a sheet: its word, its board, and how a record is called."""


@dataclass(slots=True)
class Matches:
    """The records that a sheet names again: those that stand, and those that fell.

    ``renamed`` stand under another name or place than that of their import. ``ids``: what the
    records of the other rows would be. ``called``: the records of a name, and those that the
    rows before will be.
    """

    standing: dict[tuple[str, ...], tuple[Entry[Any], Mapping[str, Any]]] = field(
        default_factory=dict
    )
    fallen: set[UUID] = field(default_factory=set)
    renamed: set[UUID] = field(default_factory=set)
    ids: dict[tuple[str, ...], UUID] = field(default_factory=dict)
    called: defaultdict[tuple[str, ...], set[UUID]] = field(
        default_factory=lambda: defaultdict(set)
    )


async def names(boards: Boards, here: UUID, nouns: Iterable[str]) -> dict[str, Names]:
    """The records of these nouns by name."""
    found = {}
    for noun in nouns:
        word, board, called = NAMED[noun]
        entries = [each async for each in every(boards, board, here)]
        found[noun] = Names(word, map(called, entries))
    return found


async def matches(boards: Boards, here: UUID, form: Form, rows: Sequence[Row]) -> Matches:
    """The records of the register that these rows name."""
    wanted = {row.key[: len(form.looked_up)] for row in rows}
    found = Matches()
    for entry in await boards.among(form.board, here, form.looked_up, wanted):
        if not form.stands(entry.row):
            found.fallen.add(entry.id)
            continue
        called = tuple(plain(getattr(entry.row, name)) for name in form.looked_up)
        found.called[called].add(entry.id)
        for line in form.lines(entry.row):
            found.standing[form.singled(line)] = entry, line
    new = (row.key for row in rows if row.key not in found.standing)
    found.ids = {key: record_id(here, form, key) for key in new}
    for entry in await boards.some(form.board, here, found.ids.values()):
        (found.renamed if form.stands(entry.row) else found.fallen).add(entry.id)
    return found


def record_id(here: UUID, form: Form, key: tuple[str, ...], times: int = 0) -> UUID:
    """The id of a record that an import makes, by how often it was taken back before."""
    return identity.named(here, "imported", form.name, times, "\x1f".join(key))


async def parts(boards: Boards, here: UUID, form: Form, batch_id: UUID) -> Parts:
    """What an import may have added to records, by its own id: to which record, and what."""
    if form.withdraw_part is None:
        return {}
    await boards.counted(here, (await boards.head(here)).position)
    return {
        part_id(batch_id, form.singled(line)): (entry.id, line)
        async for entry in every(boards, form.board, here)
        for line in form.lines(entry.row)
    }


def part_id(batch_id: UUID, key: tuple[str, ...]) -> UUID:
    """Under which id an import adds a row to a record that there is."""
    return identity.named(batch_id, "part", "\x1f".join(key))
