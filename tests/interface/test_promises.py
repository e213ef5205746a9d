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
    assert len(found["lines"]) == found["total"]


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
    every = read(client)["lines"]
    pages = [read(client, skip=at, limit=1) for at in range(len(every))]

    assert every == [line for page in pages for line in page["lines"]]
    assert [True] * (len(every) - 1) + [False] == [page["more"] for page in pages]
    assert {len(every)} == {page["total"] for page in pages}
