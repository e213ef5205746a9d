"""Commands that show figures: rollup, evidence, demo, run."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.table import Table

from application.computed import Base
from application.opening import Below, below, terms
from application.projections.books import BOARDS, CAMPAIGNS
from application.scenario.comparing import Comparison
from application.views import AsOf, Directory, EvidencePage, Rollup
from domain.shared.errors import NotFound
from infrastructure.bootstrap import Service
from infrastructure.settings import read
from interface.cli import serving
from interface.cli.comparing import comparisons, show
from interface.cli.keeping import a_day, load_into, open_scenario
from interface.cli.running import err, out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

SCENARIOS = Path(__file__).parents[2] / "deploy" / "scenarios"


def register(app: typer.Typer) -> None:
    app.command()(rollup)
    app.command()(evidence)
    app.command()(demo)
    app.command("run")(run_demo)


def rollup(
    code: Annotated[str, typer.Argument(help="行政区代码或 id")],
    campaign: Annotated[
        str | None, typer.Option(help="活动名称或 id；不写则显示常规指标")
    ] = None,
    on: Annotated[str | None, typer.Option(help="截至业务日期，如 2024-09-30")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="按当时所知：台账位置、日期或时刻 2024-10-01T09:00")
    ] = None,
    tree: Annotated[str, typer.Option(help="today 今天的区划，then 当时的区划")] = "today",
    *,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
) -> None:
    """显示一个行政区的汇总数、下级各数、谁未报送和位置向量。"""

    async def work(service: Service) -> tuple[Rollup, dict[UUID, str]]:
        place = await service.container.directory.find(code)
        campaign_id = await campaign_of(service, place.id, campaign) if campaign else None
        found = await service.container.rollups.read(
            place.id,
            campaign_id,
            on=a_day(on),
            as_of=AsOf.read(as_of) if as_of else None,
            tree=tree,
        )
        return found, await _names(service.container.directory, found)

    found, names = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show(found, names)


def evidence(
    code: Annotated[str, typer.Argument(help="行政区代码或 id")],
    indicator: Annotated[str, typer.Argument(help="指标的代号，如 activities")],
    campaign: Annotated[
        str | None, typer.Option(help="活动名称或 id；不写则为常规指标")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="一页几条")] = 50,
    page: Annotated[int, typer.Option(min=1, help="第几页")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
) -> None:
    """一个数由本级的哪些记录构成，新的在前；不显示记录的内容。各下级有多少，到哪里打开。"""

    async def work(service: Service) -> tuple[EvidencePage, list[Below], list[str]]:
        place = await service.container.directory.find(code)
        campaign_id = await campaign_of(service, place.id, campaign) if campaign else None
        found, rollups = EvidencePage([], None), service.container.rollups
        for number in range(page):
            if number and found.next is None:
                return EvidencePage([], None), [], []
            found = await rollups.evidence(
                place.id, campaign_id, indicator, before=found.next, limit=limit
            )
        asked, app = (place.id, campaign_id, indicator), service.container
        under = await below(rollups, app.directory, *asked)
        return found, under, await terms(app.boards, *asked)

    found, under, made_of = run(work, quiet=json)
    lines = [(it.on, _noun(it.board), it.amount, it.id) for it in found.entries]
    if json:
        names = ("on", "noun", "amount", "id")
        print_json([dict(zip(names, line, strict=True)) for line in lines])
        return
    out.print(table(("日期", "记录", "加多少", "id"), lines))
    more = f"，还有更多，请写 --page {page + 1}" if found.next else ""
    out.print(f"共 {len(lines)} 条{more}")
    if made_of:
        out.print(f"由这些指标算出，请逐个打开：{'、'.join(dict.fromkeys(made_of))}")
    for each in under:
        of = f" --campaign {each.campaign_id}" if each.campaign_id else ""
        out.print(f"{each.name} {each.value}：renda evidence {each.code} {indicator}{of}")


def _noun(board: str) -> str:
    return in_chinese(next(each.noun for each in BOARDS if each.table == board))


def demo(
    *, json: Annotated[bool, typer.Option("--json", help="以 JSON 数组输出")] = False
) -> None:
    """装载五份文件的情景，逐项比较公布数与算出数；有一项不符则退出码为 1。"""
    rows = run(load_and_compare, quiet=json)
    if json:
        print_json(rows)
    else:
        show(rows)
    if not rows or not all(row.equal for row in rows):
        raise typer.Exit(1)


def run_demo() -> None:
    """装载演示数据并启动服务。"""
    run(load_and_compare)
    settings = read()
    err.print(f"==> 演示数据已就绪；服务在 http://{settings.host}:{settings.port}")
    serving.serve(with_worker=True)


async def load_and_compare(service: Service) -> list[Comparison]:
    """Every scenario of deploy/scenarios, then every published figure beside the computed."""
    scenarios = [open_scenario(path) for path in sorted(SCENARIOS.glob("*.yaml"))]
    for scenario in scenarios:
        await load_into(service, scenario)
    return await comparisons(service, scenarios)


def _show(found: Rollup, names: dict[UUID, str]) -> None:
    shown = Table(title=f"{found.name}　{found.title}", title_justify="left")
    shown.add_column("指标")
    shown.add_column("合计", justify="right")
    shown.add_column("本级", justify="right")
    shown.add_column("下级")
    shown.add_column("申报")
    for each in found.figures:
        shown.add_row(
            each.name,
            _said(each.value, each.base, f" {each.unit}"),
            _said(each.own, each.own_base),
            "、".join(
                f"{names[part.child_id]} {_said(part.value, part.base)}" for part in each.parts
            ),
            "、".join(one.literal for one in each.declared),
        )
    out.print(shown)
    if found.missing:
        out.print("未报送：" + "、".join(names[each] for each in found.missing))
    boundary = "今天的区划" if found.tree == "today" else "当时的区划"
    out.print(
        f"按{boundary}；含本级台账至位置 {found.vector.position}，"
        f"下级台账 {len(found.vector.below)} 本；向量 {found.vector.digest[:16]}",
        style="dim",
    )


def _said(value: int, rate: Base | None, unit: str = "") -> str:
    """A count; a rate as its percentage and both its counts, nothing of nothing as a dash."""
    if rate is None:
        return f"{value}{unit}"
    if rate.percent is None:
        return "—"
    return f"{rate.percent}%（{rate.numerator}/{rate.denominator}）"


async def _names(directory: Directory, found: Rollup) -> dict[UUID, str]:
    wanted = {each.child_id for each in found.children} | {
        part.child_id for figure in found.figures for part in figure.parts
    }
    return {each: (await directory.place(each)).name for each in wanted}


async def campaign_of(service: Service, jurisdiction_id: UUID, wanted: str) -> UUID:
    page = await service.container.boards.page(CAMPAIGNS, jurisdiction_id, limit=200)
    for entry in page.entries:
        if wanted in {entry.row.title, str(entry.id)}:
            return entry.id
    raise NotFound(kind="campaign", id=wanted)
