"""授权"""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.access_from_above import GrantFromAbove, from_above
from application.ledger import Receipt, today
from application.projections.board import Entry
from application.projections.books import GRANTS
from application.projections.grant_register import GrantRow
from interface.http.answers import answer, created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page, reached
from interface.http.routing import LEDGER, router
from interface.http.schemas.access_grant import GiveGrant, GrantList, WithdrawGrant
from interface.http.schemas.query import Asking, AskingPast

routes = router(f"{LEDGER}/access-grants", "授权")


@dataclass(frozen=True, slots=True)
class GrantsFromAbove:
    """上级给的、连同下级的授权，从直接上级起。"""

    entries: list[GrantFromAbove]


@routes.get("", response_model=Sheet[GrantRow])
async def listed(query: Annotated[GrantList, Query()], app: App, look: Look) -> Response:
    """授权列表：记在本账上的"""
    return await page(app, GRANTS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def give(body: GiveGrant, app: App, intent: Wish) -> Response:
    """授予"""
    id = body.id_under(intent.command_id)
    return created("access-grants", await app.access_grants.give(intent, id, **body.facts()))


@routes.get("/from-above", response_model=GrantsFromAbove)
async def above(query: Annotated[Asking, Query()], app: App, look: Look) -> Response:
    """上级的查阅权：上级给的、连同下级的授权，谁可以看本账"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    found = await from_above(app.boards, app.directory, look.place.id, today())
    return answer(GrantsFromAbove(found))


@routes.get("/{grant_id}", response_model=Entry[GrantRow])
async def shown(
    grant_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一项授权"""
    return await one(app, GRANTS, look, grant_id, query)


@routes.post("/{grant_id}/withdraw", response_model=Receipt)
async def withdraw(grant_id: UUID, body: WithdrawGrant, app: App, intent: Change) -> Response:
    """收回"""
    return recorded(await app.access_grants.withdraw(intent, grant_id, **body.facts()))
