"""From a sheet to rows: where its heading is, what each row says, what is wrong and where."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from application.import_batch.cells import Unreadable
from application.import_batch.form import Column, Facts, Form
from application.import_batch.kinds import Context
from application.import_batch.links import Link, Title
from application.import_batch.workbook import Cell, Table, WorkbookRefused, place_name

HEADING_WITHIN = 20
SHOWN_MAX = 30
EXAMPLE_CELLS = 3
SERIAL = "序号"
"""A column that numbers the rows, in most sheets of offices: it says nothing of them."""

EXAMPLE = "与空表的示例相同；是示例，请删去这一行；不是，请把空表里的列补齐"

WRONG = {
    "formula": "是公式，请复制后选择性粘贴为数值",
    "error": "是公式算出的错误，请改成值",
    "month": "只有年月，没有日，应写成 2024-03-15",
    "merged": "是合并单元格，请取消合并后逐行填写",
}


@dataclass(frozen=True, slots=True)
class CellFault:
    """一处不妥：哪个单元格，怎么改。"""

    cell: str
    said: str


@dataclass(slots=True)
class Row:
    """One row: its number in the sheet, the facts it states, and what is wrong with it."""

    number: int
    facts: Facts = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of the column titles; each column of the form, and where it stands, if so."""

    row: int
    columns: list[tuple[Column, int | None]]


def heading(form: Form, table: Table) -> Heading:
    """Find it; what is not a column of the form would be lost, and is refused."""
    titles = {_title(each.header): each for each in form.columns}
    best: dict[str, int] = {}
    at = 0
    for number, cells in enumerate(islice(table.rows, HEADING_WITHIN)):
        found = {_title(cell): place for place, cell in enumerate(cells) if _title(cell)}
        known = {title: place for title, place in found.items() if title in titles}
        if len(known) > len(best):
            best, at = known, number
    missing = [
        each.header for title, each in titles.items() if each.required and title not in best
    ]
    if missing:
        raise WorkbookRefused(
            field="file",
            reason=f"工作表“{table.name}”不是{form.title}，表头缺 {'、'.join(missing)}",
        )
    _all_known(table, at, best)
    return Heading(at, [(each, best.get(title)) for title, each in titles.items()])


def _all_known(table: Table, at: int, known: dict[str, int]) -> None:
    for place, cell in enumerate(table.rows[at]):
        title = _title(cell)
        if title and title != SERIAL and known.get(title) != place:
            again = "写了两次" if title in known else "不是这张表的一列，请改名或删去"
            reason = f"{place_name(at, place)}：“{str(cell).strip()[:SHOWN_MAX]}”{again}"
            raise WorkbookRefused(field="file", reason=reason)


def mentioned(form: Form, table: Table, context: Context) -> dict[str, set[str]]:
    """Which records a sheet calls by name, by noun."""
    top = heading(form, table)
    found: dict[str, set[str]] = {noun: set() for noun in form.nouns()}
    for column, place in top.columns:
        if place is None or not isinstance(column.kind, Link | Title):
            continue
        for cell in {each[place] for each in table.rows[top.row + 1 :] if place < len(each)}:
            with suppress(Unreadable):
                found[column.kind.noun].update(column.kind.said(cell, context))
    return found


def rows(form: Form, table: Table, context: Context) -> Iterator[Row]:
    """Each row below the heading that holds anything, in its order."""
    reading = Reading(heading(form, table), table, context)
    first: dict[tuple[str, ...], Row] = {}
    columns = [each for each in reading.top.columns if each[0].example != ""]
    shown = [(column, place) for column, place in columns if place is not None]
    numbered, stray = reading.beside()
    for at in range(reading.top.row + 1, len(table.rows)):
        if all(map(_blank, table.rows[at])) or (numbered and reading.is_blank(at, stray)):
            continue
        example = reading.shows(at, shown)
        if example and len(shown) == len(columns):
            continue
        row = reading.row(at)
        row.faults += reading.strays(at, stray)
        if example and len(shown) >= EXAMPLE_CELLS:  # some columns were taken out
            name = place_name(at, 0)
            row.faults.append(CellFault(name, f"{name}：{EXAMPLE}"))
        if not row.faults:
            row.key = form.singled(row.facts)
            _once(form, row, first)
        yield row


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet that is read as one form."""

    top: Heading
    table: Table
    context: Context

    def row(self, at: int) -> Row:
        """What a row says."""
        row = Row(at + 1)
        for column, place in self.top.columns:
            try:
                row.facts[column.field] = self._fact(at, place, column)
            except Unreadable as wrong:
                name = place_name(at, place or 0)
                row.faults.append(CellFault(name, f"{name}：{column.header}{wrong}"))
        return row

    def strays(self, at: int, places: Sequence[int]) -> Iterator[CellFault]:
        """What stands under no title would be lost."""
        for place in places:
            if not _blank(self._cell(at, place)):
                name = place_name(at, place)
                yield CellFault(name, f"{name}：这一列没有表头，请补上表头，或者清空这一格")

    def beside(self) -> tuple[bool, list[int]]:
        """Whether a column numbers the rows, and the columns without a title."""
        titles = [*map(_title, self.table.rows[self.top.row])]
        known = {place for _, place in self.top.columns}
        known |= {at for at, title in enumerate(titles) if title == SERIAL}
        width = max(map(len, self.table.rows[self.top.row :]))
        return SERIAL in titles, [at for at in range(width) if at not in known]

    def is_blank(self, at: int, stray: Sequence[int]) -> bool:
        """Whether nothing stands in a row but its number."""
        places = [*(place for _, place in self.top.columns), *stray]
        return all(_blank(self._cell(at, place)) for place in places)

    def shows(self, at: int, examples: Sequence[tuple[Column, int]]) -> bool:
        """Whether a row says what the template came with."""
        return all(
            str(self._cell(at, place)).removesuffix(".0") == str(column.example)
            for column, place in examples
        )

    def _fact(self, at: int, place: int | None, column: Column) -> Any:
        wrong = self.table.wrong
        if wrong and place is not None and (at, place) in wrong:
            raise Unreadable(WRONG[wrong[at, place]])
        cell = self._cell(at, place)
        if cell == "" or _blank(cell):
            if column.required:
                raise Unreadable("没有填")
            return column.kind.empty
        try:
            return column.kind.read(cell, self.context)
        except Unreadable as unread:
            shown = "" if column.personal else f"“{_shown(cell)}”"
            raise Unreadable(f"{shown}{unread}") from None

    def _cell(self, at: int, place: int | None) -> Cell:
        cells = self.table.rows[at]
        return cells[place] if place is not None and place < len(cells) else ""


def _once(form: Form, row: Row, first: dict[tuple[str, ...], Row]) -> None:
    """A row that says the same as an earlier one would be counted twice."""
    earlier = first.setdefault(row.key, row)
    if earlier is row:
        return
    where = place_name(row.number - 1, 0)
    if form.alike(earlier.facts, row.facts):
        said = f"与第 {earlier.number} 行完全相同，请删去一行"
    else:
        said = f"与第 {earlier.number} 行是同一条，而内容不同，请只留一行"
    row.faults.append(CellFault(where, f"{where}：{said}"))


def _blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _title(cell: Cell) -> str:
    """A column title as it is compared: without spaces and the star of a required one."""
    return "".join(cell.split()).strip("*＊") if isinstance(cell, str) else ""


def _shown(cell: Cell) -> str:
    said = str(cell).strip()
    if isinstance(cell, float) and cell == int(cell):
        said = str(int(cell))
    return said if len(said) <= SHOWN_MAX else f"{said[:SHOWN_MAX]}…"
