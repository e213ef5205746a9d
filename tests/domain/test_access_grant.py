from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.access_grant import AccessGrant, GrantWithdrawn, Reach, Role
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import given, past, when_new

OFFICE: dict[str, Any] = {
    "person_id": UUID(int=21),
    "person": "代工委 陈立",
    "role": "office",
    "reach": "self",
    "given_on": date(2024, 1, 2),
    "until": None,
}
GIVEN = past(AccessGrant.Given, **OFFICE)
WITHDRAWN = past(AccessGrant.Withdrawn, reason="调离岗位", withdrawn_on=date(2024, 8, 1))


def test_a_person_is_given_a_role_in_the_ledger_it_concerns() -> None:
    when_new(AccessGrant.give, **OFFICE).then(GIVEN)


def test_an_auditor_may_be_given_a_whole_subtree_for_a_time() -> None:
    audit = OFFICE | {"role": "auditor", "reach": "subtree", "until": date(2024, 12, 31)}

    when_new(AccessGrant.give, **audit).then(past(AccessGrant.Given, **audit))


@pytest.mark.parametrize("role", Role)
def test_every_role_can_be_given(role: Role) -> None:
    told = OFFICE | {"role": role}

    when_new(AccessGrant.give, **told).then(past(AccessGrant.Given, **told))


def test_a_role_that_does_not_exist_is_refused() -> None:
    when_new(AccessGrant.give, **OFFICE | {"role": "owner"}).refused(BadValue, field="role")


def test_a_reach_that_does_not_exist_is_refused() -> None:
    when_new(AccessGrant.give, **OFFICE | {"reach": "all"}).refused(BadValue, field="reach")


def test_a_grant_is_withdrawn_with_its_reason() -> None:
    (
        given(AccessGrant, GIVEN)
        .when(AccessGrant.withdraw, reason="调离岗位", on=date(2024, 8, 1))
        .then(WITHDRAWN)
    )


def test_a_grant_is_withdrawn_once() -> None:
    (
        given(AccessGrant, GIVEN, WITHDRAWN)
        .when(AccessGrant.withdraw, reason="调离岗位", on=date(2024, 9, 1))
        .refused(GrantWithdrawn, on=date(2024, 8, 1))
    )


@law
@for_all(
    st.sampled_from(Reach),
    commands(command(AccessGrant.withdraw, reason=st.just("调离岗位"), on=DAYS)),
)
def test_its_events_alone_make_the_grant_as_it_stands(
    reach: Reach, asked: list[Command]
) -> None:
    start = given(AccessGrant, past(AccessGrant.Given, **OFFICE | {"reach": reach}))
    replay_is_live(start, asked)

    assert 1 + min(len(asked), 1) == len(start.history)
