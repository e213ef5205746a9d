"""The HTTP service: built from a container, which it opens when it starts."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from application.container import Container
from interface.http import contract, handlers, health
from interface.http.edge import BODY_BYTES_MAX, Edge, Gauges, Meters
from interface.http.pace import Pace
from interface.http.routers import ROUTERS
from interface.http.routing import signpost

Opens = Callable[[], AbstractAsyncContextManager[Container]]

FOLLOWED_A_MINUTE = 30
"""So often one address may ask what became of opinions, whoever they are."""

UNMETERED: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
"""Requests are counted in edge.py; to ask who else wants to know costs more than that."""


def create_app(open_container: Opens, *, body_bytes_max: int = BODY_BYTES_MAX) -> FastAPI:
    """The application; the container is open as long as it runs."""
    meters = Meters()

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        async with open_container() as container:
            app.state.container = container
            app.state.pace = Pace(FOLLOWED_A_MINUTE)
            gauges = Gauges(container.gauges)
            meters.registry.register(gauges)
            yield
            meters.registry.unregister(gauges)

    app = FastAPI(
        title=contract.TITLE,
        version=contract.VERSION,
        description=contract.DESCRIPTION,
        docs_url=None,  # the pages load their scripts from abroad
        redoc_url=None,
        redirect_slashes=False,
        lifespan=running,
        telemetry=UNMETERED,
    )
    app.state.meters = meters
    app.add_middleware(Edge, meters=meters, body_bytes_max=body_bytes_max)
    handlers.install(app)
    signpost(app, (*ROUTERS, health.routes))
    contract.document(app)
    return app
