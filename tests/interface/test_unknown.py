"""Whatever is read of a record that is not there: there is no such record."""

import pytest
from starlette.testclient import TestClient

from tests.interface.asking import HERE, QUERIES, Operation, operations

NOBODY = "00000000-0000-4000-8000-0000000000ff"
OF_A_RECORD = [
    each
    for each in operations()
    if each.method == "GET" and "_id}" in each.path and "{code}" in each.path
]


@pytest.mark.parametrize("operation", OF_A_RECORD, ids=lambda it: str(it.id))
def test_nothing_is_read_of_a_record_that_is_not_there(
    operation: Operation, client: TestClient
) -> None:
    steps = [
        NOBODY if step.endswith("_id}") else "1" if step == "{number}" else step
        for step in operation.path.replace("{code}", HERE).split("/")
    ]

    response = client.get("/".join(steps), params=QUERIES.get(operation.id))

    assert (404, "not-found") == (response.status_code, response.json()["code"])
