"""Suggestions are searched in Chinese: two characters are enough, one is not."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.interface.test_problems import HERE
from tests.interface.world import HERE as LEDGER
from tests.interface.world import World

SEARCH = f"{HERE}/suggestions/search"


def found(client: TestClient, **query: Any) -> dict[str, Any]:
    response = client.get(SEARCH, params=query)
    assert 200 == response.status_code, response.text
    said: dict[str, Any] = response.json()
    return said


def test_what_is_found_is_shown_as_in_a_list(client: TestClient) -> None:
    [entry] = found(client, q="住房 电梯", limit=1)["entries"]

    assert entry == client.get(f"{HERE}/suggestions/{entry['id']}").json()


@pytest.mark.parametrize("query", ["电梯", "住户上下楼", "代表0", "电梯　住户"])
def test_it_is_looked_for_in_every_field(client: TestClient, query: str) -> None:
    assert 4 <= len(found(client, q=query)["entries"])


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert ([], None) == (found(client, q="水库")["entries"], found(client, q="水库")["next"])


def test_pages_follow_one_another(client: TestClient) -> None:
    every = [each["id"] for each in found(client, q="电梯", limit=100)["entries"]]
    pages, url = [], f"{SEARCH}?q=电梯&limit=2"
    while url:
        response = client.get(url)
        pages += [each["id"] for each in response.json()["entries"]]
        url = response.links.get("next", {}).get("url", "")

    assert every
    assert every == pages


@pytest.mark.parametrize("query", ["电 梯", "电梯 好", "　 "])
def test_a_word_of_one_character_is_refused_in_a_clear_sentence(
    client: TestClient, query: str
) -> None:
    response = client.get(SEARCH, params={"q": query})

    assert (422, "query-too-short") == (response.status_code, response.json()["code"])
    assert "至少要两个字" in response.json()["detail"]


@pytest.mark.parametrize(
    "query", [{}, {"q": "梯"}, {"q": "梯" * 51}, {"q": "电梯", "as_of": "1"}]
)
def test_a_parameter_that_is_wrong_is_not_ignored(
    client: TestClient, query: dict[str, str]
) -> None:
    response = client.get(SEARCH, params=query)

    assert (422, "malformed") == (response.status_code, response.json()["code"])


def test_a_cursor_is_good_for_its_words_alone(client: TestClient) -> None:
    cursor = found(client, q="电梯", limit=2)["next"]

    for other in ({"q": "住户"}, {"q": "电梯 住户"}):
        refused = client.get(SEARCH, params=other | {"cursor": cursor})
        assert (422, "bad-cursor") == (refused.status_code, refused.json()["code"])
    listed = client.get(f"{HERE}/suggestions", params={"cursor": cursor})
    assert "bad-cursor" == listed.json()["code"]


def test_a_search_waits_until_a_position_is_counted(client: TestClient, world: World) -> None:
    head = world.ledger.heads()[LEDGER]

    assert head == found(client, q="电梯", after=head)["position"]
    world.boards.behind = True
    assert 503 == client.get(SEARCH, params={"q": "电梯", "after": head}).status_code
