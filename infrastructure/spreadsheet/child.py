"""The process that reads a workbook somebody sent: it may fail, be starved or be stopped.

``python -m infrastructure.spreadsheet.child TITLE MEMORY SECONDS``: the file on standard
input, JSON on standard output: the sheet of that title, else the first that is shown.
"""

import io
import resource
import sys
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any
from zipfile import BadZipFile, ZipFile

import orjson
from python_calamine import CalamineError, load_workbook

from infrastructure.spreadsheet.package import Package, Refused, Sheet

CALL_IT_XLSX = "不是 .xlsx 文件，请用表格软件打开后另存为 .xlsx"


def main() -> None:
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
        raise Refused(CALL_IT_XLSX) from None
    with archive:
        package = Package(archive)
        sheets, since_1904 = package.sheets()
        sheet = _chosen(sheets, title)
        marks = package.marks(sheet)
    try:
        with load_workbook(io.BytesIO(content)) as workbook:
            found = workbook.get_sheet_by_name(sheet.name)
            rows = [
                trimmed([plain(cell) for cell in cells])
                for cells in found.to_python(skip_empty_area=False)
            ]
    except CalamineError as error:
        raise Refused("已损坏，请用表格软件打开后另存为 .xlsx") from error
    return {
        "sheet": sheet.name,
        "since_1904": since_1904,
        "rows": rows,
        "wrong": [[*place, what] for place, what in marks.wrong.items()],
    }


def plain(cell: Any) -> Any:
    """A cell in JSON; a day is a list of its one text."""
    match cell:
        case datetime():
            return [cell.date().isoformat()] if cell.time() == time() else cell.isoformat(" ")
        case date():
            return [cell.isoformat()]
        case time() | timedelta():
            return str(cell)
        case float() if not isfinite(cell):
            return str(cell)
        case _:
            return cell


def trimmed(cells: list[Any]) -> list[Any]:
    """Without the empty cells at the end of a row."""
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _chosen(sheets: list[Sheet], title: str) -> Sheet:
    if not sheets:
        raise Refused("没有工作表")
    return next((each for each in sheets if each.name.strip() == title), sheets[0])


if __name__ == "__main__":
    main()
