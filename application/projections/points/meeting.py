"""What a record of a meeting adds to the figures."""

from application.projections.meeting_register import MeetingRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: MeetingRow, lines: Lines) -> None:
    """Whatever its campaign counts, on the day that it was held."""
    if not row.voided:
        count(found, lines.get(Source.MEETINGS, ()), row, row.held_on)
