"""指标 — what is counted, and how: data that campaigns carry, never code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from domain.shared.errors import BadValue, RuleBroken
from domain.shared.source import IN_CAMPAIGNS, SOURCES, Source


class Kind(StrEnum):
    """How values of one indicator go together. Different units are never added."""

    THINGS = "things"  # 个、件、条: things counted once
    TIMES = "times"  # 次、人次、件次: occurrences
    MONEY = "money"  # 元: declared sums only
    LATEST = "latest"  # a stock: the last stated value of each ledger
    DISTINCT = "distinct"  # things counted once in each ledger, however often met


class IndicatorLocked(RuleBroken):
    """Indicator {key} comes from the parent's campaign and cannot be changed here."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a campaign's dictionary of figures.

    ``take`` is ``records`` (each record is one) or the name of a count or a list of the
    record, e.g. ``households`` or ``villages``; ``where`` keeps the records whose field has
    one of the given values; ``counted_by`` names the organs that may count it (empty: all).
    ``core``: it comes from the parent's campaign, so it is locked here and flows upward;
    a local one flows up to the ledger that added it and no further.
    """

    key: str
    name: str
    unit: str
    kind: str = Kind.TIMES
    source: str = Source.ACTIVITIES
    take: str = "records"
    where: dict[str, list[str]] = field(default_factory=dict)
    counted_by: list[str] = field(default_factory=list)
    core: bool = False

    def state(self) -> dict[str, Any]:
        """The primitives that an event carries."""
        return asdict(self)


def read(states: Iterable[Mapping[str, Any]], *, core: bool) -> list[Indicator]:
    """Indicators from what a plan states.

    Raises:
        BadValue: a key that is no identifier or stands twice, an unknown kind or source.
    """
    found: dict[str, Indicator] = {}
    for at, state in enumerate(states):
        try:
            indicator = Indicator(**{**state, "core": core})
        except TypeError as error:
            raise BadValue(field=f"indicators[{at}]", reason=str(error)) from None
        _check(indicator, at)
        if indicator.key in found:
            raise BadValue(field=f"indicators[{at}].key", reason=f"{indicator.key} 出现两次")
        found[indicator.key] = indicator
    return list(found.values())


def join(known: list[Indicator], local: list[Indicator]) -> list[Indicator]:
    """The parent's indicators, locked, and the local ones beside them.

    A line of one's own plan that is stated again is replaced.
    """
    stated = {indicator.key for indicator in local}
    for indicator in known:
        if indicator.core and indicator.key in stated:
            raise IndicatorLocked(key=indicator.key)
    return [*(line for line in known if line.key not in stated), *local]


def _check(indicator: Indicator, at: int) -> None:
    where = f"indicators[{at}]"
    if not re.fullmatch(r"[a-z][a-z0-9_.]{0,59}", indicator.key):
        raise BadValue(
            field=f"{where}.key", reason="只能用小写字母、数字、点和下划线，以字母开头"
        )
    if indicator.kind not in set(Kind):
        raise BadValue(field=f"{where}.kind", reason=f"应为 {'、'.join(Kind)} 之一")
    if indicator.source not in IN_CAMPAIGNS:
        raise BadValue(field=f"{where}.source", reason=f"应为 {'、'.join(IN_CAMPAIGNS)} 之一")
    _check_where(indicator, where)
    if not indicator.name or not indicator.unit:
        raise BadValue(field=where, reason="名称和单位不能为空")
    if indicator.kind == Kind.MONEY and indicator.source != Source.DECLARED:
        raise BadValue(
            field=f"{where}.source", reason="金额只能由申报数反映（source: declared）"
        )


def _check_where(indicator: Indicator, at: str) -> None:
    source = SOURCES[indicator.source]
    for name, values in indicator.where.items():
        if name not in source.fields:
            known = "、".join(source.fields) or "（无）"
            raise BadValue(field=f"{at}.where.{name}", reason=f"可用的条件是 {known}")
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise BadValue(field=f"{at}.where.{name}", reason="条件的值应为文字的列表")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", indicator.take):
        raise BadValue(field=f"{at}.take", reason="只能用小写字母、数字和下划线")
    if not source.takes(indicator.take):
        known = "、".join(("records", *source.numbers, *source.lists))
        raise BadValue(field=f"{at}.take", reason=f"{source.name}可取的是 {known}")
