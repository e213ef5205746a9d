"""代表"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import DEPUTIES
from application.projections.deputy_register import DeputyRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.deputy import (
    DeputyList,
    DescribeDeputy,
    EndMandate,
    GainMandate,
    RegisterDeputy,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/deputies", "代表")


@routes.get("", response_model=Sheet[DeputyRow])
async def listed(query: Annotated[DeputyList, Query()], app: App, look: Look) -> Response:
    """代表名册"""
    return await page(app, DEPUTIES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def register(body: RegisterDeputy, app: App, intent: Wish) -> Response:
    """登记"""
    id = body.id_under(intent.command_id)
    return created("deputies", await app.deputies.register(intent, id, **body.facts()))


@routes.get("/{deputy_id}", response_model=Entry[DeputyRow])
async def shown(
    deputy_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一名代表及其职务"""
    return await one(app, DEPUTIES, look, deputy_id, query)


@routes.post("/{deputy_id}/mandates", response_model=Receipt)
async def gain_mandate(
    deputy_id: UUID, body: GainMandate, app: App, intent: Change
) -> Response:
    """当选"""
    return recorded(await app.deputies.gain_mandate(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/description", response_model=Receipt)
async def describe(deputy_id: UUID, body: DescribeDeputy, app: App, intent: Change) -> Response:
    """登记所在片区、行业"""
    return recorded(await app.deputies.describe(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/mandates/end", response_model=Receipt)
async def end_mandate(deputy_id: UUID, body: EndMandate, app: App, intent: Change) -> Response:
    """代表资格终止"""
    return recorded(await app.deputies.end_mandate(intent, deputy_id, **body.facts()))
