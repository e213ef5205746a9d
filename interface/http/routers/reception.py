"""接待日"""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import RECEPTIONS
from application.projections.reception_register import ReceptionRow
from application.reception_days import OnHoliday
from domain.shared.schedule import Proposed
from interface.http.answers import answer, created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.receptions import heard_at, moving, proposals
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import Asking, AskingPast
from interface.http.schemas.reception import (
    AnnounceReception,
    AskingProposals,
    CancelReception,
    CorrectReception,
    HoldReception,
    PublishReception,
    ReceiveVoters,
    ReceptionList,
    RescheduleReception,
    SubstituteDeputy,
)

routes = router(f"{LEDGER}/receptions", "接待日")


@routes.get("", response_model=Sheet[ReceptionRow])
async def listed(query: Annotated[ReceptionList, Query()], app: App, look: Look) -> Response:
    """接待日列表"""
    return await page(app, RECEPTIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def announce(body: AnnounceReception, app: App, intent: Wish) -> Response:
    """公告"""
    id = body.id_under(intent.command_id)
    return created("receptions", await app.receptions.announce(intent, id, **body.facts()))


@routes.post("/received", status_code=201, response_model=Receipt)
async def receive(body: ReceiveVoters, app: App, intent: Wish) -> Response:
    """随到随接"""
    id = body.id_under(intent.command_id)
    return created("receptions", await app.receptions.receive(intent, id, **body.facts()))


@dataclass(frozen=True, slots=True)
class Proposals:
    """排出的日子。"""

    entries: list[Proposed]


@dataclass(frozen=True, slots=True)
class OnHolidays:
    """应当改期的接待日。"""

    entries: list[OnHoliday]


@routes.get("/proposals", response_model=Proposals)
async def propose(query: Annotated[AskingProposals, Query()], app: App, look: Look) -> Response:
    """按规律排出接待日，遇节假日按本地规定顺延"""
    return answer(Proposals(await proposals(app, look, query)))


@routes.get("/on-holidays", response_model=OnHolidays)
async def on_holidays(query: Annotated[Asking, Query()], app: App, look: Look) -> Response:
    """已公告而遇上节假日、应当改期的"""
    return answer(OnHolidays(await moving(app, look, query)))


@routes.get("/{reception_id}", response_model=Entry[ReceptionRow])
async def shown(
    reception_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个接待日：谁接待，谁来了，结果怎样"""
    return await one(app, RECEPTIONS, look, reception_id, query)


@routes.post("/{reception_id}/reschedule", response_model=Receipt)
async def reschedule(
    reception_id: UUID, body: RescheduleReception, app: App, intent: Change
) -> Response:
    """改期"""
    return recorded(await app.receptions.reschedule(intent, reception_id, **body.facts()))


@routes.post("/{reception_id}/substitute", response_model=Receipt)
async def substitute(
    reception_id: UUID, body: SubstituteDeputy, app: App, intent: Change
) -> Response:
    """替班"""
    return recorded(await app.receptions.substitute(intent, reception_id, **body.facts()))


@routes.post("/{reception_id}/hold", response_model=Receipt)
async def hold(reception_id: UUID, body: HoldReception, app: App, intent: Change) -> Response:
    """接待"""
    return recorded(await app.receptions.hold(intent, reception_id, **body.facts()))


@routes.post("/{reception_id}/correct", response_model=Receipt)
async def correct(
    reception_id: UUID, body: CorrectReception, app: App, intent: Change
) -> Response:
    """更正"""
    return recorded(await app.receptions.correct(intent, reception_id, **body.facts()))


@routes.post("/{reception_id}/cancel", response_model=Receipt)
async def cancel(
    reception_id: UUID, body: CancelReception, app: App, intent: Change
) -> Response:
    """取消"""
    return recorded(await app.receptions.cancel(intent, reception_id, **body.facts()))


@routes.post("/{reception_id}/publish", response_model=Receipt)
async def publish(
    reception_id: UUID, body: PublishReception, app: App, intent: Change
) -> Response:
    """公布结果"""
    heard = await heard_at(app, intent.jurisdiction_id, reception_id)
    receipt = await app.receptions.publish(
        intent, reception_id, opinion_ids=heard, **body.facts()
    )
    return recorded(receipt)
