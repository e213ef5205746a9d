"""工作机构"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import BODIES
from application.projections.working_body_register import WorkingBodyRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import AskingPast
from interface.http.schemas.working_body import (
    BodyList,
    DissolveBody,
    JoinBody,
    LeaveBody,
    SetUpBody,
)

routes = router(f"{LEDGER}/working-bodies", "工作机构")


@routes.get("", response_model=Sheet[WorkingBodyRow])
async def listed(query: Annotated[BodyList, Query()], app: App, look: Look) -> Response:
    """工作机构列表"""
    return await page(app, BODIES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def set_up(body: SetUpBody, app: App, intent: Wish) -> Response:
    """设立"""
    id = body.id_under(intent.command_id)
    return created(
        "working-bodies", await app.working_bodies.set_up(intent, id, **body.facts())
    )


@routes.get("/{body_id}", response_model=Entry[WorkingBodyRow])
async def shown(
    body_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个工作机构：谁在其中，什么角色，起止日期"""
    return await one(app, BODIES, look, body_id, query)


@routes.post("/{body_id}/join", response_model=Receipt)
async def join(body_id: UUID, body: JoinBody, app: App, intent: Change) -> Response:
    """增补成员"""
    return recorded(await app.working_bodies.join(intent, body_id, **body.facts()))


@routes.post("/{body_id}/leave", response_model=Receipt)
async def leave(body_id: UUID, body: LeaveBody, app: App, intent: Change) -> Response:
    """退出"""
    return recorded(await app.working_bodies.leave(intent, body_id, **body.facts()))


@routes.post("/{body_id}/dissolve", response_model=Receipt)
async def dissolve(body_id: UUID, body: DissolveBody, app: App, intent: Change) -> Response:
    """撤销"""
    return recorded(await app.working_bodies.dissolve(intent, body_id, **body.facts()))
