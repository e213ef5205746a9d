"""What a place knows already: its records by name, and those that a sheet names again."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

from application import identity
from application.import_batch.form import Form, plain
from application.import_batch.rows import Row
from application.import_batch.turns import in_turns
from application.ledger import Receipt
from application.projections.board import Entry
from application.views import Boards
from domain.import_batch import ImportBatch

Line = Mapping[str, Any]


@dataclass(slots=True)
class Matches:
    """The records that a sheet names again: those that stand, and those that fell.

    ``renamed`` stand under another name or place than that of their import. ``ids``: what the
    records of the other rows would be. ``called``: the records of a name, and those that the
    rows before will be. ``first``: what made the records that have gone on since, or that
    took more than one fact, where it was an import.
    """

    standing: dict[tuple[str, ...], tuple[Entry[Any], Line]] = field(default_factory=dict)
    first: dict[UUID, Receipt] = field(default_factory=dict)
    fallen: set[UUID] = field(default_factory=set)
    renamed: set[UUID] = field(default_factory=set)
    ids: dict[tuple[str, ...], UUID] = field(default_factory=dict)
    called: defaultdict[tuple[str, ...], set[UUID]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def id_of(self, here: UUID, form: Form, key: tuple[str, ...]) -> UUID:
        """Which record a row is, or would be."""
        if key in self.standing:
            return self.standing[key][0].id
        id, times = self.ids[key], count(1)
        while id in self.fallen:
            id = record_id(here, form, key, next(times))
        return id


class Made(NamedTuple):
    """What an import has recorded, by the ids it knows it by.

    The receipts of its commands, those of what was taken back already, and the lines of what
    builds on other records.
    """

    receipts: dict[UUID, Receipt]
    undone: dict[UUID, Receipt]
    lines: dict[UUID, Line]

    def builds(self, id: UUID) -> bool:
        """Whether it went into another record, or took more than one fact."""
        receipt = self.receipts.get(id)
        return receipt is not None and (receipt.id != id or receipt.version > 1)

    def line(self, id: UUID) -> Line | None:
        """How what builds on another record stands there."""
        return self.lines.get(id) if self.builds(id) else None


async def matches(boards: Boards, here: UUID, form: Form, rows: Sequence[Row]) -> Matches:
    """The records of the register that these rows name."""
    wanted = {row.key[: len(form.looked_up)] for row in rows}
    found = Matches()
    entries, ids = await asyncio.gather(
        boards.among(form.board, here, form.looked_up, wanted), _ids(here, form, rows)
    )
    for entry in entries:
        if not form.stands(entry.row):
            found.fallen.add(entry.id)
            continue
        called = tuple(plain(getattr(entry.row, name)) for name in form.looked_up)
        found.called[called].add(entry.id)
        for line in form.lines(entry.row):
            found.standing[form.singled(line)] = entry, line
    further = {entry.id for entry, _ in found.standing.values() if entry.version > 1}
    found.first = await boards.receipts(here, further)
    found.ids = {key: id for key, id in ids.items() if key not in found.standing}
    for entry in await boards.some(form.board, here, found.ids.values()):
        (found.renamed if form.stands(entry.row) else found.fallen).add(entry.id)
    return found


async def _ids(here: UUID, form: Form, rows: Sequence[Row]) -> dict[tuple[str, ...], UUID]:
    """What the records of rows would be; the register is looked through meanwhile."""
    return {row.key: record_id(here, form, row.key) async for row in in_turns(rows)}


def record_id(here: UUID, form: Form, key: tuple[str, ...], times: int = 0) -> UUID:
    """The id of a record that an import makes, by how often it was taken back before."""
    return identity.named(here, "imported", form.name, times, "\x1f".join(key))


async def made_by(boards: Boards, here: UUID, form: Form, batch: ImportBatch) -> Made:
    """What an import has recorded, and what of it was taken back before."""
    ids = list(batch.record_ids)
    known = await boards.receipts(here, [*ids, *map(undoing_id, ids)])
    made = Made({id: known[id] for id in ids if id in known}, {}, {})
    made.undone.update({id: known[undo] for id in ids if (undo := undoing_id(id)) in known})
    records = {made.receipts[id].id for id in ids if made.builds(id)}
    if form.withdraw_part and records:
        await boards.counted(here, max(each.position for each in made.receipts.values()))
        for entry in await boards.some(form.board, here, records):
            for line in form.lines(entry.row):
                made.lines[part_id(batch.id, form.singled(line))] = line
                made.lines[entry.id] = line
    return made


def undoing_id(id: UUID) -> UUID:
    """Under which id an import takes back what it recorded under another."""
    return identity.named(id, "undone")


def part_id(batch_id: UUID, key: tuple[str, ...]) -> UUID:
    """Under which id an import adds a row to a record that there is."""
    return identity.named(batch_id, "part", "\x1f".join(key))
