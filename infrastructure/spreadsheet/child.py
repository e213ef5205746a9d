"""The process that reads a workbook somebody sent: it may fail, be starved or be stopped.

``python -m infrastructure.spreadsheet.child TITLE MEMORY SECONDS``: the file on standard
input, JSON on standard output: the sheet of that title, else the first that is shown. Its
values are read in a further process, while this one looks at what else is in its cells.
"""

import gc
import io
import os
import re
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from math import isfinite
from signal import SIGKILL
from typing import Any, NoReturn
from zipfile import BadZipFile, ZipFile

import orjson
from python_calamine import CalamineError, load_workbook

from infrastructure.spreadsheet.package import INSTRUCTIONS, Marks, Package, Refused, Sheet

SAVE_AS = "请用表格软件打开后另存为 .xlsx"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that older programs wrote, and one that is locked with a password."""

LOCKED = "EncryptedPackage".encode("utf-16-le")
TEXT_BYTES, SHOWN = 4096, 5
LAST_SERIAL = 2_000_000
UNSEEN = re.compile(r"\r\n?|[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""The ends of lines, and marks that come along when text is copied from elsewhere."""


def main() -> None:
    gc.disable()  # it does not live that long
    title, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        told = read(sys.stdin.buffer.read(), title)
    except Refused as refused:
        told = {"refused": str(refused)}
    except MemoryError:
        told = {"refused": "太大，读不下"}
    sys.stdout.buffer.write(orjson.dumps(told))


def read(content: bytes, title: str) -> dict[str, Any]:
    """The sheet as plain values: rows of cells, and the places where something is wrong."""
    try:
        archive = ZipFile(io.BytesIO(content))
    except BadZipFile:
        raise Refused(no_zip(content)) from None
    with archive:
        package = Package(archive)
        sheets, since_1904 = package.sheets()
        sheet = _chosen(package, sheets, title)
        with meanwhile(partial(values, content, sheet.name)) as said:
            marks = package.marks(sheet)
            rows = orjson.loads(said())
    if rows is None:
        raise Refused(_why(marks))
    if marks.filled and not any(rows):
        raise Refused(f"读不出内容，{SAVE_AS}")
    return {
        "sheet": sheet.name,
        "since_1904": since_1904,
        "rows": rows,
        "wrong": [
            [*place, what]
            for place, what in marks.wrong.items()
            if what != "month" or _begins(rows, place, since_1904=since_1904)
        ],
    }


def values(content: bytes, name: str) -> bytes:
    """The rows of a sheet, as JSON; null if they cannot be read."""
    try:
        with load_workbook(io.BytesIO(content)) as workbook:
            found = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        return b"null"
    return orjson.dumps(
        [trimmed([cell if cell == "" else plain(cell) for cell in cells]) for cells in found]
    )


@contextmanager
def meanwhile(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Do work in a process that may fall; the call waits for it, and falls if it did."""
    here, there = os.pipe()
    reader = os.fork()
    if not reader:
        os.close(here)
        _alone(work, there)
    os.close(there)

    def said() -> bytes:
        told = pipe.read()
        if not told:
            sys.exit(1)
        return told

    with os.fdopen(here, "rb") as pipe:
        try:
            yield said
        finally:
            os.kill(reader, SIGKILL)
            os.waitpid(reader, 0)


def _alone(work: Callable[[], bytes], there: int) -> NoReturn:
    """All or nothing is said, and to nobody else."""
    try:
        os.close(sys.stdout.fileno())
        told = work()
        with os.fdopen(there, "wb") as pipe:
            pipe.write(told)
    finally:
        os._exit(0)


def plain(cell: Any) -> Any:
    """A cell in JSON; a day is a list of its one text."""
    match cell:
        case str():
            return seen(cell)
        case float():
            return cell if isfinite(cell) else str(cell)
        case datetime():
            return [cell.date().isoformat()] if cell.time() == time() else cell.isoformat(" ")
        case date():
            return [cell.isoformat()]
        case time() | timedelta():
            return str(cell)
        case _:
            return cell


@lru_cache(1000)
def seen(text: str) -> str:
    """A text as it is read; most columns say the same over and over."""
    return UNSEEN.sub(lambda mark: "\n" * mark[0].startswith("\r"), text)


def trimmed(cells: list[Any]) -> list[Any]:
    """Without the empty cells at the end of a row."""
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def no_zip(content: bytes) -> str:
    """What it is instead of a workbook."""
    if content.startswith(COMPOUND):
        locked = LOCKED in content
        return "设有密码，请去掉密码后再试" if locked else f"是旧的 .xls 格式，{SAVE_AS}"
    if not content:
        return "是空的"
    if b"\0" not in content[:TEXT_BYTES]:
        return f"是文本（例如 .csv），不是 .xlsx，{SAVE_AS}"
    return f"不是 .xlsx 文件，或者没有传完，{SAVE_AS}"


def _chosen(package: Package, sheets: list[Sheet], title: str) -> Sheet:
    """The one of that title; else the only one in which anything stands."""
    if not sheets:
        raise Refused("没有工作表")
    named = [each for each in sheets if each.name.strip() == title]
    if named and package.holds(named[0]):
        return named[0]
    filled = [each for each in sheets if each.name != INSTRUCTIONS and package.holds(each)]
    if len(filled) > 1:
        names = "、".join(each.name for each in filled[:SHOWN])
        raise Refused(f"有几张工作表（{names}），请把要导入的一张改名为“{title}”")
    return [*filled, *named, *sheets][0]


def _begins(rows: list[list[Any]], place: tuple[int, int], *, since_1904: bool) -> bool:
    """Whether a day is the first of its month: who types a month alone is given that day."""
    cell = rows[place[0]][place[1]] if place[1] < len(rows[place[0]]) else ""
    if isinstance(cell, int | float):
        first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        return 0 < cell < LAST_SERIAL and (first + timedelta(days=int(cell))).day == 1
    return isinstance(cell, list) and cell[0].endswith("-01")


def _why(marks: Marks) -> str:
    """A program that came later has errors of its own, which nobody else can read."""
    if "error" in marks.wrong.values():
        return f"里有公式算出的错误（{'、'.join(marks.errors[:SHOWN])}），请改成值"
    return f"已损坏，{SAVE_AS}"


if __name__ == "__main__":
    main()
