"""Figures of a memory ledger, counted straight from its events: slow and plain, for tests."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.projections.board import Board
from application.projections.books import MEETINGS, Books
from application.projections.points import STANDING_LINES, points
from domain.activity import COUNTS, Activity
from domain.campaign import Campaign
from domain.declared_figure import DeclaredFigure
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction
from domain.shared.indicator import LISTS, NUMBERS, Indicator, Kind, Source
from domain.shared.standing import STANDING
from domain.suggestion import Suggestion
from tests.support.memory_ledger import MemoryLedger


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


class MemoryRollup:
    """Counts events where they lie; knows the tree from the ledgers themselves."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._folded: dict[tuple[UUID, int], dict[str, list[tuple[Any, date]]]] = {}

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
        found = [
            Counted(
                line.key,
                sum(self._own(at, root, line, on) for at in self._subtree(jurisdiction_id)),
                [each for each in declared if each.indicator == line.key],
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
            if line.kind == Kind.DISTINCT and line.take in LISTS.get(line.source, ()):
                members |= set(getattr(event, line.take))
            else:
                amounts.append(_amount(event, line))
        return sum(amounts) + len(members)

    def _dated(self, here: UUID, line: Indicator) -> Iterator[tuple[Any, date]]:
        """The events that a source stands for, with their day."""
        match line.source:
            case Source.ACTIVITIES:
                yield from self._on(here, Activity.Held, lambda event: event.occurred_on)
            case Source.FILED:
                yield from self._on(here, Suggestion.Filed, lambda event: event.filed_on)
            case Source.MEETINGS:
                yield from self._rows(here, MEETINGS, lambda row: row.held_on)
            case Source.DEPUTIES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
            case Source.MANDATES:
                yield from self._on(here, Deputy.Registered, lambda event: event.registered_on)
                yield from self._on(here, Deputy.MandateGained, lambda event: event.gained_on)
            case Source.GROUPS:
                yield from self._on(here, DeputyGroup.Formed, lambda event: event.formed_on)
            case Source.HANDLING:
                yield from self._handled(here, line)
            case Source.RESOLVED:
                filed = {
                    event.originator_id: event for event in self._events(here, Suggestion.Filed)
                }
                for event in self._events(here, Suggestion.Resolved):
                    yield filed[event.originator_id], event.resolved_on

    def _rows(
        self, here: UUID, board: Board[Any], day: Callable[[Any], date]
    ) -> Iterator[tuple[Any, date]]:
        """The rows of a board as its events leave them."""
        rows: dict[UUID, Any] = {}
        for recorded in self._ledger.recorded(here):
            if type(recorded.event).TOPIC.startswith(f"{board.noun}."):
                id = recorded.event.originator_id
                rows[id] = board.fold(rows.get(id), recorded.event)
        for row in rows.values():
            yield row, day(row)

    def _handled(self, here: UUID, line: Indicator) -> Iterator[tuple[Any, date]]:
        """What the rows of a ledger come to, folded once for all lines."""
        head = self._ledger.heads()[here]
        if (here, head) not in self._folded:
            books, found = Books(), defaultdict(list)
            books.fold(enumerate((each.event for each in self._ledger.recorded(here)), 1))
            for rows in books.rows.values():
                for entry in rows.values():
                    for counted, on, _, _ in points(entry.row, STANDING_LINES):
                        found[counted.key].append((entry.row, on))
            self._folded[here, head] = found
        yield from self._folded[here, head].get(line.key, ())

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
    return all(getattr(event, name) in values for name, values in line.where.items())


def _amount(event: Any, line: Indicator) -> int:
    take = line.take
    if take == "records":
        return 1
    if take in LISTS.get(line.source, ()):
        return len(getattr(event, take))
    plain = take in COUNTS or take in NUMBERS.get(line.source, ())
    return int(getattr(event, take) if plain else event.counts.get(take, 0))
