"""Commands for deputy groups: groups propose, groups show, groups adopt, groups behind."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer

from application import identity
from application.access import Action
from application.behind import BehindSheet, Laggard, behind
from application.behind_below import BehindBelow, behind_below
from application.grouping import Fate, candidates
from application.ledger import Intent, today
from application.projections.books import GROUPINGS
from application.projections.grouping_board import GroupingRow
from domain.shared.errors import DomainError
from infrastructure.bootstrap import Service
from interface.cli.keeping import a_day
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.problems import sentence_of
from interface.http.sentences import in_chinese

groups = typer.Typer(help="代表小组：拟订分组、通过、谁落后。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
GroupingId = Annotated[UUID, typer.Argument(help="分组方案的 id")]
On = Annotated[str | None, typer.Option(help="哪一天，如 2024-09-30；不写则为今天")]
Below = Annotated[bool, typer.Option("--below", help="各下级各有几个小组落后，只有数")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def register(app: typer.Typer) -> None:
    app.add_typer(groups, name="groups")


@groups.command("propose")
def propose(
    code: Code,
    kind: Annotated[str, typer.Option(help="area、trade、mixed 或 professional")],
    count: Annotated[
        int | None, typer.Option(min=1, help="编几个小组；不写则按适宜人数")
    ] = None,
    on: On = None,
) -> None:
    """拟订分组方案：在任而没有编组的代表编成小组，逐组说明理由。"""
    day = a_day(on) or today()

    async def work(service: Service) -> tuple[UUID, GroupingRow]:
        app = service.container
        place = await app.directory.find(code)
        people, position = await candidates(app.boards, place.id, kind, day)
        id = uuid4()
        facts = {"kind": kind, "position": position, "count": count}
        await app.groupings.propose(_wish(place.id), id, candidates=people, on=day, **facts)
        await service.worker.drain()
        return id, (await app.boards.one(GROUPINGS, place.id, id)).row

    id, row = run(work)
    _show(row)
    out.print(f"分组方案 {id}", soft_wrap=True)


@groups.command("show")
def show(code: Code, id: GroupingId, *, json: AsJson = False) -> None:
    """一个分组方案：每组是谁、为什么，谁没有编入、为什么。"""

    async def work(service: Service) -> GroupingRow:
        place = await service.container.directory.find(code)
        return (await service.container.boards.one(GROUPINGS, place.id, id)).row

    row = run(work, quiet=json)
    if json:
        print_json(row)
    else:
        _show(row)


@groups.command("adopt")
def adopt(
    code: Code,
    id: GroupingId,
    by: Annotated[str, typer.Option(help="由谁通过，如 主任会议")],
    basis: Annotated[str, typer.Option(help="编组的原则")] = "",
    on: On = None,
) -> None:
    """通过分组方案并逐组组建；可重复执行，只补没有办成的。"""
    day = a_day(on) or today()

    async def work(service: Service) -> list[Fate]:
        app = service.container
        place = await app.directory.find(code)
        wish = _wish(place.id, identity.named(id, "adopted"))
        drafts = await app.groupings.adopt(wish, id, by=by, basis=basis, on=day)
        fates = [each async for some in app.groupings.form_all(wish, drafts) for each in some]
        await service.worker.drain()
        return fates

    fates = run(work)
    refused = [each for each in fates if isinstance(each.outcome, DomainError)]
    for each in refused:
        assert isinstance(each.outcome, DomainError)
        out.print(f"{each.name}：{sentence_of(each.outcome)}", soft_wrap=True)
    out.print(
        f"共 {len(fates)} 个小组，组建 {len(fates) - len(refused)}，未组建 {len(refused)}"
    )


@groups.command("behind")
def lagging(code: Code, on: On = None, *, below: Below = False, json: AsJson = False) -> None:
    """谁落后：今年到这一天为止，活动少于本地规定的小组和代表。"""
    day = a_day(on) or today()
    if below:
        _show_below(code, day, json=json)
        return

    async def work(service: Service) -> BehindSheet:
        app = service.container
        place = await app.directory.find(code)
        return await behind(app.boards, app.attendance, place.id, day)

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    columns = ("", "名称", "全年", "应有", "已有", "还差", "依据")
    out.print(table(columns, map(_lag, found.lines)))
    out.print(f"{found.year} 年到 {found.on} 为止，落后的共 {len(found.lines)} 个")


def _show_below(code: str, day: date, *, json: bool) -> None:
    async def work(service: Service) -> BehindBelow:
        app = service.container
        place = await app.directory.find(code)
        return await behind_below(app.directory, app.attendance, place.id, day)

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    rows = [("本级台账", found.own_groups, found.own_behind)]
    rows += [(each.name, each.groups, each.behind) for each in found.children]
    out.print(table(("", "小组", "落后"), rows))
    out.print(f"{found.year} 年到 {day} 为止，小组 {found.groups} 个，落后 {found.behind} 个")


def _lag(line: Laggard) -> tuple[object, ...]:
    who = "小组" if line.who == "group" else "代表"
    return who, line.name, line.minimum, line.due, line.held, line.missing, line.basis


def _wish(jurisdiction_id: UUID, command_id: UUID | None = None) -> Intent:
    everything: Any = frozenset(Action)
    id = command_id or uuid4()
    return Intent(jurisdiction_id, identity.NAMESPACE, everything, id, b"cli", today())


def _show(row: GroupingRow) -> None:
    told = (
        (each["number"], each["name"], len(each["members"]), each["why"]) for each in row.groups
    )
    out.print(table(("号", "小组", "人数", "理由"), told, show_lines=True))
    left = len(row.leftovers)
    out.print(f"{in_chinese(row.kind)} {len(row.groups)} 个，没有编入的代表 {left} 名")
    for why in dict.fromkeys(each["why"] for each in row.leftovers):
        out.print(f"  {why}", soft_wrap=True)
