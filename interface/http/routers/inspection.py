"""检查记录"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import INSPECTIONS
from application.projections.inspection_board import InspectionRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.inspection import (
    HoldInspection,
    InspectionList,
    OrderRectification,
    Rectify,
    Reinspect,
    VoidInspection,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/inspections", "检查记录")


@routes.get("", response_model=Sheet[InspectionRow])
async def listed(query: Annotated[InspectionList, Query()], app: App, look: Look) -> Response:
    """检查记录列表"""
    return await page(app, INSPECTIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def hold(body: HoldInspection, app: App, intent: Wish) -> Response:
    """检查一个单位"""
    id = body.id_under(intent.command_id)
    return created("inspections", await app.inspections.hold(intent, id, **body.facts()))


@routes.get("/{inspection_id}", response_model=Entry[InspectionRow])
async def shown(
    inspection_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次检查：逐项得分，问题和整改、复查的经过"""
    return await one(app, INSPECTIONS, look, inspection_id, query)


@routes.post("/{inspection_id}/order", response_model=Receipt)
async def order(
    inspection_id: UUID, body: OrderRectification, app: App, intent: Change
) -> Response:
    """责令整改"""
    return recorded(await app.inspections.order(intent, inspection_id, **body.facts()))


@routes.post("/{inspection_id}/rectify", response_model=Receipt)
async def rectify(inspection_id: UUID, body: Rectify, app: App, intent: Change) -> Response:
    """整改"""
    return recorded(await app.inspections.rectify(intent, inspection_id, **body.facts()))


@routes.post("/{inspection_id}/reinspect", response_model=Receipt)
async def reinspect(inspection_id: UUID, body: Reinspect, app: App, intent: Change) -> Response:
    """复查"""
    return recorded(await app.inspections.reinspect(intent, inspection_id, **body.facts()))


@routes.post("/{inspection_id}/void", response_model=Receipt)
async def void(inspection_id: UUID, body: VoidInspection, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.inspections.void(intent, inspection_id, **body.facts()))
