"""代表建议"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import SUGGESTIONS
from application.projections.suggestion_board import SuggestionRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.places import above
from interface.http.reading import Look, Sheet, found, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import AskingPast, AskingWords
from interface.http.schemas.suggestion import (
    AcceptSuggestion,
    DispatchSuggestion,
    FileSuggestion,
    HandUpSuggestion,
    JudgeSuggestion,
    RefuseSuggestion,
    ReplySuggestion,
    ResolveSuggestion,
    SettleSuggestion,
    SuggestionList,
)

routes = router(f"{LEDGER}/suggestions", "代表建议")


@routes.get("", response_model=Sheet[SuggestionRow])
async def listed(query: Annotated[SuggestionList, Query()], app: App, look: Look) -> Response:
    """代表建议列表"""
    return await page(app, SUGGESTIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def file(body: FileSuggestion, app: App, intent: Wish) -> Response:
    """提出"""
    id = body.id_under(intent.command_id)
    return created("suggestions", await app.suggestions.file(intent, id, **body.facts()))


@routes.get("/search", response_model=Sheet[SuggestionRow])
async def search(query: Annotated[AskingWords, Query()], app: App, look: Look) -> Response:
    """查找代表建议：标题、承办单位、提出的代表或小组、正文，最相关的在前"""
    return await found(app, look, query)


@routes.get("/{suggestion_id}", response_model=Entry[SuggestionRow])
async def shown(
    suggestion_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一件代表建议：到了哪里，由谁办，何时到期"""
    return await one(app, SUGGESTIONS, look, suggestion_id, query)


@routes.post("/{suggestion_id}/settle", response_model=Receipt)
async def settle(
    suggestion_id: UUID, body: SettleSuggestion, app: App, intent: Change
) -> Response:
    """就地解决"""
    return recorded(await app.suggestions.settle(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/hand-up", response_model=Receipt)
async def hand_up(
    suggestion_id: UUID, body: HandUpSuggestion, app: App, intent: Change
) -> Response:
    """提交上级"""
    facts = body.facts("to") | {"to_jurisdiction_id": await above(app, intent, body.to)}
    return recorded(await app.suggestions.hand_up(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/accept", response_model=Receipt)
async def accept(
    suggestion_id: UUID, body: AcceptSuggestion, app: App, intent: Change
) -> Response:
    """接收"""
    return recorded(await app.suggestions.accept(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/refuse", response_model=Receipt)
async def refuse(
    suggestion_id: UUID, body: RefuseSuggestion, app: App, intent: Change
) -> Response:
    """退回"""
    return recorded(await app.suggestions.refuse(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/dispatch", response_model=Receipt)
async def dispatch(
    suggestion_id: UUID, body: DispatchSuggestion, app: App, intent: Change
) -> Response:
    """交办"""
    return recorded(await app.suggestions.dispatch(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/reply", response_model=Receipt)
async def reply(
    suggestion_id: UUID, body: ReplySuggestion, app: App, intent: Change
) -> Response:
    """答复"""
    return recorded(await app.suggestions.reply(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/judgement", response_model=Receipt)
async def judge(
    suggestion_id: UUID, body: JudgeSuggestion, app: App, intent: Change
) -> Response:
    """评价"""
    return recorded(await app.suggestions.judge(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/resolve", response_model=Receipt)
async def resolve(
    suggestion_id: UUID, body: ResolveSuggestion, app: App, intent: Change
) -> Response:
    """解决"""
    return recorded(await app.suggestions.resolve(intent, suggestion_id, **body.facts()))
