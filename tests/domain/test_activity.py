from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.activity import Activity
from domain.activity.words import (
    COUNTS,
    LISTS,
    ActivityVoided,
    AlreadyVerified,
    NotYetCorrected,
)
from domain.shared.amount import PersonTimesBelowPersons
from domain.shared.errors import BadValue
from tests.support.laws import Command, command, commands, law, replay_is_live
from tests.support.scenario import given, past, when_new

CAMPAIGN = UUID(int=2024)
LI, WANG = UUID(int=11), UUID(int=12)

RECEPTION: dict[str, Any] = {
    "kind": "接待选民",
    "occurred_on": date(2024, 9, 18),
    "place": "清苑镇代表联络站",
    "campaign_id": CAMPAIGN,
    "participants": [LI, WANG],
    "villages": ["东关村"],
    "voters_received": 12,
    "opinions_heard": 5,
    "counts": {"书面意见": 2},
}
HELD = past(Activity.Held, **RECEPTION)
CORRECTED = past(
    Activity.Corrected, changes={"voters_received": 21}, reason="登记表与签到簿不符"
)
VOIDED = past(Activity.Voided, reason="重复登记")


def test_an_activity_is_recorded_with_what_it_touched() -> None:
    when_new(Activity.hold, **RECEPTION).then(HELD)


def test_what_is_not_stated_was_not_touched() -> None:
    plain = {"kind": "动员部署会", "occurred_on": date(2024, 4, 16)}

    when_new(Activity.hold, **plain).then(past(Activity.Held, **plain))


def test_an_activity_outside_any_campaign_is_an_activity_too() -> None:
    own = RECEPTION | {"campaign_id": None}

    when_new(Activity.hold, **own).then(past(Activity.Held, **own))


def test_an_activity_says_what_kind_it_was() -> None:
    when_new(Activity.hold, **RECEPTION | {"kind": ""}).refused(BadValue, field="kind")


@pytest.mark.parametrize("count", COUNTS)
def test_fewer_than_none_cannot_be_counted(count: str) -> None:
    when_new(Activity.hold, **RECEPTION | {count: -1}).refused(BadValue, field=count)


@pytest.mark.parametrize("count", COUNTS)
def test_more_than_anybody_can_touch_is_a_slip_of_the_finger(count: str) -> None:
    when_new(Activity.hold, **RECEPTION | {count: 10**9 + 1}).refused(BadValue, field=count)


def test_fewer_than_none_cannot_be_counted_by_a_word_of_the_plan_either() -> None:
    (
        when_new(Activity.hold, **RECEPTION | {"counts": {"书面意见": -1}}).refused(
            BadValue, field="counts.书面意见"
        )
    )


def test_what_no_activity_has_is_refused() -> None:
    when_new(Activity.hold, **RECEPTION, visitors=3).refused(BadValue, field="visitors")


def test_nobody_takes_part_twice_in_one_activity() -> None:
    when_new(Activity.hold, **RECEPTION | {"participants": [LI, WANG, LI]}).refused(
        BadValue, field="participants"
    )
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={"participants": [str(LI), LI]}, reason="签到簿")
        .refused(BadValue, field="participants")
    )


def test_each_participant_is_recorded_with_their_level() -> None:
    when_new(Activity.hold, **RECEPTION, levels={WANG: "province"}).then(
        past(Activity.Held, **RECEPTION, levels=["", "province"])
    )


def test_whoever_came_in_truth_is_corrected_with_their_level() -> None:
    (
        given(Activity, HELD)
        .when(
            Activity.correct,
            changes={"participants": [str(WANG)]},
            levels={WANG: "province"},
            reason="签到簿",
        )
        .then(
            past(
                Activity.Corrected,
                changes={"participants": [str(WANG)]},
                levels=["province"],
                reason="签到簿",
            )
        )
    )


def test_only_what_was_wrong_is_corrected() -> None:
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={"voters_received": 21}, reason="登记表与签到簿不符")
        .then(CORRECTED)
    )


def test_a_correction_has_a_reason() -> None:
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={"voters_received": 21}, reason="")
        .refused(BadValue, field="reason")
    )


def test_a_correction_obeys_the_rules_of_the_record() -> None:
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={"voters_received": -3}, reason="笔误")
        .refused(BadValue, field="voters_received")
    )


@pytest.mark.parametrize("fixed", ["kind", "occurred_on", "campaign_id"])
def test_what_an_activity_was_is_voided_not_corrected(fixed: str) -> None:
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={fixed: RECEPTION[fixed]}, reason="笔误")
        .refused(BadValue, field=fixed)
    )


def test_a_record_is_voided_with_its_reason() -> None:
    given(Activity, HELD).when(Activity.void, reason="重复登记").then(VOIDED)


def test_a_record_is_voided_once() -> None:
    (
        given(Activity, HELD, VOIDED)
        .when(Activity.void, reason="重复登记")
        .refused(ActivityVoided, reason="重复登记")
    )


def test_a_voided_record_is_not_corrected() -> None:
    (
        given(Activity, HELD, CORRECTED, VOIDED)
        .when(Activity.correct, changes={"voters_received": 12}, reason="笔误")
        .refused(ActivityVoided, reason="重复登记")
    )


def test_more_persons_than_person_times_are_refused() -> None:
    """Who came twice is one person and two person-times: never the other way round."""
    counts = {"villagers_persons": 40, "villagers_person_times": 39}

    when_new(Activity.hold, **RECEPTION | {"counts": counts}).refused(
        PersonTimesBelowPersons, field="villagers", times=39, persons=40
    )
    (
        given(Activity, HELD)
        .when(Activity.correct, changes={"counts": counts}, reason="漏登")
        .refused(PersonTimesBelowPersons)
    )


def test_as_many_person_times_as_persons_are_no_contradiction() -> None:
    counts = {"villagers_persons": 40, "villagers_person_times": 40, "others_persons": 7}
    told = RECEPTION | {"counts": counts}

    when_new(Activity.hold, **told).then(past(Activity.Held, **told))


VERIFIED = past(Activity.Verified, by="清苑镇人大主席团", verified_on=date(2024, 9, 20))
RETURNED = past(
    Activity.Returned, by="区人大代工委", reason="人数不符", returned_on=date(2024, 9, 21)
)


def test_who_was_called_and_did_not_come_is_told_apart() -> None:
    (
        given(Activity, HELD)
        .when(Activity.note_attendance, absent=[LI], on_leave=[WANG], on=date(2024, 9, 18))
        .then(
            past(
                Activity.AttendanceNoted,
                absent=[LI],
                on_leave=[WANG],
                noted_on=date(2024, 9, 18),
            )
        )
    )


def test_nobody_is_absent_and_on_leave() -> None:
    (
        given(Activity, HELD)
        .when(Activity.note_attendance, absent=[LI], on_leave=[LI], on=date(2024, 9, 18))
        .refused(BadValue, field="absent")
    )


def verified(*history: Any) -> Any:
    return given(Activity, HELD, *history).when(
        Activity.verify, by="清苑镇人大主席团", on=date(2024, 9, 20)
    )


def test_a_record_is_verified_once() -> None:
    verified().then(VERIFIED)
    verified(VERIFIED).refused(AlreadyVerified)


def test_a_record_that_was_returned_is_corrected_before_it_is_verified() -> None:
    verified(RETURNED).refused(NotYetCorrected, reason="人数不符")
    verified(RETURNED, CORRECTED).then(VERIFIED)


def test_a_verified_record_that_is_corrected_is_verified_again() -> None:
    verified(VERIFIED, CORRECTED).then(VERIFIED)


def test_a_record_is_returned_with_what_is_wrong() -> None:
    def returned(reason: str) -> Any:
        return given(Activity, HELD, VERIFIED).when(
            Activity.send_back, by="区人大代工委", reason=reason, on=date(2024, 9, 21)
        )

    returned("人数不符").then(RETURNED)
    returned("").refused(BadValue, field="reason")


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "voters_received": st.integers(-1, 99),
        "counts": st.dictionaries(st.just("书面意见"), st.integers(-1, 9)),
        "villages": st.lists(st.just("东关村"), max_size=2),
        "kind": st.just("视察"),
    },
)
COMMANDS = commands(
    command(Activity.correct, changes=CHANGES, reason=st.sampled_from(["", "笔误"])),
    command(Activity.void, reason=st.just("重复登记")),
)


@law
@for_all(COMMANDS)
def test_its_events_alone_make_the_activity_as_it_stands(asked: list[Command]) -> None:
    replay_is_live(given(Activity, HELD), asked)


@law
@for_all(COMMANDS)
def test_a_correction_names_only_what_may_be_corrected(asked: list[Command]) -> None:
    start = given(Activity, HELD)
    replay_is_live(start, asked)

    stated = {
        name
        for event in start.history
        if isinstance(event, Activity.Corrected)
        for name in event.changes
    }

    assert stated <= {*COUNTS, *LISTS, "counts"}
