"""A deputy's own token acts for that deputy; the office acts for any of them."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from application import identity
from application.access import Grant, Person
from application.projections.books import DEPUTIES as DEPUTIES_HERE
from domain.access_grant import Reach, Role
from tests.interface.asking import HERE, Operation, operations
from tests.interface.conftest import Enter
from tests.interface.world import DEPUTIES, World, full

OPERATIONS = {each.id: each for each in operations()}
NAMING = {
    "suggestion.file": "sponsor_id",
    "suggestion.draft": "sponsor_id",
    "suggestion.cosign": "deputy_id",
    "suggestion.decline": "deputy_id",
    "suggestion.withdraw": "deputy_id",
    "suggestion.judge": "deputy_id",
    "suggestion.judge_promise": "deputy_id",
    "handling_case.dispute": "deputy_id",
    "opinion.hear": "heard_by_id",
    "opinion.convert": "sponsor_id",
    "activity_notice.request_leave": "deputy_id",
    "duty_record.confirm": "deputy_id",
    "duty_record.dispute": "deputy_id",
    "livelihood_vote.cast": "deputy_id",
}
"""What a deputy may ask, and where the request says which deputy it is."""

OF_THE_SPONSOR = ("suggestion.submit", "suggestion.revise")


def asked_by(world: World, enter: Enter, id: UUID, operation: Operation, **said: Any) -> Any:
    """The answer to a deputy whose token is that of a person."""
    grant = Grant(identity.place(HERE), Role.DEPUTY, Reach.SELF, None)
    world.tokens.known["rd_deputy_secret"] = Person(id, "代表", (grant,))
    request = operation.ask(world)
    request["headers"] |= {"authorization": "Bearer rd_deputy_secret"}
    request["json"] = {**(request["json"] or {}), **said}
    return enter(world).request(**request)


@pytest.mark.parametrize("name", [*NAMING, *OF_THE_SPONSOR])
def test_a_deputy_does_not_act_as_another(name: str, enter: Enter) -> None:
    response = asked_by(full(), enter, uuid4(), OPERATIONS[name])

    assert (403, "not-that-deputy") == (response.status_code, response.json()["code"])


@pytest.mark.parametrize("name", NAMING)
def test_a_deputy_acts_as_themselves(name: str, enter: Enter) -> None:
    operation, world, field = OPERATIONS[name], full(), NAMING[name]
    named = UUID(operation.ask(world)["json"].get(field, str(DEPUTIES[0])))

    assert asked_by(world, enter, named, operation, **{field: str(named)}).is_success


@pytest.mark.parametrize("name", OF_THE_SPONSOR)
def test_who_leads_submits(name: str, enter: Enter) -> None:
    assert asked_by(full(), enter, DEPUTIES[0], OPERATIONS[name]).is_success


def test_a_deputy_who_judges_says_who_they_are(enter: Enter) -> None:
    judge = OPERATIONS["suggestion.judge"]
    response = asked_by(full(), enter, DEPUTIES[0], judge, deputy_id=None)

    assert (403, "not-that-deputy") == (response.status_code, response.json()["code"])


def test_an_entry_of_ones_own_is_entered_by_oneself(enter: Enter) -> None:
    record, mine, theirs = OPERATIONS["duty_record.record"], DEPUTIES[0], DEPUTIES[1]
    said = {"by": "deputy", "deputy_id": str(mine)}

    got = [asked_by(full(), enter, who, record, **said) for who in (mine, theirs)]

    assert [201, 403] == [each.status_code for each in got]


def test_a_group_is_not_a_deputy_and_the_office_files_for_it(enter: Enter) -> None:
    file = OPERATIONS["suggestion.file"]
    response = asked_by(full(), enter, DEPUTIES[0], file, sponsor="group")

    assert "not-that-deputy" == response.json()["code"]


def test_who_has_moved_here_keeps_their_name(enter: Enter) -> None:
    """The record is a new one; the person is who they were where they came from."""
    world = full()
    arriving = world.ids["arriving deputy"]
    row = asyncio.run(world.boards.one(DEPUTIES_HERE, identity.place(HERE), arriving)).row
    file = OPERATIONS["suggestion.file"]

    response = asked_by(world, enter, row.person_id, file, sponsor_id=str(arriving))

    assert row.person_id != arriving
    assert "not-in-office" == response.json()["code"]


@pytest.mark.parametrize(
    ("state", "who", "status"),
    [
        ("dispatched", DEPUTIES[0], 200),
        ("dispatched", DEPUTIES[1], 403),
        ("signed", DEPUTIES[1], 200),
        ("drafted", DEPUTIES[1], 403),
        ("signed", uuid4(), 403),
    ],
)
def test_the_history_of_a_suggestion_is_told_to_who_leads_or_signed_it(
    state: str, who: UUID, status: int, enter: Enter
) -> None:
    """Whoever was asked to sign, and has not yet, is none of them."""
    world = full()
    grant = Grant(identity.place(HERE), Role.DEPUTY, Reach.SELF, None)
    world.tokens.known["rd_deputy_secret"] = Person(who, "代表", (grant,))
    path = f"/v1/jurisdictions/{HERE}/suggestions/{world.ids[state]}/history"

    asked = enter(world).get(path, headers={"authorization": "Bearer rd_deputy_secret"})

    assert status == asked.status_code
    if status == 403:
        assert "本人提出或者联名" in asked.json()["detail"]


OF_WHO_HEARD = (
    "opinion.classify",
    "opinion.answer_on_the_spot",
    "opinion.decline",
    "opinion.feed_back",
    "opinion.confirm",
    "opinion.reopen",
    "opinion.void",
)


@pytest.mark.parametrize("name", OF_WHO_HEARD)
def test_an_opinion_is_followed_up_by_the_deputy_who_heard_it(name: str, enter: Enter) -> None:
    """The one who asks is nobody; the office, which heard it or not, may."""
    response = asked_by(full(), enter, uuid4(), OPERATIONS[name])

    assert (403, "not-that-deputy") == (response.status_code, response.json()["code"])
