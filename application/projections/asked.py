"""问一个数 — a figure that no plan foresaw, counted from the rows when it is asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from application.projections.figures import EVER, Figures
from application.projections.points import points
from application.projections.points.line import NO_CAMPAIGN, Line, Point, lines_of
from domain.shared.indicator import Indicator


def asked(indicator: Indicator, rows: Iterable[Any], on: date, since: date = date.min) -> int:
    """What the rows of one ledger come to in a period: a name met in it counts once in it."""
    lines = lines_of(NO_CAMPAIGN, [indicator], "")
    [[line]] = lines.values()
    figures = Figures()
    for row in rows:
        figures.move(_within(points(row, lines), line, since, on), 1)
    figures.settle()
    return sum(amount for (_, _, day), amount in figures.tally.items() if day != EVER)


def _within(found: Iterable[Point], line: Line, since: date, on: date) -> Iterable[Point]:
    return (point for point in found if point[0] is line and since <= point[1] <= on)
