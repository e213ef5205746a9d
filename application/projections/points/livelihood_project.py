"""What a livelihood project adds to the figures."""

from application.projections.livelihood_project_board import LivelihoodProjectRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: LivelihoodProjectRow, lines: Lines) -> None:
    """Commissioned; and completed, for as long as the deputies do not find that it is not."""
    count(found, lines.get(Source.LIVELIHOOD_PROJECTS, ()), row, row.commissioned_on)
    if row.completed_on:
        count(found, lines.get(Source.LIVELIHOOD_COMPLETED, ()), row, row.completed_on)
