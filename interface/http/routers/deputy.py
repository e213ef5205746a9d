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
from interface.http.places import seat, standing
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.deputy import (
    AcceptDeputy,
    DeputyList,
    EndMandate,
    GainMandate,
    MissSession,
    OfferDeputy,
    RefuseDeputy,
    RegisterDeputy,
    ResumeDeputy,
    SuspendDeputy,
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
    facts = body.facts("congress_of") | await seat(app, body.congress_of, body.level, body.on)
    return created("deputies", await app.deputies.register(intent, id, **facts))


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
    facts = body.facts("congress_of") | await seat(app, body.congress_of, body.level, body.on)
    return recorded(await app.deputies.gain_mandate(intent, deputy_id, **facts))


@routes.post("/{deputy_id}/mandates/end", response_model=Receipt)
async def end_mandate(deputy_id: UUID, body: EndMandate, app: App, intent: Change) -> Response:
    """代表资格终止"""
    return recorded(await app.deputies.end_mandate(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/missed-sessions", response_model=Receipt)
async def miss_session(
    deputy_id: UUID, body: MissSession, app: App, intent: Change
) -> Response:
    """缺席会议"""
    return recorded(await app.deputies.miss_session(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/suspend", response_model=Receipt)
async def suspend(deputy_id: UUID, body: SuspendDeputy, app: App, intent: Change) -> Response:
    """暂停执行代表职务"""
    return recorded(await app.deputies.suspend(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/resume", response_model=Receipt)
async def resume(deputy_id: UUID, body: ResumeDeputy, app: App, intent: Change) -> Response:
    """恢复执行代表职务"""
    return recorded(await app.deputies.resume(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/offer", response_model=Receipt)
async def offer(deputy_id: UUID, body: OfferDeputy, app: App, intent: Change) -> Response:
    """转出"""
    facts = body.facts("to") | {"to_jurisdiction_id": await standing(app, body.to)}
    return recorded(await app.deputies.offer(intent, deputy_id, **facts))


@routes.post("/{deputy_id}/accept", response_model=Receipt)
async def accept(deputy_id: UUID, body: AcceptDeputy, app: App, intent: Change) -> Response:
    """接收转来的代表"""
    return recorded(await app.deputies.accept(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/refuse", response_model=Receipt)
async def refuse(deputy_id: UUID, body: RefuseDeputy, app: App, intent: Change) -> Response:
    """退回转来的代表"""
    return recorded(await app.deputies.refuse(intent, deputy_id, **body.facts()))
