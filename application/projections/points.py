"""What a row of a board adds to the figures: pure, so that live, rebuild and replay agree."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from application.projections.activity_register import ActivityRow
from application.projections.campaign_board import CampaignRow
from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.deputy_register import DeputyRow
from application.projections.suggestion_board import SuggestionRow
from domain.activity import COUNTS, LISTS
from domain.shared.indicator import STANDING, Indicator, Kind, Source

NO_CAMPAIGN = UUID(int=0)
"""The campaign of figures that a ledger yields without any."""


STOCK = ""
"""The one member of a figure whose last stated value counts."""


class Point(NamedTuple):
    """One addition to one figure on one day; ``members`` where each counts once a ledger.

    Of a stock (``members`` is ``STOCK`` alone) the amount is what the record states.
    """

    campaign_id: UUID
    indicator: str
    on: date
    amount: int
    members: tuple[str, ...] = ()


Measure = Callable[[Any], int]


class Line(NamedTuple):
    """An indicator made ready: whether a row matters to it, and how much."""

    campaign_id: UUID
    key: str
    where: tuple[tuple[str, frozenset[str]], ...]
    measure: Measure
    names: str
    stock: bool


Lines = dict[str, tuple[Line, ...]]
"""The lines of a campaign by the source that they count."""


def lines_of(campaign_id: UUID, indicators: list[Indicator], organ: str) -> Lines:
    """The lines that an organ may count, by source."""
    found: dict[str, list[Line]] = {}
    for each in indicators:
        if each.source == Source.DECLARED or (each.counted_by and organ not in each.counted_by):
            continue
        where = tuple((name, frozenset(values)) for name, values in each.where.items())
        distinct = each.kind == Kind.DISTINCT and each.take in LISTS
        stock = each.kind == Kind.LATEST
        found.setdefault(each.source, []).append(
            Line(
                campaign_id,
                each.key,
                where,
                _measure(each.take),
                each.take if distinct else "",
                stock,
            )
        )
    return {source: tuple(lines) for source, lines in found.items()}


def campaign_lines(row: CampaignRow, organ: str) -> Lines:
    """What a record of a campaign counts into: the first campaign of its line, and always."""
    own = lines_of(row.root_id, [Indicator(**each) for each in row.indicators], organ)
    sources = own.keys() | STANDING_LINES.keys()
    return {each: STANDING_LINES.get(each, ()) + own.get(each, ()) for each in sources}


def same(before: Any, after: Any) -> bool:
    """Whether two states of a record surely add the same, told without counting."""
    match after:
        case SuggestionRow():
            return bool(before.resolved_on == after.resolved_on)
        case DeputyGroupRow():
            return bool(before.dissolved_on == after.dissolved_on)
        case _:
            return False


def points(row: Any, campaigns: dict[UUID, Lines]) -> Iterator[Point]:
    """Everything that a row adds, wherever it counts."""
    match row:
        case ActivityRow(voided=False):
            yield from _counted(Source.ACTIVITIES, row, row.occurred_on, campaigns)
        case SuggestionRow(from_jurisdiction_id=None):
            yield from _counted(Source.FILED, row, row.filed_on, campaigns)
            if row.resolved_on:
                yield from _counted(Source.RESOLVED, row, row.resolved_on, campaigns)
        case DeputyRow():
            yield from _deputy(row)
        case DeputyGroupRow():
            yield Point(NO_CAMPAIGN, "deputy_groups", row.formed_on, 1)
            if row.dissolved_on:
                yield Point(NO_CAMPAIGN, "deputy_groups", row.dissolved_on, -1)


def _counted(
    source: Source, row: Any, on: date, campaigns: dict[UUID, Lines]
) -> Iterator[Point]:
    lines = campaigns.get(row.campaign_id, STANDING_LINES)
    for campaign_id, key, where, measure, names, stock in lines.get(source, ()):
        if where and any(getattr(row, name) not in values for name, values in where):
            continue
        if stock:
            yield Point(campaign_id, key, on, measure(row), (STOCK,))
        elif names:
            members = tuple(str(each) for each in getattr(row, names))
            if members:
                yield Point(campaign_id, key, on, 0, members)
        elif amount := measure(row):
            yield Point(campaign_id, key, on, amount)


def _deputy(row: DeputyRow) -> Iterator[Point]:
    yield Point(NO_CAMPAIGN, "deputies", row.registered_on, 1)
    for mandate in row.mandates:
        key = f"mandates.{mandate['level']}"
        yield Point(NO_CAMPAIGN, key, date.fromisoformat(mandate["from_on"]), 1)
        if mandate["ended_on"]:
            yield Point(NO_CAMPAIGN, key, date.fromisoformat(mandate["ended_on"]), -1)
    if all(mandate["ended_on"] for mandate in row.mandates):
        last = max(date.fromisoformat(mandate["ended_on"]) for mandate in row.mandates)
        yield Point(NO_CAMPAIGN, "deputies", last, -1)


def _measure(take: str) -> Measure:
    if take == "records":
        return lambda _: 1
    if take in LISTS:
        return lambda row: len(getattr(row, take, ()))
    if take in COUNTS:
        return lambda row: int(getattr(row, take, 0))
    return lambda row: int(getattr(row, "counts", {}).get(take, 0))


STANDING_LINES = lines_of(NO_CAMPAIGN, list(STANDING), "")
