"""建设标准"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import STATION_STANDARDS
from application.projections.station_standard_register import StationStandardRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import AskingPast
from interface.http.schemas.station_standard import (
    AdoptStandard,
    ReviseStandard,
    StandardList,
    WithdrawStandard,
)

routes = router(f"{LEDGER}/station-standards", "建设标准")


@routes.get("", response_model=Sheet[StationStandardRow])
async def listed(query: Annotated[StandardList, Query()], app: App, look: Look) -> Response:
    """建设标准列表"""
    return await page(app, STATION_STANDARDS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def adopt(body: AdoptStandard, app: App, intent: Wish) -> Response:
    """制定标准"""
    id = body.id_under(intent.command_id)
    receipt = await app.station_standards.adopt(intent, id, **body.facts())
    return created("station-standards", receipt)


@routes.get("/{standard_id}", response_model=Entry[StationStandardRow])
async def shown(
    standard_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一项标准：名称和各项"""
    return await one(app, STATION_STANDARDS, look, standard_id, query)


@routes.post("/{standard_id}/revise", response_model=Receipt)
async def revise(standard_id: UUID, body: ReviseStandard, app: App, intent: Change) -> Response:
    """修订标准"""
    return recorded(await app.station_standards.revise(intent, standard_id, **body.facts()))


@routes.post("/{standard_id}/withdraw", response_model=Receipt)
async def withdraw(
    standard_id: UUID, body: WithdrawStandard, app: App, intent: Change
) -> Response:
    """废止标准"""
    return recorded(await app.station_standards.withdraw(intent, standard_id, **body.facts()))
