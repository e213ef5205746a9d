"""Commands for homes and stations: station list, station show."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import typer

from application.ledger import today
from application.measured import NAMES, measured
from application.paging import every
from application.projections.board import Entry
from application.projections.books import STATIONS
from application.projections.station_register import StationRow
from domain.shared.standing import STATION_KINDS
from domain.station import Kind, Status, Tier
from infrastructure.bootstrap import Service
from interface.cli.running import out, run
from interface.cli.showing import named, print_json, table
from interface.http.sentences import in_chinese

stations = typer.Typer(help="家站：名册，一个家站的情况。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def register(app: typer.Typer) -> None:
    app.add_typer(stations, name="station")


@dataclass(frozen=True, slots=True)
class StationSheet:
    """家站登记，和它一年里做了什么。"""

    id: UUID
    year: int
    counts: dict[str, int]
    row: StationRow


@stations.command("list")
def listed(
    code: Code,
    kind: Annotated[Kind | None, typer.Option(help="只看哪一种")] = None,
    tier: Annotated[Tier | None, typer.Option(help="只看哪一级")] = None,
    status: Annotated[Status | None, typer.Option(help="只看哪种状态的")] = None,
    *,
    json: AsJson = False,
) -> None:
    """本级台账里的家站：种类、状态、星级，在整改的写明哪天到期。"""
    asked = {"kind": kind, "tier": tier, "status": status}
    wanted = {name: value for name, value in asked.items() if value}

    async def work(service: Service) -> list[Entry[StationRow]]:
        place = await service.container.directory.find(code)
        return [
            entry
            async for entry in every(service.container.boards, STATIONS, place.id)
            if all(getattr(entry.row, name) == value for name, value in wanted.items())
        ]

    found = run(work, quiet=json)
    if json:
        print_json(found)
        return
    columns = ("名称", "种类", "层级", "状态", "星级", "整改到期", "id")
    out.print(table(columns, (_line(each) for each in found)))
    out.print(f"共 {len(found)} 个")


@stations.command("show")
def show(
    code: Code,
    station: Annotated[str, typer.Argument(help="家站的名称或 id")],
    year: Annotated[int | None, typer.Option(min=1949, max=2199, help="哪一年的接待")] = None,
    *,
    json: AsJson = False,
) -> None:
    """一个家站：达到哪些标准、还缺什么、谁在服务，一年里接待了多少。"""

    async def work(service: Service) -> StationSheet:
        app = service.container
        place = await app.directory.find(code)
        entry = await named(service, STATIONS, place.id, station, lambda row: str(row.name))
        one, of = str(entry.id), year or today().year
        counts = await measured(app.boards, place.id, "station", {one}, of)
        return StationSheet(entry.id, of, counts[one], entry.row)

    found = run(work, quiet=json)
    if json:
        print_json(found)
    else:
        _show(found)


def _line(entry: Entry[StationRow]) -> tuple[object, ...]:
    row = entry.row
    state = in_chinese(row.status, "station")
    return row.name, *_what(row), state, row.stars, row.rectify_due_on, entry.id


def _show(found: StationSheet) -> None:
    row = found.row
    (kind, tier), state = _what(row), in_chinese(row.status, "station")
    out.print(f"[bold]{row.name}[/bold]　{tier}{kind}　{state}　{found.id}")
    facts = {
        "行业": row.trade,
        "地址": row.place,
        "启用": row.established_on,
        "撤并": row.ended_on and f"{row.ended_on} {row.why}",
        "星级": row.stars if row.stars != "0" else "",
        "达到": "、".join(row.standards),
        "整改": "、".join(row.shortcomings),
        "整改到期": row.rectify_due_on,
    }
    facts |= {f"缺（{name}）": "、".join(items) for name, items in row.missing.items()}
    facts |= {post: "、".join(names) for post, names in row.staff.items()}
    for name, fact in facts.items():
        if fact:
            out.print(f"  {name}：{fact}", soft_wrap=True, highlight=False)
    did = "，".join(f"{NAMES['station'][key]} {value}" for key, value in found.counts.items())
    out.print(f"{found.year} 年：{did}", soft_wrap=True, highlight=False)


def _what(row: StationRow) -> tuple[str, str]:
    return STATION_KINDS[row.kind], in_chinese(row.tier, "station")
