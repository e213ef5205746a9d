"""履职登记"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import DUTY_RECORDS
from application.projections.duty_record_register import DutyRecordRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.duty_record import (
    ConfirmDuty,
    CorrectDuty,
    DisputeDuty,
    DutyRecordList,
    RecordDuty,
    SettleDuty,
    VerifyDuty,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/duty-records", "履职档案")


@routes.get("", response_model=Sheet[DutyRecordRow])
async def listed(query: Annotated[DutyRecordList, Query()], app: App, look: Look) -> Response:
    """履职登记列表"""
    return await page(app, DUTY_RECORDS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def record(body: RecordDuty, app: App, intent: Wish) -> Response:
    """登记一次履职"""
    id = body.id_under(intent.command_id)
    return created("duty-records", await app.duty_records.record(intent, id, **body.facts()))


@routes.get("/{record_id}", response_model=Entry[DutyRecordRow])
async def shown(
    record_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一条履职登记，核对以后的样子"""
    return await one(app, DUTY_RECORDS, look, record_id, query)


@routes.post("/{record_id}/confirm", response_model=Receipt)
async def confirm(record_id: UUID, body: ConfirmDuty, app: App, intent: Change) -> Response:
    """确认"""
    return recorded(await app.duty_records.confirm(intent, record_id, **body.facts()))


@routes.post("/{record_id}/dispute", response_model=Receipt)
async def dispute(record_id: UUID, body: DisputeDuty, app: App, intent: Change) -> Response:
    """提出异议"""
    return recorded(await app.duty_records.dispute(intent, record_id, **body.facts()))


@routes.post("/{record_id}/correction", response_model=Receipt)
async def correct(record_id: UUID, body: CorrectDuty, app: App, intent: Change) -> Response:
    """更正"""
    return recorded(await app.duty_records.correct(intent, record_id, **body.facts()))


@routes.post("/{record_id}/uphold", response_model=Receipt)
async def uphold(record_id: UUID, body: SettleDuty, app: App, intent: Change) -> Response:
    """维持"""
    return recorded(await app.duty_records.uphold(intent, record_id, **body.facts()))


@routes.post("/{record_id}/verify", response_model=Receipt)
async def verify(record_id: UUID, body: VerifyDuty, app: App, intent: Change) -> Response:
    """核实"""
    return recorded(await app.duty_records.verify(intent, record_id, **body.facts()))


@routes.post("/{record_id}/void", response_model=Receipt)
async def void(record_id: UUID, body: SettleDuty, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.duty_records.void(intent, record_id, **body.facts()))
