"""Compares what a document states with what the ledgers yield."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any, Protocol
from uuid import UUID

from application.computed import Base
from application.scenario.inherited import listed
from application.scenario.model import Published, Scenario
from application.scenario.published import RATE
from domain.shared.handling import RATES
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import STOCKS
from domain.shared.standing import STANDING

NOTICE = (
    "公布数出自各份文件；逐条记录是为与公布数相合而编的示例，其中代表只编号、不署名。"
    "数出来的（counted）由账中事件逐条相加，申报的（declared）照录原文。"
)
"""Stands beside every comparison that is shown."""

ONCE = {each.key: each for each in STANDING if each.kind == Kind.DISTINCT}
"""Standing figures that count each name once."""

STANDS = frozenset(each.key for each in STANDING if each.source in STOCKS)
"""Standing figures of what there is on a day."""

Ledger = tuple[UUID, UUID | None]
"""A place, and a campaign there or none."""


class DeclaredValue(Protocol):
    """A declared figure as a view shows it."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> Decimal: ...


class Figure(Protocol):
    """One indicator of a jurisdiction: its own and everything below, and what is declared."""

    @property
    def indicator(self) -> str: ...
    @property
    def value(self) -> int: ...
    @property
    def declared(self) -> Sequence[DeclaredValue]: ...
    @property
    def base(self) -> Base | None: ...


@dataclass(frozen=True, slots=True)
class Grown:
    """A figure of a period alone."""

    indicator: str
    value: int
    declared: Sequence[DeclaredValue]
    base: Base | None


class RollupView(Protocol):
    """Figures as they are counted from events, never from a scenario."""

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> Sequence[Figure]:
        """``campaign_id`` as it stands in that ledger; ``None``: figures without a campaign."""

    async def asked(
        self, jurisdiction_id: UUID, indicator: Indicator, on: date, since: date = date.min
    ) -> int:
        """What the records of a place and of all below it come to."""


class PlanView(Protocol):
    """Plans as the ledgers hold them."""

    async def plan(self, jurisdiction_id: UUID, campaign_id: UUID) -> Mapping[str, Any]:
        """The plan in force."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of a document beside what the ledger yields."""

    source: str
    jurisdiction: str
    metric: str
    published: int | float
    computed: int | float | None
    basis: str
    equal: bool


async def compare(scenario: Scenario, rollup: RollupView, plans: PlanView) -> list[Comparison]:
    """A row for each published figure, in the order of the file."""
    answers = _Answers(scenario, rollup, plans)
    return [_comparison(scenario, row, await answers.answer(row)) for row in scenario.published]


class _Answers:
    """What the ledgers say to each row; every figure is read once."""

    def __init__(self, scenario: Scenario, rollup: RollupView, plans: PlanView) -> None:
        self._as_of = scenario.as_of
        self._rollup = rollup
        self._plans = plans
        self._seen: dict[tuple[UUID, UUID | None, date], Sequence[Figure]] = {}
        self._rows = {(row.place.id, row.metric): row for row in scenario.published}

    async def answer(self, row: Published) -> Decimal | None:
        if row.declared:
            stated = [await self._read(*each, self._as_of) for each in _where(row)]
            return _declared(row, [figure for figures in stated for figure in figures])
        if not row.plus:
            counted = await self._counted(row)
            if counted is None or not row.over:
                return counted
            return _percent(row, Base(int(counted), int(await self._sum(row, row.over))))
        told = await self._sum(row, row.plus) - await self._sum(row, row.minus)
        if not row.over:
            return told
        return _percent(row, Base(int(told), int(await self._sum(row, row.over))))

    async def _counted(self, row: Published) -> Decimal | None:
        if row.plan and row.campaign:
            place = row.place.id
            return listed(await self._plans.plan(place, row.campaign.ids[place]), row.plan)
        if row.line:
            period = (row.period_to, row.period_from or date.min)
            return Decimal(await self._rollup.asked(row.place.id, row.line, *period))
        if row.period_from and row.indicator in ONCE and not row.campaign:
            return await self._once(row, row.indicator)
        return _counted(row, await self._figures(row, _where(row)[0]))

    async def _sum(self, row: Published, terms: Sequence[str]) -> Decimal:
        return sum([await self._term(row, term) for term in terms], Decimal(0))

    async def _term(self, row: Published, term: str) -> Decimal:
        """Another row of the place, as it is counted or worked out, or an indicator."""
        beside = self._rows.get((row.place.id, term))
        if beside and beside is not row:
            return await self.answer(beside) or Decimal(0)
        if row.period_from and term in ONCE:
            return await self._once(row, term)
        found = [await self._figures(row, each) for each in reversed(_where(row))]
        values = {each.indicator: each.value for figures in found for each in figures}
        return Decimal(values.get(term, 0))

    async def _once(self, row: Published, key: str) -> Decimal:
        """Each name once in the period, though it was met before."""
        period = (row.period_to, row.period_from or date.min)
        return Decimal(await self._rollup.asked(row.place.id, ONCE[key], *period))

    async def _figures(self, row: Published, of: Ledger) -> Sequence[Figure]:
        """To the end of the period of the row, less what was there before it began."""
        until = await self._read(*of, row.period_to)
        if row.period_from is None:
            return until
        before = await self._read(*of, row.period_from - timedelta(days=1))
        known = {each.indicator: each for each in before}
        return [_within(each, known.get(each.indicator)) for each in until]

    async def _read(self, place: UUID, campaign_id: UUID | None, on: date) -> Sequence[Figure]:
        if (place, campaign_id, on) not in self._seen:
            found = await self._rollup.figures(place, campaign_id, on)
            self._seen[place, campaign_id, on] = found
        return self._seen[place, campaign_id, on]


def _where(row: Published) -> list[Ledger]:
    """Where a row is looked for: in its campaign, and in what is counted without any."""
    campaign_id = row.campaign.ids[row.place.id] if row.campaign else None
    return [(row.place.id, campaign_id), (row.place.id, None)]


def _within(figure: Figure, before: Figure | None) -> Figure:
    """What a figure has grown by; what stands on a day is as it stands at the end."""
    if before is None or figure.indicator in STANDS:
        return figure
    base = figure.base
    if base and before.base:
        base = Base(
            base.numerator - before.base.numerator, base.denominator - before.base.denominator
        )
    return Grown(figure.indicator, figure.value - before.value, figure.declared, base)


def _counted(row: Published, figures: Sequence[Figure]) -> Decimal | None:
    values = {figure.indicator: Decimal(figure.value) for figure in figures}
    bases = {figure.indicator: figure.base for figure in figures if figure.base}
    if row.indicator in bases:
        return _percent(row, bases[row.indicator])
    if not row.indicator.startswith(RATE):
        return values.get(row.indicator)
    rate = next(each for each in RATES if RATE + each.key == row.indicator)
    told, over = (values[each] for each in (rate.numerator, rate.denominator))
    return _percent(row, Base(int(told), int(over)))


def _percent(row: Published, base: Base) -> Decimal | None:
    """As exact as it was published."""
    if not base.denominator:
        return None
    share = Decimal(100 * base.numerator) / base.denominator
    return share.quantize(row.value, rounding=ROUND_DOWN if row.cut else ROUND_HALF_UP)


def _declared(row: Published, figures: Sequence[Figure]) -> Decimal | None:
    stated = [each for figure in figures for each in figure.declared if each.name == row.metric]
    return stated[-1].value if stated else None


def _comparison(scenario: Scenario, row: Published, computed: Decimal | None) -> Comparison:
    return Comparison(
        source=scenario.document,
        jurisdiction=row.place.name,
        metric=row.metric,
        published=_number(row.value),
        computed=None if computed is None else _number(computed),
        basis="declared" if row.declared else "counted",
        equal=computed == row.value,
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
