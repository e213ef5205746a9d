"""活动通知"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.activity_notice_board import ActivityNoticeRow
from application.projections.board import Entry
from application.projections.books import NOTICES
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.activity_notice import (
    CancelActivity,
    DecideLeave,
    HoldNoticed,
    IssueNotice,
    NoticeList,
    PlanActivity,
    RequestLeave,
    Reschedule,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/activity-notices", "活动通知")


@routes.get("", response_model=Sheet[ActivityNoticeRow])
async def listed(query: Annotated[NoticeList, Query()], app: App, look: Look) -> Response:
    """活动通知列表"""
    return await page(app, NOTICES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def plan(body: PlanActivity, app: App, intent: Wish) -> Response:
    """拟订活动"""
    id = body.id_under(intent.command_id)
    receipt = await app.activity_notices.plan(intent, id, **body.facts())
    return created("activity-notices", receipt)


@routes.get("/{notice_id}", response_model=Entry[ActivityNoticeRow])
async def shown(
    notice_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次活动的通知、请假和到会"""
    return await one(app, NOTICES, look, notice_id, query)


@routes.post("/{notice_id}/issue", response_model=Receipt)
async def issue(notice_id: UUID, body: IssueNotice, app: App, intent: Change) -> Response:
    """发出通知"""
    return recorded(await app.activity_notices.issue(intent, notice_id, **body.facts()))


@routes.post("/{notice_id}/reschedule", response_model=Receipt)
async def reschedule(notice_id: UUID, body: Reschedule, app: App, intent: Change) -> Response:
    """改期"""
    return recorded(await app.activity_notices.reschedule(intent, notice_id, **body.facts()))


@routes.post("/{notice_id}/leaves", response_model=Receipt)
async def request_leave(
    notice_id: UUID, body: RequestLeave, app: App, intent: Change
) -> Response:
    """请假"""
    return recorded(await app.activity_notices.request_leave(intent, notice_id, **body.facts()))


@routes.post("/{notice_id}/leaves/decision", response_model=Receipt)
async def decide_leave(
    notice_id: UUID, body: DecideLeave, app: App, intent: Change
) -> Response:
    """准假，或者不准"""
    return recorded(await app.activity_notices.decide_leave(intent, notice_id, **body.facts()))


@routes.post("/{notice_id}/hold", status_code=201, response_model=Receipt)
async def hold(notice_id: UUID, body: HoldNoticed, app: App, intent: Wish) -> Response:
    """开展：活动记录连同到会、缺席、请假一次记下"""
    receipt = await app.activity_notices.hold(intent, notice_id, **body.facts())
    return created("activities", receipt)


@routes.post("/{notice_id}/cancel", response_model=Receipt)
async def cancel(notice_id: UUID, body: CancelActivity, app: App, intent: Change) -> Response:
    """取消"""
    return recorded(await app.activity_notices.cancel(intent, notice_id, **body.facts()))
