"""The same request, sent again, is the same command."""

import pytest
from starlette.testclient import TestClient

from tests.interface.conftest import Enter
from tests.interface.test_problems import FILE, HERE
from tests.interface.world import HERE as LEDGER
from tests.interface.world import World, token

SUGGESTIONS = f"{HERE}/suggestions"
KEYS = ["0f6c1f0e-6a51-4b58-9a0c-0d9a5d0f4a11", "2024-05-20 第一件".encode().hex(), "k"]


@pytest.mark.parametrize("key", KEYS)
def test_it_is_recorded_once_and_answered_alike(
    client: TestClient, world: World, key: str
) -> None:
    before = world.ledger.heads()[LEDGER]
    first, again = (
        client.post(SUGGESTIONS, json=FILE, headers={"idempotency-key": key}) for _ in range(2)
    )

    assert (201, first.json()) == (again.status_code, again.json())
    assert before + 1 == world.ledger.heads()[LEDGER]
    assert client.get(first.headers["location"]).is_success


def test_the_order_of_its_keys_does_not_make_it_another(client: TestClient) -> None:
    headers = {"idempotency-key": "k"}
    first = client.post(SUGGESTIONS, json=FILE, headers=headers)
    again = client.post(SUGGESTIONS, json=dict(reversed(FILE.items())), headers=headers)

    assert first.json() == again.json()


def test_another_request_needs_another_key(client: TestClient) -> None:
    headers = {"idempotency-key": "k"}
    client.post(SUGGESTIONS, json=FILE, headers=headers)
    other = client.post(SUGGESTIONS, json={**FILE, "title": "修路"}, headers=headers)

    assert (422, "command-reused") == (other.status_code, other.json()["code"])


def test_a_key_means_nothing_under_another_person(enter: Enter, world: World) -> None:
    client = enter(world)
    first, other = (
        client.post(
            SUGGESTIONS,
            json=FILE,
            headers={"idempotency-key": "k", "authorization": f"Bearer {token(who)}"},
        ).json()
        for who in ("everything", "office")
    )

    assert first["id"] != other["id"]


def test_without_a_key_every_request_is_new(client: TestClient) -> None:
    first, other = (client.post(SUGGESTIONS, json=FILE).json() for _ in range(2))

    assert first["id"] != other["id"]


def test_the_caller_may_choose_the_id(client: TestClient) -> None:
    chosen = "7d9f3c1e-2b1a-4f0e-8c55-3f0d2b9a1c44"
    first = client.post(SUGGESTIONS, json={**FILE, "id": chosen})
    again = client.post(SUGGESTIONS, json={**FILE, "id": chosen})

    assert chosen == first.json()["id"]
    assert (409, "already-exists") == (again.status_code, again.json()["code"])


@pytest.mark.parametrize("key", ["", "k" * 201, "two words", "é"])
def test_a_key_is_short_and_plain(client: TestClient, key: str) -> None:
    response = client.post(
        SUGGESTIONS, json=FILE, headers={"idempotency-key": key.encode("latin-1")}
    )

    assert (422, "bad-header") == (response.status_code, response.json()["code"])


def test_a_place_set_up_twice_is_set_up_once(client: TestClient) -> None:
    body = {
        "name": "望亭镇",
        "level": "township",
        "organ": "presidium",
        "parent": "130608",
        "codes": [{"scheme": "stats", "edition": "2023", "code": "130608102"}],
        "established_on": "2001-01-01",
    }
    first, again = (
        client.post("/v1/jurisdictions", json=body, headers={"idempotency-key": "k"})
        for _ in range(2)
    )

    assert (201, first.json()) == (again.status_code, again.json())
    assert 409 == client.post("/v1/jurisdictions", json=body).status_code
