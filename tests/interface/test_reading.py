"""Lists a page at a time, narrowed down, live or as they were known."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from application.ledger import today
from tests.interface.test_problems import HERE
from tests.interface.world import DEPUTIES, WAYS, World
from tests.interface.world import HERE as LEDGER

SUGGESTIONS = f"{HERE}/suggestions"


def read(client: TestClient, **query: Any) -> dict[str, Any]:
    response = client.get(SUGGESTIONS, params=query)
    assert 200 == response.status_code, response.text
    found: dict[str, Any] = response.json()
    return found


def refused(client: TestClient, **query: Any) -> tuple[int, str]:
    response = client.get(SUGGESTIONS, params=query)
    return response.status_code, response.json()["code"]


def test_pages_follow_one_another_without_gap_or_overlap(client: TestClient) -> None:
    every = [each["id"] for each in read(client)["entries"]]
    found, url = [], f"{SUGGESTIONS}?limit=2"
    while url:
        response = client.get(url)
        found += [each["id"] for each in response.json()["entries"]]
        url = response.links.get("next", {}).get("url", "")

    assert (len(WAYS) + 1, every) == (len(found), found)


def test_the_last_page_says_so(client: TestClient) -> None:
    assert read(client)["next"] is None


def test_a_list_is_narrowed_down(client: TestClient, world: World) -> None:
    [entry] = read(client, status="settling", category="城建环保")["entries"]

    assert str(world.ids["settling"]) == entry["id"]


def test_a_unit_finds_its_cases_and_a_deputy_what_they_cosigned(
    client: TestClient, world: World
) -> None:
    """Entries of a list inside the record narrow it down, too."""
    cases = f"{HERE}/handling-cases"
    assisting = client.get(cases, params={"unit": "区财政局"}).json()["entries"]
    office = client.get(cases, params={"unit": "区人民政府办公室"}).json()["entries"]
    cosigned = read(client, cosigner_id=str(DEPUTIES[1]))["entries"]
    visited = read(client, drawn_from="visit")["entries"]

    assert visited == cosigned
    assert [] == read(client, drawn_from="inspection")["entries"]
    assert {"区财政局"} <= {unit["unit"] for case in assisting for unit in case["row"]["units"]}
    assert [str(world.ids["case of distributing"])] == [each["id"] for each in office]
    assert {str(world.ids[name]) for name in ("drafted", "signed")} == {
        each["id"] for each in cosigned
    }


def test_open_promises_are_found_by_the_unit_that_made_them(
    client: TestClient, world: World
) -> None:
    """Of one promise both must be true: still open, and made by this unit."""
    found = read(client, promise="open", promised_by="区住房和城乡建设局")["entries"]

    assert str(world.ids["promised"]) in {each["id"] for each in found}
    assert [] == read(client, promise="open", promised_by="区财政局")["entries"]


@pytest.mark.parametrize(
    "query",
    [
        {"statu": "replied"},
        {"status": "lost"},
        {"limit": 0},
        {"limit": 201},
        {"limit": "all"},
        {"limit": "9" * 400},
        {"campaign_id": "1"},
        {"category": "\0"},
        {"after": -1},
        {"after": 2**63},
        {"cursor": "?"},
    ],
)
def test_a_parameter_that_is_wrong_is_not_ignored(
    client: TestClient, query: dict[str, Any]
) -> None:
    assert (422, "malformed") == refused(client, **query)


def cursor(client: TestClient) -> str:
    found: str = read(client, limit=2, category="城建环保")["next"]
    return found


def test_a_cursor_is_good_for_the_list_that_gave_it_out(client: TestClient) -> None:
    given = cursor(client)

    assert read(client, limit=2, category="城建环保", cursor=given)["entries"]
    assert (422, "bad-cursor") == refused(client, limit=2, cursor=given)
    assert (422, "bad-cursor") == refused(client, category="城建环保", as_of="9", cursor=given)
    other = client.get(f"{HERE}/campaigns", params={"cursor": given})
    assert "bad-cursor" == other.json()["code"]


def test_a_cursor_that_was_changed_is_refused(client: TestClient) -> None:
    given = cursor(client)
    words = json.loads(urlsafe_b64decode(given + "==="))
    for changed in (words[:3], [*words[:3], "x"], [*words[:3], -1], [*words[:3], True], 7):
        said = urlsafe_b64encode(json.dumps(changed).encode()).decode().rstrip("=")
        assert (422, "bad-cursor") == refused(client, category="城建环保", cursor=said)
    assert (422, "bad-cursor") == refused(client, category="城建环保", cursor=given[1:])


def test_a_read_waits_until_a_position_is_counted(client: TestClient, world: World) -> None:
    head = world.ledger.heads()[LEDGER]

    assert head == read(client, after=head)["position"]
    assert (422, "position-in-future") == refused(client, after=head + 1)
    world.boards.behind = True
    response = client.get(SUGGESTIONS, params={"after": head})
    assert (503, "1") == (response.status_code, response.headers["retry-after"])


def test_a_past_is_read_as_it_was_known(client: TestClient, world: World) -> None:
    filed = f"{SUGGESTIONS}/{world.ids['dispatched']}"
    now = client.get(filed).json()
    then = client.get(filed, params={"as_of": now["opened"]}).json()

    assert ("dispatched", "filed") == (now["row"]["status"], then["row"]["status"])
    before = client.get(filed, params={"as_of": now["opened"] - 1})
    assert 404 == before.status_code


@pytest.mark.parametrize("written", ["%2B08:00", "+08:00", "Z"])
def test_a_past_may_be_a_moment(client: TestClient, written: str) -> None:
    """A plus sign that was not quoted arrives as a space, and is a plus sign all the same."""
    response = client.get(f"{SUGGESTIONS}?as_of=2020-01-01T00:00:00{written}")

    assert ([], 0) == (response.json()["entries"], response.json()["position"])


def test_a_past_may_be_a_day_and_today_is_one(client: TestClient) -> None:
    assert [] == read(client, as_of="2020-01-01")["entries"]
    assert len(WAYS) + 1 == len(read(client, as_of=today().isoformat())["entries"])


def test_what_has_not_come_is_refused_by_name(client: TestClient) -> None:
    tomorrow = today() + timedelta(days=1)
    soon = datetime.now(UTC) + timedelta(minutes=1)

    assert (422, "position-in-future") == refused(client, as_of="100000")
    assert (422, "moment-in-future") == refused(client, as_of=tomorrow.isoformat())
    assert (422, "moment-in-future") == refused(client, as_of=soon.isoformat())


@pytest.mark.parametrize("past", ["", "yesterday", "2024-13-01", "0001-01-01", "9" * 30, "1e3"])
def test_what_is_no_past_is_refused(client: TestClient, past: str) -> None:
    assert refused(client, as_of=past) in {(422, "bad-value"), (422, "bad-parameter")}


def test_the_log_goes_on_where_it_ended(client: TestClient, world: World) -> None:
    found: list[int] = []
    url = f"{HERE}/log?limit=10"
    while url:
        response = client.get(url)
        found += [each["position"] for each in response.json()["entries"]]
        url = response.links.get("next", {}).get("url", "")

    assert list(range(1, world.ledger.heads()[LEDGER] + 1)) == found
    assert found[-1] == client.get(f"{HERE}/log/head").json()["position"]


def test_figures_stand_with_what_they_are_made_of(client: TestClient) -> None:
    rollup = client.get(f"{HERE}/rollup").json()
    proof = client.get(f"{HERE}/evidence", params={"indicator": "activities"}).json()

    [figure] = [each for each in rollup["figures"] if each["indicator"] == "activities"]
    assert figure["own"] == len(proof["entries"]) > 0


def test_what_is_behind_a_figure_comes_page_by_page(client: TestClient) -> None:
    whole = client.get(f"{HERE}/evidence?indicator=activities").json()["entries"]
    found: list[Any] = []
    url = f"{HERE}/evidence?indicator=activities&limit=1"
    while url:
        response = client.get(url)
        assert 1 == len(response.json()["entries"])
        found += response.json()["entries"]
        url = response.links.get("next", {}).get("url", "")

    assert whole == found
    assert len(found) > 1
    cursor = client.get(f"{HERE}/evidence?indicator=activities&limit=1").json()["next"]
    other = client.get(f"{HERE}/evidence?indicator=suggestions&cursor={cursor}")
    assert (422, "bad-cursor") == (other.status_code, other.json()["code"])


def test_the_tree_is_public_to_those_who_are_known(client: TestClient) -> None:
    tops = client.get("/v1/jurisdictions").json()["entries"]
    below = client.get("/v1/jurisdictions", params={"parent": "130600"}).json()["entries"]

    assert ["河北省", "湖北省"] == [each["name"] for each in tops]
    assert {"清苑区", "满城区"} == {each["name"] for each in below}
