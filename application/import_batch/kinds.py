"""What can stand in a column: how its cells are read, and how a value is written back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from application.import_batch.cells import Unreadable, day, listed, text, whole
from application.import_batch.names import DOTS, Names, plainly
from application.import_batch.workbook import Cell

LINE_MAX, TEXT_MAX = 200, 20_000

_PAIR = re.compile(r"(.+?)\s*[=＝:：]\s*([^=＝:：]+)")
_COLON = re.compile(r"[:：=＝]")
_HAN = re.compile(r"[\u3400-\u9fff·]+")


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
    """One line of text.

    ``person``: without the spaces that pad two characters to three, with one kind of dot.
    """

    person: bool = False
    empty: str = ""

    def read(self, cell: Cell, context: Context) -> str:
        said = " ".join(text(cell).split())
        if self.person:
            said = said.translate(DOTS)
            if _HAN.fullmatch(closed := said.replace(" ", "")):
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
        return day(cell, context.epoch)

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
    """One of a few words, each with what the code calls it; a ticked box says yes."""

    words: Mapping[str, Any]
    empty: Any = ""

    def read(self, cell: Cell, context: Context) -> Any:
        for said, value in self.words.items():
            if cell is value or (isinstance(cell, str) and plainly(cell) == plainly(said)):
                return value
        raise Unreadable(f"看不懂，应为 {'、'.join(self.words)} 之一")

    def show(self, value: Any, context: Context) -> Cell:
        if value == self.empty:
            return ""
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
class Posts:
    """Who holds which post: 站长：王建国；联络员：李梅、赵强."""

    @property
    def empty(self) -> dict[str, list[str]]:
        return {}

    def read(self, cell: Cell, context: Context) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        post = ""
        for each in listed(cell):
            first, told, rest = _COLON.sub(":", each).partition(":")
            post, name = (first.strip(), rest) if told else (post, first)
            name = NAME.read(name, context)
            if not post or not name or ":" in name or name in found.setdefault(post, []):
                raise Unreadable("看不懂，应写成 站长：王建国；联络员：李梅、赵强，姓名不重复")
            found[post].append(name)
        return found

    def show(self, value: Any, context: Context) -> Cell:
        return "；".join(f"{post}：{'、'.join(names)}" for post, names in value.items())


LINE, NAME, PROSE, DAY, WHOLE, WORDS, COUNTS, POSTS, YES_OR_NO = (
    Line(),
    Line(person=True),
    Prose(),
    Day(),
    Whole(),
    Words(),
    Counts(),
    Posts(),
    Choice({"是": True, "否": False}, empty=False),
)
