"""Personal data over HTTP: shown to whoever may, each time on record; erased by two people."""

from hashlib import sha256
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from application.ballot_box import Box
from domain.livelihood_vote import LivelihoodVote
from tests.interface.conftest import Enter
from tests.interface.world import DEPUTIES, World, token
from tests.interface.world import HERE as LEDGER
from tests.support.memory_ballot_box import slip_of

HERE = "/v1/jurisdictions/130608/personal-data"
ANY = {"if-match": "*"}
ON = "2024-10-14"
LOOK = {"fields": ["phone"], "purpose": "回访", "on": ON}


def row(client: TestClient, world: World, name: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{HERE}/{world.ids[name]}").json()["row"]
    return found


def test_each_look_is_on_record_even_when_the_request_is_repeated(
    client: TestClient, world: World
) -> None:
    before = row(client, world, "known")["shown"]

    looks = [
        client.post(
            f"{HERE}/{world.ids['known']}/reveal", json=LOOK, headers={"idempotency-key": "k"}
        )
        for _ in range(2)
    ]

    assert [{"phone": "138"}] * 2 == [each.json()["values"] for each in looks]
    assert {"no-store"} == {each.headers["cache-control"] for each in looks}
    assert before + 2 == row(client, world, "known")["shown"]


@pytest.mark.parametrize(
    ("came", "place"), [("offered opinion", "清苑镇"), ("arriving deputy", "清苑镇")]
)
def test_what_did_not_come_along_is_asked_of_where_it_came_from(
    client: TestClient, world: World, came: str, place: str
) -> None:
    refused = client.post(f"{HERE}/{world.ids[came]}/reveal", json=LOOK)

    assert (404, "held-elsewhere") == (refused.status_code, refused.json()["code"])
    assert f"留在{place}" in refused.json()["detail"]


def test_what_is_restricted_is_shown_to_nobody(client: TestClient, world: World) -> None:
    refused = client.post(f"{HERE}/{world.ids['restricted']}/reveal", json=LOOK)

    assert (409, "data-restricted") == (refused.status_code, refused.json()["code"])
    assert "138" not in refused.text


def test_the_second_person_erases_and_the_first_may_not(enter: Enter, world: World) -> None:
    leaving = f"{HERE}/{world.ids['known']}"
    client = enter(world)
    client.headers["authorization"] = f"Bearer {token('office')}"
    asked = {"ground": "consent_withdrawn", "reason": "本人撤回", "fields": [], "on": ON}
    assert 201 == client.post(f"{leaving}/request-erasure", json=asked).status_code

    mine = client.post(f"{leaving}/approve-erasure", json={"on": ON}, headers=ANY)
    client.headers["authorization"] = f"Bearer {token('administrator')}"
    theirs = client.post(f"{leaving}/approve-erasure", json={"on": ON}, headers=ANY)

    assert (403, "needs-another-person") == (mine.status_code, mine.json()["code"])
    assert 200 == theirs.status_code
    found = row(client, world, "known")
    assert ("erased", ["phone"]) == (
        found["state"],
        [each["field"] for each in found["erased"]],
    )
    client.headers["authorization"] = f"Bearer {token('office')}"
    assert 404 == client.post(f"{leaving}/reveal", json=LOOK).status_code


def test_of_somebody_who_is_not_kept_nothing_is_known(client: TestClient) -> None:
    nobody = f"{HERE}/00000000-0000-4000-8000-0000000000ff"

    assert 404 == client.post(f"{nobody}/reveal", json=LOOK).status_code
    assert 404 == client.get(nobody).status_code


def test_the_fingerprint_of_a_request_says_nothing_of_what_is_secret(
    client: TestClient, world: World
) -> None:
    """Two ballots, or two telephone numbers, under one key: the fingerprint is the same."""
    casting = f"/v1/jurisdictions/130608/livelihood-votes/{world.ids['casting']}/cast"
    body = {
        "round": 1,
        "deputy_id": str(DEPUTIES[0]),
        "ballot": {
            "slip": slip_of(Box(world.ids["casting"], 1), DEPUTIES[0]),
            "mark": "0" * 32,
        },
        "on": "2024-05-20",
    }
    ballots = [{**body["ballot"], "choices": [choice]} for choice in (1, 2)]  # type: ignore[dict-item]

    first, other = [
        client.post(casting, json=body | {"ballot": each}, headers={"idempotency-key": "k"})
        for each in ballots
    ]

    assert (201, 422) == (first.status_code, other.status_code)
    assert "command-reused" == other.json()["code"]
    [digest] = [
        world.ledger.sender(each).digest
        for each in world.ledger.recorded(LEDGER)
        if isinstance(each.event, LivelihoodVote.Voted)
        and each.event.originator_id == world.ids["casting"]
    ]
    said = orjson.dumps({key: body[key] for key in ("deputy_id", "on", "round")})
    where = "POST\n/v1/jurisdictions/{code}/livelihood-votes/{vote_id}/cast\n" + casting + "\n"
    assert sha256(where.encode() + said).digest() == digest
