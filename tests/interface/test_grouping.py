"""A draft of groups over HTTP: proposed from the register, adopted group by group."""

import json
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from tests.interface.world import DEPUTIES, named, token

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


def test_who_has_done_less_than_is_due_is_listed_with_what_is_missing(
    client: TestClient,
) -> None:
    """Four a year: by the end of September three are due, and nobody has done any."""
    found = read(client, "/deputy-groups/behind?on=2024-10-01")

    group = next(each for each in found["lines"] if each["name"] == "group")
    assert (4, 3, 0, 3) == tuple(group[it] for it in ("minimum", "due", "held", "missing"))


def test_how_many_groups_are_behind_is_told_place_by_place(client: TestClient) -> None:
    found = read(client, "/deputy-groups/behind/below?on=2024-10-01")

    told = {name: found[name] for name in ("groups", "behind", "own_groups", "own_behind")}
    assert {"groups": 2, "behind": 2, "own_groups": 2, "own_behind": 2} == told
    assert [("清苑镇", 0, 0)] == [
        (each["name"], each["groups"], each["behind"]) for each in found["children"]
    ]


def test_an_activity_of_the_group_counts_for_it_and_for_who_took_part(
    client: TestClient,
) -> None:
    group, [first, *_] = str(named("group")), DEPUTIES
    for month in range(1, 10):
        ask(
            client,
            "/activities",
            f"hold-{month}",
            kind="代表小组活动",
            occurred_on=f"2024-0{month}-15",
            group_id=group,
            participants=[str(first)],
        ).raise_for_status()

    behind = {
        each["id"] for each in read(client, "/deputy-groups/behind?on=2024-10-01")["lines"]
    }

    assert not {group, str(first)} & behind
    assert str(DEPUTIES[1]) in behind


def test_what_was_notified_is_held_in_one_act_with_who_was_there(client: TestClient) -> None:
    notice, [first, second, third] = named("leave notice"), map(str, DEPUTIES)
    path = f"/activity-notices/{notice}"
    ask(
        client,
        f"{path}/leaves/decision",
        "leave",
        deputy_id=second,
        approved=True,
        on="2024-05-11",
    )

    held = ask(
        client,
        f"{path}/hold",
        "hold",
        present=[first],
        occurred_on="2024-05-16",
        focus_area="饮水安全",
        checklist_item="参加一次视察",
        villages=["东石桥村"],
    ).json()

    activity = read(client, f"/activities/{held['id']}")["row"]
    assert ([first], [third], [second]) == (
        activity["participants"],
        activity["absent"],
        activity["on_leave"],
    )
    assert ("饮水安全", "参加一次视察") == (activity["focus_area"], activity["checklist_item"])
    assert "carried_out" == read(client, path)["row"]["status"]
