"""Reads how a published figure is counted, where no plan and no standing figure says it."""

from collections.abc import Collection, Mapping
from typing import Any

from application.scenario.problems import Path, Problems
from application.scenario.schema import near_to
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, asked

Terms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What is added, taken away, divided by: other rows of the place, or indicators."""

TERMS = ("plus", "minus", "over")

POINTS = "个百分点"
"""The unit of the difference of two rates."""


def counted_from(said: Mapping[str, Any], path: Path, problems: Problems) -> Indicator | None:
    """The records that a row itself says it counts."""
    if "counted_from" not in said:
        return None
    here = (*path, "counted_from")
    try:
        state = dict(said["counted_from"])
        if "where" in state:
            state["where"] = {name: [*_words(state["where"], name)] for name in state["where"]}
        return asked(state, said.get("unit", ""))
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
    points = said.get("unit") == POINTS
    for name in TERMS:
        for at, term in enumerate(_words(said, name)):
            wrong = _no_rate(term, rows) if points else _wrong(term, rows, indicators)
            reason, advice = wrong
            if reason:
                problems.add((*path, name, at), reason, advice)
    share = "counted_from" in said and "minus" not in said
    if "plus" not in said and not share and ("minus" in said or "over" in said):
        reason = "只写了减去什么、以什么为底数"
        problems.add((*path, "plus"), reason, "例：plus: [满意], over: [反馈]")
    if "over" in said and said.get("unit") != "%":
        problems.add((*path, "unit"), "写了 over 的是比率", "unit 写 %，value 写百分数")
    plus, minus, over = (_words(said, name) for name in TERMS)
    return plus, minus, over


def _words(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list, or the one word that it would have."""
    words = said.get(name, [])
    return (words,) if isinstance(words, str) else tuple(words)


def _no_rate(term: str, rows: Mapping[str, Mapping[str, Any]]) -> tuple[str, str]:
    row = rows.get(term)
    if row and row.get("unit") == "%" and row.get("how") != "declared":
        return "", ""
    known = [name for name, each in rows.items() if each.get("unit") == "%"]
    reason = f"个百分点是两个比率之差，“{term}”不是这里算得出的比率"
    advice = "写这里另一行的 metric，那一行的 unit 是 %；没有记录的，这一行写 how: declared"
    return reason, near_to(term, known) + advice


def _wrong(
    term: str, rows: Mapping[str, Mapping[str, Any]], indicators: Collection[str]
) -> tuple[str, str]:
    row = rows.get(term)
    if row is None:
        if term in indicators:
            return "", ""
        known = [*rows, *indicators]
        advice = "写这里另一行的 metric，或者一个指标的 key"
        return f"这里没有“{term}”这一行，也没有这个指标", near_to(term, known) + advice
    if row.get("how") == "declared":
        return f"“{term}”是申报数，不能参加计算", "这一行也写 how: declared"
    if any(name in row for name in TERMS):
        return f"“{term}”也是算出来的", "直接写它由哪些行算出"
    return "", ""
