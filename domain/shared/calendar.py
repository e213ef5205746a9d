"""工作日历 — which days are worked, as the State Council announces it year by year."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Self

DAY = timedelta(days=1)
WEEKDAYS = 5
FILE = Path(__file__).with_name("holidays.json")
"""When the notice of a year appears, move the year there from ``by_law`` to ``published``."""


class Calendar:
    """Weekends, the holidays, and the weekends that are worked to make up for them (调休).

    A published year is final, but for its last week: the notice of the next year may still
    move days around New Year, as that of 2019 did with 29–31 December 2018. Later years know
    the days that 全国年节及纪念日放假办法 grants, and not yet what is moved around them.
    """

    def __init__(
        self, rests: Mapping[date, str], made_up: Iterable[date], *, settled: tuple[date, date]
    ) -> None:
        self._rests = dict(rests)
        self._made_up = frozenset(made_up)
        self._settled = settled
        self._weekends_worked = sorted(self._made_up)
        self._weekdays_lost = sorted(day for day in self._rests if day.weekday() < WEEKDAYS)

    @classmethod
    def read(cls, file: Path) -> Self:
        stored = json.loads(file.read_text(encoding="utf-8"))
        published = stored["published"]
        known = [year["rest"] for year in published.values()]
        known += stored["by_law"]["years"].values()
        return cls(
            {day: name for rest in known for name, span in rest.items() for day in days(span)},
            (date.fromisoformat(day) for year in published.values() for day in year["work"]),
            settled=(date(int(min(published)), 1, 1), date(int(max(published)), 12, 24)),
        )

    def works(self, day: date) -> bool:
        if day in self._made_up:
            return True
        return day.weekday() < WEEKDAYS and day not in self._rests

    def is_holiday(self, day: date) -> bool:
        """法定休假日: a weekend that is not made up counts as one, too."""
        return not self.works(day)

    def festival(self, day: date) -> str:
        """The holiday that it belongs to; empty of a day that is none, and of a mere weekend.

        >>> [NATIONAL.festival(date(2024, 6, each)) for each in (8, 10)]
        ['', '端午节']
        """
        return self._rests.get(day, "")

    def final(self, day: date) -> bool:
        """Announced, so that no later notice changes it."""
        first, last = self._settled
        return first <= day <= last

    def name(self, day: date) -> str:
        """Why it is not an ordinary working day; empty if it is one.

        >>> [NATIONAL.name(date(2026, 10, each)) for each in (7, 8, 10, 11)]
        ['国庆节', '', '调休上班', '周末']
        """
        if day in self._made_up:
            return "调休上班"
        return self._rests.get(day, "周末" if self.is_holiday(day) else "")

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, or else the first one after it that is."""
        while self.is_holiday(day):
            day += DAY
        return day

    def workday_after(self, start: date, number: int) -> date:
        """The last of so many working days after a day; the day itself does not count."""
        wanted = self._worked_until(start) + number
        day = start
        while missing := wanted - self._worked_until(day):
            day += missing * DAY  # so many days hold at most so many working days
        return day

    def workdays(self, after: date, until: date) -> int:
        """How many days are worked after the one, up to and including the other.

        Below zero if the order is reversed.
        """
        return self._worked_until(until) - self._worked_until(after)

    def _worked_until(self, day: date) -> int:
        """Counted from the year 1; only the difference of two days means something."""
        weeks, weekday = divmod(day.toordinal() - 1, 7)  # the calendar begins on a Monday
        return (
            weeks * WEEKDAYS
            + min(weekday + 1, WEEKDAYS)
            + bisect_right(self._weekends_worked, day)
            - bisect_right(self._weekdays_lost, day)
        )


def through(first: date, last: date) -> Iterator[date]:
    """The days from one to another, both included."""
    return (first + number * DAY for number in range((last - first).days + 1))


def days(span: str) -> Iterator[date]:
    """The days of an ISO interval, or the one day.

    >>> [day.day for day in days("2026-09-25/2026-09-27")]
    [25, 26, 27]
    """
    first, _, last = span.partition("/")
    return through(date.fromisoformat(first), date.fromisoformat(last or first))


NATIONAL = Calendar.read(FILE)
