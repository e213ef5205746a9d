"""申报数"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import DECLARED
from application.projections.declared_figure_register import DeclaredRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.declared_figure import FigureList, StateFigure, WithdrawFigure
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/declared-figures", "申报数")


@routes.get("", response_model=Sheet[DeclaredRow])
async def listed(query: Annotated[FigureList, Query()], app: App, look: Look) -> Response:
    """申报数列表"""
    return await page(app, DECLARED, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def state(body: StateFigure, app: App, intent: Wish) -> Response:
    """申报"""
    id = body.id_under(intent.command_id)
    receipt = await app.declared_figures.state(intent, id, **body.facts())
    return created("declared-figures", receipt)


@routes.get("/{figure_id}", response_model=Entry[DeclaredRow])
async def shown(
    figure_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个申报数及其出处"""
    return await one(app, DECLARED, look, figure_id, query)


@routes.post("/{figure_id}/withdraw", response_model=Receipt)
async def withdraw(figure_id: UUID, body: WithdrawFigure, app: App, intent: Change) -> Response:
    """撤回"""
    return recorded(await app.declared_figures.withdraw(intent, figure_id, **body.facts()))
