"""Figures of a memory ledger, counted straight from its events: slow and plain, for tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.computed import Base, base, completed
from application.projections.asked import asked
from application.projections.books import BOARDS, Books
from application.projections.figures import EVER, Key
from application.projections.points.line import NO_CAMPAIGN
from domain.activity import Activity
from domain.activity.words import COUNTS, LISTS
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

LATER = {
    "lead_unit",
    "route",
    "satisfaction",
    "first_satisfaction",
    "answer",
    "rounds",
    "status",
}
"""What becomes known of a suggestion after it was filed."""


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

    async def asked(
        self, jurisdiction_id: UUID, indicator: Indicator, on: date, since: date = date.min
    ) -> int:
        """What the records here and below come to."""
        return sum(
            asked(indicator, self._rows(at), on, since) for at in self._subtree(jurisdiction_id)
        )

    def _rows(self, here: UUID) -> Iterator[Any]:
        books = Books()
        books.fold(enumerate((each.event for each in self._ledger.recorded(here)), 1))
        for board in BOARDS:
            yield from (entry.row for entry in books.rows[board.table].values())

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
        unsaid = line.take in SPONSORS or line.take.startswith("participants_")
        if line.source not in PLAIN or unsaid or LATER & line.where.keys():
            return self._booked(here, root, line.key, on)
        campaigns = {
            recorded.event.originator_id
            for recorded in self._ledger.recorded(here)
            if isinstance(recorded.event, Campaign.Planned | Campaign.Received)
            and self._ledger.get(here, Campaign, recorded.event.originator_id).root_id == root
        }
        served = self._served(here)
        amounts: list[int] = []
        members: set[Any] = set()
        for event, day in self._dated(here, line):
            serves = {getattr(event, "campaign_id", None), *served.get(event.originator_id, ())}
            if root and campaigns.isdisjoint(serves):
                continue
            if (on and day > on) or not _matches(event, line, day):
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
                drafted = self._begun(here)
                for event in self._events(here, Suggestion.Submitted):
                    yield drafted[event.originator_id], event.submitted_on
            case Source.DEPUTIES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
            case Source.MANDATES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
                yield from self._on(here, Deputy.MandateGained, lambda event: event.gained_on)
            case Source.GROUPS:
                yield from self._on(here, DeputyGroup.Formed, lambda event: event.formed_on)
            case Source.RESOLVED:
                begun = self._begun(here)
                for event in self._events(here, Suggestion.Resolved):
                    yield begun[event.originator_id], event.resolved_on

    def _begun(self, here: UUID) -> dict[UUID, Any]:
        """What each suggestion said of itself when it was filed or drafted."""
        kinds = (Suggestion.Filed, Suggestion.Drafted)
        return {
            event.originator_id: event for kind in kinds for event in self._events(here, kind)
        }

    def _served(self, here: UUID) -> dict[UUID, set[UUID]]:
        """The further campaigns that an activity was held for."""
        found: dict[UUID, set[UUID]] = {}
        for event in self._events(here, Activity.CampaignServed):
            found.setdefault(event.originator_id, set()).add(event.campaign_id)
        return found

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


def _matches(event: Any, line: Indicator, day: date) -> bool:
    told = vars(event) | {"year": str(getattr(event, "filed_on", day).year)}
    return all(told[name] in values for name, values in line.where.items())


def _amount(event: Any, take: str) -> int:
    if take == "records":
        return 1
    if take in LISTS:
        return len(getattr(event, take))
    return int(getattr(event, take) if take in COUNTS else event.counts.get(take, 0))
