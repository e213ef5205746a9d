"""How a suggestion was raised is corrected, and lists follow at once."""

from typing import Any

from starlette.testclient import TestClient

from tests.interface.test_problems import HERE
from tests.interface.world import World

REASON, DAY = "登记时写成了会议期间", "2024-05-20"


def correct(client: TestClient, world: World, name: str, **changes: Any) -> Any:
    url = f"{HERE}/suggestions/{world.ids[name]}/correction"
    body = {"changes": changes, "reason": REASON, "on": DAY}
    return client.post(url, json=body, headers={"if-match": "*"})


def row(client: TestClient, world: World, name: str) -> Any:
    return client.get(f"{HERE}/suggestions/{world.ids[name]}").json()["row"]


def test_only_what_was_wrong_is_corrected(client: TestClient, world: World) -> None:
    before = row(client, world, "filed")

    assert 200 == correct(client, world, "filed", occasion="motion").status_code
    assert before | {"occasion": "motion"} == row(client, world, "filed")
    assert 200 == correct(client, world, "filed", drawn_from=["inspection"]).status_code
    assert ("motion", ["inspection"]) == (
        row(client, world, "filed")["occasion"],
        row(client, world, "filed")["drawn_from"],
    )


def test_a_correction_that_corrects_nothing_is_a_mistake(
    client: TestClient, world: World
) -> None:
    assert 422 == correct(client, world, "filed").status_code


def test_what_is_archived_is_not_corrected(client: TestClient, world: World) -> None:
    url = f"{HERE}/suggestions/{world.ids['judged']}/archive"
    client.post(url, json={"on": DAY}, headers={"if-match": "*"})

    refused = correct(client, world, "judged", occasion="motion")

    assert (409, "filed-away") == (refused.status_code, refused.json()["code"])
