from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.shared.clock import agreed
from domain.shared.errors import BadValue
from domain.shared.policy import resolve
from domain.station import Station
from domain.station.words import (
    BeforeThat,
    MergedIntoItself,
    NothingToRectify,
    RectificationDue,
    StationNotSo,
    TooManyStars,
)
from domain.station_standard import StandardWithdrawn, StationStandard
from tests.support.rules import due, rules
from tests.support.scenario import ITSELF, given, past, when_new

ON = date(2024, 6, 28)
LATER = date(2024, 9, 20)
FIVE = ["阵地", "制度", "计划", "经费", "记录"]
HOME: dict[str, Any] = {"name": "清苑镇人大代表之家", "kind": "deputy_home", "tier": "township"}
TRADE: dict[str, Any] = {
    "name": "箱包行业代表联络站",
    "kind": "liaison_station",
    "tier": "trade",
    "trade": "箱包",
}
ESTABLISHED = past(Station.Established, **HOME, established_on=ON)
PLANNED = past(Station.Planned, **TRADE, planned_on=ON)
SUSPENDED = past(Station.Suspended, reason="修缮", suspended_on=LATER)
CLOSED = past(Station.Closed, reason="优化布局", closed_on=LATER)
ORDERED = past(
    Station.RectificationOrdered,
    shortcomings=["没有记录"],
    clocks=agreed(
        "rectification",
        LATER,
        LATER,
        who=HOME["name"],
        anchor="ordered",
        basis="责令时限定",
    ),
    ordered_on=LATER,
)
STARRED = past(Station.Starred, stars=5, by="区人大", starred_on=LATER)


def five() -> StationStandard:
    """The standard of the place."""
    standard = StationStandard.adopt(id=UUID(int=5), name="五有", items=FIVE, basis="", on=ON)
    standard.collect_events()
    return standard


def test_a_station_is_opened_at_once_or_after_it_was_built() -> None:
    when_new(Station.establish, **HOME, on=ON).then(ESTABLISHED)
    when_new(Station.plan, **TRADE, on=ON).then(PLANNED)
    given(Station, PLANNED).when(Station.complete, on=LATER).then(
        past(Station.Completed, completed_on=LATER)
    )


def test_what_is_open_is_not_completed_again() -> None:
    given(Station, ESTABLISHED).when(Station.complete, on=LATER).refused(
        StationNotSo, status="operating", needed="planned"
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "tea_house"}, "kind"),
        ({"tier": "street"}, "tier"),
        ({"trade": "箱包"}, "trade"),
        ({"tier": "trade"}, "trade"),
    ],
)
def test_it_is_said_what_it_is_and_whose(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        Station.establish(id=ITSELF, **(HOME | facts), on=ON)

    assert field == refused.value.facts["field"]


def test_it_is_held_against_every_item_of_a_standard() -> None:
    given(Station, ESTABLISHED).when(
        Station.assess, five(), missing=["经费", "经费"], by="代工委", on=LATER
    ).then(
        past(
            Station.Assessed,
            standard_id=UUID(int=5),
            standard="五有",
            items=FIVE,
            missing=["经费"],
            by="代工委",
            assessed_on=LATER,
        )
    )


def test_nothing_is_missing_that_the_standard_does_not_ask_for() -> None:
    given(Station, ESTABLISHED).when(
        Station.assess, five(), missing=["空调"], by="代工委", on=LATER
    ).refused(BadValue, field="missing", reason="“五有”的各项是 阵地、制度、计划、经费、记录")


def test_a_standard_that_was_withdrawn_measures_nothing() -> None:
    standard = five()
    standard.withdraw(reason="改用八有", on=ON)
    standard.collect_events()

    given(Station, ESTABLISHED).when(
        Station.assess, standard, missing=[], by="代工委", on=LATER
    ).refused(StandardWithdrawn, on=ON)


def test_how_many_stars_there_are_is_for_the_place_to_say() -> None:
    three = {
        "key": "station_stars_max",
        "value": 3,
        "basis": "星级办法",
        "from_on": "2024-01-01",
    }
    star = {"stars": 5, "by": "区人大", "basis": "", "on": LATER}

    given(Station, ESTABLISHED).when(Station.star, resolve([], "county", ON), **star).then(
        STARRED
    )
    given(Station, ESTABLISHED).when(
        Station.star, resolve([three], "county", ON), **star
    ).refused(TooManyStars, basis="星级办法", most=3, stars=5)


def test_no_stars_are_given_before_the_rectification_is_done() -> None:
    rules = resolve([], "county", ON)

    given(Station, ESTABLISHED, ORDERED).when(
        Station.star, rules, stars=4, by="区人大", basis="", on=LATER
    ).refused(RectificationDue, on=LATER)
    given(Station, ESTABLISHED, STARRED, ORDERED).when(
        Station.star, rules, stars=0, by="区人大", basis="", on=LATER
    ).then(past(Station.Starred, stars=0, by="区人大", starred_on=LATER))


def test_a_rectification_is_due_on_the_day_that_is_named() -> None:
    given(Station, ESTABLISHED).when(
        Station.order_rectification, rules(), shortcomings=["没有记录"], due_on=LATER, on=LATER
    ).then(ORDERED)


def test_a_rectification_without_a_day_is_due_when_the_rules_say() -> None:
    order = {"shortcomings": ["没有记录"], "due_on": None, "on": LATER}
    station = Station.establish(id=UUID(int=9), **HOME, on=ON)
    station.order_rectification(rules(station_rectification_within="15d"), **order)

    [*_, ordered] = station.collect_events()

    assert {("rectification", HOME["name"]): "2024-10-08"} == due(ordered.clocks)


def test_where_no_rule_sets_a_time_none_runs() -> None:
    order = {"shortcomings": ["没有记录"], "due_on": None, "on": LATER}
    given(Station, ESTABLISHED).when(
        Station.order_rectification, rules(station_rectification_within=None), **order
    ).then(
        past(
            Station.RectificationOrdered,
            shortcomings=["没有记录"],
            clocks=[],
            ordered_on=LATER,
        )
    )


def test_what_was_ordered_is_rectified_once() -> None:
    rectified = past(Station.Rectified, done="已补齐", rectified_on=LATER)

    given(Station, ESTABLISHED, ORDERED).when(Station.rectify, done="已补齐", on=LATER).then(
        rectified
    )
    given(Station, ESTABLISHED, ORDERED, rectified).when(
        Station.rectify, done="已补齐", on=LATER
    ).refused(NothingToRectify)


def test_a_station_merges_into_another_that_is_open() -> None:
    other = Station.establish(id=UUID(int=9), **HOME, on=ON)

    given(Station, ESTABLISHED).when(Station.merge, other, reason="优化布局", on=LATER).then(
        past(Station.Merged, into_id=other.id, reason="优化布局", merged_on=LATER)
    )

    other.suspend(reason="修缮", on=LATER)
    other.collect_events()
    given(Station, ESTABLISHED).when(Station.merge, other, reason="优化布局", on=LATER).refused(
        StationNotSo, status="paused", needed="operating"
    )


def test_a_station_does_not_merge_into_itself() -> None:
    station = Station.establish(id=ITSELF, **HOME, on=ON)

    with pytest.raises(MergedIntoItself):
        station.merge(station, reason="优化布局", on=LATER)


def test_a_closed_station_stays_closed() -> None:
    given(Station, ESTABLISHED, CLOSED).when(Station.resume, on=LATER).refused(
        StationNotSo, status="closed", needed="paused"
    )


def test_its_life_is_told_in_order() -> None:
    given(Station, ESTABLISHED, SUSPENDED).when(Station.resume, on=ON).refused(
        BeforeThat, since=LATER, on=ON
    )
