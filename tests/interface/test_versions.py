"""Who changes a record says which version they saw."""

import pytest
from starlette.testclient import TestClient

from tests.interface.test_problems import HERE
from tests.interface.world import World

SETTLE = {"reason": "镇里可以解决", "on": "2024-05-20"}


@pytest.fixture
def filed(world: World) -> str:
    """The address of a suggestion that was filed."""
    return f"{HERE}/suggestions/{world.ids['filed']}"


def test_the_version_that_was_read_lets_one_change_it(client: TestClient, filed: str) -> None:
    seen = client.get(filed).headers["etag"]
    changed = client.post(f"{filed}/settle", json=SETTLE, headers={"if-match": seen})

    assert ('"1"', 200, '"2"') == (seen, changed.status_code, changed.headers["etag"])
    assert '"2"' == client.get(filed).headers["etag"]


def test_an_old_version_is_stale_and_the_new_one_is_named(
    client: TestClient, filed: str
) -> None:
    headers = {"if-match": '"1"'}
    client.post(f"{filed}/settle", json=SETTLE, headers=headers)
    reply = {"unit": "镇政府", "text": "已办", "on": "2024-05-21"}
    stale = client.post(f"{filed}/reply", json=reply, headers=headers)

    assert (412, '"2"') == (stale.status_code, stale.headers["etag"])
    assert "您看到的是第 1 版，现在已是第 2 版。" == stale.json()["detail"]


@pytest.mark.parametrize("seen", ["*", 'W/"1"', '"1"'])
def test_any_version_and_a_weakened_one_will_do(
    client: TestClient, filed: str, seen: str
) -> None:
    changed = client.post(f"{filed}/settle", json=SETTLE, headers={"if-match": seen})

    assert 200 == changed.status_code


@pytest.mark.parametrize("seen", ["1", '"abc"', '"1", "2"', '"0"', '"99999999999999999999"'])
def test_what_is_no_version_is_refused(client: TestClient, filed: str, seen: str) -> None:
    response = client.post(f"{filed}/settle", json=SETTLE, headers={"if-match": seen})

    assert (422, "bad-header") == (response.status_code, response.json()["code"])


def test_a_change_without_a_version_is_not_made(client: TestClient, filed: str) -> None:
    assert 428 == client.post(f"{filed}/settle", json=SETTLE).status_code


@pytest.mark.parametrize("known", ['"1"', 'W/"1"', '"7", "1"', "*"])
def test_one_who_has_it_already_is_sent_nothing(
    client: TestClient, filed: str, known: str
) -> None:
    response = client.get(filed, headers={"if-none-match": known})

    assert (304, b"", '"1"') == (
        response.status_code,
        response.content,
        response.headers["etag"],
    )
