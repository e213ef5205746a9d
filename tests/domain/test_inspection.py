"""检查记录 — a place is inspected, what is wrong is put right and looked at again."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.inspection import (
    Cohort,
    FindingState,
    Inspection,
    InspectionVoided,
    NoSuchFinding,
    WrongFinding,
)
from domain.inspection_round import InspectedInThisRound, InspectionRound, RoundConcluded
from domain.shared.errors import BadValue
from domain.shared.policy import resolve
from tests.support.scenario import ITSELF, Outcome, after, given, past, when_new

ON, NEXT_YEAR = date(2017, 9, 12), date(2018, 3, 5)
RULES = resolve([], "county", ON)
ITEMS = [
    {"key": "grouping", "text": "分组是否科学", "points": 20},
    {"key": "on_the_wall", "text": "小组名单是否上墙", "points": 20},
]
MARKS = [
    {"key": "grouping", "points": 18},
    {"key": "on_the_wall", "points": 5, "note": "缺名单"},
]
MARKED = [
    ITEMS[0] | {"full": 20, "points": 18, "note": ""},
    ITEMS[1] | {"full": 20, "points": 5, "note": "缺名单"},
]
WRONG = [{"item": "on_the_wall", "text": "小组名单未上墙"}, {"text": "没有活动记录"}]
FOUND = [
    {"number": 1, "item": "on_the_wall", "text": "小组名单未上墙"},
    {"number": 2, "item": "", "text": "没有活动记录"},
]
HELD = past(
    Inspection.Held,
    round_id=ITSELF,
    team="第一督导组",
    unit_kind="township",
    unit="皂市镇",
    marks=MARKED,
    findings=FOUND,
    held_on=ON,
)
ORDERED = past(Inspection.RectificationOrdered, number=1, demand="上墙", ordered_on=ON)
RECTIFIED = past(Inspection.Rectified, number=1, what="已上墙", rectified_on=ON)
STILL_WRONG = past(
    Inspection.Reinspected,
    number=1,
    passed=False,
    cohort=Cohort.THIS_YEAR.value,
    reinspected_on=ON,
)
CLEARED = past(
    Inspection.Reinspected,
    number=1,
    passed=True,
    cohort=Cohort.THIS_YEAR.value,
    reinspected_on=ON,
)
VOIDED = past(Inspection.Voided, reason="重复", voided_on=ON)
INSPECTED = past(
    InspectionRound.UnitInspected,
    inspection_id=ITSELF,
    kind="township",
    unit="皂市镇",
    inspected_on=ON,
)
RELEASED = past(InspectionRound.UnitReleased, inspection_id=ITSELF, released_on=ON)


def the_round(*units: tuple[str, UUID | None, str]) -> InspectionRound:
    """Where these were inspected already: the kind, the record and the name of each."""
    made = InspectionRound.plan(
        id=ITSELF,
        title="督导检查",
        campaign_id=None,
        team="第一督导组",
        inspectors=[],
        items=ITEMS,
        units=[],
        after_id=None,
        on=ON,
    )
    for at, (kind, unit_id, unit) in enumerate(units, 2):
        made.inspect(inspection_id=UUID(int=at), kind=kind, unit_id=unit_id, unit=unit, on=ON)
    made.collect_events()
    return made


def held(round_: InspectionRound | None = None, **more: Any) -> Outcome:
    facts: dict[str, Any] = {
        "unit_kind": "township",
        "unit_id": None,
        "unit": "皂市镇",
        "marks": MARKS,
        "findings": WRONG,
        "on": ON,
    }
    return when_new(Inspection.hold, round_ or the_round(), **(facts | more))


def test_every_item_is_marked_and_findings_are_numbered() -> None:
    held().then(HELD).and_beside(INSPECTED)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"unit": " "}, "unit"),
        ({"unit_kind": "village"}, "unit_kind"),
        ({"marks": MARKS[:1]}, "marks"),
        ({"marks": [MARKS[0], MARKS[1] | {"points": 21}]}, "marks"),
        ({"marks": [*MARKS, {"key": "weather", "points": 1}]}, "marks[2].key"),
        ({"findings": [{"item": "weather", "text": "下雨"}]}, "findings[0].item"),
        ({"findings": [{"text": " "}]}, "findings[0].text"),
    ],
)
def test_an_inspection_keeps_to_the_checklist_of_its_round(said: Any, field: str) -> None:
    held(**said).refused(BadValue, field=field)


def test_nothing_is_inspected_once_the_round_is_over() -> None:
    over = the_round()
    over.conclude(summary="", on=ON)
    over.collect_events()

    held(over).refused(RoundConcluded)


A_STATION, ANOTHER = UUID(int=31), UUID(int=32)


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (("township", None, "皂市镇"), {"unit": " 皂市镇 "}),
        (
            ("station", A_STATION, "东关站"),
            {"unit_kind": "station", "unit_id": A_STATION, "unit": "东关代表联络站"},
        ),
        (
            ("station", A_STATION, "东关站"),
            {"unit_kind": "station", "unit_id": None, "unit": "东关站"},
        ),
    ],
)
def test_a_unit_is_inspected_once_in_a_round(earlier: Any, now: Any) -> None:
    held(the_round(earlier), **now, on=NEXT_YEAR).refused(InspectedInThisRound, on=ON)


@pytest.mark.parametrize(
    "now",
    [
        {"unit_kind": "station", "unit_id": ANOTHER, "unit": "东关站"},
        {"unit_kind": "group", "unit_id": None, "unit": "东关站"},
        {"unit_kind": "station", "unit_id": None, "unit": "西关站"},
    ],
)
def test_another_unit_is_inspected_beside_it(now: Any) -> None:
    assert [Inspection.Held] == [
        each.event for each in held(the_round(("station", A_STATION, "东关站")), **now).events
    ]


def ordered(*history: Any, **more: Any) -> Outcome:
    facts = {"number": 1, "demand": "上墙", "due_on": None, "on": ON} | more
    return given(Inspection, *(history or (HELD,))).when(Inspection.order, RULES, **facts)


def test_rectification_is_ordered_within_what_the_rules_allow() -> None:
    """A month, unless the place has laid down something else."""
    [told] = ordered().events

    assert (1, "皂市镇", "2017-10-12") == (
        told.facts["number"],
        told.facts["clocks"][0]["who"],
        told.facts["clocks"][0]["due_on"],
    )


def test_or_by_the_day_that_the_team_names() -> None:
    [told] = ordered(due_on=date(2017, 9, 20)).events

    assert ["2017-09-20"] == [each["due_on"] for each in told.facts["clocks"]]


def test_the_day_is_not_before_the_order() -> None:
    ordered(due_on=date(2017, 9, 1)).refused(BadValue, field="due_on")


@pytest.mark.parametrize("history", [(HELD,), (HELD, ORDERED), (HELD, RECTIFIED, STILL_WRONG)])
def test_what_is_wrong_is_put_right(history: Any) -> None:
    """On the spot, by order, or once more after it was found still wrong."""
    given(Inspection, *history).when(Inspection.rectify, number=1, what="已上墙", on=ON).then(
        RECTIFIED
    )


def test_it_is_said_how_it_was_put_right() -> None:
    given(Inspection, HELD).when(Inspection.rectify, number=1, what=" ", on=ON).refused(
        BadValue, field="what"
    )


@pytest.mark.parametrize(("passed", "event"), [(True, CLEARED), (False, STILL_WRONG)])
def test_what_was_put_right_is_looked_at_again(passed: bool, event: Any) -> None:  # noqa: FBT001
    given(Inspection, HELD, RECTIFIED).when(
        Inspection.reinspect, number=1, passed=passed, note="", on=ON
    ).then(event)


def test_a_finding_of_last_year_is_known_as_one() -> None:
    [told] = (
        given(Inspection, HELD, RECTIFIED)
        .when(Inspection.reinspect, number=1, passed=True, note="", on=NEXT_YEAR)
        .events
    )

    assert Cohort.LAST_YEAR == told.facts["cohort"]


@pytest.mark.parametrize(
    ("command", "facts", "history", "state"),
    [
        (Inspection.rectify, {"what": "上墙"}, (HELD, RECTIFIED), FindingState.RECTIFIED),
        (
            Inspection.rectify,
            {"what": "上墙"},
            (HELD, RECTIFIED, CLEARED),
            FindingState.CLEARED,
        ),
        (Inspection.reinspect, {"passed": True, "note": ""}, (HELD,), FindingState.FOUND),
    ],
)
def test_each_step_waits_for_the_one_before(
    command: Any, facts: Any, history: Any, state: str
) -> None:
    given(Inspection, *history).when(command, number=1, **facts, on=ON).refused(
        WrongFinding, number=1, state=state
    )


def test_a_finding_is_ordered_once() -> None:
    ordered(HELD, ORDERED).refused(WrongFinding, state=FindingState.ORDERED)


def test_what_was_not_found_cannot_be_put_right() -> None:
    given(Inspection, HELD).when(Inspection.rectify, number=3, what="好了", on=ON).refused(
        NoSuchFinding, number=3
    )


def test_a_voided_inspection_is_over() -> None:
    given(Inspection, HELD).when(Inspection.void, the_round(), reason="重复", on=ON).then(
        VOIDED
    )
    gone = given(Inspection, HELD, VOIDED)

    gone.when(Inspection.void, the_round(), reason="重复", on=ON).refused(
        InspectionVoided, reason="重复"
    )
    gone.when(Inspection.rectify, number=1, what="好", on=ON).refused(InspectionVoided)


def test_a_unit_whose_inspection_was_voided_is_inspected_again() -> None:
    round_ = the_round()
    inspection = Inspection.hold(
        round_,
        id=ITSELF,
        unit_kind="township",
        unit_id=None,
        unit="皂市镇",
        marks=MARKS,
        findings=[],
        on=ON,
    )
    round_.collect_events()

    after(inspection).when(Inspection.void, round_, reason="重复", on=ON).then(
        VOIDED
    ).and_beside(RELEASED)

    round_.collect_events()
    held(round_).then(HELD).and_beside(INSPECTED)
