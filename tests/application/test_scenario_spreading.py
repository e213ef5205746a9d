"""The laws of spreading: totals are met exactly, and nobody is left out."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from application.scenario.spreading import days, even, in_proportion, spread, squads

TOTALS = st.dictionaries(
    st.sampled_from(["households", "villages", "problems_solved"]), st.integers(0, 5000)
)
FIRST = st.dates(date(2000, 1, 1), date(2030, 12, 31))
SPAN = st.integers(0, 400).map(timedelta)


@given(
    places=st.integers(1, 60),
    count=st.integers(1, 400),
    first=FIRST,
    span=SPAN,
    totals=TOTALS,
)
def test_every_total_is_met_exactly_by_records_that_are_never_negative(
    places: int, count: int, first: date, span: timedelta, totals: dict[str, int]
) -> None:
    shares = spread(places, count, first=first, last=first + span, totals=totals)

    assert count == len(shares)
    for key, total in totals.items():
        parts = [share.totals[key] for share in shares]
        assert total == sum(parts)
        assert min(parts) >= 0
        assert max(parts) - min(parts) <= 1


@given(places=st.integers(1, 60), count=st.integers(1, 400), first=FIRST, span=SPAN)
def test_no_place_gets_another_record_before_every_place_has_as_many(
    places: int, count: int, first: date, span: timedelta
) -> None:
    met: Counter[int] = Counter()
    for share in spread(places, count, first=first, last=first + span, totals={}):
        met[share.place] += 1
        assert max(met.values()) - min(met[at] for at in range(places)) <= 1


@given(count=st.integers(1, 400), first=FIRST, span=SPAN)
def test_the_days_run_in_order_within_the_period(
    count: int, first: date, span: timedelta
) -> None:
    found = days(first, first + span, count)

    assert sorted(found) == found
    assert all(first <= on <= first + span for on in found)
    assert found[0] == first
    assert count == 1 or found[-1] == first + span


@given(
    places=st.integers(1, 60),
    count=st.integers(1, 400),
    first=FIRST,
    span=SPAN,
    totals=TOTALS,
)
def test_the_same_instruction_gives_the_same_records(
    places: int, count: int, first: date, span: timedelta, totals: dict[str, int]
) -> None:
    def again() -> object:
        return spread(places, count, first=first, last=first + span, totals=totals)

    assert again() == again()


@given(total=st.integers(0, 10_000), parts=st.integers(1, 500))
def test_even_parts_add_up(total: int, parts: int) -> None:
    found = even(total, parts)

    assert (total, parts) == (sum(found), len(found))
    assert max(found) - min(found) <= 1


@given(
    total=st.integers(0, 5000), weights=st.lists(st.integers(0, 500), min_size=1, max_size=60)
)
def test_parts_in_proportion_add_up_and_stay_within_one_of_their_due(
    total: int, weights: list[int]
) -> None:
    found = in_proportion(total, weights)

    assert total == sum(found)
    if whole := sum(weights):
        for part, weight in zip(found, weights, strict=True):
            assert abs(part - total * weight / whole) < 1


@given(size=st.integers(3, 500), most=st.integers(5, 12))
def test_squads_take_everyone_and_none_is_too_small(size: int, most: int) -> None:
    """With squads of up to five or more, a group of three or more leaves nobody over."""
    found = squads(size, most)

    assert size == sum(found)
    assert 3 <= min(found) <= max(found) <= most
