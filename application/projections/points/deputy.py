"""What a deputy adds to the figures: persons and mandates, apart."""

from datetime import date

from application.projections.deputy_register import DeputyRow
from application.projections.points.line import STANDING_LINES, Lines, Point
from domain.shared.source import Source

(DEPUTIES,) = STANDING_LINES[Source.DEPUTIES]
MANDATES = {line.key.partition(".")[2]: line for line in STANDING_LINES[Source.MANDATES]}


def add(found: list[Point], row: DeputyRow, _: Lines) -> None:
    """One person, and each of their mandates, for as long as there is any."""
    found.append((DEPUTIES, row.registered_on, 1, ()))
    for mandate in row.mandates:
        line = MANDATES[mandate["level"]]
        found.append((line, date.fromisoformat(mandate["from_on"]), 1, ()))
        if mandate["ended_on"]:
            found.append((line, date.fromisoformat(mandate["ended_on"]), -1, ()))
    if all(mandate["ended_on"] for mandate in row.mandates):
        last = max(date.fromisoformat(mandate["ended_on"]) for mandate in row.mandates)
        found.append((DEPUTIES, last, -1, ()))
