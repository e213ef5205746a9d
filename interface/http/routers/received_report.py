"""收到的报告"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import RECEIVED_REPORTS
from application.projections.received_report_register import ReceivedReportRow
from application.reporting import Reporting
from interface.http.answers import recorded
from interface.http.door import App
from interface.http.intent import Change
from interface.http.reading import Look, Sheet, one, page
from interface.http.reports import overview
from interface.http.routing import LEDGER, router
from interface.http.schemas.period_report import (
    AcceptReport,
    AskingReporting,
    ReceivedReportList,
    SendBackReport,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/received-reports", "收到的报告")


@routes.get("", response_model=Sheet[ReceivedReportRow])
async def listed(
    query: Annotated[ReceivedReportList, Query()], app: App, look: Look
) -> Response:
    """下级报送来的定期报告"""
    return await page(app, RECEIVED_REPORTS, look, query)


@routes.get("/overview", response_model=Reporting)
async def state(query: Annotated[AskingReporting, Query()], app: App, look: Look) -> Response:
    """报送情况：一期里谁报了、谁没有报、各数相加，申报的列在旁边"""
    return await overview(app, look, query)


@routes.get("/{report_id}", response_model=Entry[ReceivedReportRow])
async def shown(
    report_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一份收到的报告"""
    return await one(app, RECEIVED_REPORTS, look, report_id, query)


@routes.post("/{report_id}/send-back", response_model=Receipt)
async def send_back(
    report_id: UUID, body: SendBackReport, app: App, intent: Change
) -> Response:
    """退回，逐个数写明意见"""
    return recorded(await app.received_reports.send_back(intent, report_id, **body.facts()))


@routes.post("/{report_id}/accept", response_model=Receipt)
async def accept(report_id: UUID, body: AcceptReport, app: App, intent: Change) -> Response:
    """接收"""
    return recorded(await app.received_reports.accept(intent, report_id, **body.facts()))
