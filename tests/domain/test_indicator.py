from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.shared import indicator
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, IndicatorLocked, Kind
from domain.shared.source import Source
from domain.shared.standing import STANDING
from tests.support.laws import law

RECEPTIONS: dict[str, Any] = {
    "key": "voters_received",
    "name": "接待选民",
    "unit": "人次",
    "take": "voters_received",
}
INVESTMENT: dict[str, Any] = {
    "key": "investment",
    "name": "引进项目总投资",
    "unit": "元",
    "kind": "money",
    "source": "declared",
}


def refusal(*states: dict[str, Any]) -> object:
    with pytest.raises(BadValue) as refused:
        indicator.read(states, core=False)
    return refused.value.facts["field"]


def test_an_indicator_needs_a_key_a_name_and_a_unit_only() -> None:
    plain = {"key": "meetings", "name": "座谈会", "unit": "次"}

    assert [Indicator("meetings", "座谈会", "次")] == indicator.read([plain], core=False)


def test_whether_it_is_locked_is_not_for_the_plan_to_say() -> None:
    [local] = indicator.read([RECEPTIONS | {"core": True}], core=False)
    [locked] = indicator.read([RECEPTIONS | {"core": False}], core=True)

    assert (False, True) == (local.core, locked.core)


def test_a_field_that_no_indicator_has_is_refused() -> None:
    assert "indicators[0]" == refusal(RECEPTIONS | {"units": "人次"})


@pytest.mark.parametrize(
    "key", ["", "接待选民", "Voters", "9voters", "voters-received", "a" * 61]
)
def test_a_key_is_a_plain_word(key: str) -> None:
    assert "indicators[0].key" == refusal(RECEPTIONS | {"key": key})


def test_a_key_stands_for_one_indicator() -> None:
    assert "indicators[1].key" == refusal(RECEPTIONS, RECEPTIONS | {"unit": "人"})


def test_it_counts_by_a_known_kind() -> None:
    assert "indicators[0].kind" == refusal(RECEPTIONS | {"kind": "percentage"})


def test_it_counts_records_that_belong_to_a_campaign() -> None:
    assert "indicators[0].source" == refusal(RECEPTIONS | {"source": "deputies"})


@pytest.mark.parametrize("word", ["name", "unit"])
def test_a_figure_is_read_with_its_name_and_its_unit(word: str) -> None:
    assert "indicators[0]" == refusal(RECEPTIONS | {word: ""})


def test_money_is_declared_never_counted() -> None:
    assert [Indicator(**INVESTMENT)] == indicator.read([INVESTMENT], core=False)
    assert "indicators[0].source" == refusal(INVESTMENT | {"source": "activities"})


def test_local_indicators_stand_beside_the_locked_ones() -> None:
    core = indicator.read([RECEPTIONS], core=True)
    local = indicator.read([INVESTMENT], core=False)

    assert [*core, *local] == indicator.join(core, local)


def test_a_locked_indicator_is_not_redefined() -> None:
    core = indicator.read([RECEPTIONS], core=True)
    local = indicator.read([RECEPTIONS | {"unit": "人"}], core=False)

    with pytest.raises(IndicatorLocked):
        indicator.join(core, local)


def test_the_figures_of_every_ledger_flow_all_the_way_up() -> None:
    assert all(each.core for each in STANDING)
    assert len(STANDING) == len({each.key for each in STANDING})


KEYS = st.sampled_from(["visits", "meetings", "projects", "opinions.heard"])
INDICATORS = st.lists(
    st.builds(
        Indicator,
        key=KEYS,
        name=st.just("走访"),
        unit=st.sampled_from(["次", "人次", "件"]),
        kind=st.sampled_from([Kind.THINGS, Kind.TIMES, Kind.LATEST, Kind.DISTINCT]),
        source=st.just(Source.ACTIVITIES),
        where=st.dictionaries(st.just("kind"), st.just(["视察"]), max_size=1),
    ),
    unique_by=lambda each: each.key,
    max_size=4,
)


@law
@for_all(INDICATORS)
def test_what_was_read_once_is_read_the_same_from_its_state(each: list[Indicator]) -> None:
    assert each == indicator.read([line.state() for line in each], core=False)


@law
@for_all(INDICATORS, INDICATORS)
def test_joining_keeps_every_locked_indicator_or_refuses(
    above: list[Indicator], local: list[Indicator]
) -> None:
    core = indicator.read([line.state() for line in above], core=True)
    shared = {each.key for each in core} & {each.key for each in local}
    if shared:
        with pytest.raises(IndicatorLocked):
            indicator.join(core, local)
        return

    joined = indicator.join(core, local)

    assert core == [each for each in joined if each.core]
    assert len(core) + len(local) == len({each.key for each in joined})


def test_a_condition_looks_only_at_what_the_record_has() -> None:
    line = {"key": "visits", "name": "走访", "unit": "次", "where": {"villages": ["东关村"]}}

    with pytest.raises(BadValue, match="villages"):
        indicator.read([line], core=False)


def test_a_condition_is_a_list_of_words() -> None:
    line = {"key": "visits", "name": "走访", "unit": "次", "where": {"kind": "视察"}}

    with pytest.raises(BadValue, match="列表"):
        indicator.read([line], core=False)


def test_it_takes_only_what_the_record_has() -> None:
    line = {"key": "found", "name": "建议", "unit": "件", "source": "suggestions_filed"}

    assert "indicators[0].take" == refusal(line | {"take": "villages"})
