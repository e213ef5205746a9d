"""The parts of an .xlsx file, looked at before anything trusts them: a zip of XML."""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import product
from typing import Any, NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile

INSTRUCTIONS = "填写说明"
"""The sheet of a template that is there to be read."""

PARTS_MAX = 2_000
UNPACKED_MAX = 160 * 1024 * 1024
"""A sheet of 20,000 full rows is a quarter of this."""

ROWS_MAX, COLUMNS_MAX, MERGED_MAX = 20_100, 256, 200_000
PIECE = 1 << 20
MONTHS = ("17", "27", "36", "50", "52", "57")
"""The formats of years and months that need not be written out, in Chinese programs."""

LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
BROKEN = (
    expat.ExpatError,
    ValueError,
    KeyError,
    BadZipFile,
    LargeZipFile,
    EOFError,
    zlib.error,
)
"""What may come of reading what is no zip of XML, or no longer."""


class Refused(Exception):
    """The file is not taken; the message says why, in Chinese."""


@dataclass
class Marks:
    """What a sheet holds beside values: ``formula``, ``error`` and ``merged``, and where.

    ``errors`` names the cells of the second kind; ``filled``: there are values.
    """

    wrong: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    filled: bool = False
    merged: list["Range"] = field(default_factory=list)
    spilled: list["Range"] = field(default_factory=list)
    row: int = -1
    digits: str = ""
    column: int = -1
    look: str = ""

    def move(self, ref: str) -> None:
        """To a cell by its name; one without a name is the next of its row."""
        column = _column(ref.removesuffix(self.digits))
        if column >= 0:
            self.column = column
        elif ref:
            self.row, self.column = _numbers(ref)
            self.digits = ""  # one cell of the row stands elsewhere: so may those after it
        else:
            self.column += 1


class SomethingStands(Exception):
    """A sheet holds something."""


class Range(NamedTuple):
    """Cells from one corner to the other."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def places(self) -> Iterator[tuple[int, int]]:
        """Each of them."""
        return product(range(self.top, self.bottom + 1), range(self.left, self.right + 1))


@dataclass(frozen=True)
class Sheet:
    """A sheet that is shown, and the part it is in."""

    name: str
    part: str


class Package:
    """An opened file; ``unpacked`` holds it to what it said it would unpack to."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = UNPACKED_MAX
        parts = archive.infolist()
        if len(parts) > PARTS_MAX or sum(each.file_size for each in parts) > UNPACKED_MAX:
            raise Refused("解开后过大，请只留要导入的工作表，删去多余的行、列和图片")
        if any(each.flag_bits & 1 for each in parts):
            raise Refused("设有密码，请去掉密码后再试")
        self._names = {each.filename for each in parts}
        if any(name.lower().endswith("vbaproject.bin") for name in self._names):
            raise Refused("含有宏，请另存为不含宏的 .xlsx")

    def parse(self, part: str, **handlers: Callable[..., Any]) -> None:
        """Read a part of XML, piece by piece; a DOCTYPE is never honest here."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _no_doctype
        for name, handler in handlers.items():
            setattr(parser, name, handler)
        try:
            with self._archive.open(part) as file:
                while piece := file.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused("解开后过大")
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except BROKEN as broken:
            raise Refused("已损坏，请用表格软件打开后另存为 .xlsx") from broken

    def sheets(self) -> tuple[list[Sheet], bool]:
        """The sheets that are shown, and whether days are counted from 1904."""
        targets: dict[str, str] = {}  # of sheets of cells: there are sheets of charts, too
        found: list[tuple[str, str]] = []
        since_1904 = False

        def relation(_: str, said: dict[str, str]) -> None:
            if said.get("Type", "").endswith("/worksheet"):
                targets[said.get("Id", "")] = said.get("Target", "")

        def start(name: str, said: dict[str, str]) -> None:
            nonlocal since_1904
            if _local(name) == "workbookPr":
                since_1904 = said.get("date1904", "0") in {"1", "true", "on"}
            if _local(name) == "sheet" and said.get("state", "visible") == "visible":
                id = next((said[each] for each in said if _local(each) == "id"), "")
                found.append((said.get("name", ""), id))

        workbook = self._workbook()
        folder, file = posixpath.split(workbook)
        self.parse(workbook, StartElementHandler=start)
        self.parse(f"{folder}/_rels/{file}.rels".lstrip("/"), StartElementHandler=relation)
        shown = [
            Sheet(name, _resolved(folder, targets[id])) for name, id in found if id in targets
        ]
        return [each for each in shown if each.part in self._names], since_1904

    def months(self) -> frozenset[str]:
        """The looks of cells that show a year and a month, and no day."""
        codes = dict.fromkeys(MONTHS, "yyyy-mm")
        looks: list[str] = []
        inside: list[str] = []

        def start(name: str, said: dict[str, str]) -> None:
            inside.append(_local(name))
            if inside[-1] == "numFmt":
                codes[said.get("numFmtId", "")] = said.get("formatCode", "")
            if inside[-2:] == ["cellXfs", "xf"]:
                looks.append(said.get("numFmtId", ""))

        part = next((each for each in self._names if each.endswith("/styles.xml")), "")
        if part:
            self.parse(
                part, StartElementHandler=start, EndElementHandler=lambda _: inside.pop()
            )
        return frozenset(
            str(at) for at, each in enumerate(looks) if shows_month(codes.get(each, ""))
        )

    def holds(self, sheet: Sheet) -> bool:
        """Whether anything stands in it."""

        def start(name: str, _: dict[str, str]) -> None:
            if _local(name) in {"v", "is", "f"}:
                raise SomethingStands

        try:
            self.parse(sheet.part, StartElementHandler=start)
        except SomethingStands:
            return True
        return False

    def marks(self, sheet: Sheet) -> Marks:
        """Look at every cell of a sheet, without its values."""
        marks = Marks()
        self.parse(sheet.part, StartElementHandler=_marking(marks, self.months()))
        if sum(each.area for each in (*marks.merged, *marks.spilled)) > MERGED_MAX:
            raise Refused("合并单元格太多，或者数组公式太大，请取消合并，改成值，逐行填写")
        for what, ranges in (("formula", marks.spilled), ("merged", marks.merged)):
            for each in ranges:
                for place in each.places():
                    marks.wrong.setdefault(place, what)
        return marks

    def _workbook(self) -> str:
        """Where the package says that its workbook is."""
        found: list[str] = []

        def relation(_: str, said: dict[str, str]) -> None:
            if said.get("Type", "").endswith("/officeDocument"):
                found.append(_resolved("", said.get("Target", "")))

        if "_rels/.rels" in self._names:
            self.parse("_rels/.rels", StartElementHandler=relation)
        known = found and found[0] in self._names and found[0].endswith(".xml")
        if not known or found[0].startswith(("word/", "ppt/")):
            raise Refused("不是 .xlsx 工作簿，请用表格软件打开后另存为 .xlsx")
        return found[0]


def _marking(marks: Marks, months: frozenset[str]) -> Callable[[str, dict[str, str]], None]:
    """What is done at the start of each element; a sheet has a million of them."""

    def row(said: dict[str, str]) -> None:
        number = said.get("r", "")
        marks.row = int(number[:8]) - 1 if number.isdecimal() else marks.row + 1
        marks.digits, marks.column = number, -1

    def cell(said: dict[str, str]) -> None:
        ref = said.get("r", "")
        marks.move(ref)
        marks.look = said.get("s", "")
        if said.get("t") == "e":
            marks.wrong[marks.row, marks.column] = "error"
            marks.errors.append(ref)

    def value(_: dict[str, str]) -> None:
        _near(marks.row, marks.column)
        marks.filled = True
        if marks.look in months:
            marks.wrong.setdefault((marks.row, marks.column), "month")

    def formula(said: dict[str, str]) -> None:
        marks.wrong[marks.row, marks.column] = "formula"
        marks.spilled += _spilled(said)

    def merged(said: dict[str, str]) -> None:
        marks.merged.append(_range(said.get("ref", "")))

    known = {"row": row, "c": cell, "v": value, "is": value, "f": formula, "mergeCell": merged}

    def start(name: str, said: dict[str, str]) -> None:
        if mark := known.get(_local(name)):
            mark(said)

    return start


def shows_month(code: str) -> bool:
    """Whether a format shows a year and a month alone; what it says besides is no part of it.

    >>> shows_month('yyyy"年"m"月"'), shows_month("yyyy-mm-dd"), shows_month('"month" 0')
    (True, False, False)
    """
    shown = set(LITERAL.sub("", code.partition(";")[0]).lower()) & set("ymdhs")
    return shown == {"y", "m"}


def _near(row: int, column: int) -> None:
    """A value far from the others would stretch the sheet between them."""
    if row >= ROWS_MAX or column >= COLUMNS_MAX:
        most, there = (
            f"最多 {ROWS_MAX} 行、{COLUMNS_MAX} 列",
            f"第 {row + 1} 行第 {column + 1} 列",
        )
        raise Refused(f"过大：{most}，而{there}有内容，请清除那一格，或者分成几个文件")


def _spilled(said: dict[str, str]) -> list[Range]:
    """What a formula fills with values beside its own cell."""
    return [_range(said.get("ref", "A1"))] if said.get("t") == "array" else []


def _range(ref: str) -> Range:
    first, _, last = ref.partition(":")
    return Range(*_numbers(first), *_numbers(last or first))


def _numbers(ref: str) -> tuple[int, int]:
    """A cell by its name.

    >>> _numbers("C17"), _numbers("AB1")
    ((16, 2), (0, 27))
    """
    letters = ref.rstrip("0123456789")
    digits, column = ref[len(letters) :], _column(letters[:4])
    if column < 0 or not digits:
        raise Refused(f"已损坏：没有单元格 {ref[:20]}")
    return int(digits[:8]) - 1, column


@lru_cache(1000)
def _column(letters: str) -> int:
    """A column by its letters, from 0; -1: there is none."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):  # noqa: PLR2004
        return -1
    return reduce(lambda so_far, each: so_far * 26 + ord(each) - 64, letters.upper(), 0) - 1


def _resolved(folder: str, target: str) -> str:
    """A part by what a relation says of it, from the folder of the part that says it."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


@lru_cache(1000)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _no_doctype(*_: object) -> None:
    raise Refused("已损坏：XML 里有 DOCTYPE")
