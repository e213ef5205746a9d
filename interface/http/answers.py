"""Answers as bytes: a frozen row goes out as it is, without a second look at its types."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from starlette.datastructures import QueryParams
from starlette.responses import Response, StreamingResponse

from application.ledger import Receipt
from application.projections.board import Entry

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRIVATE = {"cache-control": "private, no-cache"}


class Lines(StreamingResponse):
    """One line of JSON for each thing that is told, as soon as it is known."""

    media_type = "application/x-ndjson"


def lines(contents: Iterable[object]) -> bytes:
    """So many lines of JSON."""
    return b"".join(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in contents)


def body(content: object) -> bytes:
    """The JSON of dataclasses, ids, days and moments; a decimal is its digits as text."""
    return orjson.dumps(content, default=str)


def answer(content: object, **headers: str) -> Response:
    """Something that was read."""
    return Response(body(content), 200, PRIVATE | headers, JSON)


def recorded(receipt: Receipt) -> Response:
    """A change was recorded; the ETag is what the next one has to match."""
    return Response(body(receipt), 200, {"etag": f'"{receipt.version}"'}, JSON)


def created(noun: str, receipt: Receipt, id: UUID | None = None) -> Response:
    """A record was started; its Location is under its own id, or that of its subject."""
    where = f"/v1/jurisdictions/{receipt.jurisdiction_id}"
    location = f"{where}/{noun}/{id or receipt.id}" if noun else where
    headers = {"etag": f'"{receipt.version}"', "location": location}
    return Response(body(receipt), 201, headers, JSON)


def disclosed(content: object) -> Response:
    """What nobody on the way may keep."""
    return Response(body(content), 201, {"cache-control": "no-store"}, JSON)


def shown(entry: Entry[Any], known: str) -> Response:
    """One record, or nothing but its ETag to one who has this version already."""
    etag = f'"{entry.version}"'
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    if etag in tags or "*" in tags:
        return Response(status_code=304, headers=PRIVATE | {"etag": etag})
    return answer(entry, etag=etag)


def onward(path: str, query: QueryParams, **further: str) -> dict[str, str]:
    """The Link to what follows."""
    return {"link": f'<{path}?{urlencode(dict(query) | further)}>; rel="next"'}
