"""What a reception of voters adds to the figures: on the day that it was held."""

from application.projections.points.line import Lines, Point, count
from application.projections.reception_register import ReceptionRow
from domain.reception import Status
from domain.shared.source import Source

TOOK_PLACE = (Status.HELD, Status.PUBLISHED)


def add(found: list[Point], row: ReceptionRow, lines: Lines) -> None:
    """Nothing before it was held; persons and times apart."""
    if row.status in TOOK_PLACE:
        count(found, lines.get(Source.RECEPTIONS, ()), row, row.receive_on)
