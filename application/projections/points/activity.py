"""What a record of an activity adds to the figures."""

from application.projections.activity_register import ActivityRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: ActivityRow, lines: Lines) -> None:
    """Whatever its campaign counts, on the day that it was; who came, where that was noted."""
    if not row.voided:
        count(found, lines.get(Source.ACTIVITIES, ()), row, row.occurred_on)
        if row.attendance_noted:
            count(found, lines.get(Source.ATTENDANCE, ()), row, row.occurred_on)
