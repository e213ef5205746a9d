"""代表活动"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.activity_register import ActivityRow
from application.projections.board import Entry
from application.projections.books import ACTIVITIES
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.activity import (
    ActivityList,
    CorrectActivity,
    HoldActivity,
    NoteAttendance,
    ReturnActivity,
    ServeCampaign,
    VerifyActivity,
    VoidActivity,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/activities", "代表活动")


@routes.get("", response_model=Sheet[ActivityRow])
async def listed(query: Annotated[ActivityList, Query()], app: App, look: Look) -> Response:
    """代表活动列表"""
    return await page(app, ACTIVITIES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def hold(body: HoldActivity, app: App, intent: Wish) -> Response:
    """开展"""
    id = body.id_under(intent.command_id)
    return created("activities", await app.activities.hold(intent, id, **body.facts()))


@routes.get("/{activity_id}", response_model=Entry[ActivityRow])
async def shown(
    activity_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次代表活动，更正后的样子"""
    return await one(app, ACTIVITIES, look, activity_id, query)


@routes.post("/{activity_id}/serve", response_model=Receipt)
async def serve(activity_id: UUID, body: ServeCampaign, app: App, intent: Change) -> Response:
    """兼属另一项活动"""
    return recorded(await app.activities.serve(intent, activity_id, **body.facts()))


@routes.post("/{activity_id}/correction", response_model=Receipt)
async def correct(
    activity_id: UUID, body: CorrectActivity, app: App, intent: Change
) -> Response:
    """更正"""
    return recorded(await app.activities.correct(intent, activity_id, **body.facts()))


@routes.post("/{activity_id}/attendance", response_model=Receipt)
async def note_attendance(
    activity_id: UUID, body: NoteAttendance, app: App, intent: Change
) -> Response:
    """登记缺席、请假"""
    return recorded(await app.activities.note_attendance(intent, activity_id, **body.facts()))


@routes.post("/{activity_id}/verify", response_model=Receipt)
async def verify(activity_id: UUID, body: VerifyActivity, app: App, intent: Change) -> Response:
    """核实"""
    return recorded(await app.activities.verify(intent, activity_id, **body.facts()))


@routes.post("/{activity_id}/return", response_model=Receipt)
async def send_back(
    activity_id: UUID, body: ReturnActivity, app: App, intent: Change
) -> Response:
    """退回：写明哪里不对；更正以后再核实"""
    return recorded(await app.activities.send_back(intent, activity_id, **body.facts()))


@routes.post("/{activity_id}/void", response_model=Receipt)
async def void(activity_id: UUID, body: VoidActivity, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.activities.void(intent, activity_id, **body.facts()))
