"""What becomes of the rows of a sheet, and how far an import is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from uuid import UUID

from application import identity
from application.import_batch.form import Facts, Form
from application.import_batch.known import Matches
from application.import_batch.rows import CellFault, Row
from application.import_batch.workbook import place_name
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.import_batch_register import ImportBatchRow
from domain.shared.errors import DomainError


class State(StrEnum):
    """What becomes of a row."""

    READY = "ready"
    REPEATED = "repeated"
    FAULTY = "faulty"
    RECORDED = "recorded"
    REFUSED = "refused"
    UNDONE = "undone"
    KEPT = "kept"


UNTAKEN = (State.FAULTY, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one row, 0 where there is none; ``refusal`` is the rule it breaks."""

    row: int
    state: State
    id: UUID | None = None
    receipt: Receipt | None = None
    faults: tuple[CellFault, ...] = ()
    refusal: DomainError | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet that was checked: its rows with their facts and fates, and its import so far."""

    form: Form
    digest: str
    batch_id: UUID
    batch: Entry[ImportBatchRow] | None
    rows: Sequence[tuple[Facts, Fate]]

    def fates(self, *states: State) -> list[Fate]:
        """Those of these states, or all."""
        return [fate for _, fate in self.rows if not states or fate.state in states]

    def left_over(self) -> list[UUID]:
        """What an interrupted import has recorded and not noted yet."""
        if self.batch is None or self.batch.row.status != "applying":
            return []
        return [
            fate.id
            for fate in self.fates(State.REPEATED)
            if fate.id and fate.receipt and fate.receipt.position > self.batch.opened
        ]


@dataclass(frozen=True, slots=True)
class Told:
    """How far it is; the last one has the receipt of the import."""

    done: int
    of: int
    fates: Sequence[Fate] = ()
    receipt: Receipt | None = None


def foreseen(here: UUID, form: Form, row: Row, known: Matches) -> Fate:
    """What becomes of a row by what it says and what the register holds."""
    if row.faults:
        return Fate(row.number, State.FAULTY, faults=tuple(row.faults))
    key = row.key
    match = known.standing.get(key)
    called = key[: len(form.looked_up)]
    if match is None:
        if form.namesake and called in known.names and not row.facts[form.namesake]:
            return Fate(row.number, State.FAULTY, faults=(_namesake(row, form),))
        known.names.add(called)
        id = identity.named(here, "imported", form.name, 0, *key)
        for times in count(1):
            if id not in known.fallen:
                break
            id = identity.named(here, "imported", form.name, times, *key)
        return Fate(row.number, State.READY, id)
    entry, line = match
    if form.alike(row.facts, line) or entry.version > 1:
        first = Receipt(here, entry.id, 1, entry.opened)
        return Fate(row.number, State.REPEATED, entry.id, first)
    return Fate(row.number, State.FAULTY, entry.id, faults=(_differs(row),))


def _namesake(row: Row, form: Form) -> CellFault:
    """One person holds mandates of several congresses: persons are not counted twice."""
    where = place_name(row.number - 1, 0)
    [title] = [each.header for each in form.columns if each.field == form.namesake]
    said = f"已有同名的{row.key[0]}；是同一人，用“当选”补记；不是，在“{title}”一列写另一人"
    return CellFault(where, f"{where}：{said}")


def _differs(row: Row) -> CellFault:
    where = place_name(row.number - 1, 0)
    return CellFault(where, f"{where}：登记里已有这一条，而内容不同；要改它，请用更正")
