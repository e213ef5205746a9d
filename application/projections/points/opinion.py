"""What an opinion adds to the figures: once at every level, and what each register holds.

It counts where it was heard. Of two that say the same, one counts; if they meet above the
places where they were heard, the place where they met takes one back, so that the sum of the
places below is right there and at every level above.
"""

from datetime import date

from application.projections.opinion_board import OpinionRow
from application.projections.points.line import STANDING_LINES, Lines, Point, count
from domain.opinion import Status
from domain.shared.source import Source

HANDLING = {
    line.key.removeprefix("opinions."): line for line in STANDING_LINES[Source.OPINION_HANDLING]
}
DAYS = {
    "declined": "declined_on",
    "routed": "routed_on",
    "replied": "replied_on",
    "fed_back": "fed_back_on",
    "confirmed": "confirmed_on",
}


def add(found: list[Point], row: OpinionRow, lines: Lines) -> None:
    """As it was heard, and as it stands now."""
    if row.status == Status.VOIDED:
        return
    registered_on = row.accepted_on if row.from_opinion_id else row.heard_on
    if registered_on:
        found.append((HANDLING["raw"], registered_on, 1, ()))
        if row.duplicate_of:
            found.append((HANDLING["duplicates"], registered_on, 1, ()))
    if row.converted_on:
        found.append((HANDLING["converted"], row.converted_on, 1, ()))
    if times := _times(row):
        counted: list[Point] = []
        count(counted, lines.get(Source.OPINIONS, ()), row, row.heard_on)
        if row.solved and row.replied_on:
            count(counted, lines.get(Source.OPINIONS_SOLVED, ()), row, row.replied_on)
        found += _weighed(counted, times)
        for key, name in DAYS.items():
            if on := getattr(row, name):
                found.append((HANDLING[key], on, times, ()))
        for each in row.reopened if times > 0 else ():
            on = date.fromisoformat(each["on"])
            found.append((HANDLING["reopened"], on, 1, ()))


def _times(row: OpinionRow) -> int:
    """How often it counts here: one that came from below is counted there."""
    if row.from_opinion_id is None:
        return 0 if row.duplicate_of else 1
    return -1 if row.duplicate_of and row.from_below else 0


def _weighed(points: list[Point], times: int) -> list[Point]:
    return [(line, on, times * amount, members) for line, on, amount, members in points]
