"""试点"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import PILOTS
from application.projections.pilot_register import PilotRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.pilot import DesignatePilot, PilotList, ReviewPilot
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/pilots", "试点")


@routes.get("", response_model=Sheet[PilotRow])
async def listed(query: Annotated[PilotList, Query()], app: App, look: Look) -> Response:
    """试点列表"""
    return await page(app, PILOTS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def designate(body: DesignatePilot, app: App, intent: Wish) -> Response:
    """确定试点"""
    id = body.id_under(intent.command_id)
    return created("pilots", await app.pilots.designate(intent, id, **body.facts()))


@routes.get("/{pilot_id}", response_model=Entry[PilotRow])
async def shown(
    pilot_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一处试点，历次评估"""
    return await one(app, PILOTS, look, pilot_id, query)


@routes.post("/{pilot_id}/review", response_model=Receipt)
async def review(pilot_id: UUID, body: ReviewPilot, app: App, intent: Change) -> Response:
    """评估试点"""
    return recorded(await app.pilots.review(intent, pilot_id, **body.facts()))
