"""承办单位"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import HANDLING_UNITS
from application.projections.handling_unit_register import HandlingUnitRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.handling_unit import CloseUnit, ListUnit, RenameUnit, UnitList
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/handling-units", "承办单位")


@routes.get("", response_model=Sheet[HandlingUnitRow])
async def listed(query: Annotated[UnitList, Query()], app: App, look: Look) -> Response:
    """承办单位名册"""
    return await page(app, HANDLING_UNITS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def list(body: ListUnit, app: App, intent: Wish) -> Response:
    """列入名册"""
    id = body.id_under(intent.command_id)
    receipt = await app.handling_units.list(intent, id, **body.facts())
    return created("handling-units", receipt)


@routes.get("/{unit_id}", response_model=Entry[HandlingUnitRow])
async def shown(
    unit_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个承办单位，和它从前的名称"""
    return await one(app, HANDLING_UNITS, look, unit_id, query)


@routes.post("/{unit_id}/rename", response_model=Receipt)
async def rename(unit_id: UUID, body: RenameUnit, app: App, intent: Change) -> Response:
    """更名"""
    return recorded(await app.handling_units.rename(intent, unit_id, **body.facts()))


@routes.post("/{unit_id}/close", response_model=Receipt)
async def close(unit_id: UUID, body: CloseUnit, app: App, intent: Change) -> Response:
    """撤销"""
    return recorded(await app.handling_units.close(intent, unit_id, **body.facts()))
