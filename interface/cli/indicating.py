"""The command that shows what is counted: indicators."""

from typing import Annotated

import orjson
import typer

from application.indicator_catalogue import IndicatorCatalogue, catalogue
from domain.shared.indicator import Indicator
from interface.cli.running import out
from interface.cli.showing import table


def register(app: typer.Typer) -> None:
    app.command()(indicators)


def indicators(
    word: Annotated[
        str, typer.Argument(help="只看名称或键里有这个词的，如 家站、handling")
    ] = "",
    *,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
) -> None:
    """指标目录：名称、单位、数什么、怎样合并；活动的指标写在活动的方案里。"""
    found = catalogue()
    if json:
        out.print_json(orjson.dumps(found).decode())
        return
    told = (
        (each.name, each.key, each.unit, _counts(each, found), each.of)
        for each in found.indicators
        if word in each.name or word in each.key
    )
    columns = ("名称", "键", "单位", "数什么", "属于")
    out.print(table(columns, told, title="常规指标和比率"))
    out.print("[bold]怎样合并[/bold]")
    for kind, said in found.kinds.items():
        out.print(f"  {kind}　{said}", highlight=False)


def _counts(each: Indicator, found: IndicatorCatalogue) -> str:
    if each.plus:
        added, over = "＋".join(each.plus), "＋".join(each.over)
        return f"{added} ÷ {over}" if over else added
    names = {source.source: source.name for source in found.sources}
    where = "，".join(f"{name} 为 {'、'.join(values)}" for name, values in each.where.items())
    take = "" if each.take == "records" else f"的 {each.take}"
    return f"{names[each.source]}{take}" + (f"（{where}）" if where else "")
