"""谁落后 — which groups and deputies have done less this year than the place lays down."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from application.projections.board import Entry
from application.projections.books import DEPUTIES, GROUPS, PLACES
from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.deputy_register import SERVING, DeputyRow
from application.projections.place import PlaceRow
from application.rule_sheet import rules_of
from application.views import Boards
from domain.deputy_group.words import Kind
from domain.shared.policy import Rules

EVERYBODY = 100_000
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Attended:
    """How many activities were held by each group, and how many each deputy took part in."""

    groups: Mapping[UUID, int]
    deputies: Mapping[UUID, int]
    position: int


@dataclass(frozen=True, slots=True)
class GroupsHeld:
    """A ledger's groups that stand, each with its kind, since when, and how many it held."""

    place: PlaceRow
    groups: list[tuple[str, date, int]]


@dataclass(frozen=True, slots=True)
class Laggard:
    """落后的小组或者代表：全年应有几次，到这一天应有几次，已有几次，还差几次，依据什么。"""

    who: str
    id: UUID
    name: str
    minimum: int
    due: int
    held: int
    missing: int
    basis: str


@dataclass(frozen=True, slots=True)
class BehindSheet:
    """到某一天为止，这一年里落后的小组和代表。"""

    year: int
    on: date
    lines: list[Laggard]
    position: int


class Attendance(Protocol):
    """Counts activities that stand, by group and by deputy."""

    async def read(self, jurisdiction_id: UUID, *, since: date, until: date) -> Attended:
        """Of the days from ``since`` to ``until``."""

    async def groups(
        self, jurisdictions: Collection[UUID], *, since: date, until: date
    ) -> dict[UUID, GroupsHeld]:
        """Of several ledgers at once, what each group that stands on the last day held."""


async def behind(
    boards: Boards, attendance: Attendance, jurisdiction_id: UUID, on: date
) -> BehindSheet:
    """Who has done less, from the first of January to this day, than is due by now."""
    began = date(on.year, 1, 1)
    attended = await attendance.read(jurisdiction_id, since=began, until=on)
    place = await boards.one(PLACES, jurisdiction_id, jurisdiction_id)
    rules = rules_of(place.row, on)
    groups = await boards.page(GROUPS, jurisdiction_id, limit=EVERYBODY)
    deputies = await boards.page(DEPUTIES, jurisdiction_id, limit=EVERYBODY)
    found = [
        *(_group(entry, attended, rules, on) for entry in _standing(groups.entries, on)),
        *(_deputy(entry, attended, rules, on) for entry in _serving(deputies.entries)),
    ]
    lines = [line for line in found if line.missing > 0]
    lines.sort(key=lambda it: (it.who, -it.missing, it.name, str(it.id)))
    return BehindSheet(on.year, on, lines, attended.position)


def due_by(minimum: int, since: date, on: date) -> int:
    """How many of a year's activities are due by a day, evenly over the months that are over.

    >>> due_by(4, date(2023, 1, 1), date(2024, 7, 2))
    2
    >>> due_by(4, date(2024, 5, 8), date(2024, 7, 2))
    0
    """
    first = since.month if since.year == on.year else 1
    return minimum * max(0, on.month - first) // MONTHS


def yearly(kind: str) -> str:
    """The rule that says how many activities a group of a kind holds in a year."""
    central = kind == Kind.CENTRAL
    return "central_group_activities_per_year" if central else "group_activities_per_year"


def _group(entry: Entry[DeputyGroupRow], attended: Attended, rules: Rules, on: date) -> Laggard:
    row = entry.row
    key = yearly(row.kind)
    due = due_by(rules.number(key), row.formed_on, on)
    held = attended.groups.get(entry.id, 0)
    minimum, basis = rules.number(key), rules.basis(key)
    return Laggard("group", entry.id, row.name, minimum, due, held, due - held, basis)


def _deputy(entry: Entry[DeputyRow], attended: Attended, rules: Rules, on: date) -> Laggard:
    row = entry.row
    outside = row.outside
    key = "outside_area_activities_per_year" if outside else "deputy_activities_per_year"
    due = due_by(rules.number(key), row.registered_on, on)
    held = attended.deputies.get(entry.id, 0)
    minimum, basis = rules.number(key), rules.basis(key)
    return Laggard("deputy", entry.id, row.name, minimum, due, held, due - held, basis)


def _standing(
    entries: Iterable[Entry[DeputyGroupRow]], on: date
) -> Iterable[Entry[DeputyGroupRow]]:
    return (it for it in entries if it.row.dissolved_on is None and it.row.formed_on <= on)


def _serving(entries: Iterable[Entry[DeputyRow]]) -> Iterable[Entry[DeputyRow]]:
    return (it for it in entries if it.row.status == SERVING)
