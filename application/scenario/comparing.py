"""Compares what a document states with what the ledgers yield."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any, Protocol
from uuid import UUID

from application.computed import Base
from application.scenario.inherited import listed
from application.scenario.model import Published, Scenario
from application.scenario.published import RATE
from domain.shared.handling import RATES
from domain.shared.indicator import Indicator

NOTICE = (
    "公布数出自各份文件；逐条记录是为与公布数相合而编的示例，其中代表只编号、不署名。"
    "数出来的（counted）由账中事件逐条相加，申报的（declared）照录原文。"
)
"""Stands beside every comparison that is shown."""


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


class RollupView(Protocol):
    """Figures as they are counted from events, never from a scenario."""

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> Sequence[Figure]:
        """``campaign_id`` as it stands in that ledger; ``None``: figures without a campaign."""

    async def asked(self, jurisdiction_id: UUID, indicator: Indicator, on: date) -> int:
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
        self._seen: dict[tuple[UUID, UUID | None], Sequence[Figure]] = {}
        self._rows = {(row.place.id, row.metric): row for row in scenario.published}

    async def answer(self, row: Published) -> Decimal | None:
        if row.declared:
            return _declared(row, [*await self._figures(row), *await self._standing(row)])
        if not row.plus:
            return await self._counted(row)
        told = await self._sum(row, row.plus) - await self._sum(row, row.minus)
        if not row.over:
            return told
        return _percent(row, Base(int(told), int(await self._sum(row, row.over))))

    async def _counted(self, row: Published) -> Decimal | None:
        if row.plan and row.campaign:
            place = row.place.id
            return listed(await self._plans.plan(place, row.campaign.ids[place]), row.plan)
        if row.line:
            return Decimal(await self._rollup.asked(row.place.id, row.line, self._as_of))
        return _counted(row, await self._figures(row))

    async def _sum(self, row: Published, terms: Sequence[str]) -> Decimal:
        return sum([await self._term(row, term) for term in terms], Decimal(0))

    async def _term(self, row: Published, term: str) -> Decimal:
        """Another row of the place, as it is counted, or an indicator."""
        beside = self._rows.get((row.place.id, term))
        if beside and beside is not row:
            return await self._counted(beside) or Decimal(0)
        figures = [*await self._standing(row), *await self._figures(row)]
        return Decimal({each.indicator: each.value for each in figures}.get(term, 0))

    async def _figures(self, row: Published) -> Sequence[Figure]:
        campaign_id = row.campaign.ids[row.place.id] if row.campaign else None
        return await self._read(row.place.id, campaign_id)

    async def _standing(self, row: Published) -> Sequence[Figure]:
        return await self._read(row.place.id, None)

    async def _read(self, place: UUID, campaign_id: UUID | None) -> Sequence[Figure]:
        if (place, campaign_id) not in self._seen:
            found = await self._rollup.figures(place, campaign_id, self._as_of)
            self._seen[place, campaign_id] = found
        return self._seen[place, campaign_id]


def _counted(row: Published, figures: Sequence[Figure]) -> Decimal | None:
    values = {figure.indicator: Decimal(figure.value) for figure in figures}
    bases = {figure.indicator: figure.base for figure in figures if figure.base}
    if row.indicator in bases:
        return _percent(row, bases[row.indicator])
    if not row.indicator.startswith(RATE):
        return values.get(row.indicator)
    rate = next(each for each in RATES if RATE + each.key == row.indicator)
    told, over = (values[f"handling.{each}"] for each in (rate.numerator, rate.denominator))
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
