"""Figures of a memory ledger, counted straight from its events: slow and plain, for tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.computed import Base, base, completed
from application.projections.books import Books
from application.projections.figures import EVER, Key
from application.projections.points.line import NO_CAMPAIGN
from domain.activity import COUNTS, LISTS, Activity
from domain.campaign import Campaign
from domain.declared_figure import DeclaredFigure
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import Source
from domain.shared.standing import STANDING
from domain.suggestion import Suggestion
from tests.support.memory_ledger import MemoryLedger

PLAIN = frozenset(
    {
        Source.ACTIVITIES,
        Source.FILED,
        Source.RESOLVED,
        Source.DEPUTIES,
        Source.MANDATES,
        Source.GROUPS,
    }
)
"""What is counted here from the events themselves; the rest is read from the books."""

SPONSORS = ("deputies", "groups")
"""Who did it, which a single event does not always say."""


@dataclass(frozen=True)
class Stated:
    """A declared figure as it stands in a ledger."""

    name: str
    value: Decimal
    indicator: str


@dataclass(frozen=True)
class Counted:
    """One figure: what the events of a place and of all below it come to."""

    indicator: str
    value: int
    declared: Sequence[Stated]
    base: Base | None = None


class MemoryRollup:
    """Counts events where they lie; knows the tree from the ledgers themselves."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._tallies: dict[tuple[UUID, int], dict[Key, int]] = {}

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> list[Counted]:
        """What is counted here and everywhere below, to a day."""
        lines, root = list(STANDING), None
        if campaign_id:
            campaign = self._ledger.get(jurisdiction_id, Campaign, campaign_id)
            lines, root = campaign.indicators, campaign.root_id
        declared = list(self._declared(jurisdiction_id, campaign_id))
        known = {line.key for line in lines}
        counted = {
            line.key: sum(
                self._own(at, root, line, on) for at in self._subtree(jurisdiction_id)
            )
            for line in lines
            if line.source != Source.COMPUTED
        }
        whole = completed(lines, counted)
        found = [
            Counted(
                line.key,
                whole[line.key],
                [each for each in declared if each.indicator == line.key],
                base(line, counted),
            )
            for line in lines
        ]
        return [
            *found,
            Counted("", 0, [each for each in declared if each.indicator not in known]),
        ]

    async def plan(self, jurisdiction_id: UUID, campaign_id: UUID) -> dict[str, Any]:
        """The plan in force."""
        return self._ledger.get(jurisdiction_id, Campaign, campaign_id).plan.state()

    def _subtree(self, jurisdiction_id: UUID) -> Iterator[UUID]:
        yield jurisdiction_id
        for here in self._ledger.heads():
            if self._ledger.get(here, Jurisdiction, here).parent_id == jurisdiction_id:
                yield from self._subtree(here)

    def _declared(self, here: UUID, campaign_id: UUID | None) -> Iterator[Stated]:
        for event in self._events(here, DeclaredFigure.Stated):
            if event.campaign_id == campaign_id:
                yield Stated(event.name, event.value, event.indicator)

    def _own(self, here: UUID, root: UUID | None, line: Indicator, on: date | None) -> int:
        """What the events of one ledger come to."""
        organ = self._ledger.get(here, Jurisdiction, here).organ
        if line.counted_by and organ not in line.counted_by:
            return 0
        if line.source not in PLAIN or line.take in SPONSORS:
            return self._booked(here, root, line.key, on)
        campaigns = {
            recorded.event.originator_id
            for recorded in self._ledger.recorded(here)
            if isinstance(recorded.event, Campaign.Planned | Campaign.Received)
            and self._ledger.get(here, Campaign, recorded.event.originator_id).root_id == root
        }
        amounts: list[int] = []
        members: set[Any] = set()
        for event, day in self._dated(here, line):
            if root and event.campaign_id not in campaigns:
                continue
            if (on and day > on) or not _matches(event, line):
                continue
            if line.kind == Kind.DISTINCT and line.take in LISTS:
                members |= set(getattr(event, line.take))
            else:
                amounts.append(_amount(event, line.take))
        return sum(amounts) + len(members)

    def _dated(self, here: UUID, line: Indicator) -> Iterator[tuple[Any, date]]:
        """The events that a source stands for, with their day."""
        match line.source:
            case Source.ACTIVITIES:
                yield from self._on(here, Activity.Held, lambda event: event.occurred_on)
            case Source.FILED:
                yield from self._on(here, Suggestion.Filed, lambda event: event.filed_on)
            case Source.DEPUTIES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
            case Source.MANDATES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
                yield from self._on(here, Deputy.MandateGained, lambda event: event.gained_on)
            case Source.GROUPS:
                yield from self._on(here, DeputyGroup.Formed, lambda event: event.formed_on)
            case Source.RESOLVED:
                filed = {
                    event.originator_id: event for event in self._events(here, Suggestion.Filed)
                }
                for event in self._events(here, Suggestion.Resolved):
                    yield filed[event.originator_id], event.resolved_on

    def _booked(self, here: UUID, root: UUID | None, key: str, on: date | None) -> int:
        """What the books of a ledger say, folded once for all lines."""
        head = self._ledger.heads()[here]
        if (here, head) not in self._tallies:
            books = Books()
            books.fold(enumerate((each.event for each in self._ledger.recorded(here)), 1))
            books.figures.settle()
            self._tallies[here, head] = books.figures.tally
        return sum(
            amount
            for (campaign, indicator, day), amount in self._tallies[here, head].items()
            if (campaign, indicator) == (root or NO_CAMPAIGN, key) and day <= (on or EVER)
            if day != EVER
        )

    def _on(
        self, here: UUID, kind: type[Any], day: Callable[[Any], date]
    ) -> Iterator[tuple[Any, date]]:
        for event in self._events(here, kind):
            yield event, day(event)

    def _events(self, here: UUID, kind: type[Any]) -> Iterator[Any]:
        for recorded in self._ledger.recorded(here):
            if isinstance(recorded.event, kind):
                yield recorded.event


def _matches(event: Any, line: Indicator) -> bool:
    told = vars(event) | ({"year": str(event.filed_on.year)} if "year" in line.where else {})
    return all(told[name] in values for name, values in line.where.items())


def _amount(event: Any, take: str) -> int:
    if take == "records":
        return 1
    if take in LISTS:
        return len(getattr(event, take))
    return int(getattr(event, take) if take in COUNTS else event.counts.get(take, 0))
