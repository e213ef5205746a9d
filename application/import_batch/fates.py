"""What becomes of the rows of a sheet, and how far an import is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from application.import_batch.form import OTHER, SAME, Form
from application.import_batch.known import Matches, part_id
from application.import_batch.rows import CellFault, Row
from application.import_batch.workbook import place_name
from application.ledger import Asked, Intent, Receipt
from application.projections.board import Entry
from application.projections.import_batch_register import ImportBatchRow
from domain.shared.errors import DomainError, RuleBroken


class FaultyRows(RuleBroken):
    """{count} rows cannot be taken, first row {row}: {first}; nothing was recorded."""


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


class Fate(NamedTuple):
    """What becomes of one row, 0 where there is none; ``refusal`` is the rule it breaks.

    ``part``: it adds to a record that there is, or that a row before it makes.
    """

    row: int
    state: State
    id: UUID | None = None
    receipt: Receipt | None = None
    faults: tuple[CellFault, ...] = ()
    refusal: DomainError | None = None
    part: bool = False

    @property
    def reason(self) -> str | DomainError | None:
        """Why it is not taken."""
        return self.faults[0].said if self.faults else self.refusal


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A sheet that was read, and its import so far; its rows are tried, and then recorded.

    ``renamed``: the records that stand under another name than their row says. ``fates``
    become what they are as the rows are tried; ``asked``: what each then asked of the ledger.
    """

    form: Form
    digest: str
    batch_id: UUID
    batch: Entry[ImportBatchRow] | None
    rows: Sequence[Row]
    fates: dict[int, Fate]
    renamed: Collection[UUID]
    asked: dict[int, Sequence[Asked]] = field(default_factory=dict)

    def those(self, *states: State) -> list[Fate]:
        """The fates of these states, in the order of the rows."""
        return [fate for row in self.rows if (fate := self.fates[row.number]).state in states]

    def ready(self) -> list[Row]:
        """The rows that can be recorded."""
        return [row for row in self.rows if self.fates[row.number].state == State.READY]

    def later(self, row: Row) -> bool:
        """Whether a row comes after the others: it builds on one of them."""
        return self.fates[row.number].part or self.form.builds(row.facts)

    def noted(self, row: Row) -> UUID:
        """The id by which the import knows a row: that of its record, or of its part of one."""
        fate = self.fates[row.number]
        assert fate.id, "a row that is ready has the id of its record"
        return part_id(self.batch_id, self.form.singled(row.facts)) if fate.part else fate.id

    def wish(self, intent: Intent, row: Row) -> Intent:
        """To record a row: under a command id that follows from its record's."""
        digest = self.form.fingerprint(row.facts)
        return intent._replace(command_id=self.noted(row), digest=digest)


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
    match = known.standing.get(row.key)
    if match is None:
        return _new(here, form, row, known)
    entry, line = match
    first = known.first.get(entry.id) or Receipt(here, entry.id, 1, entry.opened)
    if form.alike(row.facts, line) or entry.version > first.version:
        return Fate(row.number, State.REPEATED, entry.id, first)
    return Fate(row.number, State.FAULTY, entry.id, faults=(differs(row),))


def _new(here: UUID, form: Form, row: Row, known: Matches) -> Fate:
    """One person holds mandates of several congresses: persons are not counted twice."""
    called = known.called[row.key[: len(form.looked_up)]]
    who = row.facts[form.namesake] if form.namesake else OTHER
    if who == SAME and len(called) == 1:
        return Fate(row.number, State.READY, next(iter(called)), part=True)
    if who == SAME or (called and not who):
        return Fate(row.number, State.FAULTY, faults=(_namesake(row, form, len(called)),))
    id = known.id_of(here, form, row.key)
    called.add(id)
    return Fate(row.number, State.READY, id)


def _namesake(row: Row, form: Form, called: int) -> CellFault:
    where = place_name(row.number - 1, 0)
    [title] = [each.header for each in form.columns if each.field == form.namesake]
    name = row.key[0]
    if not called:
        said = f"登记里和前面的行里没有{name}，“{title}”一列不能写同一人"
    elif called == 1:
        said = f"已有同名的{name}；是同一人，在“{title}”一列写同一人；不是，写另一人"
    else:
        said = f"已有{called}个同名的{name}，不知是哪一个；请在登记里给其中一人记“当选”"
    return CellFault(where, f"{where}：{said}")


def differs(row: Row) -> CellFault:
    """It is there, and says something else; an import corrects nothing."""
    where = place_name(row.number - 1, 0)
    return CellFault(where, f"{where}：登记里已有这一条，而内容不同；要改它，请用更正")
