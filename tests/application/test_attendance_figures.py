"""Who should have come, came, was on leave and stayed away: times, as they were noted."""

from datetime import date
from typing import Any
from uuid import UUID

from application.projections.activity_register import fold
from application.projections.points import points
from application.projections.points.line import STANDING_LINES
from domain.activity import Activity
from tests.support.scenario import given, past

ON = date(2024, 6, 28)
WANG, LI, ZHAO, QIAN = (UUID(int=n) for n in range(1, 5))
HELD = past(Activity.Held, kind="集中学习", occurred_on=ON, participants=[WANG, LI])


def noted(absent: list[UUID], on_leave: list[UUID]) -> Any:
    return past(Activity.AttendanceNoted, absent=absent, on_leave=on_leave, noted_on=ON)


def figures(*events: Any) -> dict[str, int]:
    """What these add to the figures of attendance."""
    row = None
    for event in given(Activity, *events).history:
        row = fold(row, event)
    return {
        line.key.removeprefix("attendance."): amount
        for line, _, amount, _ in points(row, STANDING_LINES)
        if line.key.startswith("attendance.")
    }


def test_who_was_called_is_who_came_was_on_leave_or_absent() -> None:
    found = figures(HELD, noted([ZHAO], [QIAN]))

    assert {"called": 4, "came": 2, "on_leave": 1, "absent": 1} == found


def test_when_everybody_came_nobody_is_missing() -> None:
    assert {"called": 2, "came": 2} == figures(HELD, noted([], []))


def test_an_activity_of_which_nobody_noted_the_attendance_does_not_count() -> None:
    assert {} == figures(HELD)


def test_what_was_noted_again_counts_as_it_stands() -> None:
    """Who was put down as absent had been on leave."""
    found = figures(HELD, noted([ZHAO], []), noted([], [ZHAO]))

    assert {"called": 3, "came": 2, "on_leave": 1} == found


def test_a_voided_activity_takes_its_attendance_along() -> None:
    assert {} == figures(HELD, noted([ZHAO], []), past(Activity.Voided, reason="重复"))
