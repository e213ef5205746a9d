"""名次 — what a sheet makes of everybody's measures."""

from decimal import Decimal, InvalidOperation
from typing import Any

from domain.shared.errors import BadValue
from domain.shared.ranking import rank
from domain.shared.score import Sheet

Subjects = dict[str, dict[str, Any]]
"""By their id: name, position, measures, and whether they are verified or refused."""


def standings(sheet: Sheet, subjects: Subjects) -> list[dict[str, Any]]:
    """Points, grade and rank of all by a sheet, the best first."""
    scores = {
        id: sheet.score({key: Decimal(it) for key, it in each["measures"].items()})
        for id, each in subjects.items()
    }
    excluded = [id for id, each in subjects.items() if each["position"] in sheet.excluded]
    order = rank(sheet, {id: each.total for id, each in scores.items()}, excluded)
    return [
        {
            "subject_id": id,
            "name": subjects[id]["name"],
            "total": str(scores[id].total),
            "band": scores[id].band,
            "lines": {line.key: str(line.points) for line in scores[id].lines},
            "rank": order.ranks[id],
            "within": id in order.within,
            "tied": id in order.tied,
            "excluded": id in excluded,
        }
        for id in sorted(scores, key=lambda it: (order.ranks[it], subjects[it]["name"]))
    ]


def measured(sheet: Sheet, measures: dict[str, Any], field: str) -> dict[str, str]:
    known = {each.measure for each in sheet.items}
    for name in measures:
        if name not in known:
            raise BadValue(field=f"{field}.{name}", reason=f"评分办法里没有 {name}")
    return {name: _number(value, f"{field}.{name}") for name, value in measures.items()}


def _number(value: object, field: str) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise BadValue(field=field, reason="应为一个数")
    return str(number)
