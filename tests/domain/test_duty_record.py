from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.deputy import Deputy
from domain.deputy.words import NotInOffice, OfficeSuspended
from domain.duty_record import DutyRecord
from domain.duty_record.words import (
    AlreadySettled,
    DisputeTooLate,
    EntryVoided,
    NotDisputed,
    NothingToVerify,
    NotTheirEntry,
)
from domain.shared.errors import BadValue
from domain.shared.policy import resolve
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import ITSELF, given, past, when_new

RULES = resolve([], "county", date(2024, 5, 1))
ON, UNTIL = date(2024, 5, 20), date(2024, 6, 4)
SIGNED_IN = [{"kind": "sign_in", "reference": "签到表第2页"}]
REGISTERED = past(
    Deputy.Registered,
    name="王秀英",
    level="county",
    congress="清苑区人大",
    registered_on=date(2021, 9, 20),
)
SUSPENDED = past(Deputy.Suspended, cause="detained", suspended_on=date(2024, 5, 16))


def deputy(*more: Any) -> Deputy:
    return given(Deputy, REGISTERED, *more).record


TRAINED: dict[str, Any] = {
    "kind": "training",
    "title": "初任培训",
    "occurred_on": date(2024, 5, 16),
    "quantity": 1,
    "evidence": SIGNED_IN,
    "by": "organiser",
}
ENTRY = TRAINED | {
    "deputy_id": ITSELF,
    "until_on": UNTIL,
    "basis": "缺省",
    "recorded_on": ON,
}
RECORDED = past(DutyRecord.Recorded, **ENTRY)
CLAIMED = past(DutyRecord.Recorded, **ENTRY | {"by": "deputy"})
DISPUTED = past(DutyRecord.Disputed, reason="两天", disputed_on=date(2024, 5, 24))
VOIDED = past(DutyRecord.Voided, reason="重复", voided_on=date(2024, 5, 24))


def test_what_nothing_else_tells_is_entered_with_evidence() -> None:
    when_new(DutyRecord.record, RULES, deputy(), **TRAINED, on=ON).then(RECORDED)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "walk"}, "kind"),
        ({"by": "voter"}, "by"),
        ({"title": " "}, "title"),
        ({"quantity": 0}, "quantity"),
        ({"evidence": []}, "evidence"),
        ({"evidence": [{"kind": "rumour", "reference": "听说"}]}, "evidence[0]"),
        ({"evidence": [{"kind": "photo", "reference": " "}]}, "evidence[0]"),
    ],
)
def test_an_entry_says_what_was_done_and_what_shows_it(
    wrong: dict[str, Any], field: str
) -> None:
    when_new(DutyRecord.record, RULES, deputy(), **TRAINED | wrong, on=ON).refused(
        BadValue, field=field
    )


def test_a_suspended_deputy_attends_nothing() -> None:
    when_new(DutyRecord.record, RULES, deputy(SUSPENDED), **TRAINED, on=ON).refused(
        OfficeSuspended
    )


def test_an_award_may_come_after_the_mandate() -> None:
    ended = past(
        Deputy.MandateEnded,
        level="county",
        congress="清苑区人大",
        cause="term_ended",
        ended_on=date(2024, 5, 1),
    )
    award = TRAINED | {"kind": "award", "title": "优秀代表"}

    when_new(DutyRecord.record, RULES, deputy(ended), **TRAINED, on=ON).refused(NotInOffice)
    when_new(DutyRecord.record, RULES, deputy(ended), **award, on=ON).then(
        past(DutyRecord.Recorded, **ENTRY | {"kind": "award", "title": "优秀代表"})
    )


def test_the_deputy_confirms_it() -> None:
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.confirm, deputy_id=ITSELF, on=ON)
        .then(past(DutyRecord.Confirmed, confirmed_on=ON))
    )


def test_nobody_else_confirms_or_disputes_it() -> None:
    somebody = UUID(int=99)

    for command_, told in ((DutyRecord.confirm, {}), (DutyRecord.dispute, {"reason": "两天"})):
        (
            given(DutyRecord, RECORDED)
            .when(command_, deputy_id=somebody, on=ON, **told)
            .refused(NotTheirEntry)
        )


def test_it_is_disputed_until_the_last_day_of_the_window() -> None:
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.dispute, deputy_id=ITSELF, reason="两天", on=UNTIL)
        .then(past(DutyRecord.Disputed, reason="两天", disputed_on=UNTIL))
    )
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.dispute, deputy_id=ITSELF, reason="两天", on=date(2024, 6, 5))
        .refused(DisputeTooLate, until=UNTIL)
    )


def test_what_is_disputed_is_corrected_or_upheld() -> None:
    (
        given(DutyRecord, RECORDED, DISPUTED)
        .when(DutyRecord.correct, changes={"quantity": 2}, reason="核对签到表", on=ON)
        .then(
            past(
                DutyRecord.Corrected,
                changes={"quantity": 2},
                reason="核对签到表",
                corrected_on=ON,
            )
        )
    )
    (
        given(DutyRecord, RECORDED, DISPUTED)
        .when(DutyRecord.uphold, reason="与签到表一致", on=ON)
        .then(past(DutyRecord.Upheld, reason="与签到表一致", upheld_on=ON))
    )


def test_only_what_is_disputed_is_upheld() -> None:
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.uphold, reason="一致", on=ON)
        .refused(NotDisputed, status="recorded")
    )


def test_what_was_settled_is_not_disputed_again() -> None:
    upheld = past(DutyRecord.Upheld, reason="一致", upheld_on=ON)

    (
        given(DutyRecord, RECORDED, DISPUTED, upheld)
        .when(DutyRecord.dispute, deputy_id=ITSELF, reason="两天", on=ON)
        .refused(AlreadySettled, status="upheld")
    )


def test_a_correction_touches_nothing_but_what_was_entered() -> None:
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.correct, changes={"deputy_id": "别人"}, reason="错了", on=ON)
        .refused(BadValue, field="deputy_id")
    )


def test_what_the_deputy_enters_is_verified() -> None:
    (
        given(DutyRecord, CLAIMED)
        .when(DutyRecord.verify, on=ON)
        .then(past(DutyRecord.Verified, verified_on=ON))
    )
    given(DutyRecord, RECORDED).when(DutyRecord.verify, on=ON).refused(NothingToVerify)


def test_nothing_happens_to_a_voided_entry() -> None:
    (
        given(DutyRecord, RECORDED)
        .when(DutyRecord.void, reason="重复", on=date(2024, 5, 24))
        .then(VOIDED)
    )
    (
        given(DutyRecord, RECORDED, VOIDED)
        .when(DutyRecord.confirm, deputy_id=ITSELF, on=ON)
        .refused(EntryVoided, reason="重复")
    )


@law
@for_all(
    commands(
        command(DutyRecord.confirm, deputy_id=st.just(ITSELF), on=DAYS),
        command(DutyRecord.dispute, deputy_id=st.just(ITSELF), reason=st.just("两天"), on=DAYS),
        command(DutyRecord.uphold, reason=st.just("一致"), on=DAYS),
        command(
            DutyRecord.correct,
            changes=st.just({"quantity": 2}),
            reason=st.just("核对"),
            on=DAYS,
        ),
        command(DutyRecord.void, reason=st.just("重复"), on=DAYS),
    )
)
def test_its_events_alone_make_the_entry_as_it_stands(asked: list[Command]) -> None:
    replay_is_live(given(DutyRecord, RECORDED), asked)
