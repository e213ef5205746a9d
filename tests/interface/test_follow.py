"""A voter with a code and without an account: what is seen, what is not, and how often."""

from typing import Any
from uuid import UUID, uuid5

import pytest
from starlette.testclient import TestClient

from application.onboarding import intent
from domain.opinion import follow_code
from interface.http.pace import Pace, TooManyRequests
from tests.interface.conftest import Enter
from tests.interface.world import HERE, ON, World, full, token


@pytest.fixture
def world() -> World:
    return full()


@pytest.fixture
def voter(world: World, enter: Enter) -> TestClient:
    return enter(world)


def office(client: TestClient, world: World, verb: str, name: str, **body: Any) -> Any:
    """What the office asks of an opinion."""
    headers = {"authorization": f"Bearer {token('office')}", "if-match": "*"}
    path = f"/v1/jurisdictions/130608/opinions/{world.ids[name]}/{verb}"
    return client.post(path, json=body, headers=headers)


def code_of(client: TestClient, world: World, name: str) -> str:
    code: str = office(client, world, "follow-code", name, on="2024-05-20").json()["code"]
    return code


def test_the_voter_sees_the_state_and_the_reply_and_nothing_else(
    voter: TestClient, world: World
) -> None:
    found = voter.get(f"/v1/follow/{code_of(voter, world, 'told')}").json()

    assert found == {
        "state": "answered",
        "heard_on": "2024-05-20",
        "answered_on": "2024-05-20",
        "reply": "已更换灯具十二盏",
        "door": "",
        "may_object": True,
    }


def test_a_reply_that_was_not_told_yet_is_not_shown(voter: TestClient, world: World) -> None:
    found = voter.get(f"/v1/follow/{code_of(voter, world, 'answered')}").json()

    assert ("handling", "", False) == (found["state"], found["reply"], found["may_object"])


def test_a_code_is_read_however_it_is_written(voter: TestClient, world: World) -> None:
    code = code_of(voter, world, "told")
    typed = code.lower().replace("-", "").replace("0", "o").replace("1", "l")

    assert 200 == voter.get(f"/v1/follow/{typed}").status_code


def test_a_mistyped_code_is_seen_before_anything_is_looked_up(voter: TestClient) -> None:
    found = voter.get("/v1/follow/0000-0000-0001").json()

    assert ("follow-code-mistyped", 422) == (found["code"], found["status"])


def test_a_code_that_nobody_has_finds_nothing(voter: TestClient) -> None:
    found = voter.get(f"/v1/follow/{follow_code.written(7)}").json()

    assert ("follow-code-unknown", 404) == (found["code"], found["status"])


def test_with_a_new_code_the_old_one_is_no_good(voter: TestClient, world: World) -> None:
    first, second = (code_of(voter, world, "told") for _ in range(2))

    statuses = [voter.get(f"/v1/follow/{code}").status_code for code in (first, second)]

    assert [404, 200] == statuses


def test_a_request_for_a_code_that_is_repeated_gets_the_same_one(
    voter: TestClient, world: World
) -> None:
    headers = {
        "authorization": f"Bearer {token('office')}",
        "if-match": "*",
        "idempotency-key": "slip-1",
    }
    path = f"/v1/jurisdictions/130608/opinions/{world.ids['told']}/follow-code"

    first, again = (
        voter.post(path, json={"on": "2024-05-20"}, headers=headers).json() for _ in range(2)
    )

    assert first == again
    assert 200 == voter.get(f"/v1/follow/{first['code']}").status_code


def test_not_solved_opens_it_again_once(voter: TestClient, world: World) -> None:
    code = code_of(voter, world, "told")

    first = voter.post(f"/v1/follow/{code}/say", json={"solved": False, "reason": "又坏了"})
    again = voter.post(f"/v1/follow/{code}/say", json={"solved": False, "reason": "又坏了"})

    assert (200, 409) == (first.status_code, again.status_code)
    assert "received" == voter.get(f"/v1/follow/{code}").json()["state"]


@pytest.mark.parametrize("then", [{"solved": True}, {"solved": False, "reason": "还是坏的"}])
def test_who_has_said_it_or_has_no_answer_is_told_so(
    voter: TestClient, world: World, then: dict[str, Any]
) -> None:
    said, waiting = (code_of(voter, world, name) for name in ("told", "answered"))
    voter.post(f"/v1/follow/{said}/say", json={"solved": False, "reason": "又坏了"})

    refused = [voter.post(f"/v1/follow/{code}/say", json=then) for code in (said, waiting)]

    assert ["nothing-to-say"] * 2 == [each.json()["code"] for each in refused]


def test_solved_closes_it(voter: TestClient, world: World) -> None:
    code = code_of(voter, world, "told")

    voter.post(f"/v1/follow/{code}/say", json={"solved": True})

    assert "closed" == voter.get(f"/v1/follow/{code}").json()["state"]


def test_no_telephone_number_gets_into_the_ledger_this_way(
    voter: TestClient, world: World
) -> None:
    body = {"solved": False, "reason": "打我电话13900001234"}

    said = voter.post(f"/v1/follow/{code_of(voter, world, 'told')}/say", json=body)

    assert ("personal-number", 422) == (said.json()["code"], said.status_code)


def test_who_asks_too_often_has_to_wait(voter: TestClient) -> None:
    statuses = [voter.get(f"/v1/follow/{follow_code.written(7)}") for _ in range(31)]

    assert [404] * 30 + [429] == [each.status_code for each in statuses]
    assert 0 < int(statuses[-1].headers["retry-after"]) <= 61


def test_a_minute_later_one_may_ask_again_and_another_meanwhile() -> None:
    time = [0.0]
    pace = Pace(2, clock=lambda: time[0])

    pace.step("a")
    pace.step("a")
    with pytest.raises(TooManyRequests):
        pace.step("a")
    pace.step("b")
    time[0] = 60.0
    pace.step("a")


def test_what_the_vault_keeps_of_the_voter_is_in_no_event(world: World) -> None:
    assert "张大爷" not in str([vars(each.event) for each in world.ledger.recorded()])


async def test_the_voter_is_found_in_the_vault_by_who_may_ask(world: World) -> None:
    opinion: UUID = world.ids["heard"]
    wish = intent(HERE, uuid5(opinion, "reveal"), {})

    revealed = await world.container.personal_data.reveal(
        wish, opinion, fields=["name"], purpose="反馈", on=ON
    )

    assert {"name": "张大爷"} == revealed.values


@pytest.mark.parametrize(
    ("who", "seen"), [("office", True), ("unit", True), ("auditor", False)]
)
def test_confidential_words_are_for_those_who_work_on_it(
    voter: TestClient, who: str, *, seen: bool
) -> None:
    body = {
        "title": "举报",
        "words": "村干部的事",
        "channel": "visit",
        "extent": "individual",
        "confidential": True,
        "heard_by": "王秀英",
        "entered_by": "王秀英",
        "on": "2024-05-20",
    }
    office_, other = ({"authorization": f"Bearer {token(each)}"} for each in ("office", who))
    path = "/v1/jurisdictions/130608/opinions"
    made = voter.post(path, json=body, headers=office_).json()["id"]

    found = voter.get(f"{path}/{made}", headers=other).text
    listed = voter.get(path, headers=other).text

    assert {seen} == {"村干部的事" in text for text in (found, listed)}
