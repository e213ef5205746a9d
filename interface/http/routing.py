"""How routes are made, and how a request finds its own without trying all the others."""

import json
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any

import orjson
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

LEDGER = "/v1/jurisdictions/{code}"


class JsonRequest(Request):
    """A request whose body is read by orjson: no NaN, no lone surrogates, no endless nesting.

    ``canonical`` is the same JSON with its keys in order; ``None`` while none was read.
    """

    canonical: bytes | None = None

    async def json(self) -> Any:
        """The body, read once. FastAPI answers 400 to what is no JSON."""
        if not hasattr(self, "_json"):
            self._json = orjson.loads(await self.body())
            try:
                self.canonical = orjson.dumps(self._json, option=orjson.OPT_SORT_KEYS)
            except TypeError:
                raise json.JSONDecodeError("nested too deeply", "", 0) from None
        return self._json


class Operation(APIRoute):
    """A route that reads JSON as ``JsonRequest`` does."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            return await handle(JsonRequest(request.scope, request.receive))

        return handler


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
    """Add the routes, and lead a request to those of its noun alone.

    FastAPI tries all routes in turn, twice each in an included router: with seventy of them
    that costs three times as much as everything else a request does (measured).
    """
    nouns: dict[str, list[BaseRoute]] = defaultdict(list)
    for each in routers:
        app.router.routes += each.routes
    for route in app.router.routes:
        nouns[noun(getattr(route, "path", ""))].append(route)
    signs = {
        name: APIRouter(routes=routes, redirect_slashes=False)
        for name, routes in nouns.items()
    }
    everywhere = app.router.app

    async def point(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await everywhere(scope, receive, send)
        else:
            await signs.get(noun(scope["path"]), signs[""]).app(scope, receive, send)

    app.router.middleware_stack = point
