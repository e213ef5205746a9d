"""What is wrong with a scenario is said all at once: where, why, and what to do."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from application.scenario.schema import FILE
from tests.support.scenarios import Instance, changed, document

TIANMEN = changed(
    changed(document("tianmen-2017"), ("deputies", 3, "count"), 300), ("groups", 0, "count"), 50
)
"""With a few hundred deputies, to be quick."""

BAODING = document("baoding-2024")
TODAY = date(2026, 11, 22)

LINE = ("campaigns", 0, "line")
VISITS = ("activities", 0)

WRONG: dict[str, tuple[dict[str, Any], tuple[str | int, ...], Any, str, str]] = {
    "an unknown field": (
        TIANMEN, (*VISITS, "vilages"), 3, "activities[0].vilages", "是不是 villages",
    ),
    "a level that is none": (
        TIANMEN, ("places", 1, "level"), "city", "places[1].level", "county",
    ),
    "a level above its parent": (
        TIANMEN, ("places", 1, "level"), "province", "places[1].level", "不能隶属于",
    ),
    "a parent that is not there": (
        TIANMEN, ("places", 1, "parent"), "荆州市", "places[1].parent", "上级也要写进 places",
    ),
    "a county without a code": (
        TIANMEN, ("places", 1, "code"), None, "places[1].code", "县级以上须写代码",
    ),
    "a history that does not arrive": (
        BAODING, ("places", 2, "history"), [], "places[2].history", "满城县",
    ),
    "a day that is none": (
        TIANMEN, (*VISITS, "from_on"), "2017-02-30", "activities[0].from_on", "不是日期",
    ),
    "days the wrong way round": (
        TIANMEN, (*VISITS, "to_on"), date(2017, 4, 1), "activities[0].from_on", "晚于结束",
    ),
    "fewer deputies than receptions": (
        BAODING, ("receptions", 0, "participants"), 1, "receptions[0].participants", "deputies",
    ),
    "a record after the document": (
        TIANMEN, (*VISITS, "to_on"), date(2018, 1, 1), "activities[0].to_on", "as_of",
    ),
    "launched before it was adopted": (
        TIANMEN, (*LINE, 1, "launched_on"), date(2017, 1, 1),
        "campaigns[0].line[1].launched_on", "早于 adopted_on",
    ),
    "a phase that ends before it begins": (
        TIANMEN, (*LINE, 1, "plan", "phases"),
        [{"name": "走访", "from_on": date(2017, 5, 1), "to_on": date(2017, 4, 1)}],
        "campaigns[0].line[1].plan.phases[0].to_on", "早于",
    ),
    "a phase that the plan does not have": (
        TIANMEN, (*LINE, 1, "advances"), [{"phase": "走访", "advanced_on": "2017-05-01"}],
        "campaigns[0].line[1].advances[0].phase", "方案里没有",
    ),
    "a list that the plan does not have": (
        TIANMEN, ("published", 10, "plan"), "organisation.nobody",
        "published[10].plan", "方案里没有",
    ),
    "a level left out on the way down": (
        TIANMEN, (*LINE, 1), None, "campaigns[0].line[1].at", "天门市没有采用",
    ),
    "an indicator stated twice": (
        TIANMEN, (*LINE, 1, "indicators", 0, "key"), "group_activities",
        "campaigns[0].line[1].indicators[0].key", "自动带下来",
    ),
    "an indicator that looks at what is not there": (
        TIANMEN, (*LINE, 0, "indicators", 0, "where"), {"kindd": ["视察"]},
        "campaigns[0].line[0].indicators[0].where.kindd", "kind",
    ),
    "a place that is not in the file": (
        TIANMEN, (*VISITS, "at"), "黄谭镇", "activities[0].at", "是不是 黄潭镇",
    ),
    "a campaign that is not in the file": (
        TIANMEN, (*VISITS, "campaign"), "x", "activities[0].campaign", "tuopin-2017",
    ),
    "a place that has not adopted the campaign": (
        BAODING, ("activities", 0, "at"), "河北省", "activities[0].at", "没有采用",
    ),
    "more participants than deputies": (
        TIANMEN, (*VISITS, "participants"), 9000, "activities[0].participants", "名登记代表",
    ),
    "more groups than deputies allow": (
        TIANMEN, ("groups", 0, "count"), 1000, "groups[0].count", "规定是 3 至 80 人",
    ),
    "squads above what is laid down": (
        TIANMEN, ("groups", 0, "squad_size"), 9, "groups[0].squad_size", "policy",
    ),
    "fewer things than are named": (
        TIANMEN, (*VISITS, "villages"), {"names": ["甲村", "乙村"], "distinct": 1},
        "activities[0].villages.distinct", "多于总数",
    ),
    "a list among the totals": (
        TIANMEN, (*VISITS, "totals", "villages"), 5, "activities[0].totals.villages", "名单",
    ),
    "a negative total": (
        TIANMEN, (*VISITS, "totals", "households"), -1,
        "activities[0].totals.households", "最小是 0",
    ),
    "more resolved than filed": (
        BAODING, ("suggestions", 0, "resolved"), 99, "suggestions[0].resolved", "不能多于",
    ),
    "resolved without a way there": (
        BAODING, ("suggestions", 0, "resolved"), 5, "suggestions[0].route", "hand_up",
    ),
    "nobody who could file it": (
        BAODING, ("suggestions", 0, "at"), "清苑区", "suggestions[0].at", "deputies",
    ),
    "a figure that nothing counts": (
        TIANMEN, ("published", 7, "metric"), "走访乡村", "published[7].indicator", "走访村",
    ),
    "more than, and yet counted": (
        TIANMEN, ("published", 7, "qualifier"), "more", "published[7].qualifier", "declared",
    ),
    "a value and a sum": (
        TIANMEN, ("published", 7, "sum_of"), ["天门市"], "published[7]", "只能写一个",
    ),
    "a sum of what is not there": (
        BAODING, ("published", -1, "sum_of", 0, "metric"), "代表之屋",
        "published[47].sum_of[0]", "代表之家",
    ),
    "a document of the future": (
        TIANMEN, ("as_of",), date(2030, 1, 1), "as_of", "还没有到",
    ),
    "a text with braces but without quotes": (
        TIANMEN, ("groups", 0, "name"), {"at": None}, "groups[0].name", "要加引号",
    ),
    "a key that YAML takes for true": (
        TIANMEN, (*VISITS, True), "2017-05-01", "activities[0].True", "真假",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_it_is_refused_by_its_path(case: tuple[Any, Any, Any, str, str]) -> None:
    found, path, value, shown, hint = case
    if value is not None or path[-1] in found.keys() | {"code", 1}:
        found = changed(found, path, value)

    with pytest.raises(ScenarioRefused) as refused:
        read(found, file="x.yaml", today=TODAY)

    problems = {problem.path: problem for problem in refused.value.problems}
    assert shown in problems
    assert hint in f"{problems[shown].reason} {problems[shown].advice}"
    assert "x.yaml" in str(refused.value)


def test_what_the_cases_start_from_is_accepted() -> None:
    for found in (TIANMEN, BAODING):
        assert read(found, file="x.yaml", today=TODAY).key


def test_everything_wrong_is_told_at_once() -> None:
    found = changed(TIANMEN, ("places", 1, "level"), "city")
    found = changed(found, ("title",), None)

    with pytest.raises(ScenarioRefused) as refused:
        read(found, file="x.yaml", today=TODAY)

    assert {"places[1].level", "title"} == {each.path for each in refused.value.problems}


@pytest.mark.parametrize("found", [None, [], "情景", 3])
def test_a_file_that_is_no_scenario_is_refused(found: object) -> None:
    with pytest.raises(ScenarioRefused):
        read(found, file="x.yaml", today=TODAY)


def test_codes_and_dates_may_be_written_as_yaml_likes_them() -> None:
    """An unquoted code is a number to YAML, an unquoted day a date, an empty field nothing."""
    found = changed(TIANMEN, ("places", 1, "code"), 429006)
    found = changed(found, ("places", 0, "code"), 420000)
    found = changed(found, ("meetings", 0, "at"), 429006)
    found = changed(found, ("meetings", 0, "note"), " ")
    found["groups"][0]["key"] = None

    assert read(found, file="x.yaml", today=TODAY).places[1].code == "429006"


def test_a_changed_record_is_not_loaded_over_the_first() -> None:
    """The ledger keeps what it has; the file is told which entry has changed."""
    here = Instance()
    here.load(read(document("yangzhou-2006"), file="x.yaml", today=TODAY))
    found = changed(document("yangzhou-2006"), ("meetings", 0, "note"), "改过")

    with pytest.raises(ScenarioRefused) as refused:
        here.load(read(found, file="x.yaml", today=TODAY))

    assert ["meetings[0]"] == [each.path for each in refused.value.problems]
    assert "装载过" in str(refused.value)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(FILE.read_text(encoding="utf-8")))


def test_what_a_ledger_refuses_many_times_is_told_once() -> None:
    """Fifty groups of one level each, where a mixed group has at least two."""
    mixed = changed(TIANMEN, ("groups", 0, "kind"), "mixed")
    here = Instance()

    with pytest.raises(ScenarioRefused) as refused:
        here.load(read(mixed, file="天门.yaml"))

    [problem] = refused.value.problems
    assert "groups[0]" == problem.path
    assert "同样的问题" in problem.reason
