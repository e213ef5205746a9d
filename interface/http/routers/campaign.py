"""实践活动"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import CAMPAIGNS
from application.projections.campaign_board import CampaignRow
from application.views import Rollup
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.figures import figures
from interface.http.intent import Change, Wish
from interface.http.places import children
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.campaign import (
    AdoptCampaign,
    AdvanceCampaign,
    CampaignList,
    CloseCampaign,
    DrawUpCampaign,
    IssueCampaign,
    LaunchCampaign,
    ReportCampaign,
)
from interface.http.schemas.query import AskingPast
from interface.http.schemas.rollup import AskingFigures

routes = router(f"{LEDGER}/campaigns", "实践活动")


@routes.get("", response_model=Sheet[CampaignRow])
async def listed(query: Annotated[CampaignList, Query()], app: App, look: Look) -> Response:
    """实践活动列表"""
    return await page(app, CAMPAIGNS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def draw_up(body: DrawUpCampaign, app: App, intent: Wish) -> Response:
    """拟订方案"""
    id = body.id_under(intent.command_id)
    return created("campaigns", await app.campaigns.draw_up(intent, id, **body.facts()))


@routes.get("/{campaign_id}", response_model=Entry[CampaignRow])
async def shown(
    campaign_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一项实践活动：方案、指标、进展"""
    return await one(app, CAMPAIGNS, look, campaign_id, query)


@routes.get("/{campaign_id}/board", response_model=Rollup)
async def board(
    campaign_id: UUID, query: Annotated[AskingFigures, Query()], app: App, look: Look
) -> Response:
    """进展一览：本级和各下级的数字，谁还没有报"""
    return await figures(app, look, campaign_id, query)


@routes.post("/{campaign_id}/adopt", response_model=Receipt)
async def adopt(campaign_id: UUID, body: AdoptCampaign, app: App, intent: Change) -> Response:
    """通过方案"""
    return recorded(await app.campaigns.adopt(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/issue", response_model=Receipt)
async def issue(campaign_id: UUID, body: IssueCampaign, app: App, intent: Change) -> Response:
    """印发下级"""
    to = await children(app, intent, body.children)
    return recorded(await app.campaigns.issue(intent, campaign_id, to=to, on=body.on))


@routes.post("/{campaign_id}/launch", response_model=Receipt)
async def launch(campaign_id: UUID, body: LaunchCampaign, app: App, intent: Change) -> Response:
    """启动"""
    return recorded(await app.campaigns.launch(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/advance", response_model=Receipt)
async def advance(
    campaign_id: UUID, body: AdvanceCampaign, app: App, intent: Change
) -> Response:
    """转入下一阶段"""
    return recorded(await app.campaigns.advance(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/report", response_model=Receipt)
async def report(campaign_id: UUID, body: ReportCampaign, app: App, intent: Change) -> Response:
    """报送"""
    intent.must(Action.KEEP_CAMPAIGN)
    root = await app.boards.root_at(intent.jurisdiction_id, body.at_position)
    facts = body.facts() | {"at_root": root}
    return recorded(await app.campaigns.report(intent, campaign_id, **facts))


@routes.post("/{campaign_id}/close", response_model=Receipt)
async def close(campaign_id: UUID, body: CloseCampaign, app: App, intent: Change) -> Response:
    """总结结束"""
    return recorded(await app.campaigns.close(intent, campaign_id, **body.facts()))
