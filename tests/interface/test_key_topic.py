"""A key topic over HTTP: what stands in it is found by it, and says so itself."""

from typing import Any

from starlette.testclient import TestClient

from tests.interface.world import World

HERE = "/v1/jurisdictions/130608"
ANY = {"if-match": "*"}


def supervised(client: TestClient, world: World) -> list[str]:
    """The suggestions of the topic, as the list finds them."""
    found: Any = client.get(
        f"{HERE}/suggestions", params={"key_topic_id": str(world.ids["topic"])}
    ).json()
    return [each["id"] for each in found["entries"]]


def test_the_suggestions_of_a_topic_are_listed_as_they_come_and_go(
    client: TestClient, world: World
) -> None:
    topic = f"{HERE}/key-topics/{world.ids['topic']}"
    first, second = (str(world.ids[name]) for name in ("supervised", "another"))
    assert [first] == supervised(client, world)

    said = {"suggestion_id": second, "reason": "内容相同", "on": "2024-06-03"}
    client.post(f"{topic}/add", json=said, headers=ANY)
    assert {first, second} == set(supervised(client, world))

    said = {"suggestion_id": first, "reason": "另行办理", "on": "2024-06-17"}
    client.post(f"{topic}/remove", json=said, headers=ANY)
    assert [second] == supervised(client, world)
    assert [second] == client.get(topic).json()["row"]["suggestion_ids"]


def test_a_topic_that_one_suggestion_cannot_join_is_not_set_at_all(
    client: TestClient, world: World
) -> None:
    """Neither the topic nor any of its suggestions knows of it afterwards."""
    taken, free = str(world.ids["supervised"]), str(world.ids["admitted"])
    refused = client.post(
        f"{HERE}/key-topics",
        json={
            "title": "停车难",
            "reason": "代表反复提出",
            "leader": "李明",
            "committee": "城建环资工委",
            "year": 2024,
            "suggestion_ids": [free, taken],
            "on": "2024-06-03",
        },
    )

    assert (409, "in-a-key-topic") == (refused.status_code, refused.json()["code"])
    assert client.get(f"{HERE}/suggestions/{free}").json()["row"]["key_topic_id"] is None
    assert 1 == len(client.get(f"{HERE}/key-topics").json()["entries"])


def test_the_topics_of_one_year_are_read_alone(client: TestClient) -> None:
    [topic] = client.get(f"{HERE}/key-topics").json()["entries"]
    year = topic["row"]["year"]

    def found(of: int) -> int:
        told = client.get(f"{HERE}/key-topics", params={"year": of})
        return len(told.json()["entries"])

    assert (1, 0) == (found(year), found(year + 1))
