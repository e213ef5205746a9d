from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.personal_data import (
    DataRestricted,
    ErasurePending,
    NeedsAnotherPerson,
    NoErasurePending,
    NothingRestricted,
    NothingToErase,
    PersonalData,
    RetentionRuns,
)
from domain.shared.commitment import commitment
from domain.shared.errors import BadValue
from tests.support.scenario import given, past

LI, WANG = UUID(int=11), UUID(int=12)
ON = date(2024, 10, 14)
OPENED = past(PersonalData.Opened, noun="deputy", subject_id=UUID(int=2), opened_on=ON)
RESTRICTED = past(PersonalData.Restricted, reason="复核", restricted_on=ON)
RETAINED = past(
    PersonalData.Restricted, reason="档案", retain_until=date(2034, 12, 31), restricted_on=ON
)
REQUEST: dict[str, Any] = {"ground": "consent_withdrawn", "reason": "本人撤回", "fields": []}
REQUESTED = past(PersonalData.ErasureRequested, **REQUEST, requested_by=LI, requested_on=ON)
ERASED = [{"field": "phone", "commitment": "ab"}]


def test_what_is_shown_is_recorded_with_its_purpose() -> None:
    given(PersonalData, OPENED).when(
        PersonalData.reveal, fields=["phone"], purpose="回访", on=ON
    ).then(past(PersonalData.Revealed, fields=["phone"], purpose="回访", revealed_on=ON))


def test_restricted_data_is_kept_but_not_shown() -> None:
    given(PersonalData, OPENED, RESTRICTED).when(
        PersonalData.reveal, fields=["phone"], purpose="回访", on=ON
    ).refused(DataRestricted, on=ON, reason="复核")


def test_released_data_is_shown_again() -> None:
    released = past(PersonalData.Released, reason="复核完毕", released_on=ON)
    given(PersonalData, OPENED, RESTRICTED, released).when(
        PersonalData.reveal, fields=["phone"], purpose="回访", on=ON
    ).then(past(PersonalData.Revealed, fields=["phone"], purpose="回访", revealed_on=ON))


def test_what_is_not_restricted_is_not_released() -> None:
    given(PersonalData, OPENED).when(PersonalData.release, reason="", on=ON).refused(
        NothingRestricted
    )


def test_a_second_person_approves_the_erasure() -> None:
    given(PersonalData, OPENED, REQUESTED).when(
        PersonalData.approve_erasure, erased=ERASED, by=WANG, on=ON
    ).then(
        past(
            PersonalData.Erased,
            ground="consent_withdrawn",
            erased=ERASED,
            requested_by=LI,
            approved_by=WANG,
            erased_on=ON,
        )
    )


def test_nobody_approves_what_they_asked_for_themselves() -> None:
    given(PersonalData, OPENED, REQUESTED).when(
        PersonalData.approve_erasure, erased=ERASED, by=LI, on=ON
    ).refused(NeedsAnotherPerson)


def test_an_erasure_is_asked_for_before_it_is_approved() -> None:
    given(PersonalData, OPENED).when(
        PersonalData.approve_erasure, erased=ERASED, by=WANG, on=ON
    ).refused(NoErasurePending)


def test_where_nothing_is_left_nothing_is_erased() -> None:
    given(PersonalData, OPENED, REQUESTED).when(
        PersonalData.approve_erasure, erased=[], by=WANG, on=ON
    ).refused(NothingToErase)


def test_an_erasure_is_asked_for_once_at_a_time() -> None:
    given(PersonalData, OPENED, REQUESTED).when(
        PersonalData.request_erasure, **REQUEST, by=WANG, on=ON
    ).refused(ErasurePending, on=ON)


def test_after_a_refusal_it_may_be_asked_for_again() -> None:
    declined = past(PersonalData.ErasureDeclined, reason="期限没有到", declined_on=ON)
    given(PersonalData, OPENED, REQUESTED, declined).when(
        PersonalData.request_erasure, **REQUEST, by=LI, on=ON
    ).then(REQUESTED)


def test_a_ground_is_one_that_the_law_names() -> None:
    given(PersonalData, OPENED).when(
        PersonalData.request_erasure, **REQUEST | {"ground": "不想要了"}, by=LI, on=ON
    ).refused(BadValue, field="ground")


@pytest.mark.parametrize("on", [ON, date(2034, 12, 31)])
def test_while_the_retention_period_runs_data_is_restricted_not_erased(on: date) -> None:
    given(PersonalData, OPENED, RETAINED, REQUESTED).when(
        PersonalData.approve_erasure, erased=ERASED, by=WANG, on=on
    ).refused(RetentionRuns, until=date(2034, 12, 31))


def test_when_the_retention_period_is_over_it_may_be_erased() -> None:
    outcome = given(PersonalData, OPENED, RETAINED, REQUESTED).when(
        PersonalData.approve_erasure, erased=ERASED, by=WANG, on=date(2035, 1, 1)
    )

    assert [PersonalData.Erased] == [each.event for each in outcome.events]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((b"s" * 16, "phone", "1"), (b"t" * 16, "phone", "1")),
        ((b"s" * 16, "phone", "1"), (b"s" * 16, "phon", "e1")),
        ((b"s" * 16, "phone", "1"), (b"s" * 16, "phone", "2")),
    ],
    ids=["another salt", "another border", "another value"],
)
def test_a_commitment_is_to_this_value_of_this_field_under_this_salt(
    one: tuple[bytes, str, str], other: tuple[bytes, str, str]
) -> None:
    assert commitment(*one) != commitment(*other)
