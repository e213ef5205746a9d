"""简报"""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from application.brief_text import BriefText
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import BRIEF_SERIES, BRIEFS
from application.projections.brief_register import BriefRow
from application.projections.brief_series_register import BriefSeriesRow
from interface.http import briefs
from interface.http.answers import created, recorded
from interface.http.briefs import BriefCheck, BriefFigure
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.brief import (
    BriefList,
    DraftBrief,
    FoundSeries,
    IssueBrief,
    ReviseBrief,
    SeriesList,
)
from interface.http.schemas.query import Asking, AskingPast

series_routes = router(f"{LEDGER}/brief-series", "简报")
routes = router(f"{LEDGER}/briefs", "简报")


@series_routes.get("", response_model=Sheet[BriefSeriesRow])
async def listed_series(
    query: Annotated[SeriesList, Query()], app: App, look: Look
) -> Response:
    """各种简报，最近一期的期号"""
    return await page(app, BRIEF_SERIES, look, query)


@series_routes.post("", status_code=201, response_model=Receipt)
async def found_series(body: FoundSeries, app: App, intent: Wish) -> Response:
    """创办一种简报"""
    id = body.id_under(intent.command_id)
    return created("brief-series", await app.brief_series.found(intent, id, **body.facts()))


@routes.get("", response_model=Sheet[BriefRow])
async def listed(query: Annotated[BriefList, Query()], app: App, look: Look) -> Response:
    """简报、总结列表"""
    return await page(app, BRIEFS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def draft(body: DraftBrief, app: App, intent: Wish) -> Response:
    """起草：没有依据的数写不进来"""
    id = body.id_under(intent.command_id)
    return created("briefs", await app.briefs.draft(intent, id, **body.facts()))


@routes.get("/{brief_id}", response_model=Entry[BriefRow])
async def shown(
    brief_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一份简报：正文的引用，和每个引用数出的数"""
    return await one(app, BRIEFS, look, brief_id, query)


@routes.get("/{brief_id}/text", response_model=BriefText)
async def text(
    brief_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """全文：纯文字、Markdown、HTML，每个数都是链接"""
    return await briefs.text(app, look, brief_id, query)


@routes.get("/{brief_id}/check", response_model=BriefCheck)
async def check(
    brief_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """逐个数重新数：只凭台账重算，和现在的比"""
    return await briefs.check(app, look, brief_id, query)


@routes.get("/{brief_id}/figures/{number}", response_model=BriefFigure)
async def figure(
    brief_id: UUID,
    number: Annotated[int, Path(ge=1, le=10_000)],
    query: Annotated[Asking, Query()],
    app: App,
    look: Look,
) -> Response:
    """正文里的第几个数：怎样数出，记录在哪里看"""
    return await briefs.figure(app, look, brief_id, number, query)


@routes.post("/{brief_id}/revise", response_model=Receipt)
async def revise(brief_id: UUID, body: ReviseBrief, app: App, intent: Change) -> Response:
    """修改"""
    return recorded(await app.briefs.revise(intent, brief_id, **body.facts()))


@routes.post("/{brief_id}/issue", response_model=Receipt)
async def issue(brief_id: UUID, body: IssueBrief, app: App, intent: Change) -> Response:
    """印发"""
    return recorded(await app.briefs.issue(intent, brief_id, **body.facts()))
