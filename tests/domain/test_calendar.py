import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.shared.calendar import FILE, NATIONAL, days
from tests.support.laws import law

STORED = json.loads(FILE.read_text(encoding="utf-8"))
PUBLISHED: dict[str, dict[str, Any]] = STORED["published"]
BY_LAW: dict[str, dict[str, str]] = STORED["by_law"]["years"]

WORKED = {"", "调休上班"}
ANY_DAY = st.dates(date(2000, 1, 1), date(2060, 12, 31))
SOME_DAYS = st.integers(min_value=0, max_value=60).map(lambda number: timedelta(days=number))


def rests(spans: dict[str, str]) -> list[date]:
    return [day for span in spans.values() for day in days(span)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 30), ""),
        (date(2026, 10, 1), "国庆节"),
        (date(2026, 10, 3), "国庆节"),  # a Saturday inside the holiday
        (date(2026, 10, 7), "国庆节"),
        (date(2026, 10, 8), ""),
        (date(2026, 10, 10), "调休上班"),  # a Saturday
        (date(2026, 10, 11), "周末"),
        (date(2026, 2, 16), "春节"),  # the eve, a Monday
        (date(2026, 2, 14), "调休上班"),
        (date(2025, 10, 6), "国庆节、中秋节"),
        (date(2018, 12, 29), "调休上班"),  # by the notice of 2019
        (date(2018, 12, 31), "元旦"),
        (date(2020, 1, 31), "春节"),  # the holiday was made longer
        (date(2020, 2, 1), "春节"),  # and no longer made up
        (date(2015, 9, 3), "抗战胜利70周年纪念日"),
    ],
)
def test_a_day_is_worked_or_has_the_name_of_its_rest(day: date, name: str) -> None:
    assert name == NATIONAL.name(day)
    assert (name in WORKED) == NATIONAL.works(day)
    assert (name not in WORKED) == NATIONAL.is_holiday(day)


def test_published_years_follow_one_another_and_the_law_goes_on_from_there() -> None:
    years = [int(year) for year in (*PUBLISHED, *BY_LAW)]

    assert list(range(2008, years[-1] + 1)) == years
    assert "2026" in PUBLISHED


@pytest.mark.parametrize("year", PUBLISHED)
def test_a_published_year_grants_what_the_law_grants(year: str) -> None:
    """Rests on weekdays less weekends worked: 11 days, and 13 since 2025.

    In 2015 a memorial day was added; in 2020 the epidemic gave a day and spared a make-up day.
    """
    lost = [day for day in rests(PUBLISHED[year]["rest"]) if day.weekday() < 5]
    granted = {"2015": 12, "2020": 13}.get(year, 11 if year < "2025" else 13)

    assert granted == len(lost) - len(PUBLISHED[year]["work"])


@pytest.mark.parametrize("year", PUBLISHED)
def test_a_notice_moves_days_of_its_year_and_of_the_week_before(year: str) -> None:
    worked = [date.fromisoformat(day) for day in PUBLISHED[year]["work"]]
    moved = rests(PUBLISHED[year]["rest"]) + worked

    assert len(moved) == len(set(moved))
    assert all(day.weekday() >= 5 for day in worked)
    assert all(date(int(year) - 1, 12, 25) <= day <= date(int(year), 12, 24) for day in moved)
    assert all("www.gov.cn/" in notice for notice in PUBLISHED[year]["notices"])


@pytest.mark.parametrize("year", BY_LAW)
def test_a_year_without_a_notice_has_the_thirteen_days_of_the_law(year: str) -> None:
    granted = [day for span in BY_LAW[year].values() for day in days(span)]

    assert 13 == len(granted)
    assert {int(year)} == {day.year for day in granted}


def test_a_published_year_is_final_but_for_its_last_week() -> None:
    assert NATIONAL.final(date(2008, 1, 1))
    assert NATIONAL.final(date(2025, 12, 31))
    assert NATIONAL.final(date(2026, 11, 22))


def test_a_year_without_a_notice_is_provisional() -> None:
    first_without = min(int(year) for year in BY_LAW)

    assert NATIONAL.final(date(first_without - 1, 12, 24))
    assert not NATIONAL.final(date(first_without - 1, 12, 31))
    assert not NATIONAL.final(date(first_without, 7, 1))


def test_a_provisional_year_has_weekends_and_the_days_of_the_law() -> None:
    eve_and_after = [NATIONAL.name(date(2035, 2, day)) for day in (6, 7, 8, 9, 10, 12)]

    assert ["", "春节", "春节", "春节", "春节", ""] == eve_and_after
    assert "中秋节" == NATIONAL.name(date(2028, 10, 3))  # it falls into the National Day


def test_before_and_after_what_is_known_there_are_weekends_only() -> None:
    assert ["", "周末"] == [NATIONAL.name(date(2060, 10, 1)), NATIONAL.name(date(2060, 10, 2))]
    assert not NATIONAL.final(date(2007, 12, 31))


def test_working_days_are_counted_after_the_one_up_to_the_other() -> None:
    before, after = date(2026, 9, 30), date(2026, 10, 12)

    assert 4 == NATIONAL.workdays(before, after)  # 8, 9, the Saturday 10, and 12
    assert -4 == NATIONAL.workdays(after, before)


@law
@for_all(ANY_DAY, SOME_DAYS)
def test_counting_is_looking_at_every_day(start: date, span: timedelta) -> None:
    each = days(f"{start}/{start + span}")

    assert NATIONAL.workdays(start - timedelta(days=1), start + span) == sum(
        NATIONAL.works(day) for day in each
    )


@law
@for_all(ANY_DAY, st.integers(min_value=1, max_value=300))
def test_the_last_of_some_working_days_is_worked(start: date, number: int) -> None:
    day = NATIONAL.workday_after(start, number)

    assert NATIONAL.works(day)
    assert number == NATIONAL.workdays(start, day)


@law
@for_all(ANY_DAY)
def test_a_rest_day_has_a_name_and_a_working_day_has_none_unless_made_up(day: date) -> None:
    expected = {""} if day.weekday() < 5 else {"调休上班"}

    assert NATIONAL.is_holiday(day) == (NATIONAL.name(day) not in expected)
