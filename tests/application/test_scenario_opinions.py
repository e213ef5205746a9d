"""Opinions of a scenario: heard, handled at every level, counted by what happened."""

from datetime import date
from typing import Any

import pytest

from application.scenario.model import Scenario
from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from domain.opinion import Opinion
from domain.suggestion import Suggestion
from tests.support.scenarios import Instance, changed

HUBEI: dict[str, Any] = {
    "scenario": "levels",
    "title": "按处理的层级",
    "source": {"document": "levels"},
    "as_of": "2017-11-30",
    "places": [
        {"code": "420000", "name": "湖北省", "level": "province", "organ": "congress"},
        {
            "code": "420500",
            "name": "宜昌市",
            "level": "prefecture",
            "organ": "congress",
            "parent": "湖北省",
        },
        {
            "code": "420527",
            "name": "秭归县",
            "level": "county",
            "organ": "congress",
            "parent": "宜昌市",
            "townships": {"presidium": ["茅坪镇", "归州镇"]},
        },
    ],
    "deputies": [
        {
            "at": {"townships_of": "秭归县"},
            "count": 4,
            "level": "township",
            "congress": "{at}人民代表大会",
            "registered_on": "2017-01-01",
        }
    ],
    "opinions": [
        {
            "at": {"townships_of": "秭归县"},
            "title": title,
            "from_on": "2017-05-01",
            "count": count,
            **facts,
        }
        for title, count, facts in (
            ("省里的事", 3, {"route": "hand_up", "to": "湖北省", "unit": "省水利厅"}),
            ("市里的事", 4, {"route": "hand_up", "to": "宜昌市", "unit": "市交通局"}),
            ("县里的事", 7, {"route": "hand_up", "unit": "教育局", "solved": 5, "fed_back": 4}),
            ("村里的事", 6, {"route": "village", "unit": "中心村", "solved": "all"}),
            ("当场的事", 5, {"route": "on_spot", "solved": 4, "otherwise": "explained"}),
            ("别处的事", 2, {"route": "decline", "door": "court"}),
            ("共同的事", 8, {"route": "convert", "extent": "common", "suggestions": 3}),
            ("又说的事", 9, {"route": "assign", "unit": "镇", "duplicates": 5, "solved": 4}),
        )
    ],
    "published": [
        {"at": "湖北省", "metric": key, "value": value, "indicator": f"opinions{key}"}
        for key, value in {
            "": 39,
            ".raw": 58,
            ".duplicates": 5,
            ".handled_at.province": 3,
            ".handled_at.prefecture": 4,
            ".handled_at.county": 7,
            ".handled_at.village": 6,
            ".solved.on_spot": 4,
            ".solved.after_handling": 15,
            ".declined": 2,
            ".converted": 8,
            ".fed_back": 4,
        }.items()
    ],
}
for row in HUBEI["published"]:
    row["metric"] = row["metric"] or "全部"


@pytest.fixture(scope="module")
def told() -> Scenario:
    return read(HUBEI, file="levels.yaml")


@pytest.fixture(scope="module")
def loaded(told: Scenario) -> Instance:
    here = Instance()
    here.load(told)
    return here


def test_every_level_is_counted_by_what_happened(told: Scenario, loaded: Instance) -> None:
    """Heard thirty-nine times, five of them again; fourteen stand in a second register."""
    rows = loaded.compare(told)

    assert [] == [row for row in rows if not row.equal]


def test_it_loads_twice_as_once(told: Scenario, loaded: Instance) -> None:
    before = loaded.ledger.heads()

    loaded.load(told)

    assert before == loaded.ledger.heads()


def test_opinions_of_one_matter_go_into_as_many_suggestions_as_are_said(
    loaded: Instance,
) -> None:
    joined = [
        len(each.event.opinion_ids)
        for each in loaded.ledger.recorded()
        if isinstance(each.event, Suggestion.OpinionsJoined)
    ]

    assert [2, 2, 4] == sorted(joined)


def test_nothing_happens_after_the_document(loaded: Instance) -> None:
    days = [
        value
        for each in loaded.ledger.recorded()
        if isinstance(each.event, Opinion.Event)
        for value in vars(each.event).values()
        if isinstance(value, date) and not hasattr(value, "hour")
    ]

    assert max(days) <= date(2017, 11, 30)


@pytest.mark.parametrize(
    ("entry", "field", "value", "where"),
    [
        (2, "unit", None, "opinions[2].unit"),
        (2, "solved", 8, "opinions[2].solved"),
        (2, "fed_back", 6, "opinions[2].solved"),
        (5, "replied", 1, "opinions[5].route"),
        (6, "suggestions", 9, "opinions[6].suggestions"),
        (6, "suggestions", 1, "opinions[6].suggestions"),
        (7, "duplicates", 8, "opinions[7].duplicates"),
        (0, "to", "荆州市", "opinions[0].to"),
    ],
)
def test_what_cannot_have_happened_is_said(
    entry: int, field: str, value: object, where: str
) -> None:
    with pytest.raises(ScenarioRefused) as refused:
        read(changed(HUBEI, ["opinions", entry, field], value), file="levels.yaml")

    assert where in [problem.path for problem in refused.value.problems]
