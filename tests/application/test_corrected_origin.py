"""What was written wrong when a suggestion was raised: corrected, it counts as what it is."""

from datetime import date
from typing import Any
from uuid import UUID

from application.projections.points import points
from application.projections.points.line import lines_of
from application.projections.suggestion_board import fold
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import Source
from domain.suggestion import Suggestion
from tests.support.scenario import given, past

FILED_ON, LATER = date(2024, 3, 1), date(2024, 6, 1)
FILED = past(
    Suggestion.Filed,
    sponsor="deputy",
    sponsor_id=UUID(int=1),
    drawn_from=["own_work"],
    occasion="session",
    category="城建",
    focus_area="城市更新",
    filed_on=FILED_ON,
)
ORIGIN = ("handling.raised", "handling.drawn_from")
CAMPAIGN = lines_of(
    UUID(int=2),
    [
        Indicator(
            f"{field}.{name}", name, "件", Kind.THINGS, Source.FILED, where={field: [name]}
        )
        for field, name in (
            ("category", "城建"),
            ("category", "交通"),
            ("focus_area", "城市更新"),
            ("focus_area", "民生实事"),
        )
    ],
    "congress",
)


def corrected(**changes: Any) -> Any:
    return past(Suggestion.Corrected, changes=changes, reason="登记有误", corrected_on=LATER)


def counted(*events: Any, keys: tuple[str, ...] = ORIGIN) -> dict[str, date]:
    """The figures of how it came to be that it adds to, each with its day."""
    row = None
    for event in given(Suggestion, FILED, *events).history:
        row = fold(row, event)
    return {
        line.key.removeprefix("handling."): day
        for line, day, _, _ in points(row, CAMPAIGN)
        if line.key.startswith(keys)
    }


def test_it_counts_on_the_day_it_was_filed_as_it_was_corrected() -> None:
    assert {"raised.session": FILED_ON, "drawn_from.own_work": FILED_ON} == counted()
    assert {
        "raised.motion": FILED_ON,
        "drawn_from": FILED_ON,
        "drawn_from.visit": FILED_ON,
    } == counted(corrected(occasion="motion", drawn_from=["visit"]))


def test_the_last_correction_counts_and_what_it_leaves_out_stays() -> None:
    assert {"raised.intersession": FILED_ON, "drawn_from.own_work": FILED_ON} == counted(
        corrected(occasion="motion"), corrected(occasion="intersession")
    )


def test_what_turns_out_to_be_unknown_is_counted_nowhere() -> None:
    assert {} == counted(corrected(occasion="", drawn_from=[]))


def test_it_counts_in_its_category_and_in_its_focus_area() -> None:
    keys = ("category", "focus_area")
    both = corrected(category="交通", focus_area="民生实事")

    assert {"category.城建": FILED_ON, "focus_area.城市更新": FILED_ON} == counted(keys=keys)
    assert {"category.交通": FILED_ON, "focus_area.民生实事": FILED_ON} == counted(
        both, keys=keys
    )
    assert {"category.交通": FILED_ON} == counted(both, corrected(focus_area=""), keys=keys)
