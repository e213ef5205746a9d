"""Commands that explain rules: policy show, policy diff, policy list."""

from datetime import date
from itertools import groupby
from typing import Annotated

import typer
from rich.table import Table

from application.ledger import today
from application.projections.books import PLACES
from application.rule_sheet import RuleLine, RuleSheet, of_place, sheet
from application.views import Place
from domain.shared import pack as packs
from domain.shared import policy
from domain.shared.errors import NotFound
from domain.shared.rule import RULES
from infrastructure.bootstrap import Service
from interface.cli.keeping import a_day
from interface.cli.running import out, run
from interface.cli.showing import table
from interface.http.sentences import in_chinese

rules = typer.Typer(help="各地规定：说明、比较、列出规定集。", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="规定集代码（如 henan），或行政区的代码、名称")]
On = Annotated[str | None, typer.Option(help="哪一天的规定，如 2024-09-30；不写则为今天")]

ORIGINS = {
    policy.Origin.NATIONAL: "国家规定或者缺省",
    policy.Origin.PARENT: "上级印发",
    policy.Origin.PACK: "采用的规定集",
    policy.Origin.OWN: "本级另行规定",
}


def register(app: typer.Typer) -> None:
    app.add_typer(rules, name="policy")


@rules.command("show")
def show(code: Code, on: On = None) -> None:
    """逐条说明一地或一个规定集的规定：怎么办，依据什么，谁定的。"""
    [(name, found)] = _sheets([code], a_day(on) or today())
    out.print(f"[bold]{name}[/bold]　{found.on} 的规定（{found.version}）")
    for origin, some in groupby(
        sorted(found.rules, key=lambda line: [*ORIGINS].index(policy.Origin(line.origin))),
        key=lambda line: policy.Origin(line.origin),
    ):
        out.print(f"\n{ORIGINS[origin]}", style="bold")
        for line in some:
            locked = "，上级已锁定" if line.locked else ""
            out.print(
                f"  {line.sentence}。（{line.basis}{locked}）", highlight=False, soft_wrap=True
            )


@rules.command("diff")
def diff(first: Code, second: Code, on: On = None) -> None:
    """比较两地或两个规定集：只列不同的。"""
    (one, left), (other, right) = _sheets([first, second], a_day(on) or today())
    differing = [
        (a.name, *map(_shown, (a, b)))
        for a, b in zip(left.rules, right.rules, strict=True)
        if a.value != b.value
    ]
    if differing:
        title = f"{left.on} 的规定"
        out.print(table(("规定", one, other), differing, title=title, show_lines=True))
    out.print(f"共 {len(left.rules)} 条，不同 {len(differing)} 条")


@rules.command("list")
def listed() -> None:
    """列出自带的规定集。"""
    table = Table()
    table.add_column("代码", no_wrap=True)
    for name in ("规定集", "版本", "适用", "以何为基础", "自身规定"):
        table.add_column(name, overflow="fold")
    for each in packs.packs().values():
        levels = "、".join(in_chinese(level) for level in each.levels)
        count = f"{len(each.rules)} 条"
        table.add_row(each.code, each.title, each.edition, levels, each.extends or "", count)
    out.print(table)


def _shown(line: RuleLine) -> str:
    return f"{RULES[line.key].shown(line.value)}（{line.basis}）"


def _sheets(codes: list[str], on: date) -> list[tuple[str, RuleSheet]]:
    """Each with its name; the database is opened only where a place is asked for."""
    if all(code in packs.packs() for code in codes):
        return [_of_pack(code, on) for code in codes]

    async def work(service: Service) -> list[tuple[str, RuleSheet]]:
        return [
            _of_pack(code, on) if code in packs.packs() else await of_a_place(service, code, on)
            for code in codes
        ]

    return run(work)


def _of_pack(code: str, on: date) -> tuple[str, RuleSheet]:
    return packs.named(code).title, sheet(policy.of_pack(code), on)


async def of_a_place(service: Service, wanted: str, on: date) -> tuple[str, RuleSheet]:
    """The rules of the place with a code or a name, and what it is called."""
    place = await _place(service, wanted)
    entry = await service.container.boards.one(PLACES, place.id, place.id)
    return place.name, of_place(entry.row, on)


async def _place(service: Service, wanted: str) -> Place:
    directory = service.container.directory
    called = [place for place in await directory.every() if place.name == wanted]
    if len(called) > 1:
        codes = "、".join(place.code or str(place.id) for place in called)
        raise typer.BadParameter(f"叫{wanted}的不止一个：{codes}，请写代码")
    try:
        return called[0] if called else await directory.find(wanted)
    except NotFound:
        raise typer.BadParameter(f"没有叫“{wanted}”的规定集或行政区") from None
