"""督导检查 — a team, a checklist and the places to look at."""

from datetime import date
from typing import Any

import pytest

from domain.inspection_round import InspectionRound, RoundConcluded
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ON = date(2017, 9, 11)
ITEMS = [
    {"key": "grouping", "text": "分组是否科学", "points": 20},
    {"key": "on_the_wall", "text": "制度、小组名单是否上墙", "points": 20},
]
FACTS: dict[str, Any] = {
    "title": "活动督导检查",
    "team": "第一督导组",
    "inspectors": ["王建国"],
    "items": ITEMS,
    "units": [{"kind": "township", "name": "皂市镇"}],
}
PLANNED = past(InspectionRound.Planned, **FACTS, planned_on=ON)


def planned(**more: Any) -> Any:
    facts = FACTS | {"campaign_id": None, "after_id": None, "on": ON} | more
    return when_new(InspectionRound.plan, **facts)


def test_a_team_sets_out_with_a_checklist() -> None:
    planned().then(PLANNED)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"team": " "}, "team"),
        ({"items": []}, "items"),
        ({"items": [ITEMS[0], ITEMS[0]]}, "items[0].key"),
        ({"items": [ITEMS[0] | {"text": " "}]}, "items[0].text"),
        ({"items": [ITEMS[0] | {"points": -1}]}, "items[0].points"),
        ({"units": [{"kind": "village", "name": "东关村"}]}, "units[0].kind"),
    ],
)
def test_what_nobody_could_inspect_by_is_refused(said: dict[str, Any], field: str) -> None:
    planned(**said).refused(BadValue, field=field)


def test_a_round_is_concluded_once() -> None:
    concluded = past(InspectionRound.Concluded, summary="总体良好", concluded_on=ON)
    conclude = {"summary": "总体良好", "on": ON}

    given(InspectionRound, PLANNED).when(InspectionRound.conclude, **conclude).then(concluded)
    given(InspectionRound, PLANNED, concluded).when(
        InspectionRound.conclude, **conclude
    ).refused(RoundConcluded, on=ON)
