from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.reception import Reception
from domain.reception.words import (
    FewerTimesThanPersons,
    NoticeTooShort,
    NotOnThatDay,
    NotToReceive,
    OnAHoliday,
    OpinionsUnrouted,
    ReceptionNotSo,
)
from domain.shared.calendar import Calendar
from domain.shared.errors import BadValue
from domain.station import Station
from domain.station.words import StationNotSo
from tests.support.hearing import heard
from tests.support.rules import rules
from tests.support.scenario import given, past, when_new

TOLD_ON, ON = date(2024, 5, 20), date(2024, 5, 30)
WANG, LI, ZHAO = (UUID(int=number) for number in (2, 3, 4))
FACTS: dict[str, Any] = {"place": "代表之家", "campaign_id": None, "hours": "9:00—11:00"}
ANNOUNCED = past(
    Reception.Announced, **FACTS, deputies=[WANG, LI], receive_on=ON, announced_on=TOLD_ON
)
CAME: dict[str, Any] = {"attended": [WANG], "voters": 12, "voter_times": 14}
HELD = past(Reception.Held, **CAME, held_on=ON)
NOTICED = Calendar({date(2024, 5, 30): "临时放假"}, [], settled=(ON, ON))
"""The calendar after a notice that nobody could know of when the day was announced."""


def announcing(**facts: Any) -> Mapping[str, Any]:
    return {**FACTS, "deputies": [WANG, LI], "receive_on": ON, "on": TOLD_ON, **facts}


def test_it_is_made_known_who_receives_where_and_when() -> None:
    when_new(Reception.announce, rules(), **announcing()).then(ANNOUNCED)


def test_it_is_made_known_as_early_as_the_place_lays_down() -> None:
    late = announcing(on=date(2024, 5, 28))

    when_new(Reception.announce, rules(), **late).refused(NoticeTooShort, days=3)
    when_new(Reception.announce, rules(reception_notice_days=2), **late).then(
        past(
            Reception.Announced,
            **FACTS,
            deputies=[WANG, LI],
            receive_on=ON,
            announced_on=date(2024, 5, 28),
        )
    )


def test_it_is_not_announced_for_a_holiday_unless_the_place_keeps_to_its_days() -> None:
    festival = announcing(receive_on=date(2024, 6, 10))

    when_new(Reception.announce, rules(), **festival).refused(
        OnAHoliday, holiday="端午节", proposed=date(2024, 6, 11)
    )
    kept = when_new(Reception.announce, rules(reception_on_holiday="keep"), **festival)
    assert date(2024, 6, 10) == kept.events[0].facts["receive_on"]


def test_a_weekend_is_no_holiday_for_a_market_day() -> None:
    saturday = date(2024, 6, 15)

    announced = when_new(Reception.announce, rules(), **announcing(receive_on=saturday))

    assert saturday == announced.events[0].facts["receive_on"]


def test_a_day_that_has_become_a_holiday_is_moved_to_a_working_day() -> None:
    """The notice came after the announcement: the day stays until somebody moves it."""
    moved: dict[str, Any] = {"hours": "", "reason": "放假", "on": date(2024, 5, 22)}

    given(Reception, ANNOUNCED).when(
        Reception.reschedule, rules(), receive_on=ON, calendar=NOTICED, **moved
    ).refused(OnAHoliday, on=ON, holiday="临时放假", proposed=date(2024, 5, 31))
    given(Reception, ANNOUNCED).when(
        Reception.reschedule,
        rules(),
        receive_on=date(2024, 5, 31),
        calendar=NOTICED,
        **moved,
    ).then(
        past(
            Reception.Rescheduled,
            receive_on=date(2024, 5, 31),
            reason="放假",
            rescheduled_on=date(2024, 5, 22),
        )
    )


def test_it_takes_place_on_the_day_that_was_made_known() -> None:
    given(Reception, ANNOUNCED).when(Reception.hold, **CAME, on=ON).then(HELD)
    given(Reception, ANNOUNCED).when(Reception.hold, **CAME, on=date(2024, 5, 31)).refused(
        NotOnThatDay, announced=ON
    )


def test_the_station_must_be_open() -> None:
    station = Station.establish(
        id=UUID(int=9), name="代表之家", kind="deputy_home", tier="township", on=TOLD_ON
    )
    station.suspend(reason="修缮", on=TOLD_ON)
    station.collect_events()

    when_new(Reception.announce, rules(), station, **announcing(place="")).refused(
        StationNotSo, status="paused"
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"place": " "}, "place"),
        ({"deputies": []}, "deputies"),
        ({"deputies": [LI, LI]}, "deputies"),
    ],
)
def test_it_is_said_where_and_who(facts: dict[str, Any], field: str) -> None:
    when_new(Reception.announce, rules(), **announcing(**facts)).refused(BadValue, field=field)


def test_a_deputy_who_cannot_come_is_substituted() -> None:
    instead: dict[str, Any] = {"reason": "出差", "on": TOLD_ON}
    substituted = past(
        Reception.DeputySubstituted,
        deputy_id=WANG,
        substitute_id=ZHAO,
        reason="出差",
        substituted_on=TOLD_ON,
    )

    given(Reception, ANNOUNCED).when(
        Reception.substitute, deputy_id=WANG, substitute_id=ZHAO, **instead
    ).then(substituted)
    given(Reception, ANNOUNCED, substituted).when(
        Reception.substitute, deputy_id=WANG, substitute_id=LI, **instead
    ).refused(NotToReceive, deputy=WANG)
    given(Reception, ANNOUNCED).when(
        Reception.substitute, deputy_id=WANG, substitute_id=LI, **instead
    ).refused(BadValue, field="substitute_id")


def test_voters_who_come_unannounced_are_received_just_so() -> None:
    when_new(Reception.receive, place="代表之家", campaign_id=None, **CAME, on=ON).then(
        past(Reception.Received, place="代表之家", **CAME, held_on=ON)
    )


def test_twelve_voters_cannot_have_come_ten_times() -> None:
    fewer = CAME | {"voter_times": 10}

    given(Reception, ANNOUNCED).when(Reception.hold, **fewer, on=ON).refused(
        FewerTimesThanPersons, voters=12, voter_times=10
    )
    given(Reception, ANNOUNCED, HELD).when(
        Reception.correct, changes={"voters": 15}, reason="错记", on=ON
    ).refused(FewerTimesThanPersons, voters=15, voter_times=14)


def test_where_only_times_were_counted_no_persons_are_stated() -> None:
    given(Reception, ANNOUNCED).when(
        Reception.hold, attended=[WANG], voters=None, voter_times=14, on=ON
    ).then(past(Reception.Held, attended=[WANG], voters=None, voter_times=14, held_on=ON))


@pytest.mark.parametrize("changes", [{}, {"receive_on": "2024-06-01"}, {"voter_times": None}])
def test_only_who_came_is_corrected(changes: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        given(Reception, ANNOUNCED, HELD).when(
            Reception.correct, changes=changes, reason="错记", on=ON
        ).then()


def test_what_was_cancelled_is_not_held() -> None:
    cancelled = past(Reception.Cancelled, reason="暴雨", cancelled_on=ON)

    given(Reception, ANNOUNCED).when(Reception.cancel, reason="暴雨", on=ON).then(cancelled)
    given(Reception, ANNOUNCED, cancelled).when(Reception.hold, **CAME, on=ON).refused(
        ReceptionNotSo, status="cancelled", needed="announced"
    )


def test_its_result_is_told_once_every_opinion_has_gone_its_way() -> None:
    opinion = heard()
    opinion.collect_events()

    given(Reception, ANNOUNCED, HELD).when(
        Reception.publish, opinion, summary="听取 1 条", on=ON
    ).refused(OpinionsUnrouted, number=1)

    opinion.answer(text="已更换", outcome="solved", level="township", on=ON)
    opinion.collect_events()
    given(Reception, ANNOUNCED, HELD).when(
        Reception.publish, opinion, summary="听取 1 条，当场答复", on=ON
    ).then(
        past(
            Reception.Published,
            summary="听取 1 条，当场答复",
            opinion_ids=[opinion.id],
            published_on=ON,
        )
    )


def test_no_result_is_told_of_what_has_not_been_held() -> None:
    given(Reception, ANNOUNCED).when(Reception.publish, summary="无", on=ON).refused(
        ReceptionNotSo, status="announced", needed="held"
    )
