"""清单记录"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import CHECKLIST
from application.projections.checklist_register import ChecklistRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.checklist_record import EnterRecord, RecordList, VoidRecord
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/checklist-records", "清单记录")


@routes.get("", response_model=Sheet[ChecklistRow])
async def listed(query: Annotated[RecordList, Query()], app: App, look: Look) -> Response:
    """清单记录列表"""
    return await page(app, CHECKLIST, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def enter(body: EnterRecord, app: App, intent: Wish) -> Response:
    """登记完成"""
    id = body.id_under(intent.command_id)
    receipt = await app.checklist_records.enter(intent, id, **body.facts())
    return created("checklist-records", receipt)


@routes.get("/{record_id}", response_model=Entry[ChecklistRow])
async def shown(
    record_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一条清单记录"""
    return await one(app, CHECKLIST, look, record_id, query)


@routes.post("/{record_id}/void", response_model=Receipt)
async def void(record_id: UUID, body: VoidRecord, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.checklist_records.void(intent, record_id, **body.facts()))
