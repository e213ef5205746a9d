"""个人信息"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application import identity
from application.ledger import Receipt
from application.personal_data import Revealed
from application.projections.board import Entry
from application.projections.books import PERSONAL_DATA
from application.projections.personal_data_register import PersonalDataRow
from interface.http.answers import created, disclosed, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.personal_data import (
    ApproveErasure,
    DeclineErasure,
    PersonalDataList,
    ReleasePersonalData,
    RequestErasure,
    RestrictPersonalData,
    RevealPersonalData,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/personal-data", "个人信息")


@routes.get("", response_model=Sheet[PersonalDataRow])
async def listed(query: Annotated[PersonalDataList, Query()], app: App, look: Look) -> Response:
    """个人信息的处理记录：谁的、看过几次、限制了什么、删除了什么；没有内容"""
    return await page(app, PERSONAL_DATA, look, query)


@routes.get("/{subject_id}", response_model=Entry[PersonalDataRow])
async def shown(
    subject_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个对象（代表、意见……的编号）的个人信息处理记录"""
    id = identity.personal_data(look.place.id, subject_id)
    return await one(app, PERSONAL_DATA, look, id, query)


@routes.post("/{subject_id}/reveal", status_code=201, response_model=Revealed)
async def reveal(
    subject_id: UUID, body: RevealPersonalData, app: App, intent: Wish
) -> Response:
    """查看内容"""
    return disclosed(await app.personal_data.reveal(intent, subject_id, **body.facts()))


@routes.post("/{subject_id}/restrict", status_code=201, response_model=Receipt)
async def restrict(
    subject_id: UUID, body: RestrictPersonalData, app: App, intent: Wish
) -> Response:
    """限制处理"""
    receipt = await app.personal_data.restrict(intent, subject_id, **body.facts())
    return created("personal-data", receipt, subject_id)


@routes.post("/{subject_id}/release", response_model=Receipt)
async def release(
    subject_id: UUID, body: ReleasePersonalData, app: App, intent: Change
) -> Response:
    """解除限制"""
    return recorded(await app.personal_data.release(intent, subject_id, **body.facts()))


@routes.post("/{subject_id}/request-erasure", status_code=201, response_model=Receipt)
async def request_erasure(
    subject_id: UUID, body: RequestErasure, app: App, intent: Wish
) -> Response:
    """申请删除"""
    receipt = await app.personal_data.request_erasure(intent, subject_id, **body.facts())
    return created("personal-data", receipt, subject_id)


@routes.post("/{subject_id}/decline-erasure", response_model=Receipt)
async def decline_erasure(
    subject_id: UUID, body: DeclineErasure, app: App, intent: Change
) -> Response:
    """不予删除"""
    return recorded(await app.personal_data.decline_erasure(intent, subject_id, **body.facts()))


@routes.post("/{subject_id}/approve-erasure", response_model=Receipt)
async def approve_erasure(
    subject_id: UUID, body: ApproveErasure, app: App, intent: Change
) -> Response:
    """批准删除"""
    return recorded(await app.personal_data.approve_erasure(intent, subject_id, **body.facts()))
