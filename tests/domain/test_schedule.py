"""Which days a schedule names, and where holidays move them to."""

from datetime import date
from typing import Any

import pytest

from domain.shared.errors import BadValue
from domain.shared.schedule import Proposed, Schedule, proposed


def days(schedule: Schedule, first: str, last: str, *, moves: bool = True) -> list[str]:
    found = proposed(schedule, date.fromisoformat(first), date.fromisoformat(last), moves=moves)
    return [str(each.on) for each in found]


def test_every_monday() -> None:
    mondays = Schedule("week", weekdays=(1,))

    assert ["2024-05-20", "2024-05-27"] == days(mondays, "2024-05-18", "2024-06-02")


def test_the_tenth_of_every_month() -> None:
    assert ["2024-07-10", "2024-08-10"] == days(
        Schedule("month", days=(10,)), "2024-07-01", "2024-08-31"
    )


def test_the_fifteenth_of_odd_months() -> None:
    odd = Schedule("month", days=(15,), months=(1, 3, 5, 7, 9, 11))

    assert ["2024-03-15", "2024-05-15", "2024-07-15"] == days(odd, "2024-02-01", "2024-08-31")


def test_the_first_monday_of_the_last_month_of_a_quarter() -> None:
    quarterly = Schedule("month", weekdays=(1,), week=1, months=(3, 6, 9, 12))

    assert ["2024-03-04", "2024-06-03", "2024-09-02"] == days(
        quarterly, "2024-01-01", "2024-10-31"
    )


def test_market_days_follow_the_lunar_month() -> None:
    """农历四月初六、十七、廿九"""
    market = Schedule("lunar", days=(6, 17, 29))

    assert ["2024-05-13", "2024-05-24", "2024-06-05"] == days(
        market, "2024-05-08", "2024-06-05"
    )


def test_a_holiday_moves_the_day_to_the_next_that_is_worked() -> None:
    mondays = Schedule("week", weekdays=(1,))
    dragon_boat = date(2024, 6, 10)

    [moved] = proposed(mondays, dragon_boat, dragon_boat, moves=True)
    [kept] = proposed(mondays, dragon_boat, dragon_boat, moves=False)

    assert Proposed(date(2024, 6, 11), dragon_boat, "端午节") == moved
    assert Proposed(dragon_boat, None, "端午节") == kept


def test_two_days_of_one_holiday_become_one() -> None:
    whole_week = Schedule("week", weekdays=(1, 2, 3, 4, 5))

    assert ["2024-10-08"] == days(whole_week, "2024-10-01", "2024-10-08")


@pytest.mark.parametrize(
    "facts", [{"every": "year"}, {"every": "week"}, {"every": "month"}, {"every": "lunar"}]
)
def test_a_schedule_says_which_days(facts: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        Schedule(**facts)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-05-02", "2024-05-01"), ("2024-01-01", "2025-06-30"), ("1999-01-01", "1999-02-01")],
)
def test_a_span_is_in_order_not_too_long_and_known(first: str, last: str) -> None:
    with pytest.raises(BadValue):
        days(Schedule("lunar", days=(6,)), first, last)
