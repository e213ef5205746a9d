"""What a deputy group adds to the figures."""

from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.points.line import STANDING_LINES, Lines, Point
from domain.shared.source import Source

(GROUPS,) = STANDING_LINES[Source.GROUPS]


def add(found: list[Point], row: DeputyGroupRow, _: Lines) -> None:
    """One, from the day that it was formed to the day that it was dissolved."""
    found.append((GROUPS, row.formed_on, 1, ()))
    if row.dissolved_on:
        found.append((GROUPS, row.dissolved_on, -1, ()))
