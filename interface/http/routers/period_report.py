"""定期报告"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import PERIOD_REPORTS
from application.projections.period_report_register import PeriodReportRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.reports import Drift, Recount, drift, recount
from interface.http.routing import LEDGER, router
from interface.http.schemas.period_report import (
    AmendReport,
    PeriodReportList,
    ResubmitReport,
    SubmitReport,
)
from interface.http.schemas.query import Asking, AskingPast

routes = router(f"{LEDGER}/period-reports", "定期报告")


@routes.get("", response_model=Sheet[PeriodReportRow])
async def listed(query: Annotated[PeriodReportList, Query()], app: App, look: Look) -> Response:
    """本级报送的定期报告"""
    return await page(app, PERIOD_REPORTS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def submit(body: SubmitReport, app: App, intent: Wish) -> Response:
    """报送上级：数字由系统数出，定格在此刻的位置"""
    id = body.id_under(intent.command_id)
    receipt = await app.period_reports.submit(intent, id, **body.facts())
    return created("period-reports", receipt)


@routes.get("/{report_id}", response_model=Entry[PeriodReportRow])
async def shown(
    report_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一份定期报告：数出的和申报的并列，所据位置，退回的意见，更正"""
    return await one(app, PERIOD_REPORTS, look, report_id, query)


@routes.get("/{report_id}/changes", response_model=Drift)
async def changes(
    report_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """报送以后变了的数：定格时是多少，现在是多少"""
    return await drift(app, look, report_id, query)


@routes.get("/{report_id}/recount", response_model=Recount)
async def recounted(
    report_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """只凭各本台账重新算出报告里的数，与定格的比较"""
    return await recount(app, look, report_id, query)


@routes.post("/{report_id}/resubmit", response_model=Receipt)
async def resubmit(report_id: UUID, body: ResubmitReport, app: App, intent: Change) -> Response:
    """重新报送"""
    return recorded(await app.period_reports.resubmit(intent, report_id, **body.facts()))


@routes.post("/{report_id}/amend", response_model=Receipt)
async def amend(report_id: UUID, body: AmendReport, app: App, intent: Change) -> Response:
    """更正已接收的报告中的一个数"""
    return recorded(await app.period_reports.amend(intent, report_id, **body.facts()))
