from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.shared.calendar import NATIONAL
from domain.shared.errors import BadValue
from domain.shared.limit import Limit, Step, Unit, explain, last_day, remaining
from tests.support.laws import law

UNITS: st.SearchStrategy[Unit] = st.sampled_from(["day", "workday", "month"])
STARTS = st.dates(date(2008, 1, 1), date(2040, 12, 31))
LIMITS = st.builds(Limit, st.integers(min_value=1, max_value=90), UNITS)


@pytest.mark.parametrize(
    ("text", "limit", "chinese"),
    [
        ("10wd", Limit(10, "workday"), "10个工作日"),
        ("3m", Limit(3, "month"), "3个月"),
        ("7d", Limit(7, "day"), "7日"),
    ],
)
def test_a_limit_is_written_short_and_read_in_chinese(
    text: str, limit: Limit, chinese: str
) -> None:
    assert limit == Limit.parse(text)
    assert (text, chinese) == (str(limit), limit.chinese)


@pytest.mark.parametrize(
    "text", ["", "10", "wd", "0d", "07d", "-3m", "1000d", "3 m", "3M", "三月", "3m\n", "٣m"]
)
def test_anything_else_is_no_limit(text: str) -> None:
    with pytest.raises(BadValue):
        Limit.parse(text)


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_a_limit_is_of_one_to_999(number: int) -> None:
    with pytest.raises(BadValue):
        Limit(number, "day")


@pytest.mark.parametrize(
    ("start", "limit", "due_on"),
    [
        (date(2026, 11, 17), "3wd", date(2026, 11, 20)),  # Tuesday to Friday
        (date(2026, 11, 20), "1wd", date(2026, 11, 23)),  # over a weekend
        (date(2026, 9, 29), "1wd", date(2026, 9, 30)),  # the eve of the National Day
        (date(2026, 9, 29), "2wd", date(2026, 10, 8)),
        (date(2026, 9, 30), "3wd", date(2026, 10, 10)),  # a Saturday worked to make up
        (date(2026, 9, 29), "10wd", date(2026, 10, 19)),
        (date(2026, 10, 1), "3wd", date(2026, 10, 10)),  # from a day of rest
        (date(2026, 2, 13), "1wd", date(2026, 2, 14)),  # the Saturday before 春节
        (date(2026, 2, 13), "2wd", date(2026, 2, 24)),
        (date(2026, 2, 13), "6wd", date(2026, 2, 28)),  # the Saturday after it
        (date(2018, 12, 27), "3wd", date(2019, 1, 2)),  # 29 December was worked
        (date(2020, 1, 23), "2wd", date(2020, 2, 4)),
    ],
)
def test_of_working_days_only_those_count(start: date, limit: str, due_on: date) -> None:
    assert due_on == last_day(start, Limit.parse(limit))


@pytest.mark.parametrize(
    ("start", "limit", "due_on"),
    [
        (date(2026, 11, 16), "4d", date(2026, 11, 20)),  # the day it starts on does not count
        (date(2026, 11, 16), "5d", date(2026, 11, 23)),  # the fifth is a Saturday
        (date(2026, 9, 24), "6d", date(2026, 9, 30)),
        (date(2026, 9, 24), "7d", date(2026, 10, 8)),  # the seventh is 1 October
        (date(2026, 9, 30), "10d", date(2026, 10, 10)),  # a Saturday, but worked
        (date(2025, 12, 28), "7d", date(2026, 1, 4)),  # a Sunday, but worked
    ],
)
def test_days_count_as_they_come_but_do_not_end_in_rest(
    start: date, limit: str, due_on: date
) -> None:
    assert due_on == last_day(start, Limit.parse(limit))


@pytest.mark.parametrize(
    ("start", "limit", "due_on"),
    [
        (date(2026, 3, 17), "3m", date(2026, 6, 17)),
        (date(2025, 9, 19), "6m", date(2026, 3, 19)),
        (date(2026, 7, 3), "3m", date(2026, 10, 8)),  # 3 October is a holiday
        (date(2025, 11, 15), "3m", date(2026, 2, 24)),  # 15 February begins 春节
        (date(2025, 12, 10), "1m", date(2026, 1, 12)),  # 10 January is a Saturday
        (date(2025, 12, 4), "1m", date(2026, 1, 4)),  # a Sunday, but worked
        (date(2025, 1, 31), "1m", date(2025, 2, 28)),
        (date(2024, 1, 31), "1m", date(2024, 2, 29)),  # a leap year
        (date(2026, 1, 31), "1m", date(2026, 2, 28)),  # a Saturday, but worked
        (date(2024, 2, 29), "12m", date(2025, 2, 28)),
        (date(2021, 8, 31), "6m", date(2022, 2, 28)),
    ],
)
def test_months_end_on_the_corresponding_day(start: date, limit: str, due_on: date) -> None:
    assert due_on == last_day(start, Limit.parse(limit))


def test_a_provisional_year_gives_a_provisional_day() -> None:
    """1 month from 5 January 2035 is a Monday; 8 February is the first day of the year."""
    unmoved = explain(date(2035, 1, 5), Limit(1, "month"))
    new_year = explain(date(2035, 1, 8), Limit(1, "month"))

    assert (date(2035, 2, 5), False) == (unmoved.due_on, unmoved.final)
    assert (date(2035, 2, 12), False) == (new_year.due_on, new_year.final)


def test_a_limit_that_begins_before_the_first_notice_is_provisional_too() -> None:
    explained = explain(date(2007, 12, 20), Limit(20, "workday"))

    assert NATIONAL.final(explained.due_on)
    assert not explained.final


def test_it_is_explained_day_by_day() -> None:
    explained = explain(date(2026, 9, 30), Limit(4, "workday"))

    assert (date(2026, 10, 12), True) == (explained.due_on, explained.final)
    assert explained.steps == (
        Step(date(2026, 9, 30), None, "当日不计入"),
        *(Step(date(2026, 10, day), None, "国庆节") for day in range(1, 8)),
        Step(date(2026, 10, 8), 1, ""),
        Step(date(2026, 10, 9), 2, ""),
        Step(date(2026, 10, 10), 3, "调休上班"),
        Step(date(2026, 10, 11), None, "周末"),
        Step(date(2026, 10, 12), 4, ""),
    )


def test_days_that_end_in_rest_are_seen_to_move_on() -> None:
    explained = explain(date(2026, 11, 19), Limit(2, "day"))

    assert explained.steps == (
        Step(date(2026, 11, 19), None, "当日不计入"),
        Step(date(2026, 11, 20), 1, ""),
        Step(date(2026, 11, 21), 2, "周末"),
        Step(date(2026, 11, 22), None, "周末"),
        Step(date(2026, 11, 23), None, "顺延至此"),
    )


def test_of_months_the_corresponding_day_is_shown_and_how_it_moves() -> None:
    explained = explain(date(2024, 8, 31), Limit(1, "month"))

    assert explained.steps == (
        Step(date(2024, 8, 31), None, "当日不计入"),
        Step(date(2024, 9, 30), 1, "没有对应日，取月末日"),
    )

    explained = explain(date(2024, 9, 7), Limit(1, "month"))

    assert explained.steps == (
        Step(date(2024, 9, 7), None, "当日不计入"),
        Step(date(2024, 10, 7), 1, "国庆节"),
        Step(date(2024, 10, 8), None, "顺延至此"),
    )


def test_it_may_move_on_to_a_weekend_that_is_worked() -> None:
    explained = explain(date(2014, 4, 1), Limit(1, "month"))

    assert Step(date(2014, 5, 4), None, "调休上班，顺延至此") == explained.steps[-1]


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 9, 30), 3),  # 8, 9 and the Saturday 10
        (date(2026, 10, 5), 3),
        (date(2026, 10, 10), 0),
        (date(2026, 10, 11), 0),  # a Sunday
        (date(2026, 10, 13), -2),
    ],
)
def test_what_remains_is_counted_in_working_days(today: date, left: int) -> None:
    assert left == remaining(today, date(2026, 10, 10))


@law
@for_all(STARTS, LIMITS)
def test_a_limit_never_ends_on_a_day_of_rest_nor_before_it_began(
    start: date, limit: Limit
) -> None:
    due_on = last_day(start, limit)

    assert NATIONAL.works(due_on)
    assert due_on > start


@law
@for_all(STARTS, LIMITS)
def test_one_more_is_never_earlier(start: date, limit: Limit) -> None:
    longer = Limit(limit.number + 1, limit.unit)

    assert last_day(start, limit) <= last_day(start, longer)


@law
@for_all(STARTS, LIMITS)
def test_who_starts_later_never_ends_earlier(start: date, limit: Limit) -> None:
    assert last_day(start, limit) <= last_day(start + timedelta(days=1), limit)


@law
@for_all(STARTS, st.integers(min_value=1, max_value=90))
def test_so_many_working_days_are_worked_until_the_last(start: date, number: int) -> None:
    due_on = last_day(start, Limit(number, "workday"))

    assert number == remaining(start, due_on)


@law
@for_all(STARTS, LIMITS)
def test_an_explanation_ends_on_the_last_day_and_counts_up_to_the_limit(
    start: date, limit: Limit
) -> None:
    explained = explain(start, limit)
    numbers = [step.number for step in explained.steps if step.number]

    assert last_day(start, limit) == explained.due_on == explained.steps[-1].on
    assert limit.number == numbers[-1]
    assert numbers == sorted(set(numbers))


@law
@for_all(LIMITS)
def test_a_limit_that_is_written_is_read_back(limit: Limit) -> None:
    assert limit == Limit.parse(str(limit))
