"""What a record of the checklist adds to the figures."""

from application.projections.checklist_register import ChecklistRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: ChecklistRow, lines: Lines) -> None:
    """Whatever its campaign counts, on the day that it was done."""
    if not row.voided:
        count(found, lines.get(Source.CHECKLIST, ()), row, row.done_on)
