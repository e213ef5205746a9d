"""What can stand in a column: how its cells are read, and how a value is written back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from application.import_batch.names import Names
from application.import_batch.workbook import Cell
from domain.activity import NUMBER_MAX

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)
EXACT_MAX = 10**15
LINE_MAX, TEXT_MAX, NAMES_MAX = 200, 20_000, 1000

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))", re.ASCII)
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?$")
_SERIAL = re.compile(r"\d{5}(\.0+)?")
_BETWEEN = re.compile(r"[、，,；;\n]+")
_PAIR = re.compile(r"(.+?)\s*[=＝:：]\s*([^=＝:：]+)")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HAN = re.compile(r"[\u3400-\u9fff·]+")


class Unreadable(ValueError):
    """What stands in a cell is not what it should be; the message says so in Chinese."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell is read and written against: the day serials count from, and known names."""

    epoch: date
    names: Mapping[str, Names]


class Kind(Protocol):
    """How the cells of a column are read and written; an empty cell is not asked about."""

    @property
    def empty(self) -> Any: ...

    def read(self, cell: Cell, context: Context) -> Any:
        """The value; raises Unreadable."""

    def show(self, value: Any, context: Context) -> Cell:
        """The cell that would be read as this value."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. ``person``: without the spaces that pad two characters to three."""

    person: bool = False
    empty: str = ""

    def read(self, cell: Cell, context: Context) -> str:
        said = " ".join(text(cell).split())
        if self.person and _HAN.fullmatch(closed := said.replace(" ", "")):
            said = closed
        if said.startswith(("=", "+", "@")):
            raise Unreadable(f"以“{said[0]}”开头，像公式，请改成文字")
        if len(said) > LINE_MAX:
            raise Unreadable(f"过长，最多 {LINE_MAX} 个字")
        return said

    def show(self, value: Any, context: Context) -> Cell:
        return str(value)


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    empty: str = ""

    def read(self, cell: Cell, context: Context) -> str:
        said = text(cell)
        if len(said) > TEXT_MAX:
            raise Unreadable(f"过长，最多 {TEXT_MAX} 个字")
        return said

    def show(self, value: Any, context: Context) -> Cell:
        return str(value)


@dataclass(frozen=True, slots=True)
class Day:
    """A day: a date, the number a spreadsheet keeps for it, or as people write it."""

    empty: None = None

    def read(self, cell: Cell, context: Context) -> date:
        found = _day(cell, context.epoch)
        if found is None or not FIRST_DAY <= found <= LAST_DAY:
            raise Unreadable("看不懂，应写成 2024-03-15")
        return found

    def show(self, value: Any, context: Context) -> Cell:
        return value if isinstance(value, date) else ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, not below zero."""

    empty: int = 0

    def read(self, cell: Cell, context: Context) -> int:
        return whole(cell)

    def show(self, value: Any, context: Context) -> Cell:
        return int(value) if value else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each with what the code calls it."""

    words: Mapping[str, str]
    empty: str = ""

    def read(self, cell: Cell, context: Context) -> str:
        said = text(cell)
        if said not in self.words:
            raise Unreadable(f"看不懂，应为 {'、'.join(self.words)} 之一")
        return self.words[said]

    def show(self, value: Any, context: Context) -> Cell:
        return next((said for said, word in self.words.items() if word == value), str(value))


@dataclass(frozen=True, slots=True)
class Words:
    """Several names, with 顿号 between them."""

    @property
    def empty(self) -> list[str]:
        return []

    def read(self, cell: Cell, context: Context) -> list[str]:
        return [LINE.read(each, context) for each in listed(cell)]

    def show(self, value: Any, context: Context) -> Cell:
        return "、".join(value)


@dataclass(frozen=True, slots=True)
class Counts:
    """Further numbers under names of their own: 植树=120；宣传单=60."""

    @property
    def empty(self) -> dict[str, int]:
        return {}

    def read(self, cell: Cell, context: Context) -> dict[str, int]:
        found: dict[str, int] = {}
        for each in listed(cell):
            pair = _PAIR.fullmatch(each)
            if not pair or pair[1] in found:
                raise Unreadable("看不懂，应写成 名称=数，各项之间用顿号隔开，名称不重复")
            found[pair[1]] = whole(pair[2])
        return found

    def show(self, value: Any, context: Context) -> Cell:
        return "、".join(f"{name}={number}" for name, number in value.items())


@dataclass(frozen=True, slots=True)
class Link:
    """Another record of the place by its name, or several of them."""

    noun: str
    many: bool = False

    @property
    def empty(self) -> Any:
        return [] if self.many else None

    def read(self, cell: Cell, context: Context) -> Any:
        names = context.names[self.noun]
        try:
            found = [
                names.id_of(each) for each in (listed(cell) if self.many else [text(cell)])
            ]
        except LookupError as unknown:
            raise Unreadable(str(unknown.args[0])) from None
        if len(set(found)) < len(found):
            raise Unreadable("有一个名字写了两次")
        return found if self.many else found[0]

    def show(self, value: Any, context: Context) -> Cell:
        names = context.names[self.noun]
        each = value if self.many else [value] if value else []
        return "、".join(names.label(id) for id in each)


LINE, NAME, PROSE, DAY, WHOLE, WORDS, COUNTS = (
    Line(),
    Line(person=True),
    Prose(),
    Day(),
    Whole(),
    Words(),
    Counts(),
)


def text(cell: Cell) -> str:
    """A cell as text, without the spaces around it.

    >>> text(" 清苑镇\u3000"), text(12.0)
    ('清苑镇', '12')
    """
    if isinstance(cell, date):
        raise Unreadable("被当成了日期，请把单元格设为文本后重填")
    if isinstance(cell, bool):
        raise Unreadable("看不懂，应写成文字")
    if isinstance(cell, int | float):
        if abs(cell) >= EXACT_MAX:
            raise Unreadable("数字过长，已不精确，请把单元格设为文本后重填")
        return str(int(cell) if cell == int(cell) else cell)
    said = cell.replace("\r\n", "\n").strip()
    if _CONTROL.search(said):
        raise Unreadable("含有看不见的控制字符，请重新填写")
    return said


def listed(cell: Cell) -> list[str]:
    """The things that a cell names.

    >>> listed("东石桥村、西石桥村，孟庄"), listed("")
    (['东石桥村', '西石桥村', '孟庄'], [])
    """
    found = [each.strip() for each in _BETWEEN.split(text(cell))]
    found = [each for each in found if each]
    if len(found) > NAMES_MAX:
        raise Unreadable(f"过多，最多 {NAMES_MAX} 个")
    return found


def whole(cell: Cell) -> int:
    """A whole number, in figures of any width.

    >>> whole("１２"), whole(12.0), whole("1,200")
    (12, 12, 1200)
    """
    wrong = Unreadable("看不懂，应写成整数，如 12")
    if isinstance(cell, bool | date):
        raise wrong
    if isinstance(cell, str):
        said = text(cell).translate(_NARROW)
        if not re.fullmatch(r"(\d+|\d{1,3}(,\d{3})+)(\.0+)?", said, re.ASCII):
            raise wrong
        cell = int(said.partition(".")[0].replace(",", ""))
    if cell != int(cell) or not 0 <= cell <= NUMBER_MAX:
        raise wrong
    return int(cell)


def _day(cell: Cell, epoch: date) -> date | None:
    """A day, if it is one.

    >>> _day("２０２４年3月15日", date(1899, 12, 30)), _day("2024年3月", date(1899, 12, 30))
    (datetime.date(2024, 3, 15), None)
    """
    if isinstance(cell, date):
        return cell
    said = str(cell).translate(_NARROW).strip()
    said = _MIDNIGHT.sub("", said).replace(" ", "")
    if _SERIAL.fullmatch(said):
        return epoch + timedelta(days=int(float(said)))
    found = _DAY.fullmatch(said)
    try:
        return date(*(int(each) for each in found.groups() if each)) if found else None
    except ValueError:
        return None
