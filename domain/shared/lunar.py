"""农历 — the day of the lunar month, by which villages hold their markets."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

FIRST_YEAR = 2000
FIRST_DAY = date(2000, 2, 5)
YEARS = (
    "0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5 "
    "0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930 "
    "07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530 "
    "05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45 "
    "0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0"
)
"""One number a year: twelve bits say which months have 30 days, the last four which month is
followed by a leap month, and the first whether that one has 30 days."""


def _months() -> Iterator[tuple[date, int]]:
    """The first day of every month, and its number in the year."""
    day = FIRST_DAY
    for text in YEARS.split():
        told = int(text, 16)
        leap = told & 0xF
        for month in range(1, 13):
            yield day, month
            day += timedelta(days=30 if told & (0x10000 >> month) else 29)
            if month == leap:
                yield day, month
                day += timedelta(days=30 if told & 0x10000 else 29)
    yield day, 1


MONTHS = tuple(_months())
_STARTS = [first for first, _ in MONTHS]
KNOWN = (FIRST_DAY, _STARTS[-1] - timedelta(days=1))
"""The days that are known here."""


def lunar(day: date) -> tuple[int, int]:
    """Month and day of the lunar calendar.

    >>> lunar(date(2024, 2, 10)), lunar(date(2024, 9, 17))
    ((1, 1), (8, 15))
    """
    first, month = MONTHS[bisect_right(_STARTS, day) - 1]
    return month, (day - first).days + 1
