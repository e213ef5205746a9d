"""分组方案"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.grouping import Fate, candidates
from application.ledger import Intent, Receipt
from application.projections.board import Entry
from application.projections.books import GROUPINGS
from application.projections.grouping_board import GroupingRow
from domain.shared.errors import DomainError
from interface.http.answers import Lines, created, lines, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.problems import sentence_of
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.grouping import (
    AdoptGrouping,
    DiscardGrouping,
    GroupingList,
    MergeDrafts,
    MoveDeputies,
    ProposeGrouping,
    RenameDraft,
    SplitDraft,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/groupings", "分组方案")


@dataclass(frozen=True, slots=True)
class GroupFate:
    """方案里一个小组的结果：已组建的有回执，没有组建的有代号与说明。"""

    group_id: UUID
    name: str
    receipt: Receipt | None
    code: str
    detail: str


@routes.get("", response_model=Sheet[GroupingRow])
async def listed(query: Annotated[GroupingList, Query()], app: App, look: Look) -> Response:
    """分组方案列表"""
    return await page(app, GROUPINGS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def propose(body: ProposeGrouping, app: App, intent: Wish) -> Response:
    """拟订：把登记在本地、在任而还没有编组的代表编成小组，逐组说明理由"""
    intent.must(Action.KEEP_DEPUTIES)
    id, ledger = body.id_under(intent.command_id), intent.jurisdiction_id
    people, position = await candidates(app.boards, ledger, body.kind, body.on)
    facts = body.facts() | {"candidates": people, "position": position}
    return created("groupings", await app.groupings.propose(intent, id, **facts))


@routes.get("/{grouping_id}", response_model=Entry[GroupingRow])
async def shown(
    grouping_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个分组方案：每组是谁、为什么，谁没有编入、为什么"""
    return await one(app, GROUPINGS, look, grouping_id, query)


@routes.post("/{grouping_id}/move", response_model=Receipt)
async def move(grouping_id: UUID, body: MoveDeputies, app: App, intent: Change) -> Response:
    """调整"""
    return recorded(await app.groupings.move(intent, grouping_id, **body.facts()))


@routes.post("/{grouping_id}/merge", response_model=Receipt)
async def merge(grouping_id: UUID, body: MergeDrafts, app: App, intent: Change) -> Response:
    """合并"""
    return recorded(await app.groupings.merge(intent, grouping_id, **body.facts()))


@routes.post("/{grouping_id}/split", response_model=Receipt)
async def split(grouping_id: UUID, body: SplitDraft, app: App, intent: Change) -> Response:
    """拆分"""
    return recorded(await app.groupings.split(intent, grouping_id, **body.facts()))


@routes.post("/{grouping_id}/rename", response_model=Receipt)
async def rename(grouping_id: UUID, body: RenameDraft, app: App, intent: Change) -> Response:
    """改名"""
    return recorded(await app.groupings.rename(intent, grouping_id, **body.facts()))


@routes.post("/{grouping_id}/discard", response_model=Receipt)
async def discard(
    grouping_id: UUID, body: DiscardGrouping, app: App, intent: Change
) -> Response:
    """放弃"""
    return recorded(await app.groupings.discard(intent, grouping_id, **body.facts()))


@routes.post(
    "/{grouping_id}/adopt",
    status_code=201,
    response_class=Lines,
    responses={201: {"model": GroupFate}},
)
async def adopt(grouping_id: UUID, body: AdoptGrouping, app: App, intent: Wish) -> Response:
    """通过，并逐组组建：一行一组，先办成的先告知；再发一次，只补没有办成的"""
    groups = await app.groupings.adopt(intent, grouping_id, **body.facts())
    return Lines(_fates(app, intent, groups), 201)


async def _fates(
    app: Container, intent: Intent, groups: list[dict[str, Any]]
) -> AsyncIterator[bytes]:
    async for told in app.groupings.form_all(intent, groups):
        fates = [_fate(each) for each in told]
        yield lines(fates)


def _fate(it: Fate) -> GroupFate:
    if isinstance(it.outcome, DomainError):
        code, detail = it.outcome.code(), sentence_of(it.outcome)
        return GroupFate(it.group_id, it.name, None, code, detail)
    return GroupFate(it.group_id, it.name, it.outcome, "", "")
