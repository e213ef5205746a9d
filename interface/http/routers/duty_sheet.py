"""履职积分办法"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import DUTY_SHEETS
from application.projections.duty_sheet_register import DutySheetRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.duty_record import AdoptSheet, DutySheetList, SettleDuty
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/duty-sheets", "履职积分")


@routes.get("", response_model=Sheet[DutySheetRow])
async def listed(query: Annotated[DutySheetList, Query()], app: App, look: Look) -> Response:
    """履职积分办法的各版"""
    return await page(app, DUTY_SHEETS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def adopt(body: AdoptSheet, app: App, intent: Wish) -> Response:
    """通过"""
    id = body.id_under(intent.command_id)
    told = body.facts() | {"sheet": body.sheet.model_dump(mode="json")}
    return created("duty-sheets", await app.duty_sheets.adopt(intent, id, **told))


@routes.get("/{sheet_id}", response_model=Entry[DutySheetRow])
async def shown(
    sheet_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一版办法的逐项规则"""
    return await one(app, DUTY_SHEETS, look, sheet_id, query)


@routes.post("/{sheet_id}/withdraw", response_model=Receipt)
async def withdraw(sheet_id: UUID, body: SettleDuty, app: App, intent: Change) -> Response:
    """停用"""
    return recorded(await app.duty_sheets.withdraw(intent, sheet_id, **body.facts()))
