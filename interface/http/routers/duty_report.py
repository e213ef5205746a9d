"""述职"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import DUTY_REPORTS
from application.projections.duty_report_register import DutyReportRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.duty_record import (
    DutyReportList,
    EvaluateReport,
    HoldReport,
    SettleDuty,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/duty-reports", "述职")


@routes.get("", response_model=Sheet[DutyReportRow])
async def listed(query: Annotated[DutyReportList, Query()], app: App, look: Look) -> Response:
    """述职列表"""
    return await page(app, DUTY_REPORTS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def hold(body: HoldReport, app: App, intent: Wish) -> Response:
    """述职"""
    id = body.id_under(intent.command_id)
    return created("duty-reports", await app.duty_reports.hold(intent, id, **body.facts()))


@routes.get("/{report_id}", response_model=Entry[DutyReportRow])
async def shown(
    report_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次述职及其评议"""
    return await one(app, DUTY_REPORTS, look, report_id, query)


@routes.post("/{report_id}/evaluation", response_model=Receipt)
async def evaluate(report_id: UUID, body: EvaluateReport, app: App, intent: Change) -> Response:
    """评议"""
    return recorded(await app.duty_reports.evaluate(intent, report_id, **body.facts()))


@routes.post("/{report_id}/void", response_model=Receipt)
async def void(report_id: UUID, body: SettleDuty, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.duty_reports.void(intent, report_id, **body.facts()))
