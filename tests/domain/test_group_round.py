"""两集中、一分散、一接待、一交办: a round of a group's work, step by step."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.deputy_group import DeputyGroup
from domain.deputy_group.words import GroupDissolved
from domain.group_round import (
    GroupRound,
    GroupRoundConcluded,
    NotAStep,
    StepAlreadyDone,
    StepNotDone,
    StepsMissing,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue
from tests.support.scenario import ITSELF, Past, given, past, when_new

BEGUN, LATER = date(2017, 5, 2), date(2017, 5, 9)
LI = UUID(int=11)
STEPS = ["study", "visit", "exchange", "receive_voters", "handover"]
ESTABLISHED = past(
    Jurisdiction.Established,
    name="岳口镇",
    level="township",
    organ="presidium",
    established_on=date(1994, 10, 1),
)
YUEKOU = given(Jurisdiction, ESTABLISHED).record
FORMED = past(DeputyGroup.Formed, name="第一小组", members=[LI], convener=LI, formed_on=BEGUN)
OPENED = past(GroupRound.Opened, group_id=ITSELF, title="二季度", steps=STEPS, opened_on=BEGUN)


def done(step: str) -> Past:
    return past(GroupRound.StepFinished, step=step, deputies=[LI], done_on=LATER)


def do(step: str, *history: Past, on: date = LATER) -> Any:
    return given(GroupRound, OPENED, *history).when(
        GroupRound.do, step=step, deputies=[LI], on=on
    )


def test_a_round_has_the_steps_that_the_place_lays_down() -> None:
    group = given(DeputyGroup, FORMED).record

    when_new(GroupRound.open, YUEKOU, group, title="二季度", on=BEGUN).then(OPENED)


def test_a_place_may_lay_down_other_steps() -> None:
    laid = past(
        Jurisdiction.PolicySet,
        key="group_activity_steps",
        value=["study", "visit"],
        from_on=BEGUN,
    )
    place = given(Jurisdiction, ESTABLISHED, laid).record
    group = given(DeputyGroup, FORMED).record

    when_new(GroupRound.open, place, group, title="二季度", on=BEGUN).then(
        past(
            GroupRound.Opened,
            group_id=ITSELF,
            title="二季度",
            steps=["study", "visit"],
            opened_on=BEGUN,
        )
    )


def test_a_dissolved_group_begins_no_round() -> None:
    gone = past(DeputyGroup.Dissolved, reason="换届", dissolved_on=BEGUN)
    group = given(DeputyGroup, FORMED, gone).record

    when_new(GroupRound.open, YUEKOU, group, title="二季度", on=LATER).refused(GroupDissolved)


def test_each_step_is_done_once_by_somebody_on_a_day() -> None:
    do("visit").then(done("visit"))
    do("visit", done("visit")).refused(StepAlreadyDone, step="visit", on=LATER)
    do("banquet").refused(NotAStep, step="banquet")
    do("visit", on=date(2017, 5, 1)).refused(BadValue, field="on")


def test_a_step_recorded_in_error_is_withdrawn_and_open_again() -> None:
    withdrawn = past(
        GroupRound.StepWithdrawn, step="visit", reason="记错了小组", withdrawn_on=LATER
    )

    (
        given(GroupRound, OPENED, done("visit"))
        .when(GroupRound.withdraw, step="visit", reason="记错了小组", on=LATER)
        .then(withdrawn)
    )
    (
        given(GroupRound, OPENED)
        .when(GroupRound.withdraw, step="visit", reason="", on=LATER)
        .refused(StepNotDone, step="visit")
    )
    do("visit", done("visit"), withdrawn).then(done("visit"))


def test_a_round_is_concluded_when_every_step_has_been_done() -> None:
    every = [done(step) for step in STEPS]
    concluded = past(GroupRound.Concluded, concluded_on=LATER)

    given(GroupRound, OPENED, *every[1:]).when(GroupRound.conclude, on=LATER).refused(
        StepsMissing, steps="study"
    )
    given(GroupRound, OPENED, *every).when(GroupRound.conclude, on=LATER).then(concluded)
    do("study", *every, concluded).refused(GroupRoundConcluded, on=LATER)
