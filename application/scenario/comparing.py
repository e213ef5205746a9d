"""Compares what a document states with what the ledgers yield."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol
from uuid import UUID

from application.computed import Base
from application.scenario.inherited import listed
from application.scenario.model import Published, Scenario
from application.scenario.published import RATE
from domain.shared.handling import RATES

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
    seen: dict[tuple[UUID, UUID | None], Sequence[Figure]] = {}

    async def figures(row: Published, campaign_id: UUID | None) -> Sequence[Figure]:
        where = (row.place.id, campaign_id)
        if where not in seen:
            seen[where] = await rollup.figures(*where, scenario.as_of)
        return seen[where]

    rows = []
    for row in scenario.published:
        campaign_id = row.campaign.ids[row.place.id] if row.campaign else None
        if row.plan and campaign_id:
            computed = listed(await plans.plan(row.place.id, campaign_id), row.plan)
        elif row.declared:
            found = [*await figures(row, campaign_id), *await figures(row, None)]
            computed = _declared(row, found)
        else:
            computed = _counted(row, await figures(row, campaign_id))
        rows.append(_comparison(scenario, row, computed))
    return rows


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
    return share.quantize(row.value, rounding=ROUND_HALF_UP)


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
