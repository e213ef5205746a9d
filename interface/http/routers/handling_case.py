"""办理件"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application import identity
from application.access import Action
from application.container import Container
from application.due_sheet import DueLines
from application.ledger import Intent, Outcome, Receipt
from application.projections.board import Entry
from application.projections.books import HANDLING_CASES
from application.projections.handling_case_board import HandlingCaseRow
from domain.shared.errors import DomainError
from interface.http import deadlines
from interface.http.answers import Lines, answer, created, lines, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.problems import sentence_of
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.handling_case import (
    AnswerDispute,
    AskingDue,
    CaseList,
    ContactDeputy,
    DecideExtension,
    DecideObjection,
    DispatchCase,
    DispatchMeeting,
    DisputeCase,
    DistributeCase,
    GiveOpinion,
    HoldConference,
    JoinCase,
    ObjectToCase,
    ReplyInCase,
    RequestExtension,
    ReturnOpinion,
    SignCase,
    SucceedUnit,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/handling-cases", "办理件")
due_routes = router(f"{LEDGER}/due", "到期一览")


@dataclass(frozen=True, slots=True)
class Fate:
    """交办会上一件的结果：已交办的有回执，没有交办的有代号与说明。"""

    case_id: UUID
    receipt: Receipt | None
    code: str
    detail: str


@routes.get("", response_model=Sheet[HandlingCaseRow])
async def listed(query: Annotated[CaseList, Query()], app: App, look: Look) -> Response:
    """办理件列表"""
    return await page(app, HANDLING_CASES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def dispatch(body: DispatchCase, app: App, intent: Wish) -> Response:
    """交办"""
    id = body.id or identity.case_of(body.suggestion_ids, intent.command_id)
    receipt = await app.handling_cases.dispatch(intent, id, **body.facts())
    return created("handling-cases", receipt)


@routes.post(
    "/meeting", status_code=201, response_class=Lines, responses={201: {"model": Fate}}
)
async def meet(body: DispatchMeeting, app: App, intent: Wish) -> Response:
    """交办会：逐件告知结果，一行一件，先办成的先告知"""
    intent.must(Action.ROUTE_SUGGESTION)
    cases = [each.facts() for each in body.cases]
    return Lines(_fates(app, intent, cases, body.on), 201)


@due_routes.get("", response_model=DueLines)
async def due(query: Annotated[AskingDue, Query()], app: App, look: Look) -> Response:
    """到期一览：逾期的在前，临近的其次"""
    return answer(await deadlines.due(app, look, query))


@routes.get("/{case_id}", response_model=Entry[HandlingCaseRow])
async def shown(
    case_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个办理件：由谁办理，办到哪一步，何时到期"""
    return await one(app, HANDLING_CASES, look, case_id, query)


@routes.post("/{case_id}/join", response_model=Receipt)
async def join(case_id: UUID, body: JoinCase, app: App, intent: Change) -> Response:
    """并案"""
    return recorded(await app.handling_cases.join(intent, case_id, **body.facts()))


@routes.post("/{case_id}/distribute", response_model=Receipt)
async def distribute(case_id: UUID, body: DistributeCase, app: App, intent: Change) -> Response:
    """分办"""
    return recorded(await app.handling_cases.distribute(intent, case_id, **body.facts()))


@routes.post("/{case_id}/sign", response_model=Receipt)
async def sign(case_id: UUID, body: SignCase, app: App, intent: Change) -> Response:
    """签收"""
    return recorded(await app.handling_cases.sign(intent, case_id, **body.facts()))


@routes.post("/{case_id}/object", response_model=Receipt)
async def object(case_id: UUID, body: ObjectToCase, app: App, intent: Change) -> Response:
    """提出异议"""
    return recorded(await app.handling_cases.object(intent, case_id, **body.facts()))


@routes.post("/{case_id}/objection", response_model=Receipt)
async def decide_objection(
    case_id: UUID, body: DecideObjection, app: App, intent: Change
) -> Response:
    """处理异议"""
    return recorded(await app.handling_cases.decide_objection(intent, case_id, **body.facts()))


@routes.post("/{case_id}/dispute", response_model=Receipt)
async def dispute(case_id: UUID, body: DisputeCase, app: App, intent: Change) -> Response:
    """代表对承办单位有异议"""
    return recorded(await app.handling_cases.dispute(intent, case_id, **body.facts()))


@routes.post("/{case_id}/dispute-answer", response_model=Receipt)
async def answer_dispute(
    case_id: UUID, body: AnswerDispute, app: App, intent: Change
) -> Response:
    """答复代表的异议"""
    return recorded(await app.handling_cases.answer_dispute(intent, case_id, **body.facts()))


@routes.post("/{case_id}/contact", response_model=Receipt)
async def contact(case_id: UUID, body: ContactDeputy, app: App, intent: Change) -> Response:
    """与代表沟通"""
    return recorded(await app.handling_cases.contact(intent, case_id, **body.facts()))


@routes.post("/{case_id}/opinion", response_model=Receipt)
async def give_opinion(case_id: UUID, body: GiveOpinion, app: App, intent: Change) -> Response:
    """协办意见"""
    return recorded(await app.handling_cases.give_opinion(intent, case_id, **body.facts()))


@routes.post("/{case_id}/opinion-return", response_model=Receipt)
async def return_opinion(
    case_id: UUID, body: ReturnOpinion, app: App, intent: Change
) -> Response:
    """退回协办意见"""
    return recorded(await app.handling_cases.return_opinion(intent, case_id, **body.facts()))


@routes.post("/{case_id}/extension-request", response_model=Receipt)
async def request_extension(
    case_id: UUID, body: RequestExtension, app: App, intent: Change
) -> Response:
    """申请延期"""
    return recorded(await app.handling_cases.request_extension(intent, case_id, **body.facts()))


@routes.post("/{case_id}/extension", response_model=Receipt)
async def decide_extension(
    case_id: UUID, body: DecideExtension, app: App, intent: Change
) -> Response:
    """批准延期，或者不批准"""
    return recorded(await app.handling_cases.decide_extension(intent, case_id, **body.facts()))


@routes.post("/{case_id}/conference", response_model=Receipt)
async def confer(case_id: UUID, body: HoldConference, app: App, intent: Change) -> Response:
    """联席会议"""
    return recorded(await app.handling_cases.confer(intent, case_id, **body.facts()))


@routes.post("/{case_id}/reply", response_model=Receipt)
async def reply(case_id: UUID, body: ReplyInCase, app: App, intent: Change) -> Response:
    """答复"""
    return recorded(await app.handling_cases.reply(intent, case_id, **body.facts()))


@routes.post("/{case_id}/succession", response_model=Receipt)
async def succeed(case_id: UUID, body: SucceedUnit, app: App, intent: Change) -> Response:
    """机构改革后的承接"""
    return recorded(await app.handling_cases.succeed(intent, case_id, **body.facts()))


async def _fates(
    app: Container, intent: Intent, cases: list[dict[str, Any]], on: date
) -> AsyncIterator[bytes]:
    async for told in app.handling_cases.dispatch_all(intent, cases, on=on):
        fates = [_fate(case_id, outcome) for case_id, outcome in told]
        yield lines(fates)


def _fate(case_id: UUID, outcome: Outcome) -> Fate:
    if isinstance(outcome, DomainError):
        return Fate(case_id, None, outcome.code(), sentence_of(outcome))
    return Fate(case_id, outcome, "", "")
