"""问一个数 — a figure that no plan foresaw, counted from the rows when it is asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from application.projections.figures import EVER, Figures
from application.projections.points import points
from application.projections.points.line import NO_CAMPAIGN, lines_of
from domain.shared.indicator import Indicator


def asked(indicator: Indicator, rows: Iterable[Any], on: date) -> int:
    """What the rows of one ledger come to, until a day."""
    lines = lines_of(NO_CAMPAIGN, [indicator], "")
    [[line]] = lines.values()
    figures = Figures()
    for row in rows:
        figures.move((point for point in points(row, lines) if point[0] is line), 1)
    figures.settle()
    days = ((day, amount) for (_, _, day), amount in figures.tally.items() if day != EVER)
    return sum(amount for day, amount in days if day <= on)
