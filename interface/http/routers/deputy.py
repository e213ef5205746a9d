"""代表"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application import duty_file as files
from application.access import Action
from application.duty_file import DutyFile, DutyScore
from application.end_of_term import Act, Outcome
from application.ledger import Receipt
from application.open_matters import OpenMatter, open_matters_of
from application.projections.board import Entry
from application.projections.books import DEPUTIES
from application.projections.deputy_register import DeputyRow
from domain.shared.errors import DomainError
from interface.http.answers import Lines, answer, created, lines, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.places import seat, standing
from interface.http.problems import sentence_of
from interface.http.reading import Look, Sheet, one, page, reached
from interface.http.routing import LEDGER, router
from interface.http.schemas.deputy import (
    AcceptDeputy,
    DeputyList,
    DescribeDeputy,
    EndMandate,
    EndTerm,
    GainMandate,
    MissSession,
    OfferDeputy,
    RecordContact,
    RefuseDeputy,
    RegisterDeputy,
    ResumeDeputy,
    SuspendDeputy,
    VoidDeputy,
    VoidMandate,
)
from interface.http.schemas.duty_record import AskingFile, AskingScore
from interface.http.schemas.query import Asking, AskingPast

routes = router(f"{LEDGER}/deputies", "代表")


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """一名代表的未了事项。"""

    entries: list[OpenMatter]


@dataclass(frozen=True, slots=True)
class Disposal:
    """一件未了的事怎样了结：结转、撤回、不联名、退出小组；没有办成的有代号与说明。"""

    matter: OpenMatter
    how: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Fate:
    """换届时一名代表的结果；没有终止的有代号与说明。"""

    deputy_id: UUID
    name: str
    code: str
    detail: str
    settled: list[Disposal]


@routes.get("", response_model=Sheet[DeputyRow])
async def listed(query: Annotated[DeputyList, Query()], app: App, look: Look) -> Response:
    """代表名册"""
    return await page(app, DEPUTIES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def register(body: RegisterDeputy, app: App, intent: Wish) -> Response:
    """登记"""
    id = body.id_under(intent.command_id)
    facts = body.facts("congress_of") | await seat(app, body.congress_of, body.level, body.on)
    return created("deputies", await app.deputies.register(intent, id, **facts))


@routes.post(
    "/end-of-term", status_code=201, response_class=Lines, responses={201: {"model": Fate}}
)
async def end_term(body: EndTerm, app: App, intent: Wish) -> Response:
    """换届：逐人告知结果，一行一人，未了的事怎样了结也在其中"""
    outcomes = await app.end_of_term.end(Act(intent, **body.facts()))
    return Lines(_fates(outcomes), 201)


@routes.get("/{deputy_id}", response_model=Entry[DeputyRow])
async def shown(
    deputy_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一名代表及其职务"""
    return await one(app, DEPUTIES, look, deputy_id, query)


@routes.post("/{deputy_id}/mandates", response_model=Receipt)
async def gain_mandate(
    deputy_id: UUID, body: GainMandate, app: App, intent: Change
) -> Response:
    """当选"""
    facts = body.facts("congress_of") | await seat(app, body.congress_of, body.level, body.on)
    return recorded(await app.deputies.gain_mandate(intent, deputy_id, **facts))


@routes.post("/{deputy_id}/description", response_model=Receipt)
async def describe(deputy_id: UUID, body: DescribeDeputy, app: App, intent: Change) -> Response:
    """登记所在片区、行业"""
    return recorded(await app.deputies.describe(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/void", response_model=Receipt)
async def void(deputy_id: UUID, body: VoidDeputy, app: App, intent: Change) -> Response:
    """登记作废"""
    return recorded(await app.deputies.void(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/mandates/void", response_model=Receipt)
async def void_mandate(
    deputy_id: UUID, body: VoidMandate, app: App, intent: Change
) -> Response:
    """职务登记作废"""
    return recorded(await app.deputies.void_mandate(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/mandates/end", response_model=Receipt)
async def end_mandate(deputy_id: UUID, body: EndMandate, app: App, intent: Change) -> Response:
    """代表资格终止"""
    return recorded(await app.deputies.end_mandate(intent, deputy_id, **body.facts()))


@routes.get("/{deputy_id}/open-matters", response_model=OpenMatters)
async def matters(
    deputy_id: UUID, query: Annotated[Asking, Query()], app: App, look: Look
) -> Response:
    """未了事项：领衔而未办结的建议、起草中的、请其联名的、所在小组"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    found = await open_matters_of(app.boards, look.place.id, deputy_id)
    return answer(OpenMatters(found))


@routes.get("/{deputy_id}/duty-file", response_model=DutyFile)
async def duty_file(
    deputy_id: UUID, query: Annotated[AskingFile, Query()], app: App, look: Look
) -> Response:
    """履职档案：从各种记录汇集，按年汇总，一页一页列出"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    asked = query.model_dump(exclude={"after"})
    return answer(await files.duty_file(app.boards, look.place.id, deputy_id, **asked))


@routes.get("/{deputy_id}/duty-score", response_model=DutyScore)
async def duty_score(
    deputy_id: UUID, query: Annotated[AskingScore, Query()], app: App, look: Look
) -> Response:
    """履职积分：按任何一版办法重新算出，逐项说明"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    asked = query.model_dump(exclude={"after"})
    return answer(await files.duty_score(app.boards, look.place.id, deputy_id, **asked))


@routes.post("/{deputy_id}/contact", response_model=Receipt)
async def record_contact(
    deputy_id: UUID, body: RecordContact, app: App, intent: Change
) -> Response:
    """登记联系方式"""
    known = body.personal.facts()
    receipt = await app.deputies.record_contact(intent, deputy_id, personal=known, on=body.on)
    return recorded(receipt)


@routes.post("/{deputy_id}/missed-sessions", response_model=Receipt)
async def miss_session(
    deputy_id: UUID, body: MissSession, app: App, intent: Change
) -> Response:
    """缺席会议"""
    return recorded(await app.deputies.miss_session(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/suspend", response_model=Receipt)
async def suspend(deputy_id: UUID, body: SuspendDeputy, app: App, intent: Change) -> Response:
    """暂停执行代表职务"""
    return recorded(await app.deputies.suspend(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/resume", response_model=Receipt)
async def resume(deputy_id: UUID, body: ResumeDeputy, app: App, intent: Change) -> Response:
    """恢复执行代表职务"""
    return recorded(await app.deputies.resume(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/offer", response_model=Receipt)
async def offer(deputy_id: UUID, body: OfferDeputy, app: App, intent: Change) -> Response:
    """转出"""
    facts = body.facts("to") | {"to_jurisdiction_id": await standing(app, body.to)}
    return recorded(await app.deputies.offer(intent, deputy_id, **facts))


@routes.post("/{deputy_id}/accept", response_model=Receipt)
async def accept(deputy_id: UUID, body: AcceptDeputy, app: App, intent: Change) -> Response:
    """接收转来的代表"""
    return recorded(await app.deputies.accept(intent, deputy_id, **body.facts()))


@routes.post("/{deputy_id}/refuse", response_model=Receipt)
async def refuse(deputy_id: UUID, body: RefuseDeputy, app: App, intent: Change) -> Response:
    """退回转来的代表"""
    return recorded(await app.deputies.refuse(intent, deputy_id, **body.facts()))


async def _fates(outcomes: AsyncIterator[list[Outcome]]) -> AsyncIterator[bytes]:
    async for some in outcomes:
        fates = [_fate(each) for each in some]
        yield lines(fates)


def _fate(told: Outcome) -> Fate:
    settled = [Disposal(it.matter, it.how, *_why(it.refusal)) for it in told.settled]
    return Fate(told.deputy_id, told.name, *_why(told.refusal), settled)


def _why(refusal: DomainError | None) -> tuple[str, str]:
    return (refusal.code(), sentence_of(refusal)) if refusal else ("", "")
