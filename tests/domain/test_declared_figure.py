from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.declared_figure import DeclaredFigure, FigureWithdrawn, Qualifier
from domain.shared.errors import BadValue
from tests.support.laws import Command, command, commands, law, replay_is_live
from tests.support.scenario import given, past, when_new

RECEPTIONS: dict[str, Any] = {
    "campaign_id": None,
    "indicator": "voters_received",
    "name": "接待选民",
    "value": Decimal(810),
    "qualifier": "more",
    "literal": "810余人次",
    "unit": "人次",
    "period_from": date(2024, 4, 16),
    "period_to": date(2024, 9, 30),
    "scope": "清苑区",
    "source": "清苑区活动情况报告",
}
STATED = past(DeclaredFigure.Stated, **RECEPTIONS)
WITHDRAWN = past(DeclaredFigure.Withdrawn, reason="与台账口径不一致")


def test_a_figure_is_kept_as_it_was_stated() -> None:
    when_new(DeclaredFigure.state, **RECEPTIONS).then(STATED)


@pytest.mark.parametrize(
    ("literal", "qualifier"),
    [
        ("253个", "exact"),
        ("300余件次", "more"),
        ("近1000余", "nearly"),
        ("超80名", "over"),
        ("约20万元", "about"),
    ],
)
def test_how_exact_it_is_stands_beside_the_words(literal: str, qualifier: str) -> None:
    told = RECEPTIONS | {"literal": literal, "qualifier": qualifier}

    when_new(DeclaredFigure.state, **told).then(past(DeclaredFigure.Stated, **told))


def test_a_sum_of_money_keeps_every_fen() -> None:
    invested = RECEPTIONS | {"value": Decimal("759000000.07"), "unit": "元"}

    when_new(DeclaredFigure.state, **invested).then(past(DeclaredFigure.Stated, **invested))


def test_a_qualifier_nobody_knows_is_refused() -> None:
    wrong = RECEPTIONS | {"qualifier": "plenty"}

    when_new(DeclaredFigure.state, **wrong).refused(BadValue, field="qualifier")


def test_a_figure_without_a_source_is_refused() -> None:
    when_new(DeclaredFigure.state, **RECEPTIONS | {"source": ""}).refused(
        BadValue, field="source"
    )


def test_a_figure_is_withdrawn_with_its_reason() -> None:
    (
        given(DeclaredFigure, STATED)
        .when(DeclaredFigure.withdraw, reason="与台账口径不一致")
        .then(WITHDRAWN)
    )


def test_a_figure_is_withdrawn_once() -> None:
    (
        given(DeclaredFigure, STATED, WITHDRAWN)
        .when(DeclaredFigure.withdraw, reason="重复申报")
        .refused(FigureWithdrawn, reason="与台账口径不一致")
    )


@law
@for_all(
    st.sampled_from(Qualifier),
    commands(command(DeclaredFigure.withdraw, reason=st.sampled_from(["", "重复申报"]))),
)
def test_its_events_alone_make_the_figure_as_it_stands(
    qualifier: Qualifier, asked: list[Command]
) -> None:
    told = past(DeclaredFigure.Stated, **RECEPTIONS | {"qualifier": qualifier})
    start = given(DeclaredFigure, told)
    replay_is_live(start, asked)

    assert 1 + min(len(asked), 1) == len(start.history)
