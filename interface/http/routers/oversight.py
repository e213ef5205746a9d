"""监督委托"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import OVERSIGHTS
from application.projections.oversight_register import OversightRow
from interface.http.answers import recorded
from interface.http.door import App
from interface.http.intent import Change
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.oversight import OversightList, ReportOversight
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/oversights", "监督委托")


@routes.get("", response_model=Sheet[OversightRow])
async def listed(query: Annotated[OversightList, Query()], app: App, look: Look) -> Response:
    """监督委托列表"""
    return await page(app, OVERSIGHTS, look, query)


@routes.get("/{oversight_id}", response_model=Entry[OversightRow])
async def shown(
    oversight_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一项监督委托：监督什么，何时以前报告"""
    return await one(app, OVERSIGHTS, look, oversight_id, query)


@routes.post("/{oversight_id}/report", response_model=Receipt)
async def report(
    oversight_id: UUID, body: ReportOversight, app: App, intent: Change
) -> Response:
    """报告"""
    return recorded(await app.oversights.report(intent, oversight_id, **body.facts()))
