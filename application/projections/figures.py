"""What the figures of a ledger move by, day by day, and who has met those that count once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from uuid import UUID

from application.projections.points.line import STOCK, Line, Point

EVER = date.max
"""The day under which a figure's total over all days stands."""

Key = tuple[UUID, str, date]
MemberKey = tuple[UUID, str, str]
Met = dict[str, int]
"""What is said of a member, by how many records: a day, and of a stock also how much."""


@dataclass(slots=True, eq=False)
class Figure:
    """One figure of a campaign; ``said`` is what came and went of its members since settled."""

    days: dict[date, int] = field(default_factory=dict)
    said: dict[str, Met] = field(default_factory=dict)


@dataclass(slots=True)
class Figures:
    """All of them. ``members`` is what is said of each member, as it was at hand or settled."""

    by_key: dict[tuple[UUID, str], Figure] = field(default_factory=dict)
    members: dict[MemberKey, Met] = field(default_factory=dict)
    _by_line: dict[Line, Figure] = field(default_factory=dict)

    def move(self, points: Iterable[Point], sign: int) -> None:
        """Add these points, or take them away."""
        for line, on, amount, members in points:
            figure = self._by_line.get(line) or self._figure(line)
            if not members:
                figure.days[on] = figure.days.get(on, 0) + sign * amount
                continue
            stated = f"{on} {amount}" if line.stock else str(on)
            for member in members:
                said = figure.said.setdefault(member, {})
                said[stated] = said.get(stated, 0) + sign

    def named(self) -> Iterator[MemberKey]:
        """The members that must be at hand before the figures are settled."""
        for (campaign_id, key), figure in self.by_key.items():
            for member in figure.said:
                yield campaign_id, key, member

    def settle(self) -> None:
        """Turn what is said of members into what their figures move by."""
        for (campaign_id, key), figure in self.by_key.items():
            for member, said in figure.said.items():
                known = self.members.get((campaign_id, key, member), {})
                met = _sum(known, said)
                told = _stock if member == STOCK else _first
                for sign, days in ((-1, told(known)), (1, told(met))):
                    for day, amount in days.items():
                        on = date.fromisoformat(day)
                        figure.days[on] = figure.days.get(on, 0) + sign * amount
                self.members[campaign_id, key, member] = met
            figure.said.clear()

    @property
    def tally(self) -> dict[Key, int]:
        """What each figure has moved by, on each day and ever."""
        return {
            (campaign_id, key, day): amount
            for (campaign_id, key), figure in self.by_key.items()
            for day, amount in chain(figure.days.items(), ((EVER, sum(figure.days.values())),))
            if amount
        }

    def _figure(self, line: Line) -> Figure:
        figure = self.by_key.setdefault((line.campaign_id, line.key), Figure())
        self._by_line[line] = figure
        return figure


def _sum(known: Met, said: Met) -> Met:
    both = {each: known.get(each, 0) + said.get(each, 0) for each in known | said}
    return {each: times for each, times in both.items() if times}


def _first(met: Met) -> dict[str, int]:
    """A thing counts once, on the first day that it was met.

    >>> _first({"2024-02-01": 1, "2024-01-01": 2})
    {'2024-01-01': 1}
    """
    return {min(met): 1} if met else {}


def _stock(met: Met) -> dict[str, int]:
    """A stock is what was stated last: each statement moves it from the one before.

    >>> _stock({"2024-01-01 5": 1, "2024-03-01 7": 1})
    {'2024-01-01': 5, '2024-03-01': 2}
    """
    days: dict[str, int] = {}
    held = 0
    for text in sorted(met):
        day, stated = text.split(" ")
        days[day] = days.get(day, 0) + int(stated) - held
        held = int(stated)
    return days
