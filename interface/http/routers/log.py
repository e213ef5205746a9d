"""日志"""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from application.views import LedgerHead
from interface.http.door import App
from interface.http.logbook import LogSheet, entries, head
from interface.http.reading import Look
from interface.http.routing import LEDGER, router
from interface.http.schemas.log import AskingLog

routes = router(f"{LEDGER}/log", "日志")


@routes.get("", response_model=LogSheet)
async def read(query: Annotated[AskingLog, Query()], app: App, look: Look) -> Response:
    """日志：逐条事件，旧的在前"""
    return await entries(app, look, query)


@routes.get("/head", response_model=LedgerHead)
async def end(app: App, look: Look) -> Response:
    """账目记到哪里，及该处树根"""
    return await head(app, look)
