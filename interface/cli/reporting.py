"""Commands for what goes up and what is written: report, brief."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer

from application import identity
from application.access import Action
from application.brief_figures import Recounted, recounted
from application.brief_text import BriefText, written
from application.ledger import Intent, Receipt, today
from application.paging import every
from application.projections.board import Entry
from application.projections.books import (
    BRIEF_SERIES,
    BRIEFS,
    PERIOD_REPORTS,
    RECEIVED_REPORTS,
)
from application.projections.received_report_register import ReceivedReportRow
from application.reporting import ReportedFigure, Reporting, reporting
from application.snapshot import Changed, FrozenRate, changes
from domain.brief import Kind
from domain.received_report import ReviewStatus
from infrastructure.bootstrap import Service
from interface.cli.keeping import a_day
from interface.cli.reading import campaign_of
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

reports = typer.Typer(help="定期报告：报送、报送情况、变动、重算。", no_args_is_help=True)
briefs = typer.Typer(help="简报、总结：起草、印发、全文、重算。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
ReportId = Annotated[UUID, typer.Argument(help="报告的 id")]
BriefId = Annotated[UUID, typer.Argument(help="简报的 id")]
CampaignName = Annotated[str | None, typer.Option(help="活动名称或 id；不写则为常规指标")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def register(app: typer.Typer) -> None:
    app.add_typer(reports, name="report")
    app.add_typer(briefs, name="brief")


@reports.command("submit")
def submit(
    code: Code,
    first: Annotated[str, typer.Option("--from", help="报告期的第一天，如 2024-09-01")],
    last: Annotated[str, typer.Option("--to", help="报告期的最后一天，如 2024-09-30")],
    *,
    campaign: CampaignName = None,
    title: Annotated[str, typer.Option(help="标题")] = "",
    summary: Annotated[str, typer.Option(help="情况说明")] = "",
) -> None:
    """报送上级：数字由系统此刻数出并定格。"""

    async def work(service: Service) -> tuple[UUID, Receipt]:
        place = await service.container.directory.find(code)
        id = uuid4()
        await service.worker.drain()
        receipt = await service.container.period_reports.submit(
            _intent(place.id, id),
            id,
            campaign_id=await campaign_of(service, place.id, campaign) if campaign else None,
            title=title,
            period_from=_day(first),
            period_to=_day(last),
            declared=[],
            summary=summary,
            on=today(),
        )
        await service.worker.drain()
        return id, receipt

    id, receipt = run(work)
    out.print(f"已报送：{id}，台账位置 {receipt.position}")


@reports.command("overview")
def overview(
    code: Code,
    campaign: Annotated[str, typer.Option(help="活动名称或 id")],
    last: Annotated[str | None, typer.Option("--to", help="一期的最后一天")] = None,
    *,
    json: AsJson = False,
) -> None:
    """报送情况：一期里谁报了、谁没有报，各数相加。"""

    async def work(service: Service) -> Reporting:
        app = service.container
        place = await app.directory.find(code)
        campaign_id = await campaign_of(service, place.id, campaign)
        return await reporting(
            app.boards,
            app.directory,
            place.id,
            campaign_id,
            period_to=a_day(last),
            today=today(),
        )

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show_overview(found)


@reports.command("received")
def received(
    code: Code,
    status: Annotated[ReviewStatus | None, typer.Option(help="只看哪种状态的")] = None,
    *,
    json: AsJson = False,
) -> None:
    """下级报来的报告：等着审核的，退回的，接收的。"""

    async def work(service: Service) -> list[tuple[str, Entry[ReceivedReportRow]]]:
        app = service.container
        place = await app.directory.find(code)
        found = every(app.boards, RECEIVED_REPORTS, place.id)
        return [
            ((await app.directory.place(each.row.from_jurisdiction_id)).name, each)
            async for each in found
            if status in {None, each.row.status}
        ]

    found = run(work, quiet=json)
    if json:
        print_json([each for _, each in found])
        return
    columns = ("下级", "报告期", "标题", "状态", "收到", "", "id")
    out.print(table(columns, (_received(name, each) for name, each in found)))
    out.print(f"共 {len(found)} 份")


@reports.command("send-back")
def send_back(
    code: Code,
    id: ReportId,
    message: Annotated[str, typer.Option(help="为什么退回")],
    figure: Annotated[
        list[str] | None, typer.Option(help="哪个数有疑问，如 activities=与台账不符；可写几个")
    ] = None,
) -> None:
    """退回下级的报告，写明为什么；退回的意见自己送到下级。"""
    doubts = [_doubt(each) for each in figure or ()]

    async def work(service: Service) -> Receipt:
        place = await service.container.directory.find(code)
        reviewed = service.container.received_reports
        wish = _intent(place.id, uuid4())
        receipt = await reviewed.send_back(
            wish, id, figures=doubts, message=message, on=today()
        )
        await service.worker.drain()
        return receipt

    out.print(f"已退回，台账位置 {run(work).position}")


@reports.command("accept")
def accept(code: Code, id: ReportId) -> None:
    """接收下级的报告；以后只能更正，不再改动。"""

    async def work(service: Service) -> Receipt:
        place = await service.container.directory.find(code)
        reviewed = service.container.received_reports
        receipt = await reviewed.accept(_intent(place.id, uuid4()), id, on=today())
        await service.worker.drain()
        return receipt

    out.print(f"已接收，台账位置 {run(work).position}")


@reports.command("changes")
def changed(code: Code, id: ReportId, *, json: AsJson = False) -> None:
    """报送以后变了的数。"""
    found = run(lambda service: _compared(service, code, id, replayed=False), quiet=json)
    _show_changed(found, "没有变动", "现在", json=json)


@reports.command("recount")
def recount(code: Code, id: ReportId, *, json: AsJson = False) -> None:
    """只凭各本台账重新算出报告里的数；有一项不符则退出码为 1。"""
    found = run(lambda service: _compared(service, code, id, replayed=True), quiet=json)
    _show_changed(found, "与定格的全部相同", "重算", json=json)
    if found:
        raise typer.Exit(1)


@briefs.command("draft")
def draft(
    code: Code,
    file: Annotated[Path, typer.Argument(help="正文（UTF-8）；第一行是标题，以后每行一段")],
    *,
    as_of: Annotated[str, typer.Option(help="数字截至哪一天，如 2024-09-30")],
    kind: Annotated[Kind, typer.Option(help="brief 简报，closing 总结，thematic 专题报告")] = (
        Kind.BRIEF
    ),
    campaign: CampaignName = None,
    series: Annotated[UUID | None, typer.Option(help="哪种简报（简报刊的 id）")] = None,
) -> None:
    """起草：正文里的数写成 {指标}，由系统数出；没有依据的数写不进来。"""
    title, *paragraphs = file.read_text(encoding="utf-8").splitlines()

    async def work(service: Service) -> UUID:
        place = await service.container.directory.find(code)
        id = uuid4()
        await service.worker.drain()
        await service.container.briefs.draft(
            _intent(place.id, id),
            id,
            kind=kind,
            title=title,
            campaign_id=await campaign_of(service, place.id, campaign) if campaign else None,
            series_id=series,
            paragraphs=[each for each in paragraphs if each.strip()],
            as_of=_day(as_of),
            on=today(),
        )
        await service.worker.drain()
        return id

    out.print(f"已起草：{run(work)}")


@briefs.command("issue")
def issue(
    code: Code, id: BriefId, issued_by: Annotated[str, typer.Option("--by", help="由谁印发")]
) -> None:
    """印发：得到下一个期号，从此不变。"""

    async def work(service: Service) -> int:
        place = await service.container.directory.find(code)
        await service.worker.drain()
        await service.container.briefs.issue(
            _intent(place.id, uuid4()), id, issued_by=issued_by, on=today()
        )
        await service.worker.drain()
        return (await service.container.boards.one(BRIEFS, place.id, id)).row.number

    number = run(work)
    out.print(f"已印发，第{number}期" if number else "已印发")


@briefs.command("text")
def text(
    code: Code,
    id: BriefId,
    form: Annotated[str, typer.Option("--as", help="text、markdown 或 html")] = "text",
) -> None:
    """全文；markdown 和 html 里每个数都是链接。"""
    if form not in {"text", "markdown", "html"}:
        raise typer.BadParameter("应为 text、markdown 或 html")

    async def work(service: Service) -> BriefText:
        app = service.container
        place = await app.directory.find(code)
        row = (await app.boards.one(BRIEFS, place.id, id)).row
        title = ""
        if row.series_id:
            title = (await app.boards.one(BRIEF_SERIES, place.id, row.series_id)).row.title
        return written(place.id, id, row, title)

    typer.echo(getattr(run(work, quiet=True), form))


@briefs.command("check")
def check(code: Code, id: BriefId, *, json: AsJson = False) -> None:
    """逐个数重算：只凭台账的，和现在的；重算不符则退出码为 1。"""

    async def work(service: Service) -> list[Recounted]:
        app = service.container
        place = await app.directory.find(code)
        row = (await app.boards.one(BRIEFS, place.id, id)).row
        now = await app.briefs.now(place.id, row)
        return await recounted(app.snapshots, place.id, row, now)

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        rows = [(each.ref, each.frozen, each.again, each.now) for each in found]
        out.print(table(("引用", "定格", "重算", "现在"), rows))
    if any(each.frozen != each.again for each in found):
        raise typer.Exit(1)


async def _compared(service: Service, code: str, id: UUID, *, replayed: bool) -> list[Changed]:
    app = service.container
    place = await app.directory.find(code)
    row = (await app.boards.one(PERIOD_REPORTS, place.id, id)).row
    count = app.period_reports.again if replayed else app.period_reports.now
    return changes(row.figures, await count(place.id, id))


def _show_overview(found: Reporting) -> None:
    period = found.period_to.isoformat() if found.period_to else "还没有"
    due = f"，{found.due_on} 以前报送" if found.due_on else ""
    out.print(f"{found.title}　{found.report_every}　至 {period}{due}")
    states = [
        (
            each.name,
            in_chinese(each.status),
            str(each.received_on or ""),
            "迟" if each.late else "",
        )
        for each in found.children
    ]
    out.print(table(("下级", "状态", "报送日期", ""), states))
    figures = [
        (
            each.name,
            _summed(each, each.reported, each.rate),
            _summed(each, each.accepted, each.accepted_rate),
            "、".join(part.literal for part in each.declared),
        )
        for each in found.figures
    ]
    out.print(table(("指标", "已报", "已接收", "申报"), figures))


def _summed(figure: ReportedFigure, value: int, rate: FrozenRate | None) -> str:
    """What was reported, together; of a rate its numerator alone says nothing."""
    if figure.rate is None:
        return f"{value} {figure.unit}"
    return f"{rate.percent} {figure.unit}" if rate and rate.percent else "—"


def _show_changed(found: list[Changed], nothing: str, word: str, *, json: bool) -> None:
    if json:
        print_json(found)
    elif not found:
        out.print(nothing)
    else:
        rows = [
            (
                each.name,
                each.unit,
                each.frozen_percent or str(each.frozen),
                each.now_percent or str(each.now),
            )
            for each in found
        ]
        out.print(table(("指标", "单位", "定格", word), rows))


def _received(name: str, entry: Entry[ReceivedReportRow]) -> tuple[object, ...]:
    row = entry.row
    period = f"{row.period_from} 至 {row.period_to}"
    late = "迟" if row.late else ""
    return name, period, row.title, in_chinese(row.status), row.received_on, late, entry.id


def _doubt(text: str) -> dict[str, str]:
    indicator, _, message = text.partition("=")
    return {"indicator": indicator.strip(), "message": message.strip()}


def _day(text: str) -> date:
    found = a_day(text)
    assert found is not None
    return found


def _intent(place: UUID, command_id: UUID) -> Intent:
    everything: Any = frozenset(Action)
    return Intent(place, identity.NAMESPACE, everything, command_id, b"cli", today())
