"""Every error is a problem, and every refusal says in Chinese what is the matter."""

import asyncio
import importlib
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

import application
import domain
import infrastructure
import interface
from application.ledger import Overloaded
from domain.shared.errors import DomainError
from interface.http.health import refusals
from interface.http.problems import PLAIN, STATUS, status_of
from interface.http.sentences import SENTENCES
from tests.interface.conftest import Enter
from tests.interface.world import World, token

HERE = "/v1/jurisdictions/130608"
FILE = {
    "title": "加装电梯",
    "text": "老年住户上下楼困难",
    "sponsor": "deputy",
    "sponsor_id": "00000000-0000-4000-8000-000000000001",
    "on": "2024-05-20",
}


def every_refusal() -> list[type[DomainError]]:
    for root in (domain, application, infrastructure, interface):
        for module in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    return sorted(refusals(), key=lambda kind: kind.__name__)


REFUSALS = every_refusal()


def facts(text: str | None) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text or "") if name}


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: str(kind.__name__))
def test_a_refusal_has_a_status_and_a_sentence(kind: type[DomainError]) -> None:
    """A new refusal needs one line in ``SENTENCES``, and one in ``STATUS`` if it is a kind."""
    assert status_of(kind) in {400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503}
    assert kind.code() in SENTENCES, f"add {kind.code()!r} to interface/http/sentences.py"
    assert re.search(r"[\u4e00-\u9fff]", SENTENCES[kind.code()].title)


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: str(kind.__name__))
def test_a_sentence_names_no_fact_that_the_refusal_does_not_give(
    kind: type[DomainError],
) -> None:
    said = SENTENCES[kind.code()]
    given = set().union(*(facts(each.__doc__) for each in kind.__mro__))

    assert facts(said.detail) | facts(said.hint) <= given


def test_no_sentence_outlives_its_refusal() -> None:
    assert set(SENTENCES) == {kind.code() for kind in REFUSALS} | set(PLAIN)


def test_every_kind_in_the_table_is_a_refusal() -> None:
    assert set(REFUSALS) >= set(STATUS)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_type_of_a_problem_leads_to_a_page(client: TestClient, code: str) -> None:
    page = client.get(f"/problems/{code}")

    assert 200 == page.status_code
    assert {"type": f"/problems/{code}", "code": code}.items() <= page.json().items()


def asked(client: TestClient, name: str) -> Any:
    """A request that comes to a certain end."""
    ill = {**FILE, "on": "2024-02-30"}
    one = f"{HERE}/suggestions/00000000-0000-4000-8000-00000000000f"
    json = {"content-type": "application/json"}
    requests: dict[str, tuple[str, str, dict[str, Any]]] = {
        "unparsable": ("POST", f"{HERE}/suggestions", {"content": b"{", "headers": json}),
        "unrecognised": ("GET", HERE, {"headers": {"authorization": "Bearer nobody"}}),
        "not-found": ("GET", one, {}),
        "no-such-path": ("GET", "/v1/nowhere", {}),
        "method-not-allowed": ("DELETE", one, {}),
        "body-too-large": ("POST", f"{HERE}/suggestions", {"content": b"x" * 65_537}),
        "wrong-media-type": ("POST", f"{HERE}/suggestions", {"content": b"{}"}),
        "malformed": ("POST", f"{HERE}/suggestions", {"json": ill}),
        "version-needed": ("POST", f"{one}/settle", {"json": {"on": "2024-05-20"}}),
        "date-in-future": ("GET", f"{HERE}/rollup", {"params": {"on": "2199-01-01"}}),
    }
    method, url, more = requests[name]
    return client.request(method, url, **more)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("unparsable", 400),
        ("unrecognised", 401),
        ("not-found", 404),
        ("no-such-path", 404),
        ("method-not-allowed", 405),
        ("body-too-large", 413),
        ("wrong-media-type", 415),
        ("malformed", 422),
        ("date-in-future", 422),
        ("version-needed", 428),
    ],
)
def test_an_error_is_a_problem(client: TestClient, code: str, status: int) -> None:
    response = asked(client, code)

    assert (status, code) == (response.status_code, response.json()["code"])
    assert "application/problem+json" == response.headers["content-type"]
    assert response.json().keys() == {
        "type", "title", "status", "detail", "hint", "instance", "code", "errors", "trace_id",
    }  # fmt: skip
    assert status == response.json()["status"]


def test_who_is_not_recognised_is_told_how_to_be(client: TestClient) -> None:
    assert 'Bearer realm="renda"' == asked(client, "unrecognised").headers["www-authenticate"]


def test_a_wrong_method_is_told_all_that_are_right(client: TestClient) -> None:
    assert "GET" == client.delete(f"{HERE}/rollup").headers["allow"]
    assert "GET, POST" == client.put(f"{HERE}/suggestions").headers["allow"]


def chunks() -> Iterator[bytes]:
    for _ in range(70):
        yield b" " * 1000


def test_a_body_of_unknown_length_is_limited_too(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(f"{HERE}/suggestions", content=chunks(), headers=headers)

    assert (413, "body-too-large") == (response.status_code, response.json()["code"])


def test_what_is_wrong_is_pointed_at(client: TestClient) -> None:
    body = {**FILE, "title": "", "on": "昨天", "colour": "red"} | {"sponsor": "voter"}
    del body["text"]
    response = client.post(f"{HERE}/suggestions", json=body)

    found = {each["pointer"]: each["code"] for each in response.json()["errors"]}
    assert {
        "#/title": "string-pattern-mismatch",
        "#/text": "missing",
        "#/sponsor": "literal-error",
        "#/on": "day",
        "#/colour": "extra-forbidden",
    } == found


def test_a_rule_of_the_domain_points_into_the_body_too(client: TestClient) -> None:
    plan = {"phases": [{"name": "一", "from_on": "2024-05-01", "to_on": "2024-04-01"}]}
    body = {"title": "活动", "plan": plan, "indicators": [], "on": "2024-04-01"}
    response = client.post(f"{HERE}/campaigns", json=body)

    [error] = response.json()["errors"]
    assert ("body", "#/plan/phases/0/to_on") == (error["part"], error["pointer"])


def test_a_caller_s_trace_goes_on(client: TestClient) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    sent = {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}

    assert trace == client.get("/v1/nowhere", headers=sent).json()["trace_id"]
    assert trace != client.get("/v1/nowhere", headers={"traceparent": "?"}).json()["trace_id"]


def test_a_busy_ledger_says_when_to_come_back(client: TestClient, world: World) -> None:
    async def open(*_: Any, **__: Any) -> None:
        raise Overloaded(retry_s=3)

    world.ledger.open = open  # type: ignore[method-assign,assignment]
    response = client.post(f"{HERE}/suggestions", json=FILE)

    assert (503, "3") == (response.status_code, response.headers["retry-after"])


def test_a_caller_who_hangs_up_is_one_line_in_the_log(client: TestClient, world: World) -> None:
    before = world.ledger.heads()
    messages = iter(
        [
            {"type": "http.request", "body": b'{"title": ', "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> Any:
        return next(messages)

    async def send(_: Any) -> None:
        """Nobody hears it."""

    said = {
        "authorization": f"Bearer {token('everything')}",
        "content-type": "application/json",
        "content-length": "100",
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"{HERE}/suggestions",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in said.items()],
    }

    with capture_logs() as logged:
        asyncio.run(client.app(scope, receive, send))  # type: ignore[arg-type]

    [line] = logged
    assert ("info", "caller hung up") == (line["log_level"], line["event"])
    assert before == world.ledger.heads()


def test_a_bug_tells_nothing_but_where_to_ask(enter: Enter, world: World) -> None:
    async def head(*_: Any) -> None:
        raise RuntimeError("the password is 12345")

    world.boards.head = head  # type: ignore[method-assign,assignment]
    app = enter(world).app
    client = TestClient(app, raise_server_exceptions=False)
    headers = {"authorization": f"Bearer {token('everything')}"}
    response = client.get(f"{HERE}/log/head", headers=headers)

    assert (500, "internal") == (response.status_code, response.json()["code"])
    assert "12345" not in response.text
