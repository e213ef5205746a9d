"""A line: an indicator made ready, and what a record may add to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from domain.shared.indicator import Indicator, Kind
from domain.shared.source import SOURCES, Source
from domain.shared.standing import STANDING

NO_CAMPAIGN = UUID(int=0)
"""The campaign of figures that a ledger yields without any."""

STOCK = ""
"""The one member of a figure whose last stated value counts."""

NOT_COUNTED = (Source.DECLARED, Source.COMPUTED)
"""Sources of which no record is one."""

Measure = Callable[[Any], int]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """An indicator made ready: which rows matter to it (all, without ``where``), how much.

    ``names`` is the list of the row whose members count once a ledger each.
    """

    campaign_id: UUID
    key: str
    where: Callable[[Any], bool] | None
    measure: Measure
    names: str = ""
    stock: bool = False


Lines = Mapping[str, tuple[Line, ...]]
"""The lines of a campaign by the source that they count."""


Point = tuple[Line, date, int, tuple[str, ...]]
"""One addition to one figure on one day; its members, where each counts once a ledger.

Of a stock (``STOCK`` is its one member) the amount is what the record states.
"""


def lines_of(campaign_id: UUID, indicators: Iterable[Indicator], organ: str) -> Lines:
    """The lines that an organ may count, by source."""
    found: dict[str, list[Line]] = {}
    for each in indicators:
        if each.source in NOT_COUNTED or (each.counted_by and organ not in each.counted_by):
            continue
        line = Line(
            campaign_id,
            each.key,
            _where(each),
            _measure(each),
            _names(each),
            each.kind == Kind.LATEST,
        )
        found.setdefault(each.source, []).append(line)
    return {source: tuple(lines) for source, lines in found.items()}


def campaign_lines(root_id: UUID, indicators: Iterable[dict[str, Any]], organ: str) -> Lines:
    """What a record of a campaign counts into: the first campaign of its line, and always."""
    own = lines_of(root_id, [Indicator(**each) for each in indicators], organ)
    sources = own.keys() | STANDING_LINES.keys()
    return {each: STANDING_LINES.get(each, ()) + own.get(each, ()) for each in sources}


def count(found: list[Point], lines: tuple[Line, ...], row: Any, on: date) -> None:
    """What a record adds on a day to the lines that count its kind."""
    for line in lines:
        if line.where is not None and not line.where(row):
            continue
        if line.stock:
            found.append((line, on, line.measure(row), (STOCK,)))
        elif line.names:
            if members := tuple(map(str, getattr(row, line.names))):
                found.append((line, on, 0, members))
        elif amount := line.measure(row):
            found.append((line, on, amount, ()))


def _names(indicator: Indicator) -> str:
    once = indicator.kind == Kind.DISTINCT and indicator.take in SOURCES[indicator.source].lists
    return indicator.take if once else ""


def _where(indicator: Indicator) -> Callable[[Any], bool] | None:
    wanted = [
        _has(name, frozenset(values), listed=name in SOURCES[indicator.source].lists)
        for name, values in indicator.where.items()
    ]
    if len(wanted) == 1:
        return wanted[0]
    return (lambda row: all(fits(row) for fits in wanted)) if wanted else None


def _has(name: str, values: frozenset[str], *, listed: bool) -> Callable[[Any], bool]:
    """Whether a field has one of these values; of a list, whether one of them is in it."""
    of = attrgetter(name)
    if listed:
        return lambda row: not values.isdisjoint(map(str, of(row)))
    return lambda row: of(row) in values


def _measure(indicator: Indicator) -> Measure:
    take, source = indicator.take, SOURCES[indicator.source]
    if take == "records":
        return lambda _: 1
    if take in source.lists:
        return lambda row: len(getattr(row, take))
    if take in source.numbers:
        return attrgetter(take)
    if source.own_numbers:
        return lambda row: int(row.counts.get(take, 0))
    return lambda _: 0


STANDING_LINES = lines_of(NO_CAMPAIGN, STANDING, "")
