"""Bytes that are no HTTP request, as the server reads them before there is an application."""

import asyncio
from typing import Any

import orjson
import pytest
from uvicorn import Config
from uvicorn.server import ServerState

from interface.http.wire import Wire


class Line(asyncio.Transport):
    """A connection: what went out on it, and whether it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""
        self.closed = False

    def write(self, data: Any) -> None:
        self.sent += data

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    "said",
    [
        b"BREW\x00 /v1 HTTP/1.1\r\n\r\n",
        b"get /v1/jurisdictions\r\n\r\n",
        b"POST /v1/jurisdictions HTTP/1.1\r\ncontent-length: many\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
)
async def test_what_is_no_request_is_answered_with_a_problem(said: bytes) -> None:
    config = Config("nothing", log_config=None)
    config.load_app = lambda: None  # type: ignore[method-assign]
    config.load()
    wire, line = Wire(config, ServerState(), app_state={}), Line()
    wire.connection_made(line)

    wire.data_received(said)

    head, _, body = line.sent.partition(b"\r\n\r\n")
    problem = orjson.loads(body)
    assert ("not-http", 400) == (problem["code"], problem["status"])
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    assert f"content-length: {len(body)}".encode() in head
    assert line.closed
