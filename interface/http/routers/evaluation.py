"""考评"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import EVALUATIONS, SCORE_SHEETS
from application.projections.evaluation_register import EvaluationRow
from application.projections.score_sheet_register import ScoreSheetRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.evaluation import (
    AdoptSheet,
    AskingStandings,
    Commend,
    EvaluationList,
    OpenEvaluation,
    ProposeSubjects,
    PublishResults,
    RefuseSubject,
    ReviseSheet,
    SheetList,
    VerifySubject,
)
from interface.http.schemas.query import AskingPast
from interface.http.standings import Standings, standings

sheet_routes = router(f"{LEDGER}/score-sheets", "考评")
routes = router(f"{LEDGER}/evaluations", "考评")


@sheet_routes.get("", response_model=Sheet[ScoreSheetRow])
async def sheets(query: Annotated[SheetList, Query()], app: App, look: Look) -> Response:
    """评分办法，各版"""
    return await page(app, SCORE_SHEETS, look, query)


@sheet_routes.post("", status_code=201, response_model=Receipt)
async def adopt_sheet(body: AdoptSheet, app: App, intent: Wish) -> Response:
    """通过评分办法"""
    id = body.id_under(intent.command_id)
    return created("score-sheets", await app.score_sheets.adopt(intent, id, **body.facts()))


@sheet_routes.post("/{sheet_id}/revise", response_model=Receipt)
async def revise_sheet(sheet_id: UUID, body: ReviseSheet, app: App, intent: Change) -> Response:
    """修订评分办法"""
    return recorded(await app.score_sheets.revise(intent, sheet_id, **body.facts()))


@routes.get("", response_model=Sheet[EvaluationRow])
async def listed(query: Annotated[EvaluationList, Query()], app: App, look: Look) -> Response:
    """考评列表"""
    return await page(app, EVALUATIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def open(body: OpenEvaluation, app: App, intent: Wish) -> Response:
    """启动考评"""
    id = body.id_under(intent.command_id)
    return created("evaluations", await app.evaluations.open(intent, id, **body.facts()))


@routes.get("/{evaluation_id}", response_model=Entry[EvaluationRow])
async def shown(
    evaluation_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次考评：推荐、核实、公布的名次、表彰"""
    return await one(app, EVALUATIONS, look, evaluation_id, query)


@routes.get("/{evaluation_id}/standings", response_model=Standings)
async def ranked(
    evaluation_id: UUID, query: Annotated[AskingStandings, Query()], app: App, look: Look
) -> Response:
    """名次：按任何一版评分办法重算"""
    return await standings(app, look, evaluation_id, query)


@routes.post("/{evaluation_id}/propose", response_model=Receipt)
async def propose(
    evaluation_id: UUID, body: ProposeSubjects, app: App, intent: Change
) -> Response:
    """推荐"""
    return recorded(await app.evaluations.propose(intent, evaluation_id, **body.facts()))


@routes.post("/{evaluation_id}/verify", response_model=Receipt)
async def verify(
    evaluation_id: UUID, body: VerifySubject, app: App, intent: Change
) -> Response:
    """核实"""
    return recorded(await app.evaluations.verify(intent, evaluation_id, **body.facts()))


@routes.post("/{evaluation_id}/refuse", response_model=Receipt)
async def refuse(
    evaluation_id: UUID, body: RefuseSubject, app: App, intent: Change
) -> Response:
    """不予参评"""
    return recorded(await app.evaluations.refuse(intent, evaluation_id, **body.facts()))


@routes.post("/{evaluation_id}/publish", response_model=Receipt)
async def publish(
    evaluation_id: UUID, body: PublishResults, app: App, intent: Change
) -> Response:
    """公布"""
    return recorded(await app.evaluations.publish(intent, evaluation_id, **body.facts()))


@routes.post("/{evaluation_id}/commend", response_model=Receipt)
async def commend(evaluation_id: UUID, body: Commend, app: App, intent: Change) -> Response:
    """表彰"""
    return recorded(await app.evaluations.commend(intent, evaluation_id, **body.facts()))
