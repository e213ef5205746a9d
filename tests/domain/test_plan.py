from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain import plan as plans
from domain.plan import Plan
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, law

SURVEY = {"name": "调研走访", "from_on": "2012-05-01", "to_on": "2012-06-30"}
REGISTER = {
    "name": "梳理汇总",
    "from_on": "2012-07-01",
    "to_on": "2012-07-20",
    "form": "《“万名代表促壮腰”活动情况登记表》",
}
SHISHOU: dict[str, Any] = {
    "theme": "万名代表促壮腰",
    "year": 2012,
    "focus_areas": ["工业壮腰", "交通壮腰", "兴城壮腰", "强市壮腰", "文化壮腰"],
    "deputy_levels": ["province", "prefecture", "county", "township"],
    "phases": [
        {"name": "宣传发动", "from_on": "2012-04-11", "to_on": "2012-04-30"},
        {
            "name": "组织实施",
            "from_on": "2012-05-01",
            "to_on": "2012-09-30",
            "steps": [SURVEY, REGISTER],
        },
    ],
    "checklist": [{"text": "引进一个好项目"}, {"text": "联系一个企业"}],
    "routing": [{"class": "促进一府两院工作", "to": "一府两院"}],
}


def refusal(state: dict[str, Any]) -> object:
    with pytest.raises(BadValue) as refused:
        plans.read(state)
    return refused.value.facts["field"]


def test_a_plan_is_carried_whole() -> None:
    carried = plans.read(SHISHOU).state()

    assert SHISHOU == {name: carried[name] for name in SHISHOU}


def test_a_plan_may_be_empty() -> None:
    assert Plan() == plans.read({})


def test_a_field_that_no_plan_has_is_refused() -> None:
    assert "plan" == refusal({"themes": "万名代表促壮腰"})


def test_the_levels_of_its_deputies_are_known_ones() -> None:
    assert "plan.deputy_levels" == refusal({"deputy_levels": ["county", "village"]})


def test_a_phase_has_a_name() -> None:
    assert "plan.phases[0].name" == refusal({"phases": [{"from_on": "2012-04-11"}]})


def test_a_phase_does_not_end_before_it_begins() -> None:
    backwards = {"name": "宣传发动", "from_on": "2012-04-30", "to_on": "2012-04-11"}

    assert "plan.phases[0].to_on" == refusal({"phases": [backwards]})


def test_a_phase_that_is_still_open_has_no_last_day() -> None:
    open_ended = {"name": "宣传发动", "from_on": "2012-04-11"}

    assert [open_ended] == plans.read({"phases": [open_ended]}).phases


def test_a_day_is_written_as_a_date() -> None:
    spoken = {"name": "宣传发动", "from_on": "四月中旬"}

    assert "plan.phases[0].from_on" == refusal({"phases": [spoken]})


def test_the_steps_of_a_phase_obey_the_same_rules() -> None:
    phase = {"name": "组织实施", "steps": [SURVEY, REGISTER | {"to_on": "2012-06-30"}]}

    assert "plan.phases[0].steps[1].to_on" == refusal({"phases": [phase]})


def test_a_checklist_item_says_what_is_to_be_done() -> None:
    assert "plan.checklist[1].text" == refusal(
        {"checklist": [{"text": "引进一个好项目"}, {"quantity": 1}]}
    )


def test_a_child_keeps_what_it_does_not_say_itself() -> None:
    local = plans.localise(plans.read(SHISHOU), {"theme": "千名代表进千企"})

    assert plans.read(SHISHOU | {"theme": "千名代表进千企"}) == local


def test_a_child_adds_to_the_checklist_and_takes_nothing_away() -> None:
    local = plans.localise(
        plans.read(SHISHOU),
        {"checklist": [{"text": "联系一个企业"}, {"text": "走访一户困难户"}]},
    )

    assert ["引进一个好项目", "联系一个企业", "走访一户困难户"] == [
        item["text"] for item in local.checklist
    ]


def test_a_child_cannot_localise_what_no_plan_has() -> None:
    with pytest.raises(BadValue):
        plans.localise(plans.read(SHISHOU), {"title": "千名代表进千企"})


@st.composite
def phases(draw: st.DrawFn) -> list[dict[str, Any]]:
    begins = draw(st.lists(DAYS, max_size=4))
    lasts = draw(st.integers(0, 90))
    return [
        {
            "name": f"第{at}阶段",
            "from_on": day.isoformat(),
            "to_on": (day + timedelta(days=lasts)).isoformat(),
        }
        for at, day in enumerate(begins, 1)
    ]


ITEMS = st.lists(st.fixed_dictionaries({"text": st.sampled_from("甲乙丙丁")}), max_size=4)
PLANS = st.fixed_dictionaries({"phases": phases(), "checklist": ITEMS})


@law
@for_all(PLANS)
def test_what_was_read_once_is_read_the_same_from_its_state(state: dict[str, Any]) -> None:
    plan = plans.read(state)

    assert plan == plans.read(plan.state())


@law
@for_all(PLANS, PLANS)
def test_localising_twice_is_localising_once(
    parent: dict[str, Any], local: dict[str, Any]
) -> None:
    once = plans.localise(plans.read(parent), local)

    assert once == plans.localise(once, local)
    assert {item["text"] for item in parent["checklist"]} <= {
        item["text"] for item in once.checklist
    }
