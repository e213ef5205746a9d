"""代表小组"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.behind import BehindSheet, behind
from application.behind_below import BehindBelow, behind_below
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import GROUPS
from application.projections.deputy_group_register import DeputyGroupRow
from interface.http.answers import answer, created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page, reached
from interface.http.routing import LEDGER, router
from interface.http.schemas.deputy_group import (
    AskingBehind,
    ChooseConvener,
    DisbandSquad,
    DissolveGroup,
    FormGroup,
    FormSquad,
    GroupList,
    JoinGroup,
    LeaveGroup,
    MergeGroup,
    NameOfficers,
    RenameGroup,
    SplitGroup,
    TransferMember,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/deputy-groups", "代表小组")


@routes.get("", response_model=Sheet[DeputyGroupRow])
async def listed(query: Annotated[GroupList, Query()], app: App, look: Look) -> Response:
    """代表小组列表"""
    return await page(app, GROUPS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def form(body: FormGroup, app: App, intent: Wish) -> Response:
    """组建"""
    id = body.id_under(intent.command_id)
    return created("deputy-groups", await app.deputy_groups.form(intent, id, **body.facts()))


@routes.get("/behind", response_model=BehindSheet)
async def lagging(query: Annotated[AskingBehind, Query()], app: App, look: Look) -> Response:
    """谁落后：今年到这一天为止，活动少于本地规定的小组和代表"""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return answer(await behind(app.boards, app.attendance, look.place.id, query.day()))


@routes.get("/behind/below", response_model=BehindBelow)
async def lagging_below(
    query: Annotated[AskingBehind, Query()], app: App, look: Look
) -> Response:
    """落后小组汇总：今年到这一天为止，本级和各下级各有几个小组活动少于规定"""
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)
    found = await behind_below(app.directory, app.attendance, look.place.id, query.day())
    return answer(found)


@routes.get("/{group_id}", response_model=Entry[DeputyGroupRow])
async def shown(
    group_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个代表小组：成员、召集人、小分队"""
    return await one(app, GROUPS, look, group_id, query)


@routes.post("/{group_id}/convener", response_model=Receipt)
async def choose_convener(
    group_id: UUID, body: ChooseConvener, app: App, intent: Change
) -> Response:
    """推选召集人"""
    return recorded(await app.deputy_groups.choose_convener(intent, group_id, **body.facts()))


@routes.post("/{group_id}/officers", response_model=Receipt)
async def name_officers(
    group_id: UUID, body: NameOfficers, app: App, intent: Change
) -> Response:
    """推选、指定召集人、组长、副组长、资料员"""
    return recorded(await app.deputy_groups.name_officers(intent, group_id, **body.facts()))


@routes.post("/{group_id}/squads", response_model=Receipt)
async def form_squad(group_id: UUID, body: FormSquad, app: App, intent: Change) -> Response:
    """编成活动小分队"""
    return recorded(await app.deputy_groups.form_squad(intent, group_id, **body.facts()))


@routes.post("/{group_id}/squads/disband", response_model=Receipt)
async def disband_squad(
    group_id: UUID, body: DisbandSquad, app: App, intent: Change
) -> Response:
    """撤销活动小分队"""
    return recorded(await app.deputy_groups.disband_squad(intent, group_id, **body.facts()))


@routes.post("/{group_id}/members", response_model=Receipt)
async def join(group_id: UUID, body: JoinGroup, app: App, intent: Change) -> Response:
    """加入"""
    return recorded(await app.deputy_groups.join(intent, group_id, **body.facts()))


@routes.post("/{group_id}/members/leave", response_model=Receipt)
async def leave(group_id: UUID, body: LeaveGroup, app: App, intent: Change) -> Response:
    """退出"""
    return recorded(await app.deputy_groups.leave(intent, group_id, **body.facts()))


@routes.post("/{group_id}/members/transfer", response_model=Receipt)
async def transfer(group_id: UUID, body: TransferMember, app: App, intent: Change) -> Response:
    """调整到别的小组"""
    return recorded(await app.deputy_groups.transfer(intent, group_id, **body.facts()))


@routes.post("/{group_id}/rename", response_model=Receipt)
async def rename(group_id: UUID, body: RenameGroup, app: App, intent: Change) -> Response:
    """更名"""
    return recorded(await app.deputy_groups.rename(intent, group_id, **body.facts()))


@routes.post("/{group_id}/split", status_code=201, response_model=Receipt)
async def split(group_id: UUID, body: SplitGroup, app: App, intent: Wish) -> Response:
    """分设：一部分成员另组一个小组"""
    id = body.id_under(intent.command_id)
    facts = body.facts()
    receipt = await app.deputy_groups.split(intent, id, out_of=group_id, **facts)
    return created("deputy-groups", receipt)


@routes.post("/{group_id}/merge", response_model=Receipt)
async def merge(group_id: UUID, body: MergeGroup, app: App, intent: Change) -> Response:
    """并入别的小组"""
    return recorded(await app.deputy_groups.merge(intent, group_id, **body.facts()))


@routes.post("/{group_id}/dissolve", response_model=Receipt)
async def dissolve(group_id: UUID, body: DissolveGroup, app: App, intent: Change) -> Response:
    """撤销"""
    return recorded(await app.deputy_groups.dissolve(intent, group_id, **body.facts()))
