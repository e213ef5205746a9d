"""结对联系"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt, today
from application.matching_load import MatchingLoad, load
from application.projections.board import Entry
from application.projections.books import MATCHINGS
from application.projections.matching_register import MatchingRow
from interface.http.answers import answer, created, recorded
from interface.http.campaigns import people
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.matching import (
    AskingLoad,
    EndMatching,
    MatchingList,
    StartMatching,
    VoidMatching,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/matchings", "结对联系")


@routes.get("", response_model=Sheet[MatchingRow])
async def listed(query: Annotated[MatchingList, Query()], app: App, look: Look) -> Response:
    """结对联系列表"""
    return await page(app, MATCHINGS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def start(body: StartMatching, app: App, intent: Wish) -> Response:
    """结对"""
    id = body.id_under(intent.command_id)
    return created("matchings", await app.matchings.start(intent, id, **body.facts()))


@routes.get("/load", response_model=MatchingLoad)
async def loads(query: Annotated[AskingLoad, Query()], app: App, look: Look) -> Response:
    """负担：某日正在联系的，每名代表各几个"""
    await people(app, look, query, query.on)
    on = query.on or today()
    return answer(await load(app.boards, look.place.id, on, query.campaign))


@routes.get("/{matching_id}", response_model=Entry[MatchingRow])
async def shown(
    matching_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一对结对联系"""
    return await one(app, MATCHINGS, look, matching_id, query)


@routes.post("/{matching_id}/end", response_model=Receipt)
async def end(matching_id: UUID, body: EndMatching, app: App, intent: Change) -> Response:
    """结束"""
    return recorded(await app.matchings.end(intent, matching_id, **body.facts()))


@routes.post("/{matching_id}/void", response_model=Receipt)
async def void(matching_id: UUID, body: VoidMatching, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.matchings.void(intent, matching_id, **body.facts()))
