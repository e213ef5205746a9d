"""What a duty report adds to the figures."""

from application.projections.duty_report_register import DutyReportRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: DutyReportRow, lines: Lines) -> None:
    """Whatever is counted of it, on the day that it was held."""
    if not row.voided:
        count(found, lines.get(Source.DUTY_REPORTS, ()), row, row.held_on)
