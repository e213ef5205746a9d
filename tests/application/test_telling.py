"""What happened, told to somebody who was not there."""

from datetime import date
from string import Formatter
from typing import Any

import pytest

from application.telling import TOLD, told
from domain.catalogue import events
from tests.support import golden

TOPICS = [
    topic for topic in events() if topic.partition(".")[0] in {"suggestion", "handling_case"}
]
ON = date(2024, 5, 27)
REPLY_DUE = {"key": "reply_due", "who": "区住建局", "due_on": "2024-08-27"}


def test_every_event_of_a_suggestion_and_its_case_has_a_sentence() -> None:
    assert set(TOPICS) == set(TOLD)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_tells_the_day_and_nothing_that_the_event_does_not_know(topic: str) -> None:
    facts = {name for _, name, _, _ in Formatter().parse(TOLD[topic]) if name}

    assert set() == facts - golden.declared(events()[topic]).keys()
    assert any(name.endswith("_on") for name in facts)


@pytest.mark.parametrize(
    ("topic", "facts", "expected"),
    [
        (
            "handling_case.opened",
            {
                "opened_on": ON,
                "dispatcher": "office",
                "assignments": [
                    {"unit": "区住建局", "role": "lead"},
                    {"unit": "区财政局", "role": "assisting"},
                ],
                "clocks": [REPLY_DUE, REPLY_DUE | {"key": "promise.2", "who": "office"}],
            },
            (
                "2024年5月27日，代表工作机构交办，承办单位：区住建局（主办）、区财政局（协办）；"
                "期限：答复代表（区住建局）至2024年8月27日、"
                "兑现承诺2（代表工作机构）至2024年8月27日。"
            ),
        ),
        (
            "handling_case.objection_decided",
            {
                "decided_on": ON,
                "by": "office",
                "upheld": False,
                "unit": "区住建局",
                "reason": "",
                "assignments": [],
                "clocks": [],
            },
            "2024年5月27日，代表工作机构决定不采纳区住建局的异议。",
        ),
        (
            "suggestion.judged",
            {
                "judged_on": ON,
                "round": 1,
                "satisfaction": "dissatisfied",
                "reason": "没有实地看过",
                "clocks": [],
            },
            "2024年5月27日，代表对第1次答复评价不满意，理由：没有实地看过。",
        ),
        (
            "suggestion.corrected",
            {
                "corrected_on": ON,
                "changes": {
                    "category": "交通运输",
                    "focus_area": "",
                    "drawn_from": ["visit", "research"],
                    "occasion": "motion",
                },
                "kept": [],
                "reason": "登记有误",
            },
            (
                "2024年5月27日，更正：类别改为交通运输，重点领域改为空，"
                "怎样形成改为走访、专题调研，何时提出改为议案转为建议，理由：登记有误。"
            ),
        ),
        (
            "suggestion.corrected",
            {
                "corrected_on": ON,
                "changes": {"focus_area": "民生实事"},
                "kept": ["category"],
                "reason": "登记有误",
            },
            "2024年5月27日，更正：重点领域改为民生实事（类别由本级自定，不改），理由：登记有误。",
        ),
        (
            "suggestion.rejected",
            {"rejected_on": ON, "as_letter": True, "reason": "个人问题", "basis": "第九条"},
            "2024年5月27日，作代表来信处理，理由：个人问题，依据：第九条。",
        ),
    ],
)
def test_a_sentence_is_one_that_an_office_would_write(
    topic: str, facts: dict[str, Any], expected: str
) -> None:
    assert expected == told(topic, facts)
