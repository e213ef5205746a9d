"""The rules of a place over HTTP: read, adopted, set, and sent down to those below."""

import asyncio
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.interface.conftest import Enter
from tests.interface.test_problems import HERE
from tests.interface.world import World, token
from tests.support.memory_ledger import MemoryCourier

ANY = {"if-match": "*"}
TOWNSHIP = "/v1/jurisdictions/130608100"


def asked(client: TestClient, step: str, **body: Any) -> tuple[int, str]:
    """What a command is answered: its status, and the code of the problem if there is one."""
    response = client.post(f"{HERE}/policy{step}", json=body, headers=ANY)
    return response.status_code, response.json().get("code", "")


def rules(client: TestClient, on: str, at: str = HERE) -> dict[str, Any]:
    response = client.get(f"{at}/policy", params={"on": on})
    assert 200 == response.status_code, response.text
    found: dict[str, Any] = response.json()
    return found | {"rules": {line["key"]: line for line in found["rules"]}}


@pytest.fixture
def upper(enter: Enter, world: World) -> TestClient:
    """Somebody who may do everything in 保定市 and below."""
    client = enter(world)
    client.headers["authorization"] = f"Bearer {token('upper')}"
    return client


def test_where_nothing_is_laid_down_every_rule_is_that_of_the_law(client: TestClient) -> None:
    found = rules(client, "2024-05-01")

    assert "national 2025" == found["version"]
    assert {
        "key": "reply_due",
        "name": "答复期限",
        "value": "3m",
        "sentence": "承办单位应当在3个月内答复代表",
        "basis": "《代表法》第五十一条",
        "origin": "national",
        "locked": False,
    } == found["rules"]["reply_due"]


def test_an_adopted_pack_holds_from_its_day_on(client: TestClient) -> None:
    assert (200, "") == asked(client, "/adopt", pack="henan", from_on="2024-05-01")

    assert "1m" == rules(client, "2024-04-30")["rules"]["assist_opinion_within"]["value"]
    assert "2m" == rules(client, "2024-05-01")["rules"]["assist_opinion_within"]["value"]
    assert "henan 2017" == rules(client, "2024-05-01")["version"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reply_due", "60wd"),
        ("acceptance_notice", None),
        ("withdraw_until", "dispatch"),
        ("publish_default", False),
        ("feedback_reminders", 0),
        ("exclusions", ["personal", "bidding"]),
    ],
)
def test_a_rule_of_any_kind_can_be_set(client: TestClient, key: str, value: Any) -> None:
    basis = "《清苑区办法》第三条"
    set_ = asked(client, "", key=key, value=value, basis=basis, from_on="2024-05-01")

    found = rules(client, "2024-05-01")["rules"][key]
    assert (200, "") == set_
    assert (value, basis, "own") == (found["value"], found["basis"], found["origin"])


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("reply_due", "three months", "bad-value"),
        ("reply_due", 1.5, "malformed"),
        ("reply_due", {"months": 3}, "malformed"),
        ("exclusions", ["weather"], "bad-value"),
        ("exclusions", [["personal"]], "malformed"),
        ("tea_breaks", 2, "bad-value"),
    ],
)
def test_a_value_that_a_rule_cannot_have_is_refused(
    client: TestClient, key: str, value: Any, code: str
) -> None:
    assert (422, code) == asked(
        client, "", key=key, value=value, basis="", from_on="2024-05-01"
    )


def test_a_pack_for_another_level_is_refused(client: TestClient) -> None:
    assert (409, "pack-for-other-levels") == asked(
        client, "/adopt", pack="chongqing-township", from_on="2024-05-01"
    )


def test_what_is_issued_arrives_below_and_what_is_locked_stays(
    upper: TestClient, world: World
) -> None:
    issued = asked(
        upper,
        "/issue",
        children="all",
        pack="shandong-township",
        locked=["reply_due"],
        from_on="2024-05-01",
    )
    asyncio.run(MemoryCourier(world.ledger).settled())

    found = rules(upper, "2024-05-01", TOWNSHIP)["rules"]["reply_due"]
    own = {"key": "reply_due", "value": "1m", "basis": "", "from_on": "2024-06-01"}
    refused = upper.post(f"{TOWNSHIP}/policy", json=own, headers=ANY).json()

    assert (200, "") == issued
    assert ("2m", "parent", True) == (found["value"], found["origin"], found["locked"])
    assert "rule-locked" == refused["code"]
    assert "《山东省乡镇人民代表大会工作若干规定》第十五条" in refused["detail"]


def test_a_place_does_not_issue_to_one_that_is_not_below_it(client: TestClient) -> None:
    assert (422, "bad-value") == asked(
        client, "/issue", children=["429006"], pack="henan", from_on="2024-05-01"
    )


def test_the_rules_are_read_as_they_were_known(client: TestClient) -> None:
    before = client.get(f"{HERE}/log/head").json()["position"]
    asked(client, "/adopt", pack="henan", from_on="2024-05-01")

    then = client.get(f"{HERE}/policy", params={"on": "2024-05-01", "as_of": before}).json()
    assert "national 2025" == then["version"]
