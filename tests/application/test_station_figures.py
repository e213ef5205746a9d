"""What a station adds to the figures, from day to day."""

from datetime import date
from typing import Any
from uuid import UUID

from application.projections.points import points
from application.projections.points.line import STANDING_LINES
from application.projections.station_register import fold
from domain.station import Station
from tests.support.scenario import given, past

ON = date(2024, 6, 28)
LATER = date(2024, 9, 20)
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


def figures(*events: Any) -> dict[str, dict[str, int]]:
    """What these add to each figure, by day."""
    row = None
    for event in given(Station, *events).history:
        row = fold(row, event)
    found: dict[str, dict[str, int]] = {}
    for line, on, amount, _ in points(row, STANDING_LINES):
        days = found.setdefault(line.key, {})
        days[str(on)] = days.get(str(on), 0) + amount
    return found


def test_what_is_being_built_counts_apart_until_it_is_open() -> None:
    found = figures(PLANNED, past(Station.Completed, completed_on=LATER))

    assert {"2024-06-28": 1, "2024-09-20": -1} == found["stations_planned"]
    assert {"2024-09-20": 1} == found["stations"] == found["stations.liaison_station.trade"]
    assert "stations.deputy_home" not in found


def test_a_station_counts_from_its_opening_to_its_end() -> None:
    found = figures(ESTABLISHED, CLOSED)

    assert {"2024-06-28": 1, "2024-09-20": -1} == found["stations.deputy_home.township"]


def test_while_it_is_suspended_it_does_not_count() -> None:
    resumed = past(Station.Resumed, resumed_on=date(2024, 11, 5))

    found = figures(ESTABLISHED, SUSPENDED, resumed)

    assert {"2024-06-28": 1, "2024-09-20": -1, "2024-11-05": 1} == found["stations"]


def test_it_meets_the_standard_while_nothing_is_missing_and_it_is_open() -> None:
    def assessed(on: date, *missing: str) -> Any:
        told = {"standard_id": UUID(int=5), "standard": "五有", "missing": list(missing)}
        return past(Station.Assessed, **told, assessed_on=on)

    found = figures(
        ESTABLISHED,
        assessed(date(2024, 7, 1), "有记录"),
        assessed(date(2024, 8, 1)),
        SUSPENDED,
        past(Station.Resumed, resumed_on=date(2024, 10, 1)),
        assessed(date(2024, 11, 1), "有经费"),
    )

    assert {"2024-08-01": 1, "2024-09-20": -1, "2024-10-01": 1, "2024-11-01": -1} == (
        found["stations.standard_met"]
    )
    assert "stations.standard_met" not in figures(ESTABLISHED)


def test_what_becomes_a_home_was_a_station_before() -> None:
    became = past(Station.Reclassified, **(HOME | {"reason": "升级"}), reclassified_on=LATER)
    station = past(
        Station.Established, **(HOME | {"kind": "liaison_station"}), established_on=ON
    )

    found = figures(station, became)

    assert {"2024-06-28": 1} == found["stations"]
    assert {"2024-06-28": 1, "2024-09-20": -1} == found["stations.liaison_station"]
    assert {"2024-09-20": 1} == found["stations.deputy_home"]
