"""督导检查"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import INSPECTION_ROUNDS
from application.projections.inspection_round_register import InspectionRoundRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.inspection import ConcludeRound, PlanRound, RoundList
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/inspection-rounds", "督导检查")


@routes.get("", response_model=Sheet[InspectionRoundRow])
async def listed(query: Annotated[RoundList, Query()], app: App, look: Look) -> Response:
    """督导检查列表"""
    return await page(app, INSPECTION_ROUNDS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def plan(body: PlanRound, app: App, intent: Wish) -> Response:
    """安排督导检查"""
    id = body.id_under(intent.command_id)
    return created(
        "inspection-rounds", await app.inspection_rounds.plan(intent, id, **body.facts())
    )


@routes.get("/{round_id}", response_model=Entry[InspectionRoundRow])
async def shown(
    round_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一轮督导检查：哪个督导组，什么清单，哪些单位"""
    return await one(app, INSPECTION_ROUNDS, look, round_id, query)


@routes.post("/{round_id}/conclude", response_model=Receipt)
async def conclude(round_id: UUID, body: ConcludeRound, app: App, intent: Change) -> Response:
    """结束"""
    return recorded(await app.inspection_rounds.conclude(intent, round_id, **body.facts()))
