"""Writing: templates to fill in, and registers row by row, in constant memory."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from application.import_batch.workbook import Cell, Export, Heading
from infrastructure.spreadsheet.package import INSTRUCTIONS
from infrastructure.spreadsheet.reading import Reader

CHOICES = "选项"
ROWS_MAX = 20_000
LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
GENERAL = (
    "一行填一条。带 * 的列必须填；其余可以空着，也可以整列删去。",
    "表头不要改名，不要增加别的列；不要合并单元格，不要用公式。",
    "日期写成 2024-03-15；数字写成整数。几个名字之间用顿号隔开。",
    "灰色斜体的示例行可以留着，不会导入；也可以改写或删去。",
    "先试填（只检查，不记入），按提示改好有误的单元格，再导入。同一份文件再导入一次，不会重复记录。",
)


class Sheet:
    """A sheet under its headings. Text stays text, even where it looks like a formula."""

    def __init__(self, book: Workbook, title: str, headings: Sequence[Heading]) -> None:
        self._sheet = book.add_worksheet(title)
        self._headings = headings
        self._text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._quoted = book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True}
        )
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._number = book.add_format({"num_format": "0", "valign": "top"})
        self._row = 1
        top = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        for at, each in enumerate(headings):
            kept = self._kept(each.example)
            self._sheet.set_column(at, at, each.width, kept)
            self._sheet.write_string(0, at, each.header + "*" * each.required, top)
        self._sheet.freeze_panes(1, 0)

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        for cells in rows:
            for at, cell in enumerate(cells):
                self._write(at, cell)
            self._row += 1

    def example(self, book: Workbook) -> None:
        """The first row, in another ink: the reader knows it again."""
        ink = {"italic": True, "font_color": "#808080", "valign": "top"}
        self._text = self._quoted = self._number = book.add_format(ink)
        self._day = book.add_format(ink | {"num_format": "yyyy-mm-dd"})
        self.add([[each.example for each in self._headings]])

    def choose(self, book: Workbook) -> None:
        """Drop-down lists, from a sheet that is not shown: they may be long."""
        lists = {at: each.choices for at, each in enumerate(self._headings) if each.choices}
        if not lists:
            return
        hidden = book.add_worksheet(CHOICES)
        hidden.hide()
        for column, (at, choices) in enumerate(lists.items()):
            for row, each in enumerate(choices):
                hidden.write_string(row, column, each)
            letter = xl_col_to_name(column)
            source = f"={CHOICES}!${letter}$1:${letter}${len(choices)}"
            rule = {
                "validate": "list",
                "source": source,
                "error_title": self._headings[at].header,
                "error_message": "请从下拉列表里选",
            }
            self._sheet.data_validation(1, at, ROWS_MAX, at, rule)

    def _write(self, at: int, cell: Cell) -> None:
        match cell:
            case "":
                return
            case date():
                moment = datetime.combine(cell, time())
                self._sheet.write_datetime(self._row, at, moment, self._day)
            case int() | float():
                self._sheet.write_number(self._row, at, cell, self._number)
            case _:
                quoted = self._quoted if cell.startswith(LIKE_FORMULA) else self._text
                self._sheet.write_string(self._row, at, cell, quoted)

    def _kept(self, example: Cell) -> Any:
        """Columns of text are text before anything is typed: 3-1 does not become a day."""
        if isinstance(example, date):
            return self._day
        return self._number if isinstance(example, int) else self._text


class XlsxExport:
    """A workbook that grows on disk."""

    def __init__(self, title: str, headings: Sequence[Heading]) -> None:
        self._home = TemporaryDirectory(prefix="renda-export-")
        self._file = Path(self._home.name) / "export.xlsx"
        self._book = Workbook(self._file, {"constant_memory": True, "tmpdir": self._home.name})
        self._sheet = Sheet(self._book, title, headings)

    async def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        await asyncio.to_thread(self._sheet.add, rows)

    async def content(self) -> bytes:
        return await asyncio.to_thread(self._close)

    def _close(self) -> bytes:
        self._book.close()
        content = self._file.read_bytes()
        self._home.cleanup()
        return content


def template(title: str, headings: Sequence[Heading]) -> bytes:
    """Three sheets: to fill in, to read first, and the choices."""
    with TemporaryDirectory(prefix="renda-template-") as home:
        file = Path(home) / "template.xlsx"
        with Workbook(file) as book:
            sheet = Sheet(book, title, headings)
            sheet.example(book)
            _instruct(book, headings)
            sheet.choose(book)
        return file.read_bytes()


def _instruct(book: Workbook, headings: Sequence[Heading]) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 3, 48)
    for row, said in enumerate(GENERAL):
        sheet.write_string(row, 0, said)
    for at, title in enumerate(("列", "必填", "怎样填", "示例")):
        sheet.write_string(len(GENERAL) + 1, at, title, bold)
    for row, each in enumerate(headings, len(GENERAL) + 2):
        note = each.note or ("从下拉列表里选" if each.choices else "")
        cells = (each.header, "是" if each.required else "", note, str(each.example))
        for at, said in enumerate(cells):
            sheet.write_string(row, at, said, wrapped)


class XlsxWorkbooks(Reader):
    """Workbooks of one process."""

    async def template(self, title: str, headings: Sequence[Heading]) -> bytes:
        return await asyncio.to_thread(template, title, headings)

    def export(self, title: str, headings: Sequence[Heading]) -> Export:
        return XlsxExport(title, headings)
