"""期限 — how long somebody has, and the day on which that ends (民法典 Art. 200–204)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from domain.shared.calendar import DAY, NATIONAL, Calendar, through
from domain.shared.errors import BadValue

Unit = Literal["day", "workday", "month"]
UNITS: dict[str, Unit] = {"d": "day", "wd": "workday", "m": "month"}
SUFFIXES: dict[Unit, str] = {unit: suffix for suffix, unit in UNITS.items()}
CHINESE: dict[Unit, str] = {"day": "日", "workday": "个工作日", "month": "个月"}
NUMBER_MAX = 999


@dataclass(frozen=True, slots=True)
class Limit:
    """So many days, working days or months.

    >>> Limit.parse("10wd").chinese, str(Limit(3, "month"))
    ('10个工作日', '3m')
    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 < self.number <= NUMBER_MAX:
            raise BadValue(field="limit", reason="期限是1至999的整数")

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> Self:
        found = re.fullmatch("([1-9][0-9]{0,2})(wd|d|m)", text)
        if not found:
            raise BadValue(field="limit", reason="期限写作 10wd（工作日）、7d（日）或 3m（月）")
        return cls(int(found[1]), UNITS[found[2]])

    def __str__(self) -> str:
        return f"{self.number}{SUFFIXES[self.unit]}"

    @property
    def chinese(self) -> str:
        return f"{self.number}{CHINESE[self.unit]}"


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way: which number it has in the limit, if it counts, and what is special."""

    on: date
    number: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """``final`` is false while a notice that is still to come may move the day."""

    due_on: date
    final: bool
    steps: tuple[Step, ...]


@lru_cache(maxsize=8192)
def last_day(start: date, limit: Limit, calendar: Calendar = NATIONAL) -> date:
    """The last day of a limit that runs from what happened on ``start``.

    The day it starts on does not count (民法典 Art. 201). Months end on the corresponding day,
    or on the last of the month if there is none (Art. 202). If that is a 法定休假日, the limit
    ends on the first day after the rest days (Art. 203); a weekend worked to make up is none.

    >>> last_day(date(2026, 9, 29), Limit.parse("3wd"))  # 1–7 October are holidays
    datetime.date(2026, 10, 9)
    """
    return calendar.next_workday(_expiry(start, limit, calendar))


def explain(start: date, limit: Limit, calendar: Calendar = NATIONAL) -> Explanation:
    """The last day, and day by day how it comes about; of months only the end is shown."""
    expiry = _expiry(start, limit, calendar)
    due_on = calendar.next_workday(expiry)
    return Explanation(
        due_on,
        calendar.final(start) and calendar.final(due_on),
        (
            Step(start, None, "当日不计入"),
            *_counted(start, expiry, limit, calendar),
            *_moved(expiry, due_on, calendar),
        ),
    )


def remaining(today: date, due_on: date, calendar: Calendar = NATIONAL) -> int:
    """Working days left after today; below zero, working days overdue.

    On a weekend after the last day it is still 0: whether the day has passed is for the
    dates to say.
    """
    return calendar.workdays(today, due_on)


def _expiry(start: date, limit: Limit, calendar: Calendar) -> date:
    """Where the limit ends before rest days are looked at."""
    match limit.unit:
        case "day":
            return start + limit.number * DAY
        case "workday":
            return calendar.workday_after(start, limit.number)
        case "month":
            years, month = divmod(start.month - 1 + limit.number, 12)
            year, month = start.year + years, month + 1
            return date(year, month, min(start.day, monthrange(year, month)[1]))


def _counted(start: date, expiry: date, limit: Limit, calendar: Calendar) -> Iterator[Step]:
    """Up to where the limit ends by itself."""
    if limit.unit == "month":
        clipped = "" if expiry.day == start.day else "没有对应日，取月末日"
        yield Step(expiry, limit.number, _joined(clipped, calendar.name(expiry)))
        return
    for day in through(start + DAY, expiry):
        number = (day - start).days if limit.unit == "day" else calendar.workdays(start, day)
        counts = limit.unit == "day" or calendar.works(day)
        yield Step(day, number if counts else None, calendar.name(day))


def _moved(expiry: date, due_on: date, calendar: Calendar) -> Iterator[Step]:
    """From there to the first day that is worked (Art. 203)."""
    for day in through(expiry + DAY, due_on):
        yield Step(day, None, _joined(calendar.name(day), "顺延至此" if day == due_on else ""))


def _joined(*notes: str) -> str:
    return "，".join(filter(None, notes))
