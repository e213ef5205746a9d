"""Who may ask what: every operation of the document, by everybody, against the table."""

import csv
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.interface.asking import HERE, Operation, operations
from tests.interface.conftest import Enter
from tests.interface.world import full, token

TABLE = Path(__file__).parent / "access.csv"
with TABLE.open(encoding="utf-8") as file:
    EXPECTED = {row.pop("operation"): row for row in csv.DictReader(file)}
WHO = next(iter(EXPECTED.values())).keys()
OPERATIONS = operations()


def test_every_operation_has_its_row_and_every_row_its_operation() -> None:
    assert EXPECTED.keys() == {operation.id for operation in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda it: str(it.id))
def test_everybody_gets_what_the_table_says(operation: Operation, enter: Enter) -> None:
    world = full()
    got = {}
    for who in WHO:
        client = enter(world)
        ask = operation.ask(world)
        ask["headers"] |= authorization(who)
        response = client.request(**ask)
        got[who] = str(response.status_code)
        if response.is_success and operation.method != "GET":
            world = full()

    assert EXPECTED[operation.id] == got


@pytest.mark.parametrize(
    ("operation", "who"),
    [(each, who) for each in OPERATIONS for who in WHO if EXPECTED[each.id][who] == "404"],
    ids=lambda it: str(getattr(it, "id", it)),
)
def test_a_place_that_is_not_theirs_is_one_that_does_not_exist(
    operation: Operation, who: str, enter: Enter
) -> None:
    """The answer is the same to the byte but for what the caller wrote and the trace."""
    world = full()
    client = enter(world)

    foreign, unknown = (
        _answer(client, operation, who, operation.ask(world, code)) for code in (HERE, "999999")
    )

    assert unknown == foreign


def authorization(who: str) -> dict[str, str]:
    """The header of somebody; nobody sends none."""
    return {} if who == "anonymous" else {"authorization": f"Bearer {token(who)}"}


def _answer(
    client: TestClient, operation: Operation, who: str, ask: dict[str, object]
) -> tuple[object, ...]:
    if operation.id == "jurisdiction.establish" and "999999" not in str(ask["json"]):
        ask["json"] = {**(operation.body or {}), "parent": HERE}
    ask["headers"] = {**dict(ask["headers"] or {}), **authorization(who)}  # type: ignore[call-overload]
    response = client.request(**ask)  # type: ignore[arg-type]
    said = response.json()
    del said["instance"], said["trace_id"]
    return response.status_code, said, dict(response.headers)
