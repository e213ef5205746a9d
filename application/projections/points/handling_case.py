"""What a case adds to the figures of the place where its units work."""

from datetime import date

from application.projections.handling_case_board import HandlingCaseRow
from application.projections.points.line import Lines, Point, count
from application.projections.points.suggestion import HANDLING
from domain.shared.source import Source


def add(found: list[Point], row: HandlingCaseRow, lines: Lines) -> None:
    """A case once it is opened, and once more when its units have met the deputy."""
    found.append((HANDLING["cases"], row.opened_on, 1, ()))
    count(found, lines.get(Source.CASES, ()), row, row.opened_on)
    if row.contacts:
        met_on = date.fromisoformat(row.contacts[0]["on"])
        found.append((HANDLING["cases.met"], met_on, 1, ()))
