"""Workbooks as the application sees them: cells in, cells out; never the file itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from domain.shared.errors import BadValue

Cell = str | int | float | bool | date
"""What may stand in a cell; an empty one holds the empty text."""

Place = tuple[int, int]
"""A row and a column, both from 0."""

EPOCH = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
"""The days from which spreadsheets count: the second in workbooks once made on a Macintosh."""


class WorkbookRefused(BadValue):
    """The file cannot be taken as an .xlsx workbook: {reason}."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as it was read. ``wrong``: ``formula``, ``error`` or ``merged``, and where."""

    name: str
    digest: str
    rows: Sequence[Sequence[Cell]]
    wrong: Mapping[Place, str] = field(default_factory=dict)
    epoch: date = EPOCH


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as a workbook shows it; ``choices`` become a drop-down list."""

    header: str
    required: bool
    example: Cell
    note: str
    width: int
    choices: tuple[str, ...] = ()


class Export(Protocol):
    """A workbook that grows row by row."""

    async def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write rows below the last."""

    async def content(self) -> bytes:
        """Close it."""


class Workbooks(Protocol):
    """Reads and writes .xlsx files."""

    async def read(self, content: bytes, title: str) -> Table:
        """The sheet of that name, or the first that is shown; raises WorkbookRefused."""

    async def template(self, title: str, headings: Sequence[Heading]) -> bytes:
        """A workbook to fill in, with an example and instructions."""

    def export(self, title: str, headings: Sequence[Heading]) -> Export:
        """A workbook to be filled from a register."""


def place_name(row: int, column: int) -> str:
    """A cell as its user calls it.

    >>> place_name(16, 2), place_name(0, 27)
    ('C17', 'AB1')
    """
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
