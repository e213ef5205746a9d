from datetime import date
from typing import Any

import pytest

from domain.deputy import Deputy
from domain.deputy.words import OfficeSuspended
from domain.duty_report import (
    AlreadyEvaluated,
    BallotsDoNotAddUp,
    DutyReport,
    GradeNotUsedHere,
    ReportVoided,
)
from domain.shared import policy
from domain.shared.errors import BadValue
from domain.shared.pack import packs
from tests.support.rules import rules
from tests.support.scenario import ITSELF, given, past, when_new

ON = date(2025, 11, 28)
REGISTERED = past(
    Deputy.Registered,
    name="先市镇代表",
    level="county",
    congress="合江县人大",
    registered_on=date(2021, 9, 20),
)
TOLD: dict[str, Any] = {
    "congress": "合江县人大",
    "to": "第三选区",
    "place": "代表联络站",
    "present": 60,
    "text": "",
    "campaign_id": None,
}
HELD = past(DutyReport.Held, **TOLD, deputy_id=ITSELF, held_on=ON)
CLASSES = {"satisfied": 55, "basically_satisfied": 3, "dissatisfied": 1, "abstained": 1}
EVALUATED = past(
    DutyReport.Evaluated,
    issued=60,
    returned=60,
    scheme="satisfaction",
    grades=CLASSES,
    classes=CLASSES,
    points=[],
    evaluated_on=ON,
)
RULES = policy.resolve([], "county", ON)
BY_COMPETENCE = policy.resolve(
    [
        {
            "key": "duty_report_scheme",
            "value": "competence",
            "basis": "本级述职评议办法第九条",
            "from_on": "2022-01-01",
        }
    ],
    "county",
    ON,
)


def test_a_deputy_reports_to_the_voters() -> None:
    deputy = given(Deputy, REGISTERED).record

    when_new(DutyReport.hold, deputy, **TOLD, on=ON).then(HELD)


def test_a_suspended_deputy_does_not_report() -> None:
    suspended = past(Deputy.Suspended, cause="detained", suspended_on=ON)
    deputy = given(Deputy, REGISTERED, suspended).record

    when_new(DutyReport.hold, deputy, **TOLD, on=ON).refused(OfficeSuspended)


@pytest.mark.parametrize(
    ("wrong", "field"), [({"to": " "}, "to"), ({"present": -1}, "present")]
)
def test_a_report_says_to_whom(wrong: dict[str, Any], field: str) -> None:
    deputy = given(Deputy, REGISTERED).record

    when_new(DutyReport.hold, deputy, **TOLD | wrong, on=ON).refused(BadValue, field=field)


def test_the_voters_evaluate_by_classes() -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, RULES, issued=60, returned=60, classes=CLASSES, on=ON)
        .then(EVALUATED)
    )


def test_a_place_has_grades_of_its_own_which_come_down_to_the_common_ones() -> None:
    """优秀 and 称职 are 满意 where counts of several places are added; none is lost."""
    outcome = given(DutyReport, HELD).when(
        DutyReport.evaluate,
        BY_COMPETENCE,
        issued=62,
        returned=60,
        classes={"excellent": 41, "competent": 16, "basically_competent": 2, "incompetent": 1},
        on=ON,
    )

    outcome.then(
        past(
            DutyReport.Evaluated,
            issued=62,
            returned=60,
            scheme="competence",
            grades={
                "excellent": 41,
                "competent": 16,
                "basically_competent": 2,
                "incompetent": 1,
                "abstained": 0,
            },
            classes={
                "satisfied": 57,
                "basically_satisfied": 2,
                "dissatisfied": 1,
                "abstained": 0,
            },
            points=[],
            evaluated_on=ON,
        )
    )


@pytest.mark.parametrize(
    ("rules", "grade"), [(BY_COMPETENCE, "satisfied"), (RULES, "excellent")]
)
def test_grades_of_another_ballot_are_refused(rules: policy.Rules, grade: str) -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, rules, issued=1, returned=1, classes={grade: 1}, on=ON)
        .refused(GradeNotUsedHere, field=f"classes.{grade}")
    )


def test_a_refused_grade_tells_those_that_are_used_and_by_what() -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, RULES, issued=1, returned=1, classes={"excellent": 1}, on=ON)
        .refused(
            GradeNotUsedHere,
            basis="缺省：代表述职评议的通行做法",
            grades="满意（satisfied）、基本满意（basically_satisfied）、"
            "不满意（dissatisfied）、弃权（abstained）",
        )
    )


@pytest.mark.parametrize("pack", packs())
def test_under_every_pack_voters_evaluate_without_further_rules(pack: str) -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, rules(pack), issued=60, returned=60, classes=CLASSES, on=ON)
        .then(EVALUATED)
    )


def test_grades_of_a_ballot_add_up_too() -> None:
    (
        given(DutyReport, HELD)
        .when(
            DutyReport.evaluate,
            BY_COMPETENCE,
            issued=9,
            returned=8,
            classes={"excellent": 5, "competent": 2},
            on=ON,
        )
        .refused(BallotsDoNotAddUp, issued=9, returned=8, counted=7)
    )


def test_what_was_evaluated_before_was_by_satisfaction() -> None:
    stored = {"classes": dict(CLASSES)}

    DutyReport.Evaluated.upcast_v1_v2(stored)

    assert {"classes": CLASSES, "scheme": "satisfaction", "grades": CLASSES} == stored


def test_sixty_voters_give_points_and_nobody_is_told_from_them() -> None:
    """Six deputies, sixty voters scoring each: kept sorted, so that the order tells nothing."""
    given_ = [95, 60, 88] * 20
    outcome = given(DutyReport, HELD).when(
        DutyReport.evaluate, RULES, issued=60, returned=60, points=given_, on=ON
    )

    [told] = outcome.events
    assert told.facts["points"] == sorted(given_)


@pytest.mark.parametrize(
    ("issued", "returned"),
    [
        (59, 60),  # more came back than were issued
        (60, 59),  # more counted than came back
    ],
)
def test_ballots_add_up(issued: int, returned: int) -> None:
    (
        given(DutyReport, HELD)
        .when(
            DutyReport.evaluate, RULES, issued=issued, returned=returned, classes=CLASSES, on=ON
        )
        .refused(BallotsDoNotAddUp, issued=issued, returned=returned, counted=60)
    )


def test_a_class_is_one_of_those_on_the_ballot() -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, RULES, issued=1, returned=1, classes={"great": 1}, on=ON)
        .refused(GradeNotUsedHere, field="classes.great")
    )


def test_an_evaluation_without_ballots_is_none() -> None:
    (
        given(DutyReport, HELD)
        .when(DutyReport.evaluate, RULES, issued=60, returned=0, on=ON)
        .refused(BadValue, field="classes")
    )


def test_a_report_is_evaluated_once() -> None:
    (
        given(DutyReport, HELD, EVALUATED)
        .when(DutyReport.evaluate, RULES, issued=60, returned=60, classes=CLASSES, on=ON)
        .refused(AlreadyEvaluated, on=ON)
    )


def test_a_voided_report_is_not_evaluated() -> None:
    voided = past(DutyReport.Voided, reason="重复", voided_on=ON)

    given(DutyReport, HELD).when(DutyReport.void, reason="重复", on=ON).then(voided)
    (
        given(DutyReport, HELD, voided)
        .when(DutyReport.evaluate, RULES, issued=60, returned=60, classes=CLASSES, on=ON)
        .refused(ReportVoided, reason="重复")
    )
