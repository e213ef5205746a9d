"""Which answer each error gets."""

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from application.ledger import StaleVersion
from application.views import Unrecognised
from domain.shared.errors import DomainError
from interface.http import faults
from interface.http.problems import respond, trace_id

log = structlog.get_logger(__name__)

HUNG_UP = 499
"""What the meters call a request that was never sent to its end."""


def install(app: FastAPI) -> None:
    """No error leaves but as a problem."""
    app.add_exception_handler(DomainError, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, unanswered)
    app.add_exception_handler(ClientDisconnect, gone)
    app.add_exception_handler(Exception, broken)


async def refused(request: Request, error: Exception) -> Response:
    """A refusal."""
    assert isinstance(error, DomainError)
    headers: dict[str, str] = {}
    if isinstance(error, Unrecognised):
        headers["www-authenticate"] = 'Bearer realm="renda"'
    if isinstance(error, StaleVersion):
        headers["etag"] = f'"{error.facts["version"]}"'
    if "retry_s" in error.facts:
        headers["retry-after"] = str(error.facts["retry_s"])
    errors = faults.of_refusal(error, request.method)
    return respond(request.scope, error, errors=errors, headers=headers)


async def malformed(request: Request, error: Exception) -> Response:
    """A request that is not what the document describes."""
    assert isinstance(error, RequestValidationError)
    errors = faults.of_validation(error.errors(), error.body)
    return respond(request.scope, "malformed", facts={"count": len(errors)}, errors=errors)


async def unanswered(request: Request, _: Exception) -> Response:
    """A path that there is not, or not for this method."""
    methods = allowed(request)
    if methods:
        headers = {"allow": ", ".join(sorted(methods))}
        return respond(request.scope, "method-not-allowed", headers=headers)
    return respond(request.scope, "no-such-path")


async def gone(request: Request, _: Exception) -> Response:
    """The caller hung up in the middle of the request: nobody hears the answer."""
    log.info("caller hung up", trace_id=trace_id(request.scope))
    return Response(status_code=HUNG_UP)


async def broken(request: Request, error: Exception) -> Response:
    """A bug: the caller learns nothing but where to ask."""
    log.error("request failed", trace_id=trace_id(request.scope), exc_info=error)
    return respond(request.scope, "internal")


def allowed(request: Request) -> set[str]:
    """The methods of all routes that the path leads to."""
    return {
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.path_regex.match(request.scope["path"])
        for method in route.methods or ()
    }
