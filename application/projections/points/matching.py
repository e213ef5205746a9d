"""What a matching adds to the figures."""

from application.projections.matching_register import MatchingRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: MatchingRow, lines: Lines) -> None:
    """One that was started, on that day; that it has ended takes nothing away."""
    if not row.voided:
        count(found, lines.get(Source.MATCHINGS, ()), row, row.started_on)
