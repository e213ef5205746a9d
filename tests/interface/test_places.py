"""Places that a request names."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from application import identity
from application.onboarding import intent
from application.projections.books import CAMPAIGNS
from tests.interface.test_problems import HERE
from tests.interface.world import CHILD, World
from tests.interface.world import HERE as LEDGER

ANY = {"if-match": "*"}
ENDED_ON = date(2024, 6, 1)


def issue(client: TestClient, world: World, children: Any) -> Any:
    path = f"{HERE}/campaigns/{world.ids['adopted']}/issue"
    return client.post(path, json={"children": children, "on": "2024-04-10"}, headers=ANY)


@pytest.mark.parametrize("children", ["all", ["130608100"], [str(CHILD)]])
def test_a_campaign_is_issued_to_children(
    client: TestClient, world: World, children: Any
) -> None:
    assert 200 == issue(client, world, children).status_code
    books, _ = world.boards.books(LEDGER, None)
    row = books.rows[CAMPAIGNS.table][world.ids["adopted"]].row
    assert [CHILD] == row.issued_to


@pytest.mark.parametrize("code", ["130607", "130600", "429006", "999999"])
def test_nobody_else_s_ledger_can_be_reached(
    client: TestClient, world: World, code: str
) -> None:
    response = issue(client, world, ["130608100", code])

    assert 422 == response.status_code
    assert "#/children/1" == response.json()["errors"][0]["pointer"]


def hand_over(client: TestClient, world: World, **to: str) -> Any:
    path = f"{HERE}/suggestions/{world.ids['filed']}/hand-over"
    return client.post(path, json={"on": "2024-05-20", **to}, headers=ANY)


@pytest.mark.parametrize(
    ("to", "place", "route"),
    [
        ({}, "130600", "hand_up"),
        ({"to": "130600"}, "130600", "hand_up"),
        ({"to": "130000"}, "130000", "hand_up"),
        ({"to": "130608100"}, "130608100", "hand_down"),
        ({"to": "130607"}, "130607", "hand_across"),
        ({"to": "429006"}, "429006", "hand_across"),
    ],
)
def test_a_suggestion_goes_to_the_parent_or_to_whom_it_names(
    client: TestClient, world: World, to: dict[str, str], place: str, route: str
) -> None:
    """Up, down or across: the tree says which."""
    hand_over(client, world, **to)
    row = client.get(f"{HERE}/suggestions/{world.ids['filed']}").json()["row"]

    assert ("offered", str(identity.place(place)), route) == (
        row["status"],
        row["to_jurisdiction_id"],
        row["route"],
    )


@pytest.mark.parametrize("to", ["130608", "999999"])
def test_it_goes_neither_to_itself_nor_to_nowhere(
    client: TestClient, world: World, to: str
) -> None:
    response = hand_over(client, world, to=to)

    assert (422, "#/to") == (response.status_code, response.json()["errors"][0]["pointer"])


def test_it_does_not_go_to_a_place_that_has_ended(client: TestClient, world: World) -> None:
    asyncio.run(
        world.container.jurisdictions.close(
            intent(identity.place("130607"), UUID(int=1), {}), reason="撤销", on=ENDED_ON
        )
    )

    response = hand_over(client, world, to="130607")

    assert "这个行政区已终止" in response.json()["errors"][0]["detail"]


@pytest.mark.parametrize("to", ["130600", "130607", "130608"])
def test_oversight_is_entrusted_to_a_place_below_alone(
    client: TestClient, world: World, to: str
) -> None:
    path = f"{HERE}/suggestions/{world.ids['filed']}/entrust"
    body = {"to": to, "what": "察看进度", "until_on": "2024-10-31", "on": "2024-05-20"}
    response = client.post(path, json=body, headers=ANY)

    assert (422, "#/to") == (response.status_code, response.json()["errors"][0]["pointer"])


def test_the_chain_names_every_place_and_how_long_it_was_there(
    client: TestClient, world: World
) -> None:
    """Offered on the day it was filed, and nobody has accepted it yet."""
    path = f"{HERE}/suggestions/{world.ids['incoming']}"

    told = client.get(f"{path}/custody").json()

    assert [("清苑镇", "holding"), ("清苑区", "offered")] == [
        (hop["name"], hop["how"]) for hop in told
    ]
    assert told[0]["days"] == told[1]["waited"] > 0


def test_what_never_left_has_one_hop(client: TestClient, world: World) -> None:
    path = f"{HERE}/suggestions/{world.ids['judged']}"
    [hop] = client.get(f"{path}/custody").json()

    assert ("清苑区", "2024-05-20", "answered", 0) == (
        hop["name"],
        hop["until_on"],
        hop["how"],
        hop["days"],
    )


def test_a_code_that_names_another_place_cannot_name_a_new_one(client: TestClient) -> None:
    body = {
        "name": "新设镇",
        "level": "township",
        "organ": "presidium",
        "parent": "130608",
        "codes": [{"scheme": "gb2260", "edition": "2023", "code": "130607"}],
        "established_on": "2001-01-01",
    }

    assert 409 == client.post("/v1/jurisdictions", json=body).status_code


@pytest.mark.parametrize(
    ("parent", "why"), [("130608100", "它在本行政区之下"), ("130608", "不能隶属于自己")]
)
def test_a_place_never_becomes_its_own_ancestor(
    client: TestClient, parent: str, why: str
) -> None:
    body = {"parent": parent, "on": "2024-06-01"}
    response = client.post(f"{HERE}/move", json=body, headers=ANY)

    [fault] = response.json()["errors"]
    assert (422, "#/parent") == (response.status_code, fault["pointer"])
    assert why in fault["detail"]


def test_a_report_is_frozen_at_a_root_that_the_ledger_had(
    client: TestClient, world: World
) -> None:
    body = {
        "period_from": "2024-04-01",
        "period_to": "2024-09-30",
        "at_position": 7,
        "summary": "",
        "on": "2024-10-08",
    }
    path = f"{HERE}/campaigns/{world.ids['launched']}/report"
    response = client.post(path, json=body, headers=ANY)
    beyond = client.post(path, json={**body, "at_position": 10_000}, headers=ANY)

    assert (200, 422) == (response.status_code, beyond.status_code)
    row = client.get(f"{HERE}/campaigns/{world.ids['launched']}").json()["row"]
    assert (7, f"{7:064x}") == (row["reported_position"], row["reported_root"])
