from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.jurisdiction import (
    AlreadyEnded,
    BeforeItBegan,
    Jurisdiction,
    Level,
    Organ,
    OutOfOrder,
)
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import ITSELF, Past, given, past, when_new

BAODING = UUID(int=130600)
LIANCHI = UUID(int=130606)
JINGXIU = UUID(int=130602)

MANCHENG: dict[str, Any] = {
    "name": "满城县",
    "level": "county",
    "organ": "congress",
    "parent_id": BAODING,
    "established_on": date(1983, 7, 1),
}
ESTABLISHED = past(Jurisdiction.Established, **MANCHENG)
RENAMED = past(Jurisdiction.Renamed, name="满城区", renamed_on=date(2015, 4, 28))
LAID_DOWN = "满城区人大常委会代表小组工作办法"
SQUADS_OF_EIGHT = past(
    Jurisdiction.PolicySet,
    key="squad_size_max",
    value=8,
    basis=LAID_DOWN,
    from_on=date(2024, 5, 1),
)
RECODED = past(
    Jurisdiction.Recoded,
    scheme="GB/T 2260",
    edition="2015",
    code="130607",
    recoded_on=date(2015, 4, 28),
)
MOVED = past(Jurisdiction.Moved, parent_id=LIANCHI, moved_on=date(2015, 4, 28))
REORGANISED = past(
    Jurisdiction.Reorganised,
    level="county",
    organ="congress",
    reorganised_on=date(2015, 4, 28),
)
MERGED = past(Jurisdiction.Merged, into_id=LIANCHI, merged_on=date(2020, 1, 1))
SPLIT = past(Jurisdiction.Split, into_ids=[LIANCHI, JINGXIU], split_on=date(2020, 1, 1))
CLOSED = past(Jurisdiction.Closed, reason="撤销建制", closed_on=date(2020, 1, 1))


def test_a_ledger_begins_when_its_jurisdiction_is_established() -> None:
    when_new(Jurisdiction.establish, **MANCHENG).then(ESTABLISHED)


def test_a_county_level_city_may_stand_directly_under_the_province() -> None:
    tianmen = MANCHENG | {
        "name": "天门市",
        "parent_id": UUID(int=420000),
        "codes": [{"scheme": "GB/T 2260", "edition": "2023", "code": "429006"}],
    }

    when_new(Jurisdiction.establish, **tianmen).then(past(Jurisdiction.Established, **tianmen))


def test_the_nation_has_no_parent() -> None:
    nation = MANCHENG | {"name": "全国", "level": "nation", "parent_id": None}

    when_new(Jurisdiction.establish, **nation).then(past(Jurisdiction.Established, **nation))


def test_a_place_without_a_name_is_refused() -> None:
    when_new(Jurisdiction.establish, **MANCHENG | {"name": ""}).refused(BadValue, field="name")


def test_a_level_that_does_not_exist_is_refused() -> None:
    wrong = MANCHENG | {"level": "district"}

    when_new(Jurisdiction.establish, **wrong).refused(BadValue, field="level")


def test_an_organ_that_does_not_exist_is_refused() -> None:
    wrong = MANCHENG | {"organ": "court"}

    when_new(Jurisdiction.establish, **wrong).refused(BadValue, field="organ")


def test_a_county_becomes_a_district_under_a_new_name() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.rename, name="满城区", on=date(2015, 4, 28))
        .then(RENAMED)
    )


def test_giving_a_place_the_name_it_has_records_nothing() -> None:
    (
        given(Jurisdiction, ESTABLISHED, RENAMED)
        .when(Jurisdiction.rename, name="满城区", on=date(2016, 1, 1))
        .nothing()
    )


def test_a_place_is_not_renamed_before_it_began() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.rename, name="满城区", on=date(1949, 10, 1))
        .refused(BeforeItBegan, established_on=date(1983, 7, 1))
    )


@pytest.mark.parametrize("last", [RENAMED, RECODED, MOVED, REORGANISED])
def test_the_facts_of_a_place_are_recorded_in_the_order_of_their_days(last: Past) -> None:
    (
        given(Jurisdiction, ESTABLISHED, last)
        .when(Jurisdiction.move, parent_id=UUID(int=130100), on=date(2014, 1, 1))
        .refused(OutOfOrder, last_on=date(2015, 4, 28))
    )


def test_two_facts_may_become_true_on_one_day() -> None:
    recoded_on = date(2015, 4, 28)

    (
        given(Jurisdiction, ESTABLISHED, RENAMED)
        .when(
            Jurisdiction.recode,
            scheme="GB/T 2260",
            edition="2015",
            code="130607",
            on=recoded_on,
        )
        .then(RECODED)
    )


def test_a_place_that_ended_gets_no_new_code() -> None:
    (
        given(Jurisdiction, ESTABLISHED, MERGED)
        .when(
            Jurisdiction.recode,
            scheme="GB/T 2260",
            edition="2023",
            code="130607",
            on=date(2023, 1, 1),
        )
        .refused(AlreadyEnded, on=date(2020, 1, 1))
    )


def test_a_place_moves_under_another_congress() -> None:
    moved_on = date(2016, 1, 1)

    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.move, parent_id=LIANCHI, on=moved_on)
        .then(past(Jurisdiction.Moved, parent_id=LIANCHI, moved_on=moved_on))
    )


def test_a_place_is_not_its_own_parent() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.move, parent_id=ITSELF, on=date(2016, 1, 1))
        .refused(BadValue, field="parent")
    )


def test_a_place_does_not_move_under_one_that_is_below_it() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.move, parent_id=LIANCHI, above=[JINGXIU, ITSELF], on=date(2016, 1, 1)
        )
        .refused(BadValue, field="parent")
    )


def test_moving_a_place_to_where_it_is_records_nothing() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.move, parent_id=BAODING, on=date(2016, 1, 1))
        .nothing()
    )


def test_a_township_becomes_a_street() -> None:
    day = date(2019, 6, 1)

    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.reorganise, level="township", organ="street_committee", on=day)
        .then(
            past(
                Jurisdiction.Reorganised,
                level="township",
                organ="street_committee",
                reorganised_on=day,
            )
        )
    )


def test_a_place_is_not_reorganised_into_a_kind_that_does_not_exist() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.reorganise, level="village", organ="congress", on=date(2019, 6, 1))
        .refused(BadValue, field="level")
    )


def test_a_place_ends_by_merging_into_another() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.merge, into_id=LIANCHI, on=date(2020, 1, 1))
        .then(MERGED)
    )


def test_a_place_does_not_merge_into_itself() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.merge, into_id=ITSELF, on=date(2020, 1, 1))
        .refused(BadValue, field="into_id")
    )


@pytest.mark.parametrize("end", [MERGED, SPLIT, CLOSED])
def test_a_place_ends_only_once(end: Past) -> None:
    (
        given(Jurisdiction, ESTABLISHED, end)
        .when(Jurisdiction.close, reason="撤销建制", on=date(2021, 1, 1))
        .refused(AlreadyEnded, on=date(2020, 1, 1))
    )


def test_a_place_ends_by_being_split_in_two() -> None:
    day = date(2021, 1, 1)

    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.split, into_ids=[LIANCHI, JINGXIU], on=day)
        .then(past(Jurisdiction.Split, into_ids=[LIANCHI, JINGXIU], split_on=day))
    )


def test_one_part_is_no_split() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.split, into_ids=[LIANCHI, LIANCHI], on=date(2021, 1, 1))
        .refused(BadValue, field="into_ids")
    )


def test_a_place_is_closed_with_its_reason() -> None:
    day = date(2021, 1, 1)

    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.close, reason="撤销开发区人大工委", on=day)
        .then(past(Jurisdiction.Closed, reason="撤销开发区人大工委", closed_on=day))
    )


def test_a_place_is_not_closed_before_its_last_fact() -> None:
    (
        given(Jurisdiction, ESTABLISHED, RENAMED)
        .when(Jurisdiction.close, reason="撤销建制", on=date(2015, 4, 27))
        .refused(OutOfOrder, on=date(2015, 4, 27))
    )


def test_a_place_lays_down_its_own_number_with_the_rule_it_comes_from() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.set_policy,
            key="squad_size_max",
            value=8,
            basis=LAID_DOWN,
            from_on=date(2024, 5, 1),
        )
        .then(SQUADS_OF_EIGHT)
    )


def test_a_number_nobody_asks_for_is_refused() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.set_policy,
            key="tea_breaks",
            value=8,
            basis="",
            from_on=date(2024, 5, 1),
        )
        .refused(BadValue, field="key")
    )


def test_a_number_below_one_is_refused() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.set_policy,
            key="squad_size_max",
            value=0,
            basis="",
            from_on=date(2024, 5, 1),
        )
        .refused(BadValue, field="value")
    )


def test_a_number_holds_from_its_day_on_and_the_usual_one_before() -> None:
    place = given(Jurisdiction, ESTABLISHED, SQUADS_OF_EIGHT).record

    assert 5 == place.number("squad_size_max", date(2024, 4, 30))
    assert 8 == place.number("squad_size_max", date(2024, 5, 1))


def test_of_two_numbers_for_one_day_the_one_set_later_holds() -> None:
    corrected = past(
        Jurisdiction.PolicySet, **SQUADS_OF_EIGHT.facts | {"value": 7, "basis": "勘误"}
    )
    place = given(Jurisdiction, ESTABLISHED, SQUADS_OF_EIGHT, corrected).record

    assert 7 == place.number("squad_size_max", date(2024, 5, 1))


COMMANDS = commands(
    command(Jurisdiction.rename, name=st.sampled_from(["满城县", "满城区"]), on=DAYS),
    command(
        Jurisdiction.recode,
        scheme=st.just("GB/T 2260"),
        edition=st.just("2024"),
        code=st.sampled_from(["130621", "130607"]),
        on=DAYS,
    ),
    command(Jurisdiction.move, parent_id=st.sampled_from([BAODING, LIANCHI, ITSELF]), on=DAYS),
    command(
        Jurisdiction.reorganise,
        level=st.sampled_from(Level),
        organ=st.sampled_from(Organ),
        on=DAYS,
    ),
    command(Jurisdiction.merge, into_id=st.sampled_from([LIANCHI, ITSELF]), on=DAYS),
    command(
        Jurisdiction.set_policy,
        key=st.sampled_from(["group_size_min", "squad_size_max", "tea_breaks"]),
        value=st.integers(0, 9),
        basis=st.just(LAID_DOWN),
        from_on=DAYS,
    ),
    command(
        Jurisdiction.adopt_policy,
        pack=st.sampled_from(["henan", "shandong-township"]),
        from_on=DAYS,
    ),
    command(
        Jurisdiction.receive_policy,
        parent_id=st.sampled_from([BAODING, LIANCHI]),
        title=st.just("上级的规定"),
        rules=st.just({"squad_size_max": {"value": 7, "basis": LAID_DOWN}}),
        locked=st.sampled_from([[], ["squad_size_max"]]),
        from_on=DAYS,
    ),
)


@law
@for_all(COMMANDS)
def test_its_events_alone_make_the_place_as_it_stands(asked: list[Command]) -> None:
    replay_is_live(given(Jurisdiction, ESTABLISHED), asked)
