"""What people write into cells, whatever program they use: text, lists, numbers, days."""

import re
from datetime import date, timedelta

from application.import_batch.workbook import Cell
from domain.shared.amount import NUMBER_MAX

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)
EXACT_MAX = 10**15
NAMES_MAX = 1000

_DAY = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?|(\d{2})(\d{2})(?:\.0+)?)", re.ASCII
)
_WEEKDAY = re.compile(r"(\((星期|周)[一二三四五六日天]\)|(星期|周)[一二三四五六日天])$")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", re.ASCII)
_SERIAL = re.compile(r"\d{5}(\.0+)?")
_BETWEEN = re.compile(r"[、，,；;\n]+")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Unreadable(ValueError):
    """What stands in a cell is not what it should be; the message says so in Chinese."""


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
    said = cell.strip()
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


def day(cell: Cell, epoch: date) -> date:
    """A day: a date, the number a spreadsheet keeps for it, or as people write it.

    >>> day("２０２４年3月15日（周五）", date(1899, 12, 30)), day(45366.0, date(1899, 12, 30))
    (datetime.date(2024, 3, 15), datetime.date(2024, 3, 15))
    """
    found = _day(cell, epoch)
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise Unreadable("看不懂，应写成 2024-03-15")
    return found


def _day(cell: Cell, epoch: date) -> date | None:
    if isinstance(cell, date):
        return cell
    said = str(cell).translate(_NARROW).strip()
    said = _WEEKDAY.sub("", "".join(_TIME.sub("", said).split()))
    if _SERIAL.fullmatch(said):
        return epoch + timedelta(days=int(float(said)))
    found = _DAY.fullmatch(said)
    try:
        return date(*(int(each) for each in found.groups() if each)) if found else None
    except ValueError:
        return None
