"""The edge: what every request passes first — its size is limited, its time measured."""

from collections.abc import Callable, Iterable
from time import perf_counter

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interface.http.problems import respond
from interface.http.refusals import BodyTooLarge
from interface.http.routing import noun

BODY_BYTES_MAX = 1024 * 1024
FILE_BYTES_MAX = 20 * 1024 * 1024
TAKES_FILES = frozenset({"imports"})
"""The nouns to which spreadsheets are sent."""

METHODS = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Meters:
    """Counts and times of requests by route and status: never by ledger, never by person."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "renda_http_request_seconds",
            "Time to answer, by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._series: dict[tuple[str, str, int], Histogram] = {}

    def count(self, scope: Scope, status: int, seconds: float) -> None:
        """One request was answered."""
        route = getattr(scope.get("route"), "path", "")
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        key = (method, route, status)
        series = self._series.get(key)
        if series is None:
            series = self._series[key] = self._seconds.labels(*map(str, key))
        series.observe(seconds)


class Gauges(Collector):
    """What the process says of itself when it is asked."""

    def __init__(self, read: Callable[[], dict[str, float]]) -> None:
        self._read = read

    def collect(self) -> Iterable[Metric]:
        for name, value in self._read().items():
            gauge = GaugeMetricFamily(name, name.replace("_", " "))
            gauge.add_metric([], value)
            yield gauge


class Edge:
    """A pure ASGI layer: one that reads nothing costs a hot path nothing."""

    def __init__(self, app: ASGIApp, meters: Meters, body_bytes_max: int) -> None:
        self._app = app
        self._meters = meters
        self._most = body_bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            length, most = _content_length(scope), self._most
            if noun(scope["path"]) in TAKES_FILES:
                most = FILE_BYTES_MAX
            if length is not None and length > most:
                too_large = respond(scope, BodyTooLarge(most=most))
                await too_large(scope, receive, answered)
            else:
                limited = receive if length is not None else _limited(receive, most)
                await self._app(scope, limited, answered)
        finally:
            self._meters.count(scope, status, perf_counter() - began)


def _content_length(scope: Scope) -> int | None:
    """What the request says its body measures. The server holds it to its word."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else None
    return None


def _limited(receive: Receive, most: int) -> Receive:
    """Receives a body of unknown length up to a limit."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > most:
            raise BodyTooLarge(most=most)
        return message

    return counted
