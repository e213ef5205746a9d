from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.shared.errors import BadValue
from domain.working_body import AlreadyInTheBody, BodyDissolved, NotInTheBody, WorkingBody
from tests.support.scenario import given, past, when_new

ON, LATER = date(2017, 4, 15), date(2017, 12, 20)
FINANCE = {"name": "市财政局", "role": "member", "unit": ""}
FACTS: dict[str, Any] = {
    "campaign_id": UUID(int=2017),
    "kind": "joint_conference",
    "name": "脱贫攻坚联席会议",
    "members": [FINANCE],
    "areas": [],
}
SET_UP = past(WorkingBody.Established, **FACTS, set_up_on=ON)
WATER = {"name": "市水利局", "role": "member", "unit": ""}


def test_a_body_is_set_up_with_its_members() -> None:
    when_new(WorkingBody.set_up, **FACTS, set_up_on=ON).then(SET_UP)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "club"}, "kind"),
        ({"name": ""}, "name"),
        ({"members": [FINANCE, FINANCE]}, "members"),
        ({"members": [FINANCE | {"role": "guest"}]}, "members[0].role"),
    ],
)
def test_a_body_that_cannot_be_is_refused(wrong: dict[str, Any], field: str) -> None:
    when_new(WorkingBody.set_up, **FACTS | wrong, set_up_on=ON).refused(BadValue, field=field)


def test_members_join_once_and_leave_if_they_are_in_it() -> None:
    joined = past(WorkingBody.MemberJoined, **WATER, joined_on=LATER)
    left = past(WorkingBody.MemberLeft, name="市财政局", reason="机构改革", left_on=LATER)

    given(WorkingBody, SET_UP).when(WorkingBody.join, **WATER, on=LATER).then(joined)
    given(WorkingBody, SET_UP).when(WorkingBody.join, **FINANCE, on=LATER).refused(
        AlreadyInTheBody, name="市财政局"
    )
    given(WorkingBody, SET_UP, joined).when(
        WorkingBody.leave, name="市财政局", reason="机构改革", on=LATER
    ).then(left)
    given(WorkingBody, SET_UP, left).when(
        WorkingBody.leave, name="市财政局", reason="机构改革", on=LATER
    ).refused(NotInTheBody)


def test_a_dissolved_body_does_not_change() -> None:
    over = past(WorkingBody.Dissolved, reason="活动结束", dissolved_on=LATER)

    given(WorkingBody, SET_UP).when(WorkingBody.dissolve, reason="活动结束", on=LATER).then(
        over
    )
    given(WorkingBody, SET_UP, over).when(WorkingBody.join, **WATER, on=LATER).refused(
        BodyDissolved, on=LATER
    )
