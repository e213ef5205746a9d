"""行政区: the public tree, and the ledger's own page."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query
from starlette.responses import Response

from application import rule_sheet
from application.access import Action
from application.ledger import Receipt, today
from application.projections.board import Entry
from application.projections.books import PLACES
from application.projections.place import PlaceRow
from application.rule_sheet import RuleSheet
from application.views import Place
from interface.http.answers import answer, created, recorded
from interface.http.door import App, Known, recognised
from interface.http.intent import Change, founding
from interface.http.places import below, children, place_id, place_ids
from interface.http.reading import Look, one, reached
from interface.http.routing import LEDGER, JsonRequest, router
from interface.http.schemas.jurisdiction import (
    AdoptPolicy,
    AskingPlaces,
    AskingRules,
    CloseJurisdiction,
    EstablishJurisdiction,
    IssuePolicy,
    MergeJurisdiction,
    MoveJurisdiction,
    RecodeJurisdiction,
    RenameJurisdiction,
    ReorganiseJurisdiction,
    SetPolicy,
    SplitJurisdiction,
)
from interface.http.schemas.query import AskingPast

TAG = "行政区"
tree = router("/v1/jurisdictions", TAG)
routes = router(LEDGER, TAG)


@dataclass(frozen=True, slots=True)
class Places:
    """行政区列表，按代码排列。"""

    entries: list[Place]


@tree.get("", response_model=Places, dependencies=[Depends(recognised)])
async def listed(query: Annotated[AskingPlaces, Query()], app: App) -> Response:
    """行政区目录：某地的下级，或最上层"""
    return answer(Places(await below(app, query.parent, query.on)))


@tree.post("", status_code=201, response_model=Receipt)
async def establish(
    body: EstablishJurisdiction, app: App, person: Known, request: JsonRequest
) -> Response:
    """设立"""
    intent, parent = await founding(request, person, body)
    predecessors = await place_ids(app, "predecessors", body.predecessors)
    facts = body.facts("parent") | {"parent_id": parent.id, "predecessors": predecessors}
    return created("", await app.jurisdictions.establish(intent, **facts))


@routes.get("", response_model=Entry[PlaceRow])
async def shown(query: Annotated[AskingPast, Query()], app: App, look: Look) -> Response:
    """行政区：名称、代码、隶属、规定"""
    return await one(app, PLACES, look, look.place.id, query)


@routes.post("/rename", response_model=Receipt)
async def rename(body: RenameJurisdiction, app: App, intent: Change) -> Response:
    """更名"""
    return recorded(await app.jurisdictions.rename(intent, **body.facts()))


@routes.post("/recode", response_model=Receipt)
async def recode(body: RecodeJurisdiction, app: App, intent: Change) -> Response:
    """代码变更"""
    return recorded(await app.jurisdictions.recode(intent, **body.facts()))


@routes.post("/move", response_model=Receipt)
async def move(body: MoveJurisdiction, app: App, intent: Change) -> Response:
    """改变隶属"""
    parent_id = await place_id(app, "parent", body.parent)
    return recorded(await app.jurisdictions.move(intent, parent_id=parent_id, on=body.on))


@routes.post("/reorganise", response_model=Receipt)
async def reorganise(body: ReorganiseJurisdiction, app: App, intent: Change) -> Response:
    """改设"""
    return recorded(await app.jurisdictions.reorganise(intent, **body.facts()))


@routes.post("/merge", response_model=Receipt)
async def merge(body: MergeJurisdiction, app: App, intent: Change) -> Response:
    """并入"""
    into_id = await place_id(app, "into", body.into)
    return recorded(await app.jurisdictions.merge(intent, into_id=into_id, on=body.on))


@routes.post("/split", response_model=Receipt)
async def split(body: SplitJurisdiction, app: App, intent: Change) -> Response:
    """分设"""
    into_ids = await place_ids(app, "into", body.into)
    return recorded(await app.jurisdictions.split(intent, into_ids=into_ids, on=body.on))


@routes.post("/close", response_model=Receipt)
async def close(body: CloseJurisdiction, app: App, intent: Change) -> Response:
    """撤销"""
    return recorded(await app.jurisdictions.close(intent, **body.facts()))


@routes.get("/policy", response_model=RuleSheet)
async def rules(query: Annotated[AskingRules, Query()], app: App, look: Look) -> Response:
    """规定一览：某日的每一条规定，值、依据和出处"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    entry = await app.boards.one(PLACES, look.place.id, look.place.id, as_of=query.as_of)
    return answer(rule_sheet.of_place(entry.row, query.on or today()))


@routes.post("/policy", response_model=Receipt)
async def policy(body: SetPolicy, app: App, intent: Change) -> Response:
    """定规"""
    return recorded(await app.jurisdictions.set_policy(intent, **body.facts()))


@routes.post("/policy/adopt", response_model=Receipt)
async def adopt_policy(body: AdoptPolicy, app: App, intent: Change) -> Response:
    """采用规定集"""
    return recorded(await app.jurisdictions.adopt_policy(intent, **body.facts()))


@routes.post("/policy/issue", response_model=Receipt)
async def issue_policy(body: IssuePolicy, app: App, intent: Change) -> Response:
    """印发规定：下级自动收到，锁定的不能改"""
    to = await children(app, intent, body.children)
    facts = body.facts("children") | {"to": to}
    return recorded(await app.jurisdictions.issue_policy(intent, **facts))
