"""What was written wrong of a suggestion is corrected, and lists follow at once."""

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


def test_lists_and_the_history_follow_a_correction(client: TestClient, world: World) -> None:
    changes = {"category": "交通运输", "focus_area": "民生实事"}

    assert 200 == correct(client, world, "filed", **changes).status_code

    url, id = f"{HERE}/suggestions", str(world.ids["filed"])
    assert [id] == [each["id"] for each in client.get(url, params=changes).json()["entries"]]
    filed_as = client.get(url, params={"category": "城建环保"}).json()["entries"]
    assert id not in {each["id"] for each in filed_as}
    [*_, last] = client.get(f"{url}/{id}/history").json()["events"]
    assert (
        "2024年5月20日，更正：重点领域改为民生实事，类别改为交通运输，理由：" + REASON + "。"
        == (last["said"])
    )


def test_a_correction_that_corrects_nothing_is_a_mistake(
    client: TestClient, world: World
) -> None:
    assert 422 == correct(client, world, "filed").status_code
    assert 422 == correct(client, world, "filed", title="修路").status_code
    assert 422 == correct(client, world, "filed", category="一行\n两行").status_code


def test_what_is_archived_is_not_corrected(client: TestClient, world: World) -> None:
    url = f"{HERE}/suggestions/{world.ids['judged']}/archive"
    client.post(url, json={"on": DAY}, headers={"if-match": "*"})

    refused = correct(client, world, "judged", occasion="motion")

    assert (409, "filed-away") == (refused.status_code, refused.json()["code"])
