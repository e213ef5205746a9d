from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.meeting import Meeting, MeetingVoided
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

WANG, LI = UUID(int=21), UUID(int=22)
FACTS: dict[str, Any] = {
    "kind": "joint_conference",
    "title": "脱贫攻坚联席会议",
    "held_on": date(2017, 7, 3),
    "held_by": "市人大常委会",
    "attendees": [WANG, LI],
    "units": ["市扶贫办", "市财政局"],
    "documents": [{"title": "意见建议汇总表", "copies": 40}],
}
HELD = past(Meeting.Held, **FACTS)


def test_a_meeting_says_who_called_it_and_who_came() -> None:
    when_new(Meeting.hold, **FACTS).then(HELD)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", "茶话会"),
        ("title", " "),
        ("held_by", ""),
        ("others", -1),
        ("attendees", [WANG, WANG]),
        ("units", ["市财政局", "市财政局"]),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(field: str, wrong: object) -> None:
    when_new(Meeting.hold, **FACTS | {field: wrong}).refused(BadValue, field=field)


def test_copies_are_a_number() -> None:
    wrong = FACTS | {"documents": [{"title": "倡议书", "copies": -1}]}

    when_new(Meeting.hold, **wrong).refused(BadValue, field="documents[0].copies")


def test_who_came_can_be_put_right() -> None:
    given(Meeting, HELD).when(
        Meeting.correct, changes={"others": 12}, reason="签到表补登"
    ).then(past(Meeting.Corrected, changes={"others": 12}, reason="签到表补登"))


@pytest.mark.parametrize("changes", [{}, {"kind": "symposium"}, {"held_on": "2017-07-04"}])
def test_a_wrong_kind_or_day_is_another_meeting(changes: dict[str, Any]) -> None:
    given(Meeting, HELD).when(Meeting.correct, changes=changes, reason="录错").refused(BadValue)


def test_a_voided_meeting_is_not_corrected() -> None:
    voided = past(Meeting.Voided, reason="重复登记")

    given(Meeting, HELD).when(Meeting.void, reason="重复登记").then(voided)
    given(Meeting, HELD, voided).when(
        Meeting.correct, changes={"others": 1}, reason="补登"
    ).refused(MeetingVoided, reason="重复登记")
