"""接待日的安排 — a rule for the days of receptions, and the days that it names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.shared import lunar
from domain.shared.calendar import DAY, NATIONAL, Calendar, through
from domain.shared.errors import BadValue, one_of

DAYS_MAX = 366
"""The longest time that one proposal covers."""


class Every(StrEnum):
    """What the days of a schedule are counted in."""

    WEEK = "week"  # 每周几
    MONTH = "month"  # 每月几日，或者第几个星期几
    LUNAR = "lunar"  # 农历逢几：赶集、圩日


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule: days of the week, of the month, or of the lunar month (赶集日).

    Of a month it names days, or with ``week`` the first, second … of its ``weekdays``; with
    ``months`` only those of the year. Mondays are 1.
    """

    every: str
    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    week: int = 0
    months: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        one_of(Every, "every", self.every)
        by_weekday = self.every == Every.WEEK or bool(self.week)
        if by_weekday and not self.weekdays:
            raise BadValue(field="weekday", reason="须写明星期几，星期一是 1")
        if not by_weekday and not self.days:
            raise BadValue(field="day", reason="须写明几日")

    def names(self, day: date) -> bool:
        """Whether it is one of its days."""
        if self.every == Every.LUNAR:
            return lunar.lunar(day)[1] in self.days
        if self.months and day.month not in self.months:
            return False
        if self.every == Every.WEEK or self.week:
            return day.isoweekday() in self.weekdays and self.week in {0, _week(day)}
        return day.day in self.days


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day; if the rule names a holiday, the working day after it, and why."""

    on: date
    instead_of: date | None = None
    holiday: str = ""


def proposed(
    schedule: Schedule,
    first: date,
    last: date,
    *,
    moves: bool,
    calendar: Calendar = NATIONAL,
) -> list[Proposed]:
    """The days of a schedule in a span; a holiday moves them where the place says so."""
    if not 0 <= (last - first).days < DAYS_MAX:
        raise BadValue(field="to", reason=f"应在开始以后，一次不超过 {DAYS_MAX} 天")
    if schedule.every == Every.LUNAR and not lunar.KNOWN[0] <= first <= last <= lunar.KNOWN[1]:
        known = f"{lunar.KNOWN[0]} 至 {lunar.KNOWN[1]}"
        raise BadValue(field="to", reason=f"农历只推算 {known}")
    found: dict[date, Proposed] = {}
    for day in filter(schedule.names, through(first, last)):
        each = Proposed(day, None, calendar.festival(day))
        if each.holiday and moves:
            each = Proposed(after_the_holiday(day, calendar), day, each.holiday)
        found.setdefault(each.on, each)
    return sorted(found.values(), key=lambda each: each.on)


def after_the_holiday(day: date, calendar: Calendar = NATIONAL) -> date:
    """The first working day that is no holiday, from this day on."""
    while calendar.festival(day) or not calendar.works(day):
        day += DAY
    return day


def _week(day: date) -> int:
    """The how manyeth of its weekday in the month."""
    return (day.day - 1) // 7 + 1
