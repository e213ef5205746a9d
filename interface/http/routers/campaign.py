"""实践活动"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.campaign_line import CampaignLine, FocusArea, focus_areas, line
from application.campaign_schedule import Span
from application.campaign_schedule import schedule as timetable
from application.checklist_board import ChecklistSheet, ItemCount, counts, sheet
from application.ledger import Receipt, today
from application.projections.board import Entry
from application.projections.books import CAMPAIGNS
from application.projections.campaign_board import CampaignRow
from application.views import Rollup
from interface.http.answers import answer, created, recorded
from interface.http.campaigns import campaign, counted, shown_until
from interface.http.door import App
from interface.http.figures import figures
from interface.http.intent import Change, Wish
from interface.http.places import children
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.campaign import (
    AdoptCampaign,
    AdvanceCampaign,
    AskingSheet,
    CampaignList,
    CancelCampaign,
    CloseCampaign,
    DrawUpCampaign,
    FollowCampaign,
    InformParty,
    IssueCampaign,
    LaunchCampaign,
    ReportCampaign,
    Reschedule,
    ResumeCampaign,
    ReviseCampaign,
    SubmitDocument,
    SuspendCampaign,
)
from interface.http.schemas.query import Asking, AskingPast
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


@routes.get("/{campaign_id}/schedule", response_model=list[Span])
async def schedule(
    campaign_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """进度安排：各阶段、步骤的日期，应交的材料谁交了、谁逾期"""
    return answer(timetable(await campaign(app, look, campaign_id, query), today()))


@routes.get("/{campaign_id}/checklist", response_model=list[ItemCount])
async def checklist(
    campaign_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """清单完成情况：每项多少次、多少人，本级与各下级"""
    await counted(app, look, query)
    return answer(await counts(app.boards, app.rollups, look.place.id, campaign_id))


@routes.get("/{campaign_id}/checklist/subjects", response_model=ChecklistSheet)
async def checklist_subjects(
    campaign_id: UUID, query: Annotated[AskingSheet, Query()], app: App, look: Look
) -> Response:
    """清单对照：每名代表（小组）完成了哪几项，还差哪几项"""
    on = await shown_until(app, look, query)
    found = await sheet(
        app.boards, app.rollups, look.place.id, campaign_id, subject=query.subject, on=on
    )
    return answer(found)


@routes.get("/{campaign_id}/focus-areas", response_model=list[FocusArea])
async def areas(
    campaign_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """各重点领域的数字"""
    await counted(app, look, query)
    return answer(await focus_areas(app.boards, app.rollups, look.place.id, campaign_id))


@routes.get("/{campaign_id}/line", response_model=CampaignLine)
async def years(
    campaign_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """接续的各年活动放在一起看"""
    await counted(app, look, query)
    return answer(await line(app.boards, app.rollups, look.place.id, campaign_id))


@routes.post("/{campaign_id}/revise", response_model=Receipt)
async def revise(campaign_id: UUID, body: ReviseCampaign, app: App, intent: Change) -> Response:
    """修改方案"""
    return recorded(await app.campaigns.revise(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/inform-party", response_model=Receipt)
async def inform_party(
    campaign_id: UUID, body: InformParty, app: App, intent: Change
) -> Response:
    """报告同级党委"""
    return recorded(await app.campaigns.inform_party(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/reschedule", response_model=Receipt)
async def reschedule(campaign_id: UUID, body: Reschedule, app: App, intent: Change) -> Response:
    """调整时间"""
    return recorded(await app.campaigns.reschedule(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/submit", response_model=Receipt)
async def submit(campaign_id: UUID, body: SubmitDocument, app: App, intent: Change) -> Response:
    """提交材料"""
    return recorded(await app.campaigns.submit(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/suspend", response_model=Receipt)
async def suspend(
    campaign_id: UUID, body: SuspendCampaign, app: App, intent: Change
) -> Response:
    """中止"""
    return recorded(await app.campaigns.suspend(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/resume", response_model=Receipt)
async def resume(campaign_id: UUID, body: ResumeCampaign, app: App, intent: Change) -> Response:
    """恢复"""
    return recorded(await app.campaigns.resume(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/cancel", response_model=Receipt)
async def cancel(campaign_id: UUID, body: CancelCampaign, app: App, intent: Change) -> Response:
    """取消"""
    return recorded(await app.campaigns.cancel(intent, campaign_id, **body.facts()))


@routes.post("/{campaign_id}/follow", response_model=Receipt)
async def follow(campaign_id: UUID, body: FollowCampaign, app: App, intent: Change) -> Response:
    """接续上一年的活动"""
    return recorded(await app.campaigns.follow(intent, campaign_id, **body.facts()))


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
