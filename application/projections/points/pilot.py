"""What a pilot adds to the figures."""

from application.projections.pilot_register import PilotRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: PilotRow, lines: Lines) -> None:
    """One that was designated, on that day."""
    count(found, lines.get(Source.PILOTS, ()), row, row.designated_on)
