"""群众意见"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.custody import Hop
from application.follow import Issued
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import OPINIONS
from application.projections.opinion_board import OpinionRow
from interface.http.answers import answer, created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.places import receiver
from interface.http.reading import Look, Sheet, one, page, travelled
from interface.http.routing import LEDGER, router
from interface.http.schemas.opinion import (
    AcceptOpinion,
    AnswerOpinion,
    AssignOpinion,
    ClassifyOpinion,
    ConcludeOpinion,
    ConfirmOpinion,
    ConvertOpinions,
    DeclineOpinion,
    FeedBackOpinion,
    HandOverOpinion,
    HearOpinion,
    IssueFollowCode,
    LinkOpinion,
    OpinionList,
    RefuseOpinion,
    ReopenOpinion,
    ReplyOpinion,
    SendBackOpinion,
    UnlinkOpinion,
    VoidOpinion,
)
from interface.http.schemas.query import Asking, AskingPast

routes = router(f"{LEDGER}/opinions", "群众意见")


@routes.get("", response_model=Sheet[OpinionRow])
async def listed(query: Annotated[OpinionList, Query()], app: App, look: Look) -> Response:
    """群众意见列表"""
    return await page(app, OPINIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def hear(body: HearOpinion, app: App, intent: Wish) -> Response:
    """听取"""
    id = body.id_under(intent.command_id)
    return created("opinions", await app.opinions.hear(intent, id, **body.facts()))


@routes.post("/convert", status_code=201, response_model=Receipt)
async def convert(body: ConvertOpinions, app: App, intent: Wish) -> Response:
    """转为代表建议：建议和各条意见一次记下"""
    id = body.id_under(intent.command_id)
    return created("suggestions", await app.opinions.convert(intent, id, **body.facts()))


@routes.get("/{opinion_id}", response_model=Entry[OpinionRow])
async def shown(
    opinion_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一条群众意见：到了哪里，由谁办，怎样答复的；没有群众的姓名和电话"""
    return await one(app, OPINIONS, look, opinion_id, query)


@routes.get("/{opinion_id}/custody", response_model=list[Hop])
async def custody(
    opinion_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """流转：先后到过哪些人大，各等了几天、办了几天，怎样离开的"""
    return answer(await travelled(app, look, opinion_id, query))


@routes.post("/{opinion_id}/classify", response_model=Receipt)
async def classify(
    opinion_id: UUID, body: ClassifyOpinion, app: App, intent: Change
) -> Response:
    """归类"""
    return recorded(await app.opinions.classify(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/answer", response_model=Receipt)
async def answer_on_the_spot(
    opinion_id: UUID, body: AnswerOpinion, app: App, intent: Change
) -> Response:
    """当场答复"""
    return recorded(await app.opinions.answer(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/decline", response_model=Receipt)
async def decline(opinion_id: UUID, body: DeclineOpinion, app: App, intent: Change) -> Response:
    """引导到其他渠道"""
    return recorded(await app.opinions.decline(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/link", response_model=Receipt)
async def link(opinion_id: UUID, body: LinkOpinion, app: App, intent: Change) -> Response:
    """并为重复"""
    return recorded(await app.opinions.link(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/unlink", response_model=Receipt)
async def unlink(opinion_id: UUID, body: UnlinkOpinion, app: App, intent: Change) -> Response:
    """解除重复"""
    return recorded(await app.opinions.unlink(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/assign", response_model=Receipt)
async def assign(opinion_id: UUID, body: AssignOpinion, app: App, intent: Change) -> Response:
    """交办"""
    return recorded(await app.opinions.assign(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/send-back", response_model=Receipt)
async def send_back(
    opinion_id: UUID, body: SendBackOpinion, app: App, intent: Change
) -> Response:
    """退回交办"""
    return recorded(await app.opinions.send_back(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/hand-over", response_model=Receipt)
async def hand_over(
    opinion_id: UUID, body: HandOverOpinion, app: App, intent: Change
) -> Response:
    """移交负责的一级"""
    facts = body.facts("to") | await receiver(app, intent, body.to)
    there = await app.directory.place(facts["to_jurisdiction_id"])
    facts["level"] = there.level
    return recorded(await app.opinions.hand_over(intent, opinion_id, **facts))


@routes.post("/{opinion_id}/accept", response_model=Receipt)
async def accept(opinion_id: UUID, body: AcceptOpinion, app: App, intent: Change) -> Response:
    """接收"""
    return recorded(await app.opinions.accept(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/refuse", response_model=Receipt)
async def refuse(opinion_id: UUID, body: RefuseOpinion, app: App, intent: Change) -> Response:
    """退回移交"""
    return recorded(await app.opinions.refuse(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/reply", response_model=Receipt)
async def reply(opinion_id: UUID, body: ReplyOpinion, app: App, intent: Change) -> Response:
    """办理答复"""
    return recorded(await app.opinions.reply(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/feed-back", response_model=Receipt)
async def feed_back(
    opinion_id: UUID, body: FeedBackOpinion, app: App, intent: Change
) -> Response:
    """反馈"""
    return recorded(await app.opinions.feed_back(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/confirm", response_model=Receipt)
async def confirm(opinion_id: UUID, body: ConfirmOpinion, app: App, intent: Change) -> Response:
    """群众认可"""
    return recorded(await app.opinions.confirm(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/conclude", response_model=Receipt)
async def conclude(
    opinion_id: UUID, body: ConcludeOpinion, app: App, intent: Change
) -> Response:
    """办结"""
    return recorded(await app.opinions.conclude(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/reopen", response_model=Receipt)
async def reopen(opinion_id: UUID, body: ReopenOpinion, app: App, intent: Change) -> Response:
    """群众反映没有解决"""
    return recorded(await app.opinions.reopen(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/follow-code", response_model=Issued)
async def follow_code(
    opinion_id: UUID, body: IssueFollowCode, app: App, intent: Change
) -> Response:
    """发给查询码：写给群众；以同一幂等键重发，码相同；另发一次，先前的作废"""
    return answer(await app.following.issue(intent, opinion_id, **body.facts()))


@routes.post("/{opinion_id}/void", response_model=Receipt)
async def void(opinion_id: UUID, body: VoidOpinion, app: App, intent: Change) -> Response:
    """作废"""
    return recorded(await app.opinions.void(intent, opinion_id, **body.facts()))
