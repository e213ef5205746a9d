"""指标 — what is counted, and how: data that campaigns carry, never code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from domain.shared.errors import BadValue, RuleBroken, one_of
from domain.shared.source import IN_CAMPAIGNS, RECORDS, SOURCES, Countable, Source


class Kind(StrEnum):
    """How values of one indicator go together. Different units are never added."""

    THINGS = "things"  # 个、件、条: things counted once
    TIMES = "times"  # 次、人次、件次: occurrences
    MONEY = "money"  # 元: declared sums only
    LATEST = "latest"  # a stock: the last stated value of each ledger
    DISTINCT = "distinct"  # things counted once in each ledger, however often met
    RATE = "rate"  # %: one count over another, never stored and never added


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

    It may be part ``of`` another; parts need not add up to it, and may overlap. A computed
    one is what its ``plus`` come to, less its ``minus``: a rest, a total; a rate, that
    ``over`` others. It is computed anew from its parts at every level.
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
    of: str = ""
    plus: list[str] = field(default_factory=list)
    minus: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)

    @property
    def terms(self) -> list[str]:
        """The indicators that it is computed from."""
        return [*self.plus, *self.minus, *self.over]

    def state(self) -> dict[str, Any]:
        """The primitives that an event carries; of how it is computed, what there is."""
        stated = asdict(self)
        return {name: it for name, it in stated.items() if it or name not in RELATIONS}


RELATIONS = ("of", "plus", "minus", "over")

PERSONS, TIMES = ("人", "名"), ("人次", "件次", "户次", "家次")
"""Units that say themselves how they count: a person is none the more for coming twice."""


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


def asked(state: Mapping[str, Any], unit: str) -> Indicator:
    """An indicator that stands in no plan: what records come to, of any campaign or of none.

    Of a list it counts each name once, unless the unit says times.

    >>> asked({"source": "suggestions_filed", "take": "deputies"}, "名").kind
    <Kind.DISTINCT: 'distinct'>

    Raises:
        BadValue: there are no such records, or they do not have what it asks for.
    """
    source, take = str(state.get("source", "")), str(state.get("take", "records"))
    one_of(RECORDS, "source", source)
    once = take in SOURCES[source].lists and unit not in TIMES
    kind = Kind.DISTINCT if once else Kind.TIMES if unit in TIMES else Kind.THINGS
    line = Indicator("asked", "asked", unit, **{"kind": kind, **state})
    one_of(Kind, "kind", line.kind)
    _check_where(line, "")
    _check_unit(line, "")
    return line


def join(known: list[Indicator], local: list[Indicator]) -> list[Indicator]:
    """The parent's indicators, locked, and the local ones beside them.

    A line of one's own plan that is stated again is replaced.

    Raises:
        IndicatorLocked: a line of the parent's is stated again.
        BadValue: one is computed from, or part of, what is not there or has another unit.
    """
    stated = {indicator.key for indicator in local}
    for indicator in known:
        if indicator.core and indicator.key in stated:
            raise IndicatorLocked(key=indicator.key)
    joined = [*(line for line in known if line.key not in stated), *local]
    related(joined)
    return joined


def related(indicators: Iterable[Indicator]) -> None:
    """Refuse what is made of nothing, or of different units: 件 are not added to 件次.

    Raises:
        BadValue: says which, and why.
    """
    by_key = {each.key: each for each in indicators}
    for line in by_key.values():
        for name, keys in (("of", [line.of] if line.of else []), ("terms", line.terms)):
            for key in keys:
                _check_term(line, name, by_key.get(key))


def _check_term(line: Indicator, name: str, term: Indicator | None) -> None:
    where = f"indicators.{line.key}.{name}"
    if term is None or term.key == line.key:
        raise BadValue(field=where, reason="没有这个指标")
    if name == "terms" and term.source == Source.COMPUTED:
        raise BadValue(field=where, reason=f"{term.key} 也是算出的，请直接写数出来的指标")
    if line.kind != Kind.RATE and term.unit != line.unit:
        raise BadValue(
            field=where, reason=f"{term.name}的单位是{term.unit}，不是{line.unit}，不能相加"
        )


def _check(indicator: Indicator, at: int) -> None:
    where = f"indicators[{at}]"
    if not re.fullmatch(r"[a-z][a-z0-9_.]{0,59}", indicator.key):
        raise BadValue(
            field=f"{where}.key", reason="只能用小写字母、数字、点和下划线，以字母开头"
        )
    one_of(Kind, f"{where}.kind", indicator.kind)
    one_of(IN_CAMPAIGNS, f"{where}.source", indicator.source)
    _check_where(indicator, where)
    _check_unit(indicator, where)
    _check_computed(indicator, where)
    if not indicator.name or not indicator.unit:
        raise BadValue(field=where, reason="名称和单位不能为空")
    if indicator.kind == Kind.MONEY and indicator.source != Source.DECLARED:
        raise BadValue(
            field=f"{where}.source", reason="金额只能由申报数反映（source: declared）"
        )


def _within(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _check_unit(indicator: Indicator, where: str) -> None:
    once = indicator.kind in {Kind.THINGS, Kind.DISTINCT}
    if once and indicator.unit in TIMES:
        reason = f"{indicator.unit}是次数，kind 写 times"
        raise BadValue(field=_within(where, "kind"), reason=reason)
    if indicator.kind == Kind.TIMES and indicator.unit in PERSONS:
        reason = f"{indicator.unit}是人数，一人不论几次：kind 写 things 或 distinct"
        raise BadValue(field=_within(where, "kind"), reason=reason)


def _check_computed(indicator: Indicator, where: str) -> None:
    computed = indicator.source == Source.COMPUTED
    if computed != bool(indicator.plus) or (indicator.terms and not computed):
        raise BadValue(field=f"{where}.plus", reason="source: computed 的须写 plus，别的不写")
    if bool(indicator.over) != (indicator.kind == Kind.RATE):
        raise BadValue(field=f"{where}.over", reason="比率（kind: rate）须写 over，别的不写")
    if indicator.over and indicator.unit != "%":
        raise BadValue(field=f"{where}.unit", reason="比率的单位是 %")


def check_where(source: Countable, where: Mapping[str, Any], at: str) -> None:
    """Refuse a condition that no record of the source could ever meet.

    Raises:
        BadValue: a field that it does not have, or a word that the field never is.
    """
    for name, values in where.items():
        place = _within(at, f"where.{name}")
        if name not in source.fields:
            known = "、".join(source.fields) or "（无）"
            raise BadValue(field=place, reason=f"可用的条件是 {known}")
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise BadValue(field=place, reason="条件的值应为文字的列表")
        words = source.words.get(name, values)
        if strange := [each for each in values if each not in words]:
            known = "、".join(words)
            raise BadValue(field=place, reason=f"没有 {'、'.join(strange)}，可用的值是 {known}")


def _check_where(indicator: Indicator, at: str) -> None:
    source = SOURCES[indicator.source]
    check_where(source, indicator.where, at)
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", indicator.take):
        raise BadValue(field=_within(at, "take"), reason="只能用小写字母、数字和下划线")
    if not source.takes(indicator.take):
        known = "、".join(("records", *source.numbers, *source.lists))
        raise BadValue(field=_within(at, "take"), reason=f"{source.name}可取的是 {known}")
