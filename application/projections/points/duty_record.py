"""What an entry of a duty file adds to the figures."""

from application.projections.duty_record_register import DutyRecordRow
from application.projections.points.line import Lines, Point, count
from domain.duty_record import Status
from domain.shared.source import Source


def add(found: list[Point], row: DutyRecordRow, lines: Lines) -> None:
    """What stands in the file, on its day; not what the deputy disputes or nobody checked."""
    if row.status not in {Status.VOIDED, Status.CLAIMED, Status.DISPUTED}:
        count(found, lines.get(Source.DUTY_RECORDS, ()), row, row.occurred_on)
