"""The document: committed, so that a change of the API is a visible diff."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from interface.http.openapi import document
from interface.http.problems import MEDIA_TYPE

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"
DOCUMENT = document()
OPERATIONS = {
    operation["operationId"]: operation | {"path": path}
    for path, methods in DOCUMENT["paths"].items()
    for operation in methods.values()
}
each_operation = pytest.mark.parametrize(
    "operation", OPERATIONS.values(), ids=OPERATIONS.keys()
)


def test_the_committed_document_is_the_one_we_serve(client: TestClient) -> None:
    """After a wanted change: python -m interface.http.openapi > docs/openapi.json"""
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))

    assert committed == DOCUMENT, "python -m interface.http.openapi > docs/openapi.json"
    assert committed == client.get("/openapi.json").json()


def test_it_is_openapi_3_1() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")


@each_operation
def test_an_operation_is_summed_up_in_chinese(operation: dict[str, Any]) -> None:
    assert any("\u4e00" <= character <= "\u9fff" for character in operation["summary"])


@each_operation
def test_an_operation_that_is_told_something_gives_an_example(
    operation: dict[str, Any],
) -> None:
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        ref = content["application/json"]["schema"]["$ref"]
        assert DOCUMENT["components"]["schemas"][ref.rpartition("/")[2]]["examples"]


@each_operation
def test_every_failure_is_a_problem(operation: dict[str, Any]) -> None:
    failures = {
        status: set(response["content"])
        for status, response in operation["responses"].items()
        if status >= "400"
    }

    assert failures
    assert {frozenset({MEDIA_TYPE})} == {frozenset(each) for each in failures.values()}


@each_operation
def test_what_is_behind_the_door_needs_a_token(operation: dict[str, Any]) -> None:
    behind = re.match("/v1/(?!follow/)", operation["path"])
    assert bool(behind) == ("security" in operation)


def test_no_page_loads_anything_from_elsewhere(client: TestClient) -> None:
    assert (404, 404) == (client.get("/docs").status_code, client.get("/redoc").status_code)
