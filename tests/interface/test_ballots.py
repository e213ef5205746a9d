"""Whose office is suspended that morning votes no more, whatever they were given before."""

from typing import Any

from starlette.testclient import TestClient

from application.ballot_box import Box
from tests.interface.test_problems import HERE
from tests.interface.world import DEPUTIES, World
from tests.support.memory_ballot_box import slip_of

VOTER, MORNING = DEPUTIES[0], "2024-05-20"
REFUSED = "代表0在 2024-05-20 暂停执行代表职务，不能以代表身份参加。"


def ask(client: TestClient, world: World, what: str, **body: Any) -> Any:
    url = f"{HERE}/livelihood-votes/{world.ids['balloting']}/{what}"
    return client.post(url, json={"round": 1, "on": MORNING, **body})


def issue(client: TestClient, world: World) -> Any:
    return ask(client, world, "issue-slips", deputy_ids=[str(VOTER)])


def cast(client: TestClient, world: World) -> Any:
    slip = slip_of(Box(world.ids["balloting"], 1), VOTER)
    ballot = {"slip": slip, "choices": [1], "mark": "0" * 32}
    return ask(client, world, "cast", deputy_id=str(VOTER), ballot=ballot)


def suspend(client: TestClient) -> None:
    said = {"cause": "detained", "on": MORNING}
    url = f"{HERE}/deputies/{VOTER}/suspend"
    assert client.post(url, json=said, headers={"if-match": "*"}).is_success


def refusal(response: Any) -> tuple[int, str, str]:
    told = response.json()
    return response.status_code, told["code"], told["detail"]


def test_a_slip_from_before_the_suspension_casts_no_ballot(
    client: TestClient, world: World
) -> None:
    assert 201 == issue(client, world).status_code
    suspend(client)

    assert (409, "office-suspended", REFUSED) == refusal(cast(client, world))


def test_who_gets_no_slip_is_told_apart_from_who_does(client: TestClient, world: World) -> None:
    stranger = str(DEPUTIES[1])

    told = ask(client, world, "issue-slips", deputy_ids=[stranger, str(VOTER)]).json()

    assert {str(VOTER): slip_of(Box(world.ids["balloting"], 1), VOTER)} == told["slips"]
    [refused] = told["refused"]
    assert (stranger, "not-on-the-roll") == (refused["deputy_id"], refused["code"])
    assert refused["detail"].startswith("名单上第 1 名代表不能投票：不在名册上。")


def test_no_slip_is_issued_after_the_suspension(client: TestClient, world: World) -> None:
    suspend(client)

    assert (409, "office-suspended", REFUSED) == refusal(issue(client, world))


def test_whoever_is_not_suspended_votes(client: TestClient, world: World) -> None:
    issue(client, world)

    assert 201 == cast(client, world).status_code
