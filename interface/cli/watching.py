"""Commands that keep an eye on suggestions: what is due, promised, found, told, reported."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import typer
from rich.table import Table

from application import deadlines as clocks
from application.due_sheet import Colour, Deadline, DueLines
from application.handling_report import HandlingReport, report
from application.ledger import today
from application.projections.board import Entry
from application.projections.suggestion_board import SuggestionRow
from application.promises import PromiseLine, PromisePage
from application.suggestion_history import SuggestionHistory
from application.suggestion_search import Hits, words_of
from infrastructure.bootstrap import Service
from interface.cli.keeping import a_day
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
SuggestionId = Annotated[UUID, typer.Argument(help="建议的 id")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]

COLOURS = {Colour.GREEN: "正常", Colour.AMBER: "临近", Colour.RED: "逾期"}
STYLES = {Colour.GREEN: "", Colour.AMBER: "yellow", Colour.RED: "red"}
HOW = {
    "met": "已办到",
    "replaced": "已另定期限",
    "handed_on": "已改由别的单位承办",
    "withdrawn": "已撤回、作废或者撤销",
    "lapsed": "逾期未反馈",
    "passed": "时限已过",
    "kept": "已兑现",
    "failed": "没有兑现",
}
WEEKDAYS = "一二三四五六日"
PROMISED = {"open": "没有兑现", "kept": "已兑现", "failed": "未能兑现"}


class PromiseState(StrEnum):
    """Which promises to list."""

    OPEN = "open"
    KEPT = "kept"
    FAILED = "failed"
    ALL = "all"


def register(app: typer.Typer) -> None:
    app.command()(due)
    app.command()(deadlines)
    app.command()(search)
    app.command()(suggestion_history)
    app.command()(promises)
    app.command()(handling_report)
    app.command()(remind)


def due(
    code: Code,
    who: Annotated[
        str | None, typer.Option(help="只看谁的：承办单位名称，或 office（代表工作机构）")
    ] = None,
    days: Annotated[int, typer.Option(min=0, max=366, help="今后多少天之内到期")] = 30,
    limit: Annotated[int, typer.Option(min=1, max=200, help="最多几行")] = 50,
    *,
    json: AsJson = False,
) -> None:
    """到期一览：逾期的在前，临近的其次。"""

    async def work(service: Service) -> DueLines:
        app = service.container
        place = await app.directory.find(code)
        return await clocks.due(
            app.boards,
            app.due_sheet,
            place.id,
            today=today(),
            days=days,
            who=who,
            limit=limit,
        )

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show_due(found)


def deadlines(code: Code, id: SuggestionId, *, json: AsJson = False) -> None:
    """逐日说明一件建议的每个期限：从哪天起算，哪些天不计，到哪天为止，依据什么。"""

    async def work(service: Service) -> list[Deadline]:
        place = await service.container.directory.find(code)
        return await clocks.clocks(service.container.boards, place.id, id, today())

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    if not found:
        out.print("这件建议没有期限")
    for each in found:
        _explain(each)


def search(
    code: Code,
    words: Annotated[list[str], typer.Argument(help="要找的词，每个至少两个字，须全部找到")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="最多几行")] = 20,
    *,
    json: AsJson = False,
) -> None:
    """查找建议：标题、承办单位、提出的代表或小组、正文，最相关的在前。"""

    async def work(service: Service) -> Hits:
        place = await service.container.directory.find(code)
        wanted = words_of(" ".join(words))
        return await service.container.suggestion_search.find(place.id, wanted, limit=limit)

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show_hits(found)


def suggestion_history(code: Code, id: SuggestionId, *, json: AsJson = False) -> None:
    """一件建议的履历：逐条事件；--json 连同封装和包含证明，可交法院、审计自行核验。"""

    async def work(service: Service) -> SuggestionHistory:
        place = await service.container.directory.find(code)
        return await service.container.suggestion_histories.read(place.id, id)

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    for each in found.events:
        out.print(f"{each.position:>8}  {each.said}", highlight=False, soft_wrap=True)
    out.print(
        f"共 {len(found.events)} 条；台账至位置 {found.size}，根 {found.root[:16]}", style="dim"
    )


def promises(
    code: Code,
    state: Annotated[
        PromiseState, typer.Option(help="open 没有兑现、kept 已兑现、failed 未能兑现、all 全部")
    ] = PromiseState.OPEN,
    unit: Annotated[str, typer.Option(help="只看哪个单位的")] = "",
    since: Annotated[str | None, typer.Option(help="只看从哪一天起到期的")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="最多几行")] = 50,
    *,
    json: AsJson = False,
) -> None:
    """承诺台账：各年、各届答复里的承诺，先到期的在前。"""
    begun = a_day(since) or date.min

    async def work(service: Service) -> PromisePage:
        app = service.container
        place = await app.directory.find(code)
        wanted = "" if state == PromiseState.ALL else str(state)
        return await app.promises.page(
            place.id, state=wanted, unit=unit, since=begun, limit=limit
        )

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    columns = ("到期", "承诺", "单位", "状态", "编号", "标题", "id")
    out.print(table(columns, map(_promise, found.lines)))
    onward = found.next and f"还有更多，请加大 --limit，或者写 --since {found.next.due_on}"
    out.print(onward or f"共 {len(found.lines)} 项")


def handling_report(
    code: Code,
    since: Annotated[str | None, typer.Option(help="自哪一天起，不写则为今年以来")] = None,
    to: Annotated[str | None, typer.Option(help="至哪一天止，不写则为今天")] = None,
    *,
    json: AsJson = False,
) -> None:
    """办理情况报告：一段时间的件数、件次和各种比率，写明分子、分母；各下级逾期几件。"""
    until = a_day(to) or today()
    begun = a_day(since) or until.replace(month=1, day=1)

    async def work(service: Service) -> HandlingReport:
        place = await service.container.directory.find(code)
        return await report(service.container.rollups, place.id, begun, until)

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show_report(found)


def remind(code: Code) -> None:
    """立即提醒一个行政区里临近和逾期的期限；已提醒过的不再提醒。"""

    async def work(service: Service) -> tuple[str, int]:
        place = await service.container.directory.find(code)
        await service.worker.drain()
        urgent = await service.worker.reminding.remind(place.id, today())
        await service.worker.drain()
        return place.name, urgent

    name, urgent = run(work)
    out.print(f"{name}：临近或者逾期的期限 {urgent} 个，都已提醒")


def _show_due(found: DueLines) -> None:
    table = Table()
    for name in ("到期", "还剩", "期限", "谁办", "标题", "id"):
        table.add_column(name, overflow="fold")
    for each in found.lines:
        table.add_row(
            each.due_on.isoformat(),
            _left(each.colour, each.remaining),
            each.name,
            in_chinese(each.who),
            each.title,
            str(each.id),
            style=STYLES[each.colour],
        )
    out.print(table)
    out.print(
        "还有更多，请写 --who 或者 --limit" if found.more else f"共 {len(found.lines)} 个"
    )


def _promise(line: PromiseLine) -> tuple[object, ...]:
    state = f"{PROMISED[line.state]}{f'（{line.ended_on}）' if line.ended_on else ''}"
    return (
        line.due_on,
        line.what,
        line.unit,
        state,
        line.number,
        line.title,
        line.suggestion_id,
    )


def _show_report(found: HandlingReport) -> None:
    """What was counted at all, the rates that have something below them, and who is late."""
    out.print(f"{found.name}　{found.from_on} 至 {found.to_on}")
    counts = ((each.name, each.value, each.unit) for each in found.counts if each.value)
    out.print(table(("数", "值", "单位"), counts))
    rates = (
        (each.name, f"{each.percent}%", each.numerator, each.denominator, each.definition)
        for each in found.rates
        if each.percent is not None
    )
    out.print(table(("比率", "值", "分子", "分母", "怎样算"), rates))
    if late := [(each.name, each.late) for each in found.children if each.late]:
        out.print(table(("下级", "逾期答复（件）"), late))


def _left(colour: Colour, remaining: int) -> str:
    """How much time is left, as one says it.

    >>> _left(Colour.RED, -3), _left(Colour.AMBER, 0)
    ('逾期 3 个工作日', '今天到期')
    """
    if colour == Colour.RED:
        return f"逾期 {-remaining} 个工作日" if remaining else "逾期"
    return f"{remaining} 个工作日" if remaining else "今天到期"


def _explain(each: Deadline) -> None:
    who = in_chinese(each.who)
    out.print(f"\n[bold]{each.name}[/bold]　{who}　{each.due_on} 到期　{_state(each)}")
    limit = f"{each.limit}，自{each.anchor}（{each.from_on}）起算" if each.limit else "另行定日"
    out.print(f"  {limit}。依据：{each.basis}", highlight=False, soft_wrap=True)
    for day in each.days:
        number = f"第 {day.number} 日" if day.number else "不计"
        weekday = WEEKDAYS[day.on.weekday()]
        out.print(f"    {day.on} 周{weekday}　{number}　{day.note}".rstrip(), highlight=False)
    if not each.final:
        out.print("  这一年的放假通知还没有公布，到期日可能变动", style="dim")


def _state(each: Deadline) -> str:
    if each.ended_on:
        return f"{HOW.get(each.how, '已结束')}（{each.ended_on}）"
    assert each.colour is not None
    assert each.remaining is not None
    style = STYLES[each.colour] or "none"
    left = _left(each.colour, each.remaining)
    return f"[{style}]{COLOURS[each.colour]}[/{style}]，{left}"


def _show_hits(found: Hits) -> None:
    columns = ("编号", "标题", "状态", "承办单位", "id")
    out.print(table(columns, map(_hit, found.entries)))
    more = "，还有更多，请多写几个字" if found.next else ""
    out.print(f"共 {len(found.entries)} 件{more}")


def _hit(entry: Entry[SuggestionRow]) -> tuple[object, ...]:
    row, state = entry.row, in_chinese(entry.row.status, "suggestion")
    return row.number, row.title, state, row.lead_unit, entry.id
