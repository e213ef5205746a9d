"""Commands for campaigns: campaign list, show, checklist, behind."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import typer

from application.campaign_schedule import Span, schedule
from application.checklist_board import ChecklistSheet, ItemCount, counts
from application.checklist_board import sheet as checklist_sheet
from application.ledger import today
from application.paging import every
from application.projections.board import Entry
from application.projections.books import CAMPAIGNS
from application.projections.campaign_board import CampaignRow
from application.views import ChildReport, Rollup
from domain.campaign import Status
from domain.checklist import Subject
from infrastructure.bootstrap import Service
from interface.cli.keeping import a_day
from interface.cli.reading import campaign_of
from interface.cli.running import out, run
from interface.cli.showing import print_json, table
from interface.http.sentences import in_chinese

campaigns = typer.Typer(help="实践活动：进度、清单、谁落后。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
Name = Annotated[str, typer.Argument(help="活动名称或 id")]
On = Annotated[str | None, typer.Option(help="哪一天，如 2024-09-30；不写则为今天")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]

WHO = {Subject.DEPUTY: "代表", Subject.MEMBER: "常委会组成人员", Subject.GROUP: "代表小组"}


def register(app: typer.Typer) -> None:
    app.add_typer(campaigns, name="campaign")


@dataclass(frozen=True, slots=True)
class CampaignSheet:
    """一项活动：方案和状态，各阶段的日期和材料，各下级到了哪一步。"""

    id: UUID
    row: CampaignRow
    spans: list[Span]
    children: list[ChildReport]


@dataclass(frozen=True, slots=True)
class Late:
    """谁落后：没有交的材料，没有报送的下级，清单没有做完的代表、小组。"""

    on: date
    documents: list[str]
    children: list[str]
    checklists: list[ChecklistSheet]


@campaigns.command("list")
def listed(
    code: Code,
    status: Annotated[Status | None, typer.Option(help="只看哪种状态的")] = None,
    *,
    json: AsJson = False,
) -> None:
    """本级的实践活动，新的在前。"""

    async def work(service: Service) -> list[Entry[CampaignRow]]:
        place = await service.container.directory.find(code)
        found = every(service.container.boards, CAMPAIGNS, place.id)
        return [each async for each in found if status in {None, each.row.status}]

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    rows = (
        (row.title, in_chinese(row.status, "campaign"), row.phase, row.launched_on, each.id)
        for each in found
        for row in [each.row]
    )
    out.print(table(("名称", "状态", "阶段", "启动", "id"), rows))
    out.print(f"共 {len(found)} 项")


@campaigns.command("show")
def show(code: Code, campaign: Name, on: On = None, *, json: AsJson = False) -> None:
    """一项活动到了哪一步：阶段和材料，各下级是否通过、报送到哪天。"""
    day = a_day(on) or today()

    async def work(service: Service) -> CampaignSheet:
        id, row, rollup = await _read(service, code, campaign)
        return CampaignSheet(id, row, schedule(row, day), rollup.children)

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    row = found.row
    state = in_chinese(row.status, "campaign")
    out.print(f"[bold]{row.title}[/bold]　{state}　{row.phase}　{found.id}")
    for above in row.superiors:
        stands = in_chinese(above["status"], "campaign")
        told = f"上级的“{above['title']}”{stands}（{above['decided_on']}）：{above['reason']}"
        out.print(told, soft_wrap=True, highlight=False)
    spans = ((_title(each), each.from_on, each.to_on, _papers(each)) for each in found.spans)
    out.print(table(("阶段、步骤", "起", "止", "材料"), spans))
    below = (
        (
            each.name,
            each.title,
            in_chinese(each.status, "campaign"),
            each.phase,
            each.reported_to,
        )
        for each in found.children
    )
    out.print(table(("下级", "当地名称", "状态", "阶段", "报送至"), below))


@campaigns.command("checklist")
def checklist(
    code: Code,
    campaign: Name,
    subject: Annotated[
        Subject | None, typer.Option(help="逐个列出：代表、常委会组成人员或者小组")
    ] = None,
    on: On = None,
    *,
    json: AsJson = False,
) -> None:
    """清单完成情况：每项多少次、多少人；写 --subject 则逐个列出还差哪几项。"""
    day = a_day(on) or today()

    async def work(service: Service) -> tuple[list[ItemCount], ChecklistSheet | None]:
        app = service.container
        place = await app.directory.find(code)
        id = await campaign_of(service, place.id, campaign)
        read = (app.boards, app.rollups, place.id, id)
        sheet = await checklist_sheet(*read, subject=subject, on=day) if subject else None
        return await counts(*read), sheet

    items, found = run(work, quiet=json)
    if json:
        print_json(found or items)
    elif found is None:
        rows = ((each.text, each.frequency, each.times, each.done) for each in items)
        out.print(table(("事项", "多久", "次数", "完成（人、组）"), rows))
    else:
        texts = {each.code: each.text for each in items}
        done = (
            (each.name, len(each.items) - len(each.missing), _texts(each.missing, texts))
            for each in found.rows
        )
        out.print(table(("名称", "完成几项", "还差"), done))
        out.print(f"共 {len(found.rows)} 个，全部完成的 {found.completed} 个")


@campaigns.command("behind")
def behind(code: Code, campaign: Name, on: On = None, *, json: AsJson = False) -> None:
    """谁落后：过期没有交的材料，没有报送的下级，清单没有做完的代表和小组。"""
    day = a_day(on) or today()

    async def work(service: Service) -> Late:
        app = service.container
        id, row, rollup = await _read(service, code, campaign)
        silent = set(rollup.missing)
        asked = {each.get("subject") for each in row.plan["checklist"] if each.get("code")}
        read = (app.boards, app.rollups, rollup.jurisdiction_id, id)
        return Late(
            day,
            [
                f"{_title(span)}：{each.document}"
                for span in schedule(row, day)
                for each in span.documents
                if each.missing
            ],
            [each.name for each in rollup.children if each.child_id in silent],
            [await checklist_sheet(*read, subject=who, on=day) for who in WHO if who in asked],
        )

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    _say("没有交的材料", found.documents)
    _say("没有报送的下级", found.children)
    for each in found.checklists:
        late = [row.name for row in each.rows if row.missing]
        _say(f"清单没有做完的{WHO[Subject(each.subject)]}", late)


async def _read(service: Service, code: str, campaign: str) -> tuple[UUID, CampaignRow, Rollup]:
    app = service.container
    place = await app.directory.find(code)
    id = await campaign_of(service, place.id, campaign)
    row = (await app.boards.one(CAMPAIGNS, place.id, id)).row
    return id, row, await app.rollups.read(place.id, id)


def _title(span: Span) -> str:
    return f"{span.phase}／{span.step}" if span.step else span.phase


def _papers(span: Span) -> str:
    states = {True: "未交，已过期", False: "未交"}
    return "；".join(
        f"{each.document}（{'已交' if each.submitted else states[each.missing]}）"
        for each in span.documents
    )


def _texts(codes: list[str], texts: dict[str, Any]) -> str:
    return "、".join(texts[code] for code in codes)


def _say(what: str, names: list[str]) -> None:
    listed = "：" + "、".join(names) if names else ""
    out.print(f"{what} {len(names)}{listed}", soft_wrap=True, highlight=False)
