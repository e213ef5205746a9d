"""Reads how a published figure is counted, where no plan and no standing figure says it."""

from collections.abc import Collection, Mapping
from typing import Any

from application.scenario.problems import Path, Problems
from application.scenario.schema import like
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, asked

Terms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What is added, taken away, divided by: other rows of the place, or indicators."""

TERMS = ("plus", "minus", "over")


def counted_from(said: Mapping[str, Any], path: Path, problems: Problems) -> Indicator | None:
    """The records that a row itself says it counts."""
    if "counted_from" not in said:
        return None
    here = (*path, "counted_from")
    try:
        return asked(said["counted_from"], said.get("unit", ""))
    except BadValue as error:
        field = str(error.facts["field"]).split(".")
        problems.add((*here, *field), str(error.facts["reason"]), "")
        return None


def worked_out(
    said: Mapping[str, Any],
    path: Path,
    rows: Mapping[str, Mapping[str, Any]],
    indicators: Collection[str],
    problems: Problems,
) -> Terms:
    """What a row is worked out from: by what ``rows`` of its place and ``indicators`` yield."""
    for name in TERMS:
        for at, term in enumerate(said.get(name, [])):
            reason, advice = _wrong(term, rows, indicators)
            if reason:
                problems.add((*path, name, at), reason, advice)
    if "plus" not in said and ("minus" in said or "over" in said):
        reason = "只写了减去什么、以什么为底数"
        problems.add((*path, "plus"), reason, "例：plus: [满意], over: [反馈]")
    if "over" in said and said.get("unit") != "%":
        problems.add((*path, "unit"), "写了 over 的是比率", "unit 写 %，value 写百分数")
    plus, minus, over = (tuple(said.get(name, [])) for name in TERMS)
    return plus, minus, over


def _wrong(
    term: str, rows: Mapping[str, Mapping[str, Any]], indicators: Collection[str]
) -> tuple[str, str]:
    row = rows.get(term)
    if row is None:
        if term in indicators:
            return "", ""
        known = [*rows, *indicators]
        advice = "写这里另一行的 metric，或者一个指标的 key"
        return f"这里没有“{term}”这一行，也没有这个指标", f"{like(term, known)}（{advice}）"
    if row.get("how") == "declared":
        return f"“{term}”是申报数，不能参加计算", "这一行也写 how: declared"
    if any(name in row for name in TERMS):
        return f"“{term}”也是算出来的", "直接写它由哪些行算出"
    return "", ""
