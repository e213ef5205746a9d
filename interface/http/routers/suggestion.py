"""代表建议"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.custody import Hop
from application.due_sheet import Deadline
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import SUGGESTIONS
from application.projections.suggestion_board import SuggestionRow
from application.suggestion_history import SuggestionHistory
from interface.http.answers import answer, created, recorded
from interface.http.deadlines import clocks
from interface.http.door import App
from interface.http.histories import told
from interface.http.intent import Change, Wish
from interface.http.places import receiver, trustee
from interface.http.reading import Look, Sheet, found, one, page, way
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import Asking, AskingPast, AskingWords
from interface.http.schemas.suggestion import (
    AcceptSuggestion,
    AdmitSuggestion,
    CarryOverSuggestion,
    CarryPromise,
    ConcludeEscalation,
    CorrectSuggestion,
    CosignSuggestion,
    DeclineRehandling,
    DeclineSuggestion,
    DraftSuggestion,
    EntrustOversight,
    FailPromise,
    FileSuggestion,
    HandOverSuggestion,
    JudgePromise,
    JudgeSuggestion,
    KeepPromise,
    LapseSuggestion,
    OnTheDay,
    OrderRehandling,
    PublishSuggestion,
    RefuseSuggestion,
    RejectSuggestion,
    ReplySuggestion,
    ResolveSuggestion,
    ReturnSuggestion,
    ReviseSuggestion,
    SettleSuggestion,
    SuggestionList,
    WithdrawSuggestion,
    WithholdSuggestion,
)

routes = router(f"{LEDGER}/suggestions", "代表建议")


@routes.get("", response_model=Sheet[SuggestionRow])
async def listed(query: Annotated[SuggestionList, Query()], app: App, look: Look) -> Response:
    """代表建议列表"""
    return await page(app, SUGGESTIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def file(body: FileSuggestion, app: App, intent: Wish) -> Response:
    """提出"""
    id = body.id_under(intent.command_id)
    return created("suggestions", await app.suggestions.file(intent, id, **body.facts()))


@routes.get("/search", response_model=Sheet[SuggestionRow])
async def search(query: Annotated[AskingWords, Query()], app: App, look: Look) -> Response:
    """查找代表建议：标题、承办单位、提出的代表或小组、正文，最相关的在前"""
    return await found(app, look, query)


@routes.get("/{suggestion_id}", response_model=Entry[SuggestionRow])
async def shown(
    suggestion_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一件代表建议：到了哪里，由谁办，何时到期"""
    return await one(app, SUGGESTIONS, look, suggestion_id, query)


@routes.get("/{suggestion_id}/deadlines", response_model=list[Deadline])
async def deadlines(
    suggestion_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """期限：每一个是怎么算出来的，还剩几天，该谁办"""
    return answer(await clocks(app, look, suggestion_id, query))


@routes.get("/{suggestion_id}/custody", response_model=list[Hop])
async def custody(
    suggestion_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """流转：先后到过哪些人大，各等了几天、办了几天，怎样离开的"""
    return answer(await way(app, look, suggestion_id, query))


@routes.get("/{suggestion_id}/history", response_model=SuggestionHistory)
async def history(suggestion_id: UUID, app: App, look: Look) -> Response:
    """履历：建议及其办理件的全部事件，逐条附中文说明、封装和包含证明；代表只能看本人的"""
    return await told(app, look, suggestion_id)


@routes.post("/drafts", status_code=201, response_model=Receipt)
async def draft(body: DraftSuggestion, app: App, intent: Wish) -> Response:
    """领衔起草"""
    id = body.id_under(intent.command_id)
    return created("suggestions", await app.suggestions.draft(intent, id, **body.facts()))


@routes.post("/{suggestion_id}/cosign", response_model=Receipt)
async def cosign(
    suggestion_id: UUID, body: CosignSuggestion, app: App, intent: Change
) -> Response:
    """联名确认"""
    return recorded(await app.suggestions.cosign(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/decline", response_model=Receipt)
async def decline(
    suggestion_id: UUID, body: DeclineSuggestion, app: App, intent: Change
) -> Response:
    """不联名"""
    return recorded(await app.suggestions.decline(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/submit", response_model=Receipt)
async def submit(suggestion_id: UUID, body: OnTheDay, app: App, intent: Change) -> Response:
    """提交"""
    return recorded(await app.suggestions.submit(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/return", response_model=Receipt)
async def return_for_revision(
    suggestion_id: UUID, body: ReturnSuggestion, app: App, intent: Change
) -> Response:
    """退回修改"""
    facts = body.facts()
    return recorded(await app.suggestions.return_for_revision(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/revise", response_model=Receipt)
async def revise(
    suggestion_id: UUID, body: ReviseSuggestion, app: App, intent: Change
) -> Response:
    """修改后重新提出"""
    return recorded(await app.suggestions.revise(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/reject", response_model=Receipt)
async def reject(
    suggestion_id: UUID, body: RejectSuggestion, app: App, intent: Change
) -> Response:
    """不予受理，或作代表来信处理"""
    return recorded(await app.suggestions.reject(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/admit", response_model=Receipt)
async def admit(
    suggestion_id: UUID, body: AdmitSuggestion, app: App, intent: Change
) -> Response:
    """受理"""
    return recorded(await app.suggestions.admit(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/withdraw", response_model=Receipt)
async def withdraw(
    suggestion_id: UUID, body: WithdrawSuggestion, app: App, intent: Change
) -> Response:
    """撤回；已移交的，向持有的机关要求撤回，由它按当地规定决定"""
    return recorded(await app.suggestions.withdraw(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/settle", response_model=Receipt)
async def settle(
    suggestion_id: UUID, body: SettleSuggestion, app: App, intent: Change
) -> Response:
    """就地解决"""
    return recorded(await app.suggestions.settle(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/hand-over", response_model=Receipt)
async def hand_over(
    suggestion_id: UUID, body: HandOverSuggestion, app: App, intent: Change
) -> Response:
    """移交上级、下级或者别处的人大"""
    facts = body.facts("to") | await receiver(app, intent, body.to)
    return recorded(await app.suggestions.hand_over(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/entrust", response_model=Receipt)
async def entrust(
    suggestion_id: UUID, body: EntrustOversight, app: App, intent: Change
) -> Response:
    """委托下级人大监督"""
    facts = body.facts("to") | {"to_jurisdiction_id": await trustee(app, intent, body.to)}
    return recorded(await app.suggestions.entrust(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/accept", response_model=Receipt)
async def accept(
    suggestion_id: UUID, body: AcceptSuggestion, app: App, intent: Change
) -> Response:
    """接收"""
    return recorded(await app.suggestions.accept(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/refuse", response_model=Receipt)
async def refuse(
    suggestion_id: UUID, body: RefuseSuggestion, app: App, intent: Change
) -> Response:
    """退回"""
    return recorded(await app.suggestions.refuse(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/reply", response_model=Receipt)
async def reply(
    suggestion_id: UUID, body: ReplySuggestion, app: App, intent: Change
) -> Response:
    """答复"""
    return recorded(await app.suggestions.reply(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/remind", response_model=Receipt)
async def remind(suggestion_id: UUID, body: OnTheDay, app: App, intent: Change) -> Response:
    """催请反馈"""
    return recorded(await app.suggestions.remind(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/lapse", response_model=Receipt)
async def lapse(
    suggestion_id: UUID, body: LapseSuggestion, app: App, intent: Change
) -> Response:
    """逾期未反馈"""
    return recorded(await app.suggestions.lapse(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/judgement", response_model=Receipt)
async def judge(
    suggestion_id: UUID, body: JudgeSuggestion, app: App, intent: Change
) -> Response:
    """评价"""
    return recorded(await app.suggestions.judge(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/rehandling", response_model=Receipt)
async def order_rehandling(
    suggestion_id: UUID, body: OrderRehandling, app: App, intent: Change
) -> Response:
    """责成重新办理"""
    facts = body.facts()
    return recorded(await app.suggestions.order_rehandling(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/no-rehandling", response_model=Receipt)
async def decline_rehandling(
    suggestion_id: UUID, body: DeclineRehandling, app: App, intent: Change
) -> Response:
    """不再重新办理，向代表说明理由"""
    facts = body.facts()
    return recorded(await app.suggestions.decline_rehandling(intent, suggestion_id, **facts))


@routes.post("/{suggestion_id}/escalate", response_model=Receipt)
async def escalate(suggestion_id: UUID, body: OnTheDay, app: App, intent: Change) -> Response:
    """再次不满意：评估或者协调"""
    return recorded(await app.suggestions.escalate(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/conclude", response_model=Receipt)
async def conclude(
    suggestion_id: UUID, body: ConcludeEscalation, app: App, intent: Change
) -> Response:
    """评估或者协调的结论"""
    return recorded(await app.suggestions.conclude(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/keep-promise", response_model=Receipt)
async def keep_promise(
    suggestion_id: UUID, body: KeepPromise, app: App, intent: Change
) -> Response:
    """承诺兑现"""
    return recorded(await app.suggestions.keep_promise(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/judge-promise", response_model=Receipt)
async def judge_promise(
    suggestion_id: UUID, body: JudgePromise, app: App, intent: Change
) -> Response:
    """评价承诺的兑现"""
    return recorded(await app.suggestions.judge_promise(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/fail-promise", response_model=Receipt)
async def fail_promise(
    suggestion_id: UUID, body: FailPromise, app: App, intent: Change
) -> Response:
    """承诺未兑现"""
    return recorded(await app.suggestions.fail_promise(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/carry-promise", response_model=Receipt)
async def carry_promise(
    suggestion_id: UUID, body: CarryPromise, app: App, intent: Change
) -> Response:
    """承诺结转"""
    return recorded(await app.suggestions.carry_promise(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/resolve", response_model=Receipt)
async def resolve(
    suggestion_id: UUID, body: ResolveSuggestion, app: App, intent: Change
) -> Response:
    """解决"""
    return recorded(await app.suggestions.resolve(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/publish", response_model=Receipt)
async def publish(
    suggestion_id: UUID, body: PublishSuggestion, app: App, intent: Change
) -> Response:
    """公开"""
    return recorded(await app.suggestions.publish(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/withhold", response_model=Receipt)
async def withhold(
    suggestion_id: UUID, body: WithholdSuggestion, app: App, intent: Change
) -> Response:
    """不予公开"""
    return recorded(await app.suggestions.withhold(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/carry-over", response_model=Receipt)
async def carry_over(
    suggestion_id: UUID, body: CarryOverSuggestion, app: App, intent: Change
) -> Response:
    """届末结转"""
    return recorded(await app.suggestions.carry_over(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/correction", response_model=Receipt)
async def correct(
    suggestion_id: UUID, body: CorrectSuggestion, app: App, intent: Change
) -> Response:
    """更正类别、重点领域、何时提出、怎样形成"""
    return recorded(await app.suggestions.correct(intent, suggestion_id, **body.facts()))


@routes.post("/{suggestion_id}/archive", response_model=Receipt)
async def archive(suggestion_id: UUID, body: OnTheDay, app: App, intent: Change) -> Response:
    """归档"""
    return recorded(await app.suggestions.archive(intent, suggestion_id, **body.facts()))
