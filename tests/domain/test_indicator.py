from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain import checklist, matching, meeting, station, working_body
from domain.opinion.words import Channel, Extent
from domain.shared import indicator
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, IndicatorLocked, Kind
from domain.shared.source import SOURCES, Source
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
    assert "indicators[1].key" == refusal(RECEPTIONS, RECEPTIONS | {"unit": "次"})


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
    local = indicator.read([RECEPTIONS | {"unit": "次"}], core=False)

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
        unit=st.sampled_from(["次", "户", "件"]),
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


PERSONS = {"key": "people", "name": "走访群众", "unit": "人", "kind": "things", "take": "seen"}
WHOLE: dict[str, Any] = {"key": "opinions", "name": "意见", "unit": "件", "kind": "things"}
REST: dict[str, Any] = {
    "key": "opinions.below",
    "name": "乡村办理的意见",
    "unit": "件",
    "kind": "things",
    "source": "computed",
    "plus": ["opinions"],
    "minus": ["opinions.county"],
}
COUNTY = WHOLE | {"key": "opinions.county", "of": "opinions"}
RATE: dict[str, Any] = {
    "key": "solved_rate",
    "name": "解决率",
    "unit": "%",
    "kind": "rate",
    "source": "computed",
    "plus": ["opinions.county"],
    "over": ["opinions"],
}


def joined(*states: dict[str, Any]) -> list[str]:
    lines = indicator.join([], indicator.read(states, core=False))
    return [line.key for line in lines]


@pytest.mark.parametrize(
    "line",
    [PERSONS | {"kind": "times"}, PERSONS | {"unit": "人次"}, PERSONS | {"unit": "户次"}],
)
def test_persons_are_no_occasions_and_occasions_no_persons(line: dict[str, Any]) -> None:
    assert "indicators[0].kind" == refusal(line)


def test_a_rest_is_what_the_parts_leave_of_the_whole() -> None:
    assert ["opinions", "opinions.county", "opinions.below"] == joined(WHOLE, COUNTY, REST)


def test_a_rate_names_what_it_is_over() -> None:
    assert ["opinions", "opinions.county", "solved_rate"] == joined(WHOLE, COUNTY, RATE)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (RATE | {"over": []}, "over"),
        (RATE | {"unit": "件"}, "unit"),
        (REST | {"plus": []}, "plus"),
        (WHOLE | {"plus": ["opinions.county"]}, "plus"),
        (REST | {"over": ["opinions"]}, "over"),
    ],
)
def test_only_what_is_computed_is_computed_from_others(
    line: dict[str, Any], field: str
) -> None:
    assert f"indicators[0].{field}" == refusal(line)


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ([REST], "indicators.opinions.below.terms"),
        ([COUNTY], "indicators.opinions.county.of"),
        ([WHOLE, COUNTY | {"unit": "条"}, REST], "indicators.opinions.county.of"),
        ([WHOLE, WHOLE | {"key": "opinions.county", "unit": "条"}, REST], ".below.terms"),
        ([WHOLE, COUNTY, REST, REST | {"key": "again", "plus": ["opinions.below"]}], "again"),
    ],
)
def test_what_is_added_is_there_counted_and_of_one_unit(
    lines: list[dict[str, Any]], field: str
) -> None:
    with pytest.raises(BadValue) as refused:
        joined(*lines)

    assert field in str(refused.value.facts["field"])


def test_what_is_not_computed_stores_nothing_of_it() -> None:
    [line] = indicator.read([RECEPTIONS], core=False)

    assert {"of", "plus", "minus", "over"}.isdisjoint(line.state())


def test_a_condition_is_one_that_a_record_can_meet() -> None:
    meetings = {"key": "rallies", "name": "动员会", "unit": "次", "source": "meetings"}
    where = {"where": {"kind": ["mobilisation", "动员会"]}}

    assert "where.kind" in str(refusal(meetings | where))
    with pytest.raises(BadValue) as refused:
        checklist.check(
            [
                {
                    "text": "联系一个村",
                    "code": "village",
                    "ticked_by": {"source": "matchings", "where": {"kind": ["村"]}},
                }
            ]
        )
    assert "plan.checklist[0].ticked_by.where.kind" == refused.value.facts["field"]


@pytest.mark.parametrize(
    ("source", "field", "words"),
    [
        (Source.MATCHINGS, "kind", matching.Kind),
        (Source.MEETINGS, "kind", meeting.Kind),
        (Source.BODIES, "kind", working_body.Kind),
        (Source.OPINIONS, "channel", Channel),
        (Source.OPINIONS, "extent", Extent),
        (Source.STATIONS, "kind", station.Kind),
        (Source.STATIONS_PLANNED, "tier", station.Tier),
    ],
)
def test_the_words_of_a_condition_are_those_that_records_use(
    source: Source, field: str, words: type[StrEnum]
) -> None:
    assert tuple(words) == SOURCES[source].words[field]
