"""会议"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import MEETINGS
from application.projections.meeting_register import MeetingRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.meeting import (
    CorrectMeeting,
    HoldMeeting,
    MeetingList,
    VoidMeeting,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/meetings", "会议")


@routes.get("", response_model=Sheet[MeetingRow])
async def listed(query: Annotated[MeetingList, Query()], app: App, look: Look) -> Response:
    """会议列表"""
    return await page(app, MEETINGS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def hold(body: HoldMeeting, app: App, intent: Wish) -> Response:
    """召开"""
    id = body.id_under(intent.command_id)
    return created("meetings", await app.meetings.hold(intent, id, **body.facts()))


@routes.get("/{meeting_id}", response_model=Entry[MeetingRow])
async def shown(
    meeting_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次会议，更正后的样子"""
    return await one(app, MEETINGS, look, meeting_id, query)


@routes.post("/{meeting_id}/correction", response_model=Receipt)
async def correct(meeting_id: UUID, body: CorrectMeeting, app: App, intent: Change) -> Response:
    """更正"""
    return recorded(await app.meetings.correct(intent, meeting_id, **body.facts()))


@routes.post("/{meeting_id}/void", response_model=Receipt)
async def void(meeting_id: UUID, body: VoidMeeting, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.meetings.void(intent, meeting_id, **body.facts()))
