"""A form: what a register looks like as a sheet — its columns are data."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Action
from application.import_batch.kinds import Choice, Context, Kind
from application.import_batch.links import Link, Sibling, Title
from application.import_batch.workbook import Cell, Heading, Table
from application.ledger import Intent, Ledger, Receipt
from application.projections.board import Board
from application.vault import Vault
from domain.shared.errors import DomainError

Facts = dict[str, Any]


class Desk(NamedTuple):
    """What the use cases of a register are made over."""

    ledger: Ledger
    vault: Vault


Records = Callable[[Desk, Intent, UUID, Facts], Awaitable[Receipt]]


TAKEN_BACK = "撤销导入："


class Undoing(NamedTuple):
    """Why and when an import is undone."""

    reason: str
    on: date

    def closing(self) -> dict[str, Any]:
        """To close a record that an import made: it says so, and may be imported again."""
        return {"reason": f"{TAKEN_BACK}{self.reason}", "on": self.on}


Withdraws = Callable[[Desk, Intent, UUID, Undoing], Awaitable[Receipt]]
WithdrawsPart = Callable[[Desk, Intent, UUID, Undoing, Mapping[str, Any]], Awaitable[Receipt]]

SAME, OTHER = "same", "other"
"""Whether who has a name is the one who is registered under it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands above it, which fact it gives, and how its cells are read.

    What is ``personal`` lies in the vault alone: it is not compared, nor does any fingerprint
    tell of it. What came ``later`` changes no fingerprint where it is not filled in.
    """

    header: str
    field: str
    kind: Kind
    required: bool = False
    example: Cell = ""
    note: str = ""
    width: int = 14
    personal: bool = False
    later: bool = False

    def heading(self, context: Context) -> Heading:
        """As a workbook shows it."""
        choices: tuple[str, ...] = ()
        if isinstance(self.kind, Choice):
            choices = tuple(self.kind.words)
        if isinstance(self.kind, Link) and not self.kind.many:
            known = context.names.get(self.kind.noun)
            choices = tuple(known.labels()) if known else ()
        return Heading(self.header, self.required, self.example, self.note, self.width, choices)


def itself(row: Any) -> Iterator[Mapping[str, Any]]:
    """Most rows of a register are one row of a sheet."""
    yield vars(row)


@dataclass(frozen=True)
class Form:
    """A register as a sheet.

    ``key`` singles a record out, whatever else is said of it; ``looked_up`` is how the board
    calls the first of it.
    ``record`` and ``withdraw`` are the use cases of the register, ``lines`` what a record
    shows, ``stands`` whether it still does; a line that is ``over`` is known, and not shown.
    ``namesake`` is the column that says of a further row of a name whether it is another
    record or a part of the one; without it, it is asked for. ``withdraw_part`` takes one of
    its lines from a record, or takes a record back with what it is linked to. ``named``: what
    a row is called by in another row of the sheet, and what tells it from others called so.
    """

    name: str
    title: str
    board: Board[Any]
    action: Action
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    looked_up: tuple[str, ...]
    record: Records
    withdraw: Withdraws
    stands: Callable[[Any], bool]
    lines: Callable[[Any], Iterator[Mapping[str, Any]]] = itself
    namesake: str = ""
    withdraw_part: WithdrawsPart | None = None
    named: tuple[str, str] = ("", "")

    def nouns(self) -> set[str]:
        """Whose names its cells may hold."""
        kinds = (each.kind for each in self.columns)
        return {each.noun for each in kinds if isinstance(each, Link | Title)}

    def headings(self, context: Context) -> list[Heading]:
        """All columns as a workbook shows them."""
        return [each.heading(context) for each in self.columns]

    def singled(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """What singles a record out, as text."""
        return tuple([plain(facts[name]) for name in self.key])

    def must_be_kept_by(self, intent: Intent) -> None:
        """Whoever keeps the register; a deputy keeps no register of others."""
        intent.must(self.action)
        intent.must_be(None, self.action)

    def fingerprint(self, facts: Mapping[str, Any]) -> bytes:
        """The same facts, the same fingerprint; no text holds the separator."""
        said = [plain(facts.get(name)) for name in self._first]
        said += [f"{name}={plain(told)}" for name in self._later if (told := facts.get(name))]
        return sha256("\x1f".join(said).encode()).digest()

    def digest(self, table: Table, rows: Iterable[Facts]) -> str:
        """What a sheet is known by: its file; where that names voters, all but their names."""
        if not self.personal:
            return table.digest
        return sha256(b"".join(map(self.fingerprint, rows))).hexdigest()

    def impersonal(self, facts: Facts) -> Facts:
        """What a row states but for what the vault alone may hold."""
        return facts | self.personal if self.personal else facts

    def alike(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Whether both say the same."""
        said = (name for name in self._told if name != self.namesake)
        return all(plain(one[name]) == plain(other[name]) for name in said)

    def headed(self, refusal: DomainError) -> DomainError:
        """A refusal that calls a field as the sheet does."""
        for each in self.columns:
            if refusal.facts.get("field") == each.field:
                refusal.facts["field"] = each.header
        return refusal

    async def take_back(
        self,
        desk: Desk,
        intent: Intent,
        undoing: Undoing,
        id: UUID,
        line: Mapping[str, Any] | None,
    ) -> Receipt:
        """Undo a record, or the line of one that an import added to it."""
        if line is None or self.withdraw_part is None:
            return await self.withdraw(desk, intent, id, undoing)
        return await self.withdraw_part(desk, intent, id, undoing, line)

    @cached_property
    def siblings(self) -> list[Column]:
        """The columns that name another record of the register, or another row."""
        return [each for each in self.columns if isinstance(each.kind, Sibling)]

    def builds(self, facts: Facts) -> bool:
        """Whether a row has to come after the others: it may name one of them."""
        return any(facts.get(each.field) for each in self.siblings)

    @cached_property
    def personal(self) -> Facts:
        """What is for the vault alone, as if it were not filled in."""
        return {each.field: each.kind.empty for each in self.columns if each.personal}

    @cached_property
    def _told(self) -> list[str]:
        return [each.field for each in self.columns if not each.personal]

    @cached_property
    def _later(self) -> list[str]:
        return [each.field for each in self.columns if each.later]

    @cached_property
    def _first(self) -> list[str]:
        return [name for name in self._told if name not in self._later]


def plain(value: Any) -> str:
    """A fact as text; a list says the same in any order, a text however it is spaced.

    >>> plain(["乙", "甲"]) == plain(["甲", "乙"])
    True
    """
    if not value and not isinstance(value, int):
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return "、".join(sorted(map(str, value)))
    if isinstance(value, dict):
        return "、".join(sorted(f"{name}={plain(each)}" for name, each in value.items()))
    return str(value)
