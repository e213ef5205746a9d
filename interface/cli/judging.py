"""Commands for what was inspected and who is commended: inspection, evaluation."""

from typing import Annotated, Any
from uuid import UUID

import typer

from application.paging import every
from application.projections.board import Entry
from application.projections.books import EVALUATIONS, INSPECTIONS
from application.projections.evaluation_register import EvaluationRow
from application.projections.inspection_board import InspectionRow
from infrastructure.bootstrap import Service
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

inspections = typer.Typer(
    help="督导检查：查了哪些单位、什么问题没有整改好。", no_args_is_help=True
)
evaluations = typer.Typer(help="考评：进行到哪一步、名次。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def register(app: typer.Typer) -> None:
    app.add_typer(inspections, name="inspection")
    app.add_typer(evaluations, name="evaluation")


@inspections.command("list")
def inspected(
    code: Code,
    unit: Annotated[str, typer.Option(help="只看哪个单位的")] = "",
    *,
    left: Annotated[bool, typer.Option("--open", help="只看还有问题的")] = False,
    json: AsJson = False,
) -> None:
    """检查过的单位：得分，发现几个问题，还有几个没有整改好。"""

    async def work(service: Service) -> list[Entry[InspectionRow]]:
        place = await service.container.directory.find(code)
        return [
            each
            async for each in every(service.container.boards, INSPECTIONS, place.id)
            if not each.row.voided
            and unit in {"", each.row.unit}
            and (each.row.open or not left)
        ]

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    columns = ("检查", "单位", "督导组", "得分", "问题", "未整改好", "id")
    out.print(table(columns, map(_inspected, found)))
    out.print(f"共 {len(found)} 次")


@inspections.command("show")
def inspection(
    code: Code,
    id: Annotated[UUID, typer.Argument(help="检查记录的 id")],
    *,
    json: AsJson = False,
) -> None:
    """一次检查：逐个问题，要求怎样、哪天到期、怎样整改的。"""

    async def work(service: Service) -> InspectionRow:
        place = await service.container.directory.find(code)
        return (await service.container.boards.one(INSPECTIONS, place.id, id)).row

    row = run(work, quiet=json)
    if json:
        print_json(row)
        return
    voided = "　已作废" if row.voided else ""
    score = f"{row.score}/{row.full} 分"
    out.print(f"[bold]{row.unit}[/bold]　{row.held_on}　{row.team}　{score}{voided}")
    findings = (
        (each["number"], each["text"], in_chinese(each["state"]), each["due_on"], _done(each))
        for each in row.findings
    )
    out.print(table(("号", "问题", "到了哪一步", "到期", "怎样整改"), findings))


@evaluations.command("list")
def evaluated(code: Code, *, json: AsJson = False) -> None:
    """本级的考评：对象几个，核实几个，公布了没有。"""

    async def work(service: Service) -> list[Entry[EvaluationRow]]:
        place = await service.container.directory.find(code)
        found = every(service.container.boards, EVALUATIONS, place.id)
        return [each async for each in found]

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    rows = (
        (row.title, row.year, len(row.subjects), _verified(row), row.published_on, each.id)
        for each in found
        for row in [each.row]
    )
    out.print(table(("名称", "年度", "推荐", "已核实", "公布", "id"), rows))
    out.print(f"共 {len(found)} 次")


@evaluations.command("standings")
def ranked(
    code: Code,
    id: Annotated[UUID, typer.Argument(help="考评的 id")],
    edition: Annotated[
        int | None, typer.Option(min=1, help="按评分办法的哪一版；不写则按启动时的一版")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """名次：按任何一版评分办法从各项的数重算。"""

    async def work(service: Service) -> list[dict[str, Any]]:
        place = await service.container.directory.find(code)
        return await service.container.evaluations.standings(place.id, id, edition)

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    rows = (
        (each["rank"], each["name"], each["total"], each["band"], _place(each))
        for each in found
    )
    out.print(table(("名次", "名称", "得分", "等次", ""), rows))


def _inspected(entry: Entry[InspectionRow]) -> tuple[object, ...]:
    row = entry.row
    score, found = f"{row.score}/{row.full}", len(row.findings)
    return row.held_on, row.unit, row.team, score, found, row.open, entry.id


def _done(finding: dict[str, Any]) -> str:
    on = finding["rectified_on"]
    return f"{on} {finding['rectification']}" if on else finding["demand"]


def _verified(row: EvaluationRow) -> int:
    return sum(each["state"] == "verified" for each in row.subjects)


def _place(result: dict[str, Any]) -> str:
    states = {"excluded": "只评分", "tied": "名额线上并列", "within": "名额以内"}
    return next((name for key, name in states.items() if result[key]), "")
