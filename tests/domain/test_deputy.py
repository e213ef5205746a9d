from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.deputy import Deputy
from domain.deputy.words import (
    HasAHistory,
    LastMandate,
    MandateHeld,
    MoveUnderWay,
    NoSuchMandate,
    NotHere,
    NotInOffice,
    NotInOneLine,
    NotOffered,
    NotSuspended,
    OfficeSuspended,
    TooFewAbsences,
)
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import ITSELF, given, past, when_new

PROVINCE_ID, PREFECTURE_ID, COUNTY_ID, ELSEWHERE_ID = (UUID(int=n) for n in (11, 12, 13, 14))
COUNTY = "满城区第三届人民代表大会"
PREFECTURE = "保定市第十六届人民代表大会"

LI: dict[str, Any] = {
    "name": "李春兰",
    "level": "county",
    "congress": COUNTY,
    "congress_id": COUNTY_ID,
    "above": [PREFECTURE_ID, PROVINCE_ID],
    "term": 3,
    "electoral_unit": "constituency",
    "constituency": "第十二选区",
    "registered_on": date(2022, 1, 10),
}
SEAT_ABOVE: dict[str, Any] = {
    "level": "prefecture",
    "congress": PREFECTURE,
    "congress_id": PREFECTURE_ID,
    "above": [PROVINCE_ID],
    "term": 16,
    "electoral_unit": "lower_congress",
}
REGISTERED = past(Deputy.Registered, **LI)
ALSO_PREFECTURE = past(Deputy.MandateGained, **SEAT_ABOVE, gained_on=date(2022, 3, 1))
MANDATE_VOIDED = past(
    Deputy.MandateVoided,
    congress=PREFECTURE,
    reason="同名的另一人",
    voided_on=date(2022, 4, 1),
)
COUNTY_ENDED = past(
    Deputy.MandateEnded,
    level="county",
    congress=COUNTY,
    cause="moved_away",
    ended_on=date(2024, 6, 1),
)
SUSPENDED = past(Deputy.Suspended, cause="detained", suspended_on=date(2024, 6, 3))
RESUMED = past(Deputy.Resumed, reason="决定不起诉", resumed_on=date(2024, 9, 2))
MISSED = past(
    Deputy.SessionMissed,
    congress=COUNTY,
    session="第二次会议",
    excused=False,
    missed_on=date(2023, 2, 20),
)
THERE = UUID(int=99)
OFFERED = past(
    Deputy.MoveOffered,
    to_jurisdiction_id=THERE,
    person_id=ITSELF,
    name="李春兰",
    mandates=[
        {
            "congress": COUNTY,
            "congress_id": str(COUNTY_ID),
            "level": "county",
            "term": 3,
            "electoral_unit": "constituency",
            "constituency": "第十二选区",
            "above": [str(PREFECTURE_ID), str(PROVINCE_ID)],
            "from_on": "2022-01-10",
        }
    ],
    with_person=True,
    suspended_on=None,
    reason="工作调动",
    offered_on=date(2024, 6, 30),
)
ARRIVED = past(
    Deputy.Arrived,
    from_jurisdiction_id=THERE,
    from_deputy_id=UUID(int=5),
    person_id=UUID(int=5),
    name="李春兰",
    mandates=OFFERED.facts["mandates"],
    with_person=True,
    suspended_on=None,
    reason="工作调动",
    arrived_on=date(2024, 6, 30),
)
SENDER = {"from_jurisdiction_id": THERE, "from_deputy_id": UUID(int=5)}
ACCEPTED = past(Deputy.MoveAccepted, **SENDER, accepted_on=date(2024, 7, 5))


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


@pytest.mark.parametrize(
    ("level", "unit"),
    [
        ("province", "constituency"),
        ("county", "lower_congress"),
        ("township", "army"),
        ("county", "village"),
    ],
)
def test_each_level_has_its_electoral_units(level: str, unit: str) -> None:
    when_new(Deputy.register, **LI | {"level": level, "electoral_unit": unit}).refused(
        BadValue, field="electoral_unit"
    )


def test_one_person_may_sit_in_several_congresses_along_one_chain() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.gain_mandate, **SEAT_ABOVE, on=date(2022, 3, 1))
        .then(ALSO_PREFECTURE)
    )


def test_nobody_sits_twice_in_one_congress() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.gain_mandate, level="county", congress=COUNTY, on=date(2022, 3, 1))
        .refused(MandateHeld, congress=COUNTY)
    )


def test_nobody_sits_in_two_terms_of_one_congress_at_a_time() -> None:
    next_term = {"level": "county", "congress": "满城区第四届人民代表大会"}

    (
        given(Deputy, REGISTERED)
        .when(
            Deputy.gain_mandate, **next_term, congress_id=COUNTY_ID, term=4, on=date(2026, 9, 1)
        )
        .refused(MandateHeld, congress=COUNTY)
    )


def test_nobody_sits_in_two_places_neither_of_which_is_above_the_other() -> None:
    """选举法 Art. 48: a prefecture that is not the county's own is another area."""
    elsewhere = SEAT_ABOVE | {"congress": "石家庄市第十五届人大", "congress_id": ELSEWHERE_ID}

    (
        given(Deputy, REGISTERED)
        .when(Deputy.gain_mandate, **elsewhere, on=date(2022, 3, 1))
        .refused(NotInOneLine, other=COUNTY)
    )


def test_two_congresses_of_one_level_are_never_one_above_the_other() -> None:
    (
        given(Deputy, REGISTERED)
        .when(
            Deputy.gain_mandate,
            level="county",
            congress="清苑区第三届人民代表大会",
            on=date(2022, 3, 1),
        )
        .refused(NotInOneLine, other=COUNTY)
    )


def test_the_level_of_a_deputy_is_the_highest_of_a_day() -> None:
    deputy = given(Deputy, REGISTERED, ALSO_PREFECTURE, COUNTY_ENDED).record
    deputy.end_mandate(congress=PREFECTURE, cause="resigned", on=date(2024, 7, 1))

    days = date(2022, 2, 1), date(2022, 3, 1), date(2024, 6, 30), date(2024, 7, 1)
    assert ["county", "prefecture", "prefecture", ""] == [deputy.level_on(on) for on in days]


def test_a_mandate_ends_with_its_ground() -> None:
    (
        given(Deputy, REGISTERED, ALSO_PREFECTURE)
        .when(Deputy.end_mandate, congress=COUNTY, cause="moved_away", on=date(2024, 6, 1))
        .then(COUNTY_ENDED)
    )


def test_a_mandate_ends_only_once() -> None:
    (
        given(Deputy, REGISTERED, ALSO_PREFECTURE, COUNTY_ENDED)
        .when(Deputy.end_mandate, congress=COUNTY, cause="resigned", on=date(2024, 7, 1))
        .refused(NoSuchMandate, congress=COUNTY)
    )


def test_a_mandate_ends_by_no_ground_but_those_of_the_law() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.end_mandate, congress=COUNTY, cause="unpopular", on=date(2024, 7, 1))
        .refused(BadValue, field="cause")
    )


def test_death_ends_every_mandate() -> None:
    (
        given(Deputy, REGISTERED, ALSO_PREFECTURE)
        .when(Deputy.end_mandate, congress=PREFECTURE, cause="died", on=date(2024, 6, 1))
        .then(
            *(
                past(
                    Deputy.MandateEnded,
                    level=level,
                    congress=congress,
                    cause="died",
                    ended_on=date(2024, 6, 1),
                )
                for level, congress in (("prefecture", PREFECTURE), ("county", COUNTY))
            )
        )
    )


def test_a_mandate_of_the_nation_does_not_end_by_moving() -> None:
    nation = LI | {"level": "nation", "congress": "全国人大", "electoral_unit": ""}

    (
        given(Deputy, past(Deputy.Registered, **nation))
        .when(Deputy.end_mandate, congress="全国人大", cause="moved_away", on=date(2024, 7, 1))
        .refused(BadValue, field="cause")
    )


def test_two_sessions_missed_without_leave_end_a_mandate() -> None:
    (
        given(Deputy, REGISTERED, MISSED, MISSED)
        .when(Deputy.end_mandate, congress=COUNTY, cause="absent_twice", on=date(2024, 3, 1))
        .then(
            past(
                Deputy.MandateEnded,
                level="county",
                congress=COUNTY,
                cause="absent_twice",
                ended_on=date(2024, 3, 1),
            )
        )
    )


def test_a_session_missed_with_leave_does_not_count() -> None:
    with_leave = past(Deputy.SessionMissed, **MISSED.facts | {"excused": True})

    (
        given(Deputy, REGISTERED, MISSED, with_leave)
        .when(Deputy.end_mandate, congress=COUNTY, cause="absent_twice", on=date(2024, 3, 1))
        .refused(TooFewAbsences, absences=1)
    )


def test_a_deputy_may_be_elected_again() -> None:
    again = {"level": "county", "congress": COUNTY}

    (
        given(Deputy, REGISTERED, COUNTY_ENDED)
        .when(Deputy.gain_mandate, **again, on=date(2027, 1, 5))
        .then(past(Deputy.MandateGained, **again, gained_on=date(2027, 1, 5)))
    )


def test_a_detained_deputy_is_suspended_and_resumes() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.suspend, cause="detained", on=date(2024, 6, 3))
        .then(SUSPENDED)
    )
    (
        given(Deputy, REGISTERED, SUSPENDED)
        .when(Deputy.resume, reason="决定不起诉", on=date(2024, 9, 2))
        .then(RESUMED)
    )


def test_nobody_is_suspended_on_other_grounds() -> None:
    (
        given(Deputy, REGISTERED)
        .when(Deputy.suspend, cause="unpopular", on=date(2024, 6, 3))
        .refused(BadValue, field="cause")
    )


def test_nobody_is_suspended_twice_at_a_time() -> None:
    (
        given(Deputy, REGISTERED, SUSPENDED)
        .when(Deputy.suspend, cause="serving_sentence", on=date(2024, 7, 3))
        .refused(OfficeSuspended)
    )


def test_only_who_is_suspended_resumes() -> None:
    given(Deputy, REGISTERED).when(Deputy.resume, on=date(2024, 9, 2)).refused(NotSuspended)


def test_who_has_lost_their_mandate_does_not_resume() -> None:
    (
        given(Deputy, REGISTERED, SUSPENDED, COUNTY_ENDED)
        .when(Deputy.resume, on=date(2024, 9, 2))
        .refused(NotInOffice, on=date(2024, 9, 2))
    )


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (date(2021, 12, 1), None),  # before anybody registered them
        (date(2024, 6, 2), None),
        (date(2024, 6, 3), OfficeSuspended),  # that morning
        (date(2024, 9, 1), OfficeSuspended),
        (date(2024, 9, 2), None),
        (date(2024, 12, 1), NotInOffice),
    ],
)
def test_nothing_is_done_as_a_deputy_from_the_morning_on(
    on: date, refusal: type[Exception] | None
) -> None:
    ended = past(Deputy.MandateEnded, **COUNTY_ENDED.facts | {"ended_on": date(2024, 12, 1)})
    outcome = given(Deputy, REGISTERED, SUSPENDED, RESUMED, ended).when(
        Deputy.must_serve, on=on
    )

    assert refusal is (type(outcome.refusal) if outcome.refusal else None)


def test_a_deputy_who_moves_is_offered_with_all_their_mandates() -> None:
    (
        given(Deputy, REGISTERED)
        .when(
            Deputy.offer,
            here=UUID(int=98),
            to_jurisdiction_id=THERE,
            congresses=[],
            reason="工作调动",
            on=date(2024, 6, 30),
        )
        .then(OFFERED)
    )


def test_one_mandate_may_be_organised_elsewhere_while_the_person_stays() -> None:
    outcome = given(Deputy, REGISTERED, ALSO_PREFECTURE).when(
        Deputy.offer,
        here=UUID(int=98),
        to_jurisdiction_id=THERE,
        congresses=[PREFECTURE],
        on=date(2024, 6, 30),
    )

    [offered] = outcome.events
    assert [PREFECTURE] == [each["congress"] for each in offered.facts["mandates"]]
    assert offered.facts["with_person"] is False


def test_nobody_is_offered_to_their_own_place() -> None:
    (
        given(Deputy, REGISTERED)
        .when(
            Deputy.offer,
            here=THERE,
            to_jurisdiction_id=THERE,
            congresses=[],
            on=date(2024, 6, 30),
        )
        .refused(BadValue, field="to")
    )


def test_an_offered_deputy_stays_as_they_are_until_the_answer_comes() -> None:
    (
        given(Deputy, REGISTERED, OFFERED)
        .when(Deputy.end_mandate, congress=COUNTY, cause="resigned", on=date(2024, 7, 1))
        .refused(MoveUnderWay)
    )


def test_an_accepted_deputy_serves_where_they_came_to() -> None:
    given(Deputy, ARRIVED).when(Deputy.accept, on=date(2024, 7, 5)).then(ACCEPTED)
    given(Deputy, ARRIVED, ACCEPTED).when(Deputy.must_serve, on=date(2024, 7, 5)).nothing()
    (
        given(Deputy, ARRIVED, ACCEPTED)
        .when(Deputy.must_serve, on=date(2024, 7, 4))
        .refused(NotInOffice)
    )


def test_an_offer_is_answered_once() -> None:
    (
        given(Deputy, ARRIVED, ACCEPTED)
        .when(Deputy.refuse, reason="不在本区", on=date(2024, 7, 6))
        .refused(NotOffered)
    )


def test_nothing_is_recorded_of_a_deputy_who_has_not_been_accepted() -> None:
    (
        given(Deputy, ARRIVED)
        .when(Deputy.suspend, cause="detained", on=date(2024, 7, 1))
        .refused(NotHere, status="incoming")
    )


def test_a_place_that_has_ended_gives_the_deputy_back() -> None:
    facts = {name: fact for name, fact in ARRIVED.facts.items() if name != "arrived_on"}

    when_new(Deputy.arrive, on=date(2024, 6, 30), ended_on=date(2020, 1, 1), **facts).then(
        ARRIVED,
        past(
            Deputy.MoveRefused,
            **SENDER,
            reason="本行政区已于2020-01-01终止",
            refused_on=date(2024, 6, 30),
        ),
    )


def test_who_has_moved_away_does_not_serve_here() -> None:
    gone = past(
        Deputy.Departed,
        to_jurisdiction_id=THERE,
        to_deputy_id=UUID(int=6),
        congresses=[COUNTY],
        departed_on=date(2024, 7, 5),
    )

    (
        given(Deputy, REGISTERED, OFFERED)
        .when(
            Deputy.note_acceptance,
            to_jurisdiction_id=THERE,
            to_deputy_id=UUID(int=6),
            on=date(2024, 7, 5),
        )
        .then(gone)
    )
    (
        given(Deputy, REGISTERED, OFFERED, gone)
        .when(Deputy.must_serve, on=date(2024, 7, 5))
        .refused(NotInOffice)
    )


def test_a_refused_deputy_stays() -> None:
    returned = past(Deputy.MoveReturned, reason="不在本区", returned_on=date(2024, 7, 5))

    (
        given(Deputy, REGISTERED, OFFERED)
        .when(Deputy.note_refusal, reason="不在本区", on=date(2024, 7, 5))
        .then(returned)
    )
    (
        given(Deputy, REGISTERED, OFFERED, returned)
        .when(Deputy.must_serve, on=date(2024, 7, 5))
        .nothing()
    )


CONGRESSES = st.sampled_from([COUNTY, PREFECTURE, ""])
COMMANDS = commands(
    command(
        Deputy.gain_mandate,
        level=st.sampled_from(["county", "prefecture", "village"]),
        congress=CONGRESSES,
        on=DAYS,
    ),
    command(
        Deputy.end_mandate,
        congress=CONGRESSES,
        cause=st.sampled_from(["resigned", "died"]),
        on=DAYS,
    ),
    command(Deputy.suspend, cause=st.just("detained"), on=DAYS),
    command(Deputy.resume, on=DAYS),
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


def test_what_was_registered_by_mistake_is_voided() -> None:
    given(Deputy, REGISTERED).when(Deputy.void, reason="重复登记", on=date(2022, 1, 11)).then(
        past(Deputy.Voided, reason="重复登记", voided_on=date(2022, 1, 11))
    )


def test_who_has_done_anything_is_not_voided() -> None:
    given(Deputy, REGISTERED, MISSED).when(
        Deputy.void, reason="重复登记", on=date(2024, 6, 1)
    ).refused(HasAHistory)


def test_a_mandate_that_was_recorded_by_mistake_was_never_held() -> None:
    """The other one stands, and the person with it; afterwards as if nothing had been."""
    given(Deputy, REGISTERED, ALSO_PREFECTURE).when(
        Deputy.void_mandate, congress=PREFECTURE, reason="同名的另一人", on=date(2022, 4, 1)
    ).then(MANDATE_VOIDED)

    given(Deputy, REGISTERED, ALSO_PREFECTURE, MANDATE_VOIDED).when(
        Deputy.gain_mandate, **SEAT_ABOVE, on=date(2022, 3, 1)
    ).then(ALSO_PREFECTURE)
    given(Deputy, REGISTERED, ALSO_PREFECTURE, MANDATE_VOIDED).when(
        Deputy.void, reason="重复登记", on=date(2022, 4, 2)
    ).then(past(Deputy.Voided, reason="重复登记", voided_on=date(2022, 4, 2)))


def test_the_only_mandate_goes_with_the_registration() -> None:
    given(Deputy, REGISTERED).when(
        Deputy.void_mandate, congress=COUNTY, reason="登记错了", on=date(2022, 4, 1)
    ).refused(LastMandate, congress=COUNTY)


def test_a_mandate_with_a_history_is_not_voided() -> None:
    given(Deputy, REGISTERED, ALSO_PREFECTURE, MISSED).when(
        Deputy.void_mandate, congress=COUNTY, reason="登记错了", on=date(2024, 4, 1)
    ).refused(HasAHistory)
