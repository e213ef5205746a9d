"""Every error as an RFC 9457 problem: its status, its Chinese sentence, where it lies."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import orjson
from starlette.responses import Response
from starlette.types import Scope

from application.ledger import CommandReused, Overloaded, StaleVersion
from application.vault import VaultClosed
from application.views import NotYetCounted, Unrecognised
from domain.shared.errors import (
    BadValue,
    Conflict,
    DomainError,
    NotAllowed,
    NotFound,
    RuleBroken,
)
from interface.http.faults import Fault
from interface.http.pace import TooManyRequests
from interface.http.refusals import BodyTooLarge, Unparsable, VersionNeeded, WrongMediaType
from interface.http.sentences import SENTENCES, noun_of, told, words_of

MEDIA_TYPE = "application/problem+json"

STATUS: dict[type[DomainError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    BadValue: 422,
    RuleBroken: 409,
    Conflict: 409,
    Unrecognised: 401,
    StaleVersion: 412,
    CommandReused: 422,
    Unparsable: 400,
    BodyTooLarge: 413,
    WrongMediaType: 415,
    VersionNeeded: 428,
    TooManyRequests: 429,
    Overloaded: 503,
    NotYetCounted: 503,
    VaultClosed: 503,
}

PLAIN: dict[str, int] = {
    "not-http": 400,
    "no-such-path": 404,
    "method-not-allowed": 405,
    "malformed": 422,
    "internal": 500,
    "not-ready": 503,
}
"""The problems that no refusal stands for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """问题（RFC 9457）：代号 code 不变，可据以处理；说明 detail 给人看。"""

    type: str
    title: str
    status: int
    detail: str
    hint: str
    instance: str
    code: str
    errors: list[Fault]
    trace_id: str


def status_of(kind: type[DomainError]) -> int:
    """The status of the nearest class in the table.

    >>> status_of(NotFound), status_of(StaleVersion)
    (404, 412)
    """
    return next(STATUS[each] for each in kind.__mro__ if each in STATUS)


def sentence_of(error: DomainError) -> str:
    """What a user is told of a refusal, in one line.

    >>> sentence_of(NotFound(kind="suggestion", id=7))
    '没有这个代表建议，或者您无权知道它。请核对代码或编号'
    """
    said = words_of(type(error))
    return told(said.detail + said.hint, error.facts, noun_of(type(error)))


def respond(
    scope: Scope,
    error: DomainError | str,
    *,
    facts: Mapping[str, object] | None = None,
    errors: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The problem of a refusal, or of a code in ``PLAIN``, as it is sent."""
    if isinstance(error, DomainError):
        code, status, said = error.code(), status_of(type(error)), words_of(type(error))
        facts, noun = error.facts, noun_of(type(error))
    else:
        code, status, said, noun = error, PLAIN[error], SENTENCES[error], ""
    content = Problem(
        type=f"/problems/{code}",
        title=said.title,
        status=status,
        detail=told(said.detail, facts or {}, noun),
        hint=told(said.hint, facts or {}, noun),
        instance=str(scope["path"]),
        code=code,
        errors=list(errors),
        trace_id=trace_id(scope),
    )
    told_to_one = {"cache-control": "no-store", **(headers or {})}
    return Response(orjson.dumps(content), status, told_to_one, MEDIA_TYPE)


def trace_id(scope: Scope) -> str:
    """The caller's trace (W3C traceparent), or a new one: the same for all of a request."""
    if "renda.trace_id" not in scope:
        sent = dict(scope["headers"]).get(b"traceparent", b"").decode("latin-1").split("-")
        given = sent[1] if len(sent) > 1 else ""
        valid = len(given) == 32 and set(given) <= set("0123456789abcdef") and int(given, 16)  # noqa: PLR2004
        scope["renda.trace_id"] = given if valid else secrets.token_hex(16)
    found: str = scope["renda.trace_id"]
    return found
