from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain import checklist
from domain.campaign import Campaign, WrongStage
from domain.checklist_record import (
    ChecklistRecord,
    EvidenceMissing,
    NoSuchItem,
    RecordVoided,
    TickedByFacts,
)
from domain.plan import Plan
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

WANG = UUID(int=21)
SUGGESTION = {
    "text": "提一份高质量的扶贫建议",
    "code": "suggestion",
    "subject": "deputy",
    "ticked_by": {"source": "suggestions_filed", "where": {}},
}
LOG_BOOK = {
    "text": "记录一本履职日志",
    "code": "log_book",
    "subject": "deputy",
    "frequency": "每年",
    "evidence": "日志复印件",
}
ROOM = {"text": "建一个小组活动室", "code": "room", "subject": "group"}
POINT = {"text": "建一个联系点", "code": "point", "subject": "township"}
ON = date(2017, 6, 20)
DONE: dict[str, Any] = {
    "item": "log_book",
    "subject": "deputy",
    "subject_id": WANG,
    "what": "记到六月",
    "evidence": "日志复印件",
}


def campaign(*items: dict[str, Any], launched: bool = True) -> Campaign:
    plan = Plan(checklist=list(items)).state()
    it = Campaign.draw_up(
        id=UUID(int=2017), title="代表在行动", plan=plan, indicators=[], planned_on=ON
    )
    it.adopt(title="", plan={}, indicators=[], adopted_by="主任会议", on=ON)
    if launched:
        it.launch(on=ON)
    it.collect_events()
    return it


def enter(it: Campaign, **facts: Any) -> Any:
    return when_new(ChecklistRecord.enter, it, **DONE | facts, done_on=ON)


def test_what_no_record_shows_is_entered_with_its_evidence() -> None:
    it = campaign(LOG_BOOK)

    enter(it).then(past(ChecklistRecord.Entered, campaign_id=it.id, **DONE, done_on=ON))
    enter(it, evidence=" ").refused(EvidenceMissing, evidence="日志复印件")


def test_what_a_fact_ticks_is_not_ticked_by_hand() -> None:
    enter(campaign(SUGGESTION), item="suggestion").refused(
        TickedByFacts, source="提出的代表建议"
    )


def test_an_item_is_one_of_the_plan_and_of_the_right_subject() -> None:
    enter(campaign(LOG_BOOK), item="visit").refused(NoSuchItem, item="visit")
    enter(campaign(ROOM), item="room").refused(BadValue, field="subject")
    enter(campaign(POINT), item="point").refused(BadValue, field="item")


def test_nothing_is_entered_before_the_campaign_runs() -> None:
    enter(campaign(LOG_BOOK, launched=False)).refused(WrongStage)


def test_a_record_is_voided_once() -> None:
    entered = past(ChecklistRecord.Entered, campaign_id=UUID(int=2017), **DONE, done_on=ON)
    voided = past(ChecklistRecord.Voided, reason="登记错了人")

    given(ChecklistRecord, entered).when(ChecklistRecord.void, reason="登记错了人").then(voided)
    given(ChecklistRecord, entered, voided).when(ChecklistRecord.void, reason="再作废").refused(
        RecordVoided, reason="登记错了人"
    )


def test_an_item_with_a_code_is_counted_by_times_and_by_persons() -> None:
    lines = checklist.indicators([SUGGESTION, ROOM, {"text": "学一次文件"}])

    assert [
        ("checklist.suggestion", "次", "suggestions_filed", "records"),
        ("checklist.suggestion.done", "名", "suggestions_filed", "deputies"),
        ("checklist.room", "次", "checklist", "groups"),
        ("checklist.room.done", "个", "checklist", "groups"),
    ] == [(each.key, each.unit, each.source, each.take) for each in lines]


def test_the_figures_of_the_checklist_come_down_locked_and_a_child_adds_its_own() -> None:
    above = campaign(SUGGESTION)
    above.issue(to=[UUID(int=429006)], on=ON)
    [issued] = above.collect_events()
    below = Campaign.receive(
        id=UUID(int=3),
        title=issued.title,
        plan=issued.plan,
        indicators=issued.indicators,
        root_id=above.id,
        parent_id=above.id,
        parent_jurisdiction_id=UUID(int=420000),
        received_on=ON,
    )

    below.adopt(title="", plan={"checklist": [ROOM]}, indicators=[], adopted_by="", on=ON)

    assert {
        "checklist.suggestion": True,
        "checklist.suggestion.done": True,
        "checklist.room": False,
        "checklist.room.done": False,
    } == {each.key: each.core for each in below.indicators}


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"code": "好建议"}, "code"),
        ({"code": "a", "frequency": "常常"}, "frequency"),
        ({"code": "a", "ticked_by": {"source": "declared"}}, "ticked_by.source"),
        ({"code": "a", "ticked_by": "facts"}, "ticked_by.source"),
        (
            {"code": "a", "subject": "group", "ticked_by": {"source": "meetings"}},
            "ticked_by.source",
        ),
        (
            {"code": "a", "ticked_by": {"source": "activities", "where": {"colour": ["红"]}}},
            "ticked_by.where.colour",
        ),
        (
            {"code": "a", "ticked_by": {"source": "activities", "where": {"kind": "走访"}}},
            "ticked_by.where.kind",
        ),
        ({"ticked_by": {"source": "activities"}}, "code"),
    ],
)
def test_a_checklist_that_could_not_be_kept_is_refused(
    item: dict[str, Any], field: str
) -> None:
    plan = {"checklist": [{"text": "做一件事"} | item]}

    when_new(Campaign.draw_up, title="活动", plan=plan, indicators=[], planned_on=ON).refused(
        BadValue, field=f"plan.checklist[0].{field}"
    )


def test_a_code_stands_once() -> None:
    plan = {"checklist": [LOG_BOOK, LOG_BOOK | {"text": "又一本"}]}

    when_new(Campaign.draw_up, title="活动", plan=plan, indicators=[], planned_on=ON).refused(
        BadValue, field="plan.checklist[1].code"
    )


@pytest.mark.parametrize(
    ("frequency", "first", "last"),
    [
        ("每月", date(2017, 6, 1), date(2017, 6, 30)),
        ("每季度", date(2017, 4, 1), date(2017, 6, 30)),
        ("每半年", date(2017, 1, 1), date(2017, 6, 30)),
        ("每年", date(2017, 1, 1), date(2017, 12, 31)),
        ("", date.min, date.max),
    ],
)
def test_an_item_is_done_anew_in_each_period(frequency: str, first: date, last: date) -> None:
    assert (first, last) == checklist.period(frequency, ON)
