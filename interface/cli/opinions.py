"""Commands for opinions: the list of a place, and the slip with the follow code."""

from typing import Annotated
from uuid import UUID, uuid4

import typer

from application import identity
from application.access import Action
from application.follow import Issued
from application.ledger import Intent, today
from application.projections.board import Entry
from application.projections.books import OPINIONS
from application.projections.opinion_board import OpinionRow
from application.views import Page
from domain.opinion import Status
from infrastructure.bootstrap import Service
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]


def register(app: typer.Typer) -> None:
    app.command()(opinions)
    app.command()(opinion_code)


def opinions(
    code: Code,
    status: Annotated[Status | None, typer.Option(help="只看哪一步的")] = None,
    unit: Annotated[str | None, typer.Option(help="只看哪个单位承办的")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="最多几行")] = 50,
    *,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
) -> None:
    """群众意见：到了哪一步、谁在办，新的在前；没有群众的姓名和电话。"""
    where = {"status": status, "unit": unit}

    async def work(service: Service) -> Page[OpinionRow]:
        place = await service.container.directory.find(code)
        asked = {name: str(value) for name, value in where.items() if value}
        return await service.container.boards.page(OPINIONS, place.id, where=asked, limit=limit)

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show(found)


def opinion_code(code: Code, id: Annotated[UUID, typer.Argument(help="意见的 id")]) -> None:
    """发给群众的查询码；先前发的就不能用了。"""

    async def work(service: Service) -> Issued:
        place = await service.container.directory.find(code)
        wish = Intent(place.id, identity.NAMESPACE, frozenset(Action), uuid4(), b"cli", today())
        issued = await service.container.following.issue(wish, id, on=today())
        await service.worker.drain()
        return issued

    found = run(work)
    out.print(f"查询码：[bold]{found.code}[/bold]（只显示这一次）", highlight=False)


def _show(found: Page[OpinionRow]) -> None:
    columns = ("听取", "事由", "到了哪一步", "谁在办", "id")
    out.print(table(columns, map(_line, found.entries)))
    more = "，还有更多，请写 --status、--unit 或者 --limit" if found.next else ""
    out.print(f"共 {len(found.entries)} 条{more}")


def _line(entry: Entry[OpinionRow]) -> tuple[object, ...]:
    row = entry.row
    return row.heard_on, row.title, in_chinese(row.status, "opinion"), row.unit, entry.id
