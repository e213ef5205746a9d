from datetime import date
from itertools import pairwise

import pytest

from domain.shared.calendar import NATIONAL, through
from domain.shared.lunar import KNOWN, MONTHS, lunar


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2000, 2, 5), (1, 1)),
        (date(2017, 7, 23), (6, 1)),  # 闰六月
        (date(2023, 3, 22), (2, 1)),  # 闰二月
        (date(2023, 4, 20), (3, 1)),
        (date(2033, 12, 22), (11, 1)),  # 闰十一月
        (date(2050, 1, 22), (12, 29)),
    ],
)
def test_a_day_has_its_place_in_the_lunar_month(day: date, told: tuple[int, int]) -> None:
    assert told == lunar(day)


@pytest.mark.parametrize("festival", [(1, 1), (5, 5), (8, 15)])
def test_the_festivals_are_the_holidays_that_were_published(festival: tuple[int, int]) -> None:
    """春节、端午、中秋, in the years whose notices are known."""
    published = list(through(date(2016, 1, 1), date(2026, 12, 24)))
    days = [day for day in published if lunar(day) == festival]

    assert 11 == len(days)
    assert all(NATIONAL.festival(day) for day in days)


def test_months_have_29_or_30_days() -> None:
    lengths = {(later[0] - first[0]).days for first, later in pairwise(MONTHS)}

    assert {29, 30} == lengths
    assert (date(2000, 2, 5), date(2050, 1, 22)) == KNOWN
