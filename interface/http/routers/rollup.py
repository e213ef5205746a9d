"""汇总"""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from application.handling_report import HandlingReport
from application.views import Rollup
from interface.http.door import App
from interface.http.figures import Proof, evidence, figures, handling_report
from interface.http.reading import Look
from interface.http.routing import LEDGER, router
from interface.http.schemas.rollup import AskingEvidence, AskingReport, AskingRollup

routes = router(LEDGER, "汇总")


@routes.get("/rollup", response_model=Rollup)
async def read(query: Annotated[AskingRollup, Query()], app: App, look: Look) -> Response:
    """汇总：本级与各下级的数字，附所据位置"""
    return await figures(app, look, query.campaign, query)


@routes.get("/handling-report", response_model=HandlingReport)
async def handling(query: Annotated[AskingReport, Query()], app: App, look: Look) -> Response:
    """办理情况报告：件数、件次和各种比率，本级与各下级"""
    return await handling_report(app, look, query)


@routes.get("/evidence", response_model=Proof)
async def prove(query: Annotated[AskingEvidence, Query()], app: App, look: Look) -> Response:
    """明细：一个数字由哪些记录构成"""
    return await evidence(app, look, query)
