"""办理情况报告 — a period's handling of suggestions: what was done, and the rates it makes.

A figure of a period is the cumulative one at its end less the one before it began; so it
opens to the same records, at every level, and carries the same position vector.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from application.views import Figure, Rollups, Vector
from domain.shared.errors import BadValue
from domain.shared.handling import RATES

PREFIX = "handling."
FILED = "suggestions_filed"
RESOLVED = "suggestions_resolved"
DAY = timedelta(days=1)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Count:
    """What was done in the period: here and below, and here alone."""

    key: str
    name: str
    unit: str
    value: int
    own: int


@dataclass(frozen=True, slots=True)
class RateOf:
    """A rate with both its counts; ``percent`` has one decimal, ``None`` divided by nothing.

    ``numerator_key`` and ``denominator_key`` are the figures whose evidence opens it.
    """

    key: str
    name: str
    definition: str
    numerator: int
    denominator: int
    numerator_key: str
    denominator_key: str
    percent: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """The same of one place below, comparable because the classes are the common ones."""

    child_id: UUID
    name: str
    code: str
    counts: dict[str, int]
    late: int
    rates: list[RateOf]


@dataclass(frozen=True, slots=True)
class HandlingReport:
    """办理情况：一段时间内的件数、件次和比率，本级与各下级。"""

    jurisdiction_id: UUID
    name: str
    from_on: date
    to_on: date
    counts: list[Count]
    rates: list[RateOf]
    children: list[Part]
    vector: Vector


async def report(
    rollups: Rollups, jurisdiction_id: UUID, from_on: date, to_on: date
) -> HandlingReport:
    """The handling of a period, as it is known now.

    Raises:
        BadValue: the period ends before it begins.
    """
    if to_on < from_on:
        raise BadValue(field="to", reason="终止日期早于起始日期")
    rollup = await rollups.read(jurisdiction_id, None, on=to_on)
    before = await rollups.read(jurisdiction_id, None, on=from_on - DAY)
    earlier = {figure.indicator: figure for figure in before.figures}
    told = [figure for figure in rollup.figures if _told(figure)]
    counts = [
        Count(
            figure.indicator,
            figure.name,
            figure.unit,
            figure.value - earlier[figure.indicator].value,
            figure.own - earlier[figure.indicator].own,
        )
        for figure in told
    ]
    children = []
    for child in rollup.children:
        values = {
            figure.indicator: _of(figure, child.child_id)
            - _of(earlier[figure.indicator], child.child_id)
            for figure in told
        }
        late = values[f"{PREFIX}answered"] - values[f"{PREFIX}answered_in_time"]
        rates = list(_rates(values))
        children.append(Part(child.child_id, child.name, child.code, values, late, rates))
    return HandlingReport(
        jurisdiction_id=jurisdiction_id,
        name=rollup.name,
        from_on=from_on,
        to_on=to_on,
        counts=counts,
        rates=list(_rates({each.key: each.value for each in counts})),
        children=children,
        vector=rollup.vector,
    )


def percent(numerator: int, denominator: int) -> str | None:
    """With one decimal, as such reports state it.

    >>> percent(2, 3), percent(0, 0)
    ('66.7', None)
    """
    if not denominator:
        return None
    share = Decimal(100 * numerator) / Decimal(denominator)
    return str(share.quantize(TENTH, rounding=ROUND_HALF_UP))


def _told(figure: Figure) -> bool:
    return figure.indicator.startswith(PREFIX) or figure.indicator in {FILED, RESOLVED}


def _of(figure: Figure, child_id: UUID) -> int:
    return sum(part.value for part in figure.parts if part.child_id == child_id)


def _rates(values: dict[str, int]) -> Iterable[RateOf]:
    for rate in RATES:
        yield RateOf(
            key=rate.key,
            name=rate.name,
            definition=rate.definition,
            numerator=values[rate.numerator],
            denominator=values[rate.denominator],
            numerator_key=rate.numerator,
            denominator_key=rate.denominator,
            percent=percent(values[rate.numerator], values[rate.denominator]),
        )
