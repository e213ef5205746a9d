"""小组活动流程"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import ROUNDS
from application.projections.group_round_board import GroupRoundRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.group_round import (
    ConcludeRound,
    DoStep,
    OpenRound,
    RoundList,
    WithdrawStep,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/group-rounds", "小组活动流程")


@routes.get("", response_model=Sheet[GroupRoundRow])
async def listed(query: Annotated[RoundList, Query()], app: App, look: Look) -> Response:
    """小组活动流程列表"""
    return await page(app, ROUNDS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def open(body: OpenRound, app: App, intent: Wish) -> Response:
    """开始一轮"""
    id = body.id_under(intent.command_id)
    return created("group-rounds", await app.group_rounds.open(intent, id, **body.facts()))


@routes.get("/{round_id}", response_model=Entry[GroupRoundRow])
async def shown(
    round_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一轮小组活动：各步谁在何时办完，还差哪几步"""
    return await one(app, ROUNDS, look, round_id, query)


@routes.post("/{round_id}/steps", response_model=Receipt)
async def do(round_id: UUID, body: DoStep, app: App, intent: Change) -> Response:
    """办完一步"""
    return recorded(await app.group_rounds.do(intent, round_id, **body.facts()))


@routes.post("/{round_id}/steps/withdraw", response_model=Receipt)
async def withdraw(round_id: UUID, body: WithdrawStep, app: App, intent: Change) -> Response:
    """撤回误记的一步"""
    return recorded(await app.group_rounds.withdraw(intent, round_id, **body.facts()))


@routes.post("/{round_id}/conclude", response_model=Receipt)
async def conclude(round_id: UUID, body: ConcludeRound, app: App, intent: Change) -> Response:
    """结束这一轮"""
    return recorded(await app.group_rounds.conclude(intent, round_id, **body.facts()))
