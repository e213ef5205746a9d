"""What a deputy thought at first stays, whatever comes of handling it again."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.projections.points import points
from application.projections.points.line import STANDING_LINES
from application.projections.suggestion_board import fold
from domain.suggestion import Suggestion
from tests.support.scenario import given, past

FILED_ON = date(2024, 3, 1)
FIRST, AGAIN = "handling.first_judged", "handling.first_judged.satisfied"


def on(days: int) -> date:
    return FILED_ON + timedelta(days=days)


FILED = past(Suggestion.Filed, sponsor="deputy", sponsor_id=UUID(int=1), filed_on=FILED_ON)
DISPATCHED = past(
    Suggestion.Dispatched,
    case_id=UUID(int=9),
    lead_unit="住建局",
    due_on=on(90),
    dispatched_on=on(3),
)
ORDERED = past(Suggestion.RehandlingOrdered, clocks=[], round=2, ordered_on=on(40))
LAPSED = past(Suggestion.FeedbackLapsed, counted="count_satisfied", lapsed_on=on(60))
BROKEN = past(Suggestion.PromiseFailed, number=1, clocks=[], failed_on=on(70))


def replied(days: int, round: int = 1, promises: list[dict[str, Any]] | None = None) -> Any:
    return past(
        Suggestion.Replied,
        unit="住建局",
        outcome="A",
        common="solved",
        mode="written",
        round=round,
        due_on=on(90),
        complete=True,
        addressees=[],
        promises=promises or [],
        clocks=[],
        replied_on=on(days),
    )


def judged(satisfaction: str, days: int, round: int = 1, status: str = "judged") -> Any:
    return past(
        Suggestion.Judged,
        satisfaction=satisfaction,
        attitude="",
        round=round,
        status=status,
        clocks=[],
        judged_on=on(days),
    )


def told(*events: Any) -> dict[str, date]:
    """The figures of judging that these add to, each with its day."""
    row = None
    for event in given(Suggestion, FILED, DISPATCHED, *events).history:
        row = fold(row, event)
    return {
        line.key: day
        for line, day, _, _ in points(row, STANDING_LINES)
        if line.key in {FIRST, AGAIN, "handling.rated.satisfied"}
    }


@pytest.mark.parametrize("word", ["satisfied", "basically_satisfied"])
def test_satisfied_at_once_it_is_so_first_and_last(word: str) -> None:
    assert {FIRST: on(30), AGAIN: on(30), "handling.rated.satisfied": on(30)} == told(
        replied(20), judged(word, 30)
    )


def test_satisfied_after_rehandling_it_was_not_so_at_first() -> None:
    """Each on its own day: the first judgement does not move."""
    assert {FIRST: on(30), "handling.rated.satisfied": on(60)} == told(
        replied(20),
        judged("dissatisfied", 30, status="dissatisfied"),
        ORDERED,
        replied(50, round=2),
        judged("satisfied", 60, round=2),
    )


def test_a_first_round_that_lapsed_has_no_first_judgement() -> None:
    """Though it counts as satisfied here, and is judged when it was handled again."""
    promise = {"what": "年底完工", "due_on": on(65).isoformat(), "unit": "住建局"}
    lapsed = [replied(20, promises=[promise]), LAPSED]

    assert {"handling.rated.satisfied": on(60)} == told(*lapsed)
    assert {"handling.rated.satisfied": on(99)} == told(
        *lapsed, BROKEN, replied(90, round=2), judged("satisfied", 99, round=2)
    )
