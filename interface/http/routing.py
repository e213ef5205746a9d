"""How routes are made, how one is found, and how it answers."""

import json
from collections import defaultdict
from typing import Any

import orjson
from fastapi import APIRouter, FastAPI
from fastapi.dependencies.utils import request_params_to_args
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from application.vault import impersonal
from interface.http.refusals import LoneSurrogate, Unparsable, WrongMediaType

LEDGER = "/v1/jurisdictions/{code}"


class JsonRequest(Request):
    """A request whose body is strict JSON: no NaN, no lone surrogates, no endless nesting."""

    _read: tuple[Any, bytes] | None = None

    async def json(self) -> Any:
        """What the body says, read once."""
        return (await self._reading())[0]

    async def canonical(self) -> bytes:
        """The same with its keys in order: one saying, one text.

        What is secret is left out: what is made of this text is stored for ever, and a
        telephone number or a choice is soon found by trying. Vault and ballot box compare it.
        """
        return (await self._reading())[1]

    async def _reading(self) -> tuple[Any, bytes]:
        if self._read is None:
            body = await self.body()
            if body and not _is_json(self.headers.get("content-type", "")):
                raise WrongMediaType
            try:
                said = orjson.loads(body)
                self._read = said, orjson.dumps(impersonal(said), option=orjson.OPT_SORT_KEYS)
            except json.JSONDecodeError as error:
                raise (LoneSurrogate if "surrogate in" in error.msg else Unparsable) from None
            except TypeError:  # nested deeper than can be written
                raise Unparsable from None
        return self._read


class Operation(APIRoute):
    """A route that FastAPI documents, and that answers by the same signature itself.

    Each dependency takes the request and nothing else, and they come first: who may not
    enter learns nothing of the rest. FastAPI's own way, which allows for much that is not
    needed here, costs more than the use case behind it (measured).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.dependant
        assert not asked.header_params + asked.cookie_params, "dependencies read headers"
        for each in asked.dependencies:
            assert not each.dependencies, "a dependency takes the request and nothing else"
        self._enter = [(each.name, each.call) for each in asked.dependencies]
        self._path = [(each.name, each) for each in asked.path_params]
        self._query = asked.query_params
        self._body = asked.body_params[0] if asked.body_params else None
        self._request = asked.request_param_name
        self.app = self.answer

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the caller in, unpack what was sent, call the function, send what it says."""
        request = JsonRequest(scope, receive)
        values: dict[str, Any] = {}
        for name, enter in self._enter:
            found = await enter(request)  # type: ignore[misc]
            if name:
                values[name] = found
        if self._request:
            values[self._request] = request
        values |= await self._unpacked(request)
        response: Response = await self.endpoint(**values)
        await response(scope, receive, send)

    async def _unpacked(self, request: JsonRequest) -> dict[str, Any]:
        """The parameters and the body, checked against the document."""
        values: dict[str, Any] = {}
        errors: list[Any] = []
        body = None
        for name, field in self._path:
            sent = request.path_params[name]
            values[name], wrong = field.validate(sent, {}, loc=("path", name))
            errors += wrong
        if self._query:
            found, wrong = request_params_to_args(self._query, request.query_params)
            values |= found
            errors += wrong
        if self._body:
            body = await request.json()
            values[self._body.name], wrong = self._body.validate(body, {}, loc=("body",))
            errors += wrong
        if errors:
            raise RequestValidationError(errors, body=body)
        return values


def operation_id(route: APIRoute) -> str:
    """``suggestion.dispatch``: the file and the function, wherever the path leads."""
    return f"{route.endpoint.__module__.rpartition('.')[2]}.{route.name}"


def router(prefix: str, tag: str) -> APIRouter:
    """A router for one noun; ``tag`` is its heading in the document."""
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        route_class=Operation,
        generate_unique_id_function=operation_id,
    )


def noun(path: str) -> str:
    """The word of a path that says what it is about.

    >>> noun("/v1/jurisdictions/130607/suggestions/7/dispatch"), noun("/livez")
    ('suggestions', '')
    """
    return path.split("/", 5)[4] if path.count("/") > 3 else ""  # noqa: PLR2004


def signpost(app: FastAPI, routers: tuple[APIRouter, ...]) -> None:
    """Add the routes, and lead a request to those of its method and noun alone.

    FastAPI tries all routes in turn, twice each in an included router: with seventy of them
    that costs three times as much as everything else a request does (measured).
    """
    for each in routers:
        app.router.routes += each.routes
    ways: dict[tuple[str, str], list[Route]] = defaultdict(list)
    for route in app.router.routes:
        assert isinstance(route, Route)
        for method in route.methods or ():
            ways[method, noun(route.path)].append(route)
    nowhere = APIRouter(redirect_slashes=False).app
    started = app.router.app

    async def point(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await started(scope, receive, send)
            return
        for route in ways.get((scope["method"], noun(scope["path"])), ()):
            if found := route.path_regex.match(scope["path"]):
                scope["route"], scope["endpoint"] = route, route.endpoint
                scope["path_params"] = found.groupdict()
                await route.app(scope, receive, send)
                return
        await nowhere(scope, receive, send)

    app.router.middleware_stack = point


def _is_json(content_type: str) -> bool:
    """Whether a Content-Type means JSON.

    >>> _is_json("application/json; charset=utf-8"), _is_json("text/plain")
    (True, False)
    """
    kind = content_type.partition(";")[0].strip().lower()
    return kind == "application/json" or (
        kind.startswith("application/") and kind.endswith("+json")
    )
