"""民生实事项目"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import LIVELIHOOD_PROJECTS
from application.projections.livelihood_project_board import LivelihoodProjectRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.livelihood_project import (
    AssessProgress,
    AssessProject,
    CarryProject,
    CommissionProject,
    CompleteProject,
    LivelihoodProjectList,
    ReportProgress,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/livelihood-projects", "民生实事")


@routes.get("", response_model=Sheet[LivelihoodProjectRow])
async def listed(
    query: Annotated[LivelihoodProjectList, Query()], app: App, look: Look
) -> Response:
    """民生实事项目列表"""
    return await page(app, LIVELIHOOD_PROJECTS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def commission(body: CommissionProject, app: App, intent: Wish) -> Response:
    """交办一个项目"""
    id = body.id_under(intent.command_id)
    receipt = await app.livelihood_projects.commission(intent, id, **body.facts())
    return created("livelihood-projects", receipt)


@routes.get("/{project_id}", response_model=Entry[LivelihoodProjectRow])
async def shown(
    project_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个项目：谁办、到哪一步、代表怎样评价"""
    return await one(app, LIVELIHOOD_PROJECTS, look, project_id, query)


@routes.post("/{project_id}/report", response_model=Receipt)
async def report(project_id: UUID, body: ReportProgress, app: App, intent: Change) -> Response:
    """报告进展"""
    return recorded(await app.livelihood_projects.report(intent, project_id, **body.facts()))


@routes.post("/{project_id}/complete", response_model=Receipt)
async def complete(
    project_id: UUID, body: CompleteProject, app: App, intent: Change
) -> Response:
    """办成"""
    return recorded(await app.livelihood_projects.complete(intent, project_id, **body.facts()))


@routes.post("/{project_id}/assess", response_model=Receipt)
async def assess(project_id: UUID, body: AssessProject, app: App, intent: Change) -> Response:
    """代表测评"""
    return recorded(await app.livelihood_projects.assess(intent, project_id, **body.facts()))


@routes.post("/{project_id}/assess-progress", response_model=Receipt)
async def assess_progress(
    project_id: UUID, body: AssessProgress, app: App, intent: Change
) -> Response:
    """进展测评：没有办成的项目，例如年底"""
    receipt = await app.livelihood_projects.assess_progress(intent, project_id, **body.facts())
    return recorded(receipt)


@routes.post("/{project_id}/carry", response_model=Receipt)
async def carry(project_id: UUID, body: CarryProject, app: App, intent: Change) -> Response:
    """结转"""
    return recorded(await app.livelihood_projects.carry(intent, project_id, **body.facts()))
