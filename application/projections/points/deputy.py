"""What a deputy adds to the figures: persons and mandates, apart."""

from datetime import date

from application.projections.deputy_register import DeputyRow
from application.projections.points.line import STANDING_LINES, Line, Lines, Point
from domain.shared.source import Source

NEVER = date.max.isoformat()

PERSONS = {line.key: line for line in STANDING_LINES[Source.DEPUTIES]}
MANDATES = {line.key.partition(".")[2]: line for line in STANDING_LINES[Source.MANDATES]}


def add(found: list[Point], row: DeputyRow, _: Lines) -> None:
    """Each mandate while it is organised here; the person while there is any of them."""
    spans = []
    for each in row.mandates:
        if each["here_on"]:
            span = each["here_on"], each["ended_on"] or each["left_on"] or NEVER
            spans.append(span)
            _during(found, MANDATES[each["level"]], *span)
    for since, until in _joined(spans) if row.counted else ():
        _during(found, PERSONS["deputies"], since, until)
        for rest in row.suspensions:
            rests, ends = max(since, rest["from_on"]), min(until, rest["until_on"] or NEVER)
            if rests < ends:
                _during(found, PERSONS["deputies.suspended"], rests, ends)


def _during(found: list[Point], line: Line, since: str, until: str) -> None:
    found.append((line, date.fromisoformat(since), 1, ()))
    if until != NEVER:
        found.append((line, date.fromisoformat(until), -1, ()))


def _joined(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Spans of days as text, with those that meet made one.

    >>> _joined([("2022-01-01", "2023-01-01"), ("2022-06-01", NEVER)])
    [('2022-01-01', '9999-12-31')]
    """
    joined: list[tuple[str, str]] = []
    for since, until in sorted(spans):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], until))
        else:
            joined.append((since, until))
    return joined
