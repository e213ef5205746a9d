from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.deputy import Deputy, MandateHeld, NoSuchMandate
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import given, past, when_new

COUNTY = "满城区人民代表大会"
PREFECTURE = "保定市人民代表大会"

LI: dict[str, Any] = {
    "name": "李春兰",
    "level": "county",
    "congress": COUNTY,
    "constituency": "第十二选区",
    "registered_on": date(2022, 1, 10),
}
REGISTERED = past(Deputy.Registered, **LI)
ALSO_PREFECTURE = past(
    Deputy.MandateGained, level="prefecture", congress=PREFECTURE, gained_on=date(2022, 3, 1)
)
COUNTY_ENDED = past(
    Deputy.MandateEnded,
    level="county",
    congress=COUNTY,
    reason="迁出本行政区域",
    ended_on=date(2024, 6, 1),
)


def test_a_deputy_is_registered_with_the_mandate_they_hold() -> None:
    when_new(Deputy.register, **LI).then(REGISTERED)


def test_a_deputy_without_a_name_is_refused() -> None:
    when_new(Deputy.register, **LI | {"name": ""}).refused(BadValue, field="name")


def test_a_mandate_has_a_known_level() -> None:
    when_new(Deputy.register, **LI | {"level": "village"}).refused(BadValue, field="level")


def test_a_mandate_names_the_congress() -> None:
    when_new(Deputy.register, **LI | {"congress": ""}).refused(BadValue, field="congress")


def test_a_deputy_is_described_by_where_they_live_and_work() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.describe, area="城东片", trade="种植业", outside=True, on=date(2022, 2, 1))
        .then(
            past(
                Deputy.Described,
                area="城东片",
                trade="种植业",
                outside=True,
                described_on=date(2022, 2, 1),
            )
        )
    )


def test_a_seat_is_held_from_its_first_day_until_the_day_before_it_ended() -> None:
    deputy = given(Deputy, REGISTERED, ALSO_PREFECTURE, COUNTY_ENDED).record

    assert set() == deputy.levels_on(date(2022, 1, 9))
    assert {"county"} == deputy.levels_on(date(2022, 1, 10))
    assert {"county", "prefecture"} == deputy.levels_on(date(2024, 5, 31))
    assert {"prefecture"} == deputy.levels_on(date(2024, 6, 1))


def test_one_person_may_sit_in_several_congresses() -> None:
    (
        given(Deputy, REGISTERED)
        .when(
            Deputy.gain_mandate,
            level="prefecture",
            congress=PREFECTURE,
            gained_on=date(2022, 3, 1),
        )
        .then(ALSO_PREFECTURE)
    )


def test_nobody_sits_twice_in_one_congress() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.gain_mandate, level="county", congress=COUNTY, gained_on=date(2022, 3, 1))
        .refused(MandateHeld, congress=COUNTY)
    )


def test_a_mandate_ends_with_its_reason() -> None:
    (
        given(Deputy, REGISTERED, ALSO_PREFECTURE)
        .when(
            Deputy.end_mandate,
            congress=COUNTY,
            reason="迁出本行政区域",
            ended_on=date(2024, 6, 1),
        )
        .then(COUNTY_ENDED)
    )


def test_a_mandate_ends_only_once() -> None:
    (
        given(Deputy, REGISTERED, ALSO_PREFECTURE, COUNTY_ENDED)
        .when(Deputy.end_mandate, congress=COUNTY, reason="辞职", ended_on=date(2024, 7, 1))
        .refused(NoSuchMandate, congress=COUNTY)
    )


def test_a_deputy_may_be_elected_again() -> None:
    again = {"level": "county", "congress": COUNTY, "gained_on": date(2027, 1, 5)}

    (
        given(Deputy, REGISTERED, COUNTY_ENDED)
        .when(Deputy.gain_mandate, **again)
        .then(past(Deputy.MandateGained, **again))
    )


CONGRESSES = st.sampled_from([COUNTY, PREFECTURE, ""])
COMMANDS = commands(
    command(
        Deputy.gain_mandate,
        level=st.sampled_from(["county", "prefecture", "village"]),
        congress=CONGRESSES,
        gained_on=DAYS,
    ),
    command(Deputy.end_mandate, congress=CONGRESSES, reason=st.just("辞职"), ended_on=DAYS),
)


@law
@for_all(COMMANDS)
def test_its_events_alone_make_the_deputy_as_they_stand(asked: list[Command]) -> None:
    replay_is_live(given(Deputy, REGISTERED), asked)


@law
@for_all(COMMANDS)
def test_mandates_held_are_mandates_gained_less_mandates_ended(asked: list[Command]) -> None:
    start = given(Deputy, REGISTERED)
    deputy = replay_is_live(start, asked)

    happened = Counter(type(event) for event in start.history)

    assert len(deputy.mandates) == (
        happened[Deputy.Registered]
        + happened[Deputy.MandateGained]
        - happened[Deputy.MandateEnded]
    )
