"""承诺台账: one line for each promise, as the board has it now."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.interface.test_problems import HERE
from tests.interface.world import World

UNIT, DUE = "区住房和城乡建设局", "2024-10-31"


def read(client: TestClient, **query: Any) -> Any:
    response = client.get(f"{HERE}/promises", params=query)
    assert 200 == response.status_code, response.text
    return response.json()


def of(world: World, name: str, found: Any) -> list[Any]:
    """The states of the promises of one suggestion."""
    id = str(world.ids[name])
    return [each["state"] for each in found["lines"] if each["suggestion_id"] == id]


def test_a_promise_has_its_unit_its_day_and_its_state(client: TestClient, world: World) -> None:
    found = read(client)
    [line] = (
        each for each in found["lines"] if each["suggestion_id"] == str(world.ids["promised"])
    )

    told = [line[name] for name in ("promise", "what", "unit", "due_on", "state")]
    assert [1, "十月底前开工", UNIT, DUE, "open"] == told
    assert ["kept"] == of(world, "kept", found)


def test_promises_are_listed_by_their_state(client: TestClient, world: World) -> None:
    kept, still = read(client, state="kept"), read(client, state="open")

    assert [["kept"], []] == [of(world, "kept", found) for found in (kept, still)]
    assert [[], ["open"]] == [of(world, "promised", found) for found in (kept, still)]


def test_what_is_due_is_open_and_its_day_has_come(client: TestClient, world: World) -> None:
    found = read(client, state="due")

    assert ["open"] == of(world, "promised", found)
    assert {"open"} == {each["state"] for each in found["lines"]}


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ({"unit": UNIT}, ["open"]),
        ({"unit": "区财政局"}, []),
        ({"since": DUE, "until": DUE}, ["open"]),
        ({"since": "2024-11-01"}, []),
        ({"until": "2024-10-30"}, []),
        ({"state": "due", "until": "2024-10-30"}, []),
    ],
)
def test_promises_are_listed_by_unit_and_by_the_day_they_are_due(
    client: TestClient, world: World, query: dict[str, str], listed: list[str]
) -> None:
    assert listed == of(world, "promised", read(client, **query))


def test_pages_of_promises_follow_one_another(client: TestClient) -> None:
    """What is due first comes first; the Link leads to what follows."""
    whole = read(client)
    page = read(client, limit=1)
    lines = page["lines"]
    while page["next"]:
        page = read(client, limit=1, cursor=page["next"])
        lines += page["lines"]

    assert whole["lines"] == lines
    assert sorted(each["due_on"] for each in lines) == [each["due_on"] for each in lines]
    assert whole["next"] is None
    assert len(lines) > 1


def test_the_link_of_a_page_leads_to_the_next(client: TestClient) -> None:
    first = client.get(f"{HERE}/promises", params={"limit": 1, "unit": UNIT})
    onward = client.get(first.links["next"]["url"]).json()

    assert onward == read(client, limit=1, unit=UNIT, cursor=first.json()["next"])
    assert first.json()["lines"] != onward["lines"]


def test_a_cursor_is_good_for_its_filters_alone(client: TestClient) -> None:
    given = read(client, limit=1, unit=UNIT)["next"]

    for other in ({}, {"unit": UNIT, "state": "open"}, {"unit": UNIT, "since": DUE}):
        refused = client.get(f"{HERE}/promises", params={**other, "cursor": given})
        assert (422, "bad-cursor") == (refused.status_code, refused.json()["code"])
    listed = client.get(f"{HERE}/suggestions", params={"cursor": given})
    assert "bad-cursor" == listed.json()["code"]


def test_a_page_says_up_to_where_the_books_are(client: TestClient) -> None:
    position = read(client)["position"]

    assert position == read(client, after=position)["position"]
    later = client.get(f"{HERE}/promises", params={"after": position + 1})
    assert (422, "position-in-future") == (later.status_code, later.json()["code"])
