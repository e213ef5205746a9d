"""What a working body adds to the figures."""

from application.projections.points.line import Lines, Point, count
from application.projections.working_body_register import WorkingBodyRow
from domain.shared.source import Source


def add(found: list[Point], row: WorkingBodyRow, lines: Lines) -> None:
    """One that was set up, on that day, with the members that it has."""
    count(found, lines.get(Source.BODIES, ()), row, row.set_up_on)
