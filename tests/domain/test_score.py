"""评分 — the rules that places really publish, as sheets."""

from decimal import Decimal
from typing import Any

import pytest

from domain.shared import ranking, score
from domain.shared.errors import BadValue


def sheet(*items: dict[str, Any], **more: Any) -> score.Sheet:
    said = {"title": "履职积分办法", "basis": "代表工委", "subject": "deputy"}
    return score.read(said | more | {"items": list(items)})


def item(key: str, points: object, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": key, "measure": key, "points": points} | more


SUGGESTION = item("suggestions", 3)
ABSENCE = item("half_days_away", -1)


def test_a_suggestion_earns_three_and_half_a_day_away_costs_one() -> None:
    scored = sheet(SUGGESTION, ABSENCE).score({"suggestions": 4, "half_days_away": 2})

    assert Decimal(10) == scored.total
    assert [Decimal(12), Decimal(-2)] == [line.points for line in scored.lines]


def test_sixty_are_given_and_the_bonus_is_not_capped() -> None:
    scored = sheet(SUGGESTION, base=60).score({"suggestions": 20})

    assert Decimal(120) == scored.total


def test_a_hundred_is_the_most_where_the_total_is_capped() -> None:
    scored = sheet(SUGGESTION, base=60, cap=100).score({"suggestions": 20})

    assert Decimal(100) == scored.total


def test_more_than_was_asked_earns_more_and_less_costs_down_to_nothing() -> None:
    written = item("written", 5, base=10, par=3, floor=0)

    totals = [sheet(written).score({"written": filed}).total for filed in (0, 2, 3, 5)]

    assert [0, 5, 10, 20] == totals


def test_half_points_stay_exact() -> None:
    scored = sheet(item("duty_days", "0.1")).score({"duty_days": 3})

    assert Decimal("0.30") == scored.total


@pytest.mark.parametrize(
    ("total", "band"), [("59.99", ""), (60, "较好"), ("79.99", "较好"), (80, "好"), (130, "好")]
)
def test_a_band_begins_at_its_least(total: object, band: str) -> None:
    bands = [{"name": "较好", "least": 60}, {"name": "好", "least": 80}]

    assert band == sheet(SUGGESTION, bands=bands).band(Decimal(str(total)))


def excellent(points: dict[str, int], percent: int, *excluded: str) -> ranking.Ranking:
    twenty = sheet(SUGGESTION, quota={"name": "优秀代表", "percent": percent})
    return ranking.rank(twenty, {who: Decimal(it) for who, it in points.items()}, excluded)


TEN = {who: 100 - at for at, who in enumerate("甲乙丙丁戊己庚辛壬癸")}


def test_twenty_percent_of_ten_are_two() -> None:
    assert {"甲", "乙"} == excellent(TEN, 20).within


def test_a_share_that_is_no_whole_place_is_rounded_down() -> None:
    assert {"甲"} == excellent(TEN, 19).within
    assert frozenset() == excellent(TEN, 9).within


def test_a_leader_is_ranked_and_takes_no_place() -> None:
    found = excellent(TEN, 20, "甲")

    assert {"乙", "丙"} == found.within
    assert 1 == found.ranks["甲"]


def test_equals_at_the_last_place_are_left_to_the_meeting() -> None:
    found = excellent(TEN | {"乙": 98, "丙": 98}, 20)

    assert {"甲"} == found.within
    assert {"乙", "丙"} == found.tied
    assert 2 == found.ranks["乙"] == found.ranks["丙"]


def test_a_sheet_comes_back_from_an_event_as_it_was() -> None:
    made = sheet(
        SUGGESTION,
        item("written", "2.5", base=10, par=3, floor=0, cap=15),
        base=60,
        cap=100,
        bands=[{"name": "好", "least": 80}],
        quota={"name": "优秀代表", "percent": 20},
        excluded=["领导干部"],
    )

    assert made == score.read(made.state())


def test_a_sheet_need_not_say_what_it_is_based_on() -> None:
    told = {"title": "办法", "subject": "deputy", "items": [SUGGESTION]}

    assert "" == score.read(told).basis


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": " "}, "sheet.title"),
        ({"subject": "voter"}, "sheet.subject"),
        ({"items": []}, "sheet.items"),
        ({"items": [SUGGESTION, SUGGESTION]}, "sheet.items[0].key"),
        ({"items": [SUGGESTION | {"key": "提建议"}]}, "sheet.items[0].key"),
        ({"items": [SUGGESTION | {"points": "三分"}]}, "sheet.items[0].points"),
        ({"items": [SUGGESTION | {"points": "NaN"}]}, "sheet.items[0].points"),
        ({"items": [SUGGESTION | {"points": True}]}, "sheet.items[0].points"),
        ({"items": [SUGGESTION | {"measure": ""}]}, "sheet.items[0]"),
        ({"items": [SUGGESTION | {"weight": 2}]}, "sheet"),
        ({"quota": {"name": "优秀代表", "percent": 120}}, "sheet.quota.percent"),
    ],
)
def test_a_sheet_that_could_not_be_used_is_refused(said: dict[str, Any], field: str) -> None:
    whole = {"title": "办法", "basis": "", "subject": "deputy", "items": [SUGGESTION]}

    with pytest.raises(BadValue) as refused:
        score.read(whole | said)

    assert field == refused.value.facts["field"]
