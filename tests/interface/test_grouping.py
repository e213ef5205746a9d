"""A draft of groups over HTTP: proposed from the register, adopted group by group."""

import json
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from tests.interface.world import named, token

LEDGER = "/v1/jurisdictions/130608"


def ask(client: TestClient, path: str, key: str, **body: Any) -> Any:
    headers = {
        "authorization": f"Bearer {token('office')}",
        "idempotency-key": key,
        "if-match": "*",
    }
    return client.post(f"{LEDGER}{path}", json=body, headers=headers)


def fates(response: Any) -> list[dict[str, Any]]:
    assert 201 == response.status_code, response.text
    told = [json.loads(line) for line in response.text.splitlines()]
    return sorted(told, key=lambda each: each["name"])


def proposed(client: TestClient) -> tuple[str, list[dict[str, Any]]]:
    receipt = ask(client, "/groupings", "propose", kind="area", count=2, on="2024-03-15").json()
    row = read(client, f"/groupings/{receipt['id']}")["row"]
    return receipt["id"], row["groups"]


def read(client: TestClient, path: str) -> Any:
    headers = {"authorization": f"Bearer {token('office')}"}
    return client.get(f"{LEDGER}{path}", headers=headers).json()


def test_those_who_are_in_no_group_yet_are_proposed(client: TestClient) -> None:
    free = {str(named(f"free {at}")) for at in range(6)}

    _, groups = proposed(client)

    assert free <= {each for group in groups for each in group["members"]}
    assert not {str(each) for each in world_members()} & {
        each for group in groups for each in group["members"]
    }


def world_members() -> list[UUID]:
    return [named(f"other {at}") for at in range(3)]


def test_every_group_has_its_own_fate(client: TestClient) -> None:
    id, [first, second] = proposed(client)
    gone = second["members"][0]
    ask(
        client,
        f"/deputies/{gone}/mandates/end",
        "end",
        congress="清苑区第十七届人民代表大会",
        cause="resigned",
        on="2024-03-01",
    )

    told = fates(ask(client, f"/groupings/{id}/adopt", "adopt", by="主任会议", on="2024-03-15"))

    assert [first["name"], second["name"]] == [each["name"] for each in told]
    assert ["", "not-in-office"] == [each["code"] for each in told]
    assert told[1]["detail"]
    formed = read(client, f"/deputy-groups/{told[0]['group_id']}")["row"]
    assert first["members"] == formed["members"]
    assert first["why"] == formed["reason"]


def test_an_adoption_sent_again_finds_what_it_has_done(client: TestClient) -> None:
    id, _ = proposed(client)
    body = {"by": "主任会议", "on": "2024-03-15"}

    once = fates(ask(client, f"/groupings/{id}/adopt", "adopt", **body))
    again = fates(ask(client, f"/groupings/{id}/adopt", "adopt", **body))

    assert once == again
    assert ["", ""] == [each["code"] for each in once]
