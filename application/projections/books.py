"""账目 — all boards of a ledger and its tally, folded together from its events.

The tally is a function of the rows: an event moves it by what its row adds after, less what
it added before. So a correction needs no rule of its own, and live, rebuild and replay are
the same code.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from application.ledger import Recorded
from application.projections import (
    activity_register,
    campaign_board,
    declared_figure_register,
    deputy_group_register,
    deputy_register,
    grant_register,
    place,
    suggestion_board,
)
from application.projections.board import Board, Entry
from application.projections.points import STOCK, Lines, Point, campaign_lines, points, same
from domain import catalogue

PLACES = Board("place", "jurisdiction", place.PlaceRow, place.fold)
CAMPAIGNS = Board("campaign_board", "campaign", campaign_board.CampaignRow, campaign_board.fold)
DEPUTIES = Board("deputy_register", "deputy", deputy_register.DeputyRow, deputy_register.fold)
GROUPS = Board(
    "deputy_group_register",
    "deputy_group",
    deputy_group_register.DeputyGroupRow,
    deputy_group_register.fold,
)
ACTIVITIES = Board(
    "activity_register", "activity", activity_register.ActivityRow, activity_register.fold
)
SUGGESTIONS = Board(
    "suggestion_board", "suggestion", suggestion_board.SuggestionRow, suggestion_board.fold
)
DECLARED = Board(
    "declared_figure_register",
    "declared_figure",
    declared_figure_register.DeclaredRow,
    declared_figure_register.fold,
)
GRANTS = Board("grant_register", "access_grant", grant_register.GrantRow, grant_register.fold)

BOARDS: tuple[Board[Any], ...] = (
    PLACES,
    CAMPAIGNS,
    DEPUTIES,
    GROUPS,
    ACTIVITIES,
    SUGGESTIONS,
    DECLARED,
    GRANTS,
)

EVER = date.max
"""The day under which a figure's total over all days stands."""

BOARD_OF: dict[type[Any], Board[Any]] = {
    event: board
    for board in BOARDS
    for topic, event in catalogue.events().items()
    if topic.partition(".")[0] == board.noun
}

Key = tuple[UUID, str, date]
MemberKey = tuple[UUID, str, str]


@dataclass(slots=True)
class Books:
    """The rows of one ledger that are at hand, and what has changed in them.

    ``rows`` holds every row for a rebuild or a replay, and the touched ones for a live batch;
    ``moves`` the points taken away and added, until ``settle`` turns them into the tally;
    ``at`` is the position of the event last looked at.
    """

    rows: dict[str, dict[UUID, Entry[Any]]] = field(
        default_factory=lambda: {board.table: {} for board in BOARDS}
    )
    changed: set[tuple[str, UUID]] = field(default_factory=set)
    history: list[tuple[int, place.PlaceRow]] = field(default_factory=list)
    moves: list[tuple[UUID, int, Point]] = field(default_factory=list)
    members: dict[MemberKey, dict[str, str]] = field(default_factory=dict)
    tally: dict[Key, int] = field(default_factory=dict)
    lines: dict[UUID, Lines] = field(default_factory=dict)
    organ: str = ""
    at: int = 0

    def fold(self, recorded: Iterable[Recorded]) -> None:
        """Bring the rows up to the last of these events."""
        for each in recorded:
            self.at = each.position
            event = each.event
            board = BOARD_OF[type(event)]
            rows = self.rows[board.table]
            id_ = event.originator_id
            before = rows.get(id_)
            row = board.fold(before.row if before else None, event)
            if row is None:
                continue
            opened = before.opened if before else each.position
            rows[id_] = Entry(id_, event.originator_version, opened, each.position, row)
            self.changed.add((board.table, id_))
            if board is PLACES:
                self.history.append((each.position, row))
                if row.organ != self.organ:
                    self.known()
            elif board is CAMPAIGNS:
                self.lines[id_] = campaign_lines(row, self.organ)
            else:
                self._move(id_, before.row if before else None, row)

    def known(self) -> None:
        """Make the campaigns ready whose rows were loaded, not folded."""
        for entry in self.rows[PLACES.table].values():
            self.organ = entry.row.organ
        for id_, entry in self.rows[CAMPAIGNS.table].items():
            self.lines[id_] = campaign_lines(entry.row, self.organ)

    def named(self) -> set[MemberKey]:
        """The members whose days must be at hand before the moves are settled."""
        return {
            (point.campaign_id, point.indicator, member)
            for _, _, point in self.moves
            for member in point.members
        }

    def settle(self) -> dict[Key, int]:
        """Turn the moves into what the tally changes by, on each day and ever."""
        moved: dict[Key, int] = {}
        for id_, sign, point in self.moves:
            if point.members:
                for member in point.members:
                    self._meet(moved, id_, sign, point, member)
            else:
                _add(moved, point.campaign_id, point.indicator, point.on, sign * point.amount)
        self.moves.clear()
        for key, amount in moved.items():
            self.tally[key] = self.tally.get(key, 0) + amount
        return moved

    def _move(self, id_: UUID, before: Any, after: Any) -> None:
        if before is not None:
            if same(before, after):
                return
            self.moves.extend((id_, -1, point) for point in points(before, self.lines))
        self.moves.extend((id_, 1, point) for point in points(after, self.lines))

    def _meet(
        self, moved: dict[Key, int], id_: UUID, sign: int, point: Point, member: str
    ) -> None:
        """What the records say of a member, before and after: the difference moves."""
        met = self.members.setdefault((point.campaign_id, point.indicator, member), {})
        told = _stock if member == STOCK else _first
        before = told(met)
        if sign > 0:
            amount = f" {point.amount}" if member == STOCK else ""
            met[str(id_)] = f"{point.on.isoformat()}{amount}"
        else:
            met.pop(str(id_), None)
        for sign_, days in ((-1, before), (1, told(met))):
            for day, amount_ in days.items():
                on = date.fromisoformat(day)
                _add(moved, point.campaign_id, point.indicator, on, sign_ * amount_)


def _first(met: dict[str, str]) -> dict[str, int]:
    """A thing counts once, on the first day that it was met.

    >>> _first({"b": "2024-02-01", "a": "2024-01-01"})
    {'2024-01-01': 1}
    """
    return {min(met.values()): 1} if met else {}


def _stock(met: dict[str, str]) -> dict[str, int]:
    """A stock is what was stated last: each statement moves it from the one before.

    >>> _stock({"a": "2024-01-01 5", "b": "2024-03-01 7"})
    {'2024-01-01': 5, '2024-03-01': 2}
    """
    days: dict[str, int] = {}
    held = 0
    for text, _ in sorted((text, id_) for id_, text in met.items()):
        day, stated = text.split(" ")
        days[day] = days.get(day, 0) + int(stated) - held
        held = int(stated)
    return days


def _add(moved: dict[Key, int], campaign_id: UUID, key: str, on: date, amount: int) -> None:
    for day in (on, EVER):
        at = (campaign_id, key, day)
        moved[at] = moved.get(at, 0) + amount
