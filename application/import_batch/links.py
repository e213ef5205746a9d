"""Columns that hold names of records: of other registers, of the same, of the record itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.import_batch.cells import Unreadable, day, listed, text
from application.import_batch.kinds import LINE, Context
from application.import_batch.workbook import Cell


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a record of the register itself: what was closed does not come back."""

    noun: str
    empty: str = ""

    def said(self, cell: Cell, context: Context) -> list[str]:
        """The name that a cell holds."""
        return [LINE.read(cell, context)]

    def read(self, cell: Cell, context: Context) -> str:
        said = LINE.read(cell, context)
        if closed_on := context.names[self.noun].closed_on(said):
            raise Unreadable(f"已于 {closed_on} 关闭，不会再列入；确要另设同名的，请直接登记")
        return said

    def show(self, value: Any, context: Context) -> Cell:
        return str(value)


@dataclass(frozen=True, slots=True)
class Link:
    """Another record of the place by its name, or several of them."""

    noun: str
    many: bool = False

    @property
    def empty(self) -> Any:
        return [] if self.many else None

    def said(self, cell: Cell, context: Context) -> list[str]:
        """The names that a cell holds."""
        return listed(cell) if self.many else [text(cell)]

    def read(self, cell: Cell, context: Context) -> Any:
        names = context.names[self.noun]
        try:
            found = [names.id_of(each) for each in self.said(cell, context)]
        except LookupError as unknown:
            raise Unreadable(str(unknown.args[0])) from None
        if len(set(found)) < len(found):
            raise Unreadable("有一个名字写了两次")
        return found if self.many else found[0]

    def show(self, value: Any, context: Context) -> Cell:
        names = context.names[self.noun]
        return "、".join(names.label(id) for id in self.ids(value))

    def ids(self, value: Any) -> list[UUID]:
        """The records that a value links to."""
        if self.many:
            return list(value)
        return [value] if value else []


class LinkByDay(Link):
    """Another record of the place by its day; where several share it, 2024-03-15（清苑镇）."""

    def said(self, cell: Cell, context: Context) -> list[str]:
        try:
            return [day(cell, context.epoch).isoformat()]
        except Unreadable:
            return [text(cell)]


class Sibling(Link):
    """Another record of the same register, or row of the sheet: read when all are known."""

    def read(self, cell: Cell, context: Context) -> str:
        return text(cell)
