"""评分办法 — how measures become points: rules as data, and what they yield for a subject.

A sheet is pure data, carried whole by the events that adopt or use it. Whoever keeps the
measures can therefore score them again under any sheet there ever was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from domain.shared.errors import BadValue, one_of

CENT = Decimal("0.01")
WHOLE_PERCENT = 100
SUBJECTS = ("deputy", "group", "station", "township")
YEAR, CAMPAIGN = "year", "campaign"


@dataclass(frozen=True, slots=True)
class Item:
    """One line: ``base``, and ``points`` for each of the measure beyond ``par``.

    What comes out never leaves ``floor`` to ``cap``; one that deducts has negative points.
    """

    key: str
    name: str
    measure: str
    points: Decimal
    base: Decimal = Decimal(0)
    par: Decimal = Decimal(0)
    floor: Decimal | None = None
    cap: Decimal | None = None

    def of(self, value: Decimal) -> Decimal:
        """The points for a measure.

        >>> number = Decimal
        >>> three = Item("filed", "提交书面建议", "filed", number(5), number(10), par=number(3))
        >>> [str(three.of(number(filed))) for filed in (2, 3, 5)]
        ['5.00', '10.00', '20.00']
        """
        return _within(self.base + self.points * (value - self.par), self.floor, self.cap)


@dataclass(frozen=True, slots=True)
class Band:
    """A grade, from so many points on."""

    name: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Quota:
    """At most so many percent of all subjects may be called so, the best first."""

    name: str
    percent: Decimal

    def places(self, subjects: int) -> int:
        """How many that is: a share that is no whole place is rounded down."""
        return int(subjects * self.percent / WHOLE_PERCENT)


@dataclass(frozen=True, slots=True)
class Sheet:
    """评分办法.

    ``excluded`` are the positions whose holders are scored but not commended, such as leaders.
    ``over``: what was done in the year is counted, or in the campaign, however long it ran.
    """

    title: str
    basis: str
    subject: str
    items: tuple[Item, ...]
    base: Decimal = Decimal(0)
    floor: Decimal | None = None
    cap: Decimal | None = None
    bands: tuple[Band, ...] = ()
    quota: Quota | None = None
    excluded: tuple[str, ...] = ()
    over: str = YEAR

    def score(self, measures: Mapping[str, Decimal | int]) -> "Score":
        """What a subject comes to; a measure that nobody stated is none."""
        lines = [
            Line(each.key, each.name, value, each.of(value))
            for each in self.items
            for value in [Decimal(measures.get(each.measure, 0))]
        ]
        points = sum((line.points for line in lines), self.base)
        total = _within(points, self.floor, self.cap)
        return Score(total, self.band(total), tuple(lines))

    def band(self, total: Decimal) -> str:
        """The highest grade that a total reaches; empty where it reaches none."""
        reached = [each for each in self.bands if total >= each.least]
        return max(reached, key=lambda each: each.least).name if reached else ""

    def state(self) -> dict[str, Any]:
        """The primitives that an event carries; points as text, which a float would blur."""
        return {
            "title": self.title,
            "basis": self.basis,
            "subject": self.subject,
            "items": [_primitives(each) for each in self.items],
            "base": str(self.base),
            "floor": _text(self.floor),
            "cap": _text(self.cap),
            "bands": [_primitives(each) for each in self.bands],
            "quota": _primitives(self.quota) if self.quota else None,
            "excluded": list(self.excluded),
            "over": self.over,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """What one item gave for which value."""

    key: str
    name: str
    value: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """What a sheet yields for one subject, line by line."""

    total: Decimal
    band: str
    lines: tuple[Line, ...]


def read(state: Mapping[str, Any]) -> Sheet:
    """A sheet from what was sent.

    Raises:
        BadValue: no title, no item, an unknown subject or field, a number that is none.
    """
    try:
        told = {"basis": "", **state}
        sheet = Sheet(
            items=tuple(_item(each, at) for at, each in enumerate(told.pop("items", []))),
            bands=tuple(
                _band(each, at) for at, each in enumerate(told.pop("bands", None) or [])
            ),
            quota=_quota(told.pop("quota", None)),
            excluded=tuple(told.pop("excluded", None) or ()),
            base=_number(told.pop("base", None) or 0, "base"),
            floor=_bound(told.pop("floor", None), "floor"),
            cap=_bound(told.pop("cap", None), "cap"),
            **told,
        )
    except TypeError:
        raise BadValue(field="sheet", reason="缺少必有的项，或者有不认识的项") from None
    _check(sheet)
    return sheet


def _check(sheet: Sheet) -> None:
    if not sheet.title.strip():
        raise BadValue(field="sheet.title", reason="评分办法须有名称")
    one_of(SUBJECTS, "sheet.subject", sheet.subject)
    one_of((YEAR, CAMPAIGN), "sheet.over", sheet.over)
    if not sheet.items:
        raise BadValue(field="sheet.items", reason="至少一项")
    keys = [each.key for each in sheet.items]
    for at, each in enumerate(sheet.items):
        if not re.fullmatch(r"[a-z][a-z0-9_.]{0,59}", each.key):
            reason = "只能用小写字母、数字、点和下划线，以字母开头"
            raise BadValue(field=f"sheet.items[{at}].key", reason=reason)
        if keys.count(each.key) > 1:
            raise BadValue(field=f"sheet.items[{at}].key", reason=f"{each.key} 出现两次")
        if not each.name or not each.measure:
            raise BadValue(field=f"sheet.items[{at}]", reason="须写明名称和按什么计分")


def _item(state: Mapping[str, Any], at: int) -> Item:
    where, told = f"items[{at}]", dict(state)
    return Item(
        points=_number(told.pop("points", None), f"{where}.points"),
        base=_number(told.pop("base", None) or 0, f"{where}.base"),
        par=_number(told.pop("par", None) or 0, f"{where}.par"),
        floor=_bound(told.pop("floor", None), f"{where}.floor"),
        cap=_bound(told.pop("cap", None), f"{where}.cap"),
        **told,
    )


def _band(state: Mapping[str, Any], at: int) -> Band:
    told = dict(state)
    return Band(least=_number(told.pop("least", None), f"bands[{at}].least"), **told)


def _quota(state: Mapping[str, Any] | None) -> Quota | None:
    if state is None:
        return None
    told = dict(state)
    percent = _number(told.pop("percent", None), "quota.percent")
    if not 0 < percent <= WHOLE_PERCENT:
        raise BadValue(field="sheet.quota.percent", reason="应大于 0、不大于 100")
    return Quota(percent=percent, **told)


def _bound(value: object, where: str) -> Decimal | None:
    return None if value is None else _number(value, where)


def _number(value: object, where: str) -> Decimal:
    plain = isinstance(value, int | float | str | Decimal) and not isinstance(value, bool)
    try:
        number = Decimal(str(value)) if plain else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise BadValue(field=f"sheet.{where}", reason="应为一个数")
    return number


def _within(points: Decimal, floor: Decimal | None, cap: Decimal | None) -> Decimal:
    if cap is not None:
        points = min(points, cap)
    if floor is not None:
        points = max(points, floor)
    return points.quantize(CENT, rounding=ROUND_HALF_UP)


def _primitives(part: Any) -> dict[str, Any]:
    told = {name: getattr(part, name) for name in part.__dataclass_fields__}
    return {name: str(it) if isinstance(it, Decimal) else it for name, it in told.items()}


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
