"""Commands about deputies: their duty files, and the end of a term."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import typer

from application import identity
from application.duty_file import NAMES, DutyFile, Part
from application.duty_file import duty_file as read_file
from application.duty_file.done import Done
from application.end_of_term import Act, Outcome
from application.onboarding import intent
from infrastructure.bootstrap import Service
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.problems import sentence_of
from interface.http.sentences import in_chinese

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def register(app: typer.Typer) -> None:
    app.command()(duty_file)
    app.command()(end_term)


def duty_file(
    code: Code,
    id: Annotated[UUID, typer.Argument(help="代表的 id")],
    year: Annotated[
        int | None, typer.Option(min=1949, max=2199, help="只看哪一年；不写为整个任期")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="最多几条")] = 50,
    *,
    json: AsJson = False,
) -> None:
    """一名代表的履职档案：按年汇总，逐条列出，连到各自的记录。"""

    async def work(service: Service) -> DutyFile:
        place = await service.container.directory.find(code)
        return await read_file(
            service.container.boards,
            place.id,
            id,
            from_on=date(year, 1, 1) if year else None,
            to_on=date(year, 12, 31) if year else None,
            limit=limit,
        )

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show(found)


def end_term(
    code: Code,
    congress: Annotated[str, typer.Option(help="哪一届，如 清苑区第十七届人民代表大会")],
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="届满之日")],
) -> None:
    """换届：终止一届的全部代表职务，未了的事逐件结转或者了结；中断了再执行一次即可。"""

    async def work(service: Service) -> list[Outcome]:
        place = await service.container.directory.find(code)
        await service.worker.drain()
        wish = intent(place.id, identity.named(place.id, "end-term", congress, on.date()), {})
        ended = await service.container.end_of_term.end(Act(wish, congress, "", on.date()))
        told = [each async for some in ended for each in some]
        await service.worker.drain()
        return told

    told = run(work)
    for each in told:
        if each.refusal:
            out.print(f"{each.name}　没有终止：{sentence_of(each.refusal)}")
        for matter in (it for it in each.settled if it.refusal):
            assert matter.refusal
            out.print(f"{each.name}　{matter.matter.title}：{sentence_of(matter.refusal)}")
    ended = [each for each in told if not each.refusal]
    settled = [it for each in ended for it in each.settled if not it.refusal]
    out.print(f"终止职务 {len(ended)} 个，了结或者结转 {len(settled)} 件")


def _show(found: DutyFile) -> None:
    out.print(f"[bold]{found.name}[/bold]　{in_chinese(found.status, 'deputy')}")
    for each in found.years:
        counts = "，".join(
            f"{NAMES[Part(part)]} {count}"
            for part, count in each.counts.items()
            if part in set(Part)
        )
        out.print(f"{each.year} 年：{counts}", soft_wrap=True)
    out.print(table(("日期", "事项", "内容", "状态", "记录"), map(_line, found.entries)))
    out.print(f"共 {found.total} 条")


def _line(entry: Done) -> tuple[object, ...]:
    state = in_chinese(entry.state, entry.noun) if entry.state else ""
    kind = NAMES[Part(entry.part)] + (f"（{entry.kind}）" if entry.kind else "")
    return entry.on, kind, entry.title, state, entry.id
