"""What no request may hold is refused at the door, whatever it is wrapped in."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.interface.test_problems import FILE, HERE

JSON = {"content-type": "application/json"}
SUGGESTIONS = f"{HERE}/suggestions"


def post(
    client: TestClient, body: Any, path: str = "suggestions"
) -> tuple[int, str, list[str]]:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = client.post(f"{HERE}/{path}", content=content, headers=JSON)
    said = response.json()
    return response.status_code, said["code"], [each["pointer"] for each in said["errors"]]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"a": NaN}',
        b"[1, 2,]",
        b"[" * 2000 + b"]" * 2000,
        b"[" * 400 + b"]" * 400,
        '{"title": "电梯"}'.encode("utf-16"),
        '{"title": "电梯"}'.encode("gb18030"),
        b'{"title": "\x01"}',
    ],
)
def test_what_is_no_json_cannot_be_read(client: TestClient, body: bytes) -> None:
    assert (400, "unparsable") == post(client, body)[:2]


@pytest.mark.parametrize("half", [r"\ud800", r"\udc00\ud800", r"\ud83d x"])
def test_half_a_character_is_no_text(client: TestClient, half: str) -> None:
    body = json.dumps({**FILE, "title": "@"}).replace("@", half).encode()

    assert (422, "lone-surrogate") == post(client, body)[:2]


@pytest.mark.parametrize("body", [[], None, 7, "text", True, [FILE]])
def test_a_body_is_an_object(client: TestClient, body: Any) -> None:
    assert (422, "malformed", ["#"]) == post(client, body)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "a\0b"),
        ("title", "两\n行"),
        ("title", "  \u3000"),
        ("title", "长" * 201),
        ("title", 7),
        ("text", "a\0b"),
        ("text", "x" * 20_001),
        ("on", "2024-02-30"),
        ("on", "2024-05-20T00:00:00"),
        ("on", "20240520"),
        ("on", "1716163200"),
        ("on", 1716163200),
        ("on", "0001-01-01"),
        ("on", "9999-12-31"),
        ("on", "２０２４-05-20"),
        ("on", None),
        ("sponsor_id", "1"),
        ("sponsor_id", 1),
        ("campaign_id", ""),
        ("id", "x" * 36),
        ("sponsor", ["deputy"]),
    ],
)
def test_a_value_is_what_the_document_says(client: TestClient, field: str, value: Any) -> None:
    assert (422, "malformed", [f"#/{field}"]) == post(client, {**FILE, field: value})


@pytest.mark.parametrize(
    ("field", "value", "pointer"),
    [
        ("households", 2**31, "#/households"),
        ("households", 10**30, "#/households"),
        ("households", 1.0, "#/households"),
        ("households", "12", "#/households"),
        ("households", True, "#/households"),
        ("households", -1, "#/households"),
        ("counts", {"trees": -1}, "#/counts/trees"),
        ("counts", {"a\0": 1}, "#/counts/a\0"),
        ("villages", ["甲村", "\0"], "#/villages/1"),
        ("villages", "甲村", "#/villages"),
        ("participants", ["x"], "#/participants/0"),
    ],
)
def test_a_number_is_whole_and_bounded(
    client: TestClient, field: str, value: Any, pointer: str
) -> None:
    body = {"kind": "走访", "occurred_on": "2024-05-20", field: value}

    status, _, pointers = post(client, body, "activities")
    assert (422, [pointer]) == (status, pointers)


@pytest.mark.parametrize("value", ["810", "810.50", 810, -3, "-0.5"])
def test_a_stated_value_keeps_its_digits(client: TestClient, value: Any) -> None:
    created = client.post(f"{HERE}/declared-figures", json=figure(value))

    assert str(value) == client.get(created.headers["location"]).json()["row"]["value"]


@pytest.mark.parametrize("value", [1.5, "1e3", "NaN", "١", "", "1" * 16, True, None, "1."])
def test_a_stated_value_is_a_decimal(client: TestClient, value: Any) -> None:
    response = client.post(f"{HERE}/declared-figures", json=figure(value))

    assert (422, "#/value") == (response.status_code, response.json()["errors"][0]["pointer"])


def figure(value: Any) -> dict[str, Any]:
    return {
        "name": "接待选民",
        "value": value,
        "qualifier": "more",
        "literal": "810余人次",
        "period_to": "2024-09-30",
        "source": "工作报告",
    }


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/xml", "application/x-www-form-urlencoded"]
)
def test_a_body_says_that_it_is_json(client: TestClient, content_type: str) -> None:
    response = client.post(
        SUGGESTIONS, content=json.dumps(FILE), headers={"content-type": content_type}
    )

    assert (415, "wrong-media-type") == (response.status_code, response.json()["code"])


@pytest.mark.parametrize(
    "content_type",
    ["application/json; charset=utf-8", "APPLICATION/JSON", "application/x+json"],
)
def test_json_may_be_called_by_its_other_names(client: TestClient, content_type: str) -> None:
    response = client.post(
        SUGGESTIONS, content=json.dumps(FILE), headers={"content-type": content_type}
    )

    assert 201 == response.status_code


def test_who_may_not_enter_learns_nothing_of_the_rest(client: TestClient) -> None:
    """Neither that the body is wrong nor that a version is missing."""
    nobody = client.post(f"{HERE}/rename", content=b"{", headers={"authorization": ""})
    nowhere = client.post("/v1/jurisdictions/999999/rename", content=b"{", headers=JSON)

    assert (401, 404) == (nobody.status_code, nowhere.status_code)


@pytest.mark.parametrize("code", ["%00", "..%2f", "a" * 65, "130608%20", "清苑", "%ff", "a,b"])
def test_a_code_that_cannot_be_one_is_unknown(client: TestClient, code: str) -> None:
    assert 404 == client.get(f"/v1/jurisdictions/{code}").status_code
