"""What a suggestion adds to the figures: where it was filed, never where it is handled."""

from collections.abc import Callable
from datetime import date

from application.projections.points.line import STANDING_LINES, Lines, Point, count
from application.projections.suggestion_board import SuggestionRow
from domain.shared.source import Source
from domain.suggestion import Mode, Satisfaction, Status
from domain.suggestion.words import DUTIES

HANDLING = {
    line.key.removeprefix("handling."): line for line in STANDING_LINES[Source.HANDLING]
}


def add(found: list[Point], row: SuggestionRow, lines: Lines) -> None:
    """Filed, resolved, and all that became of it, each on its day; a draft is not filed."""
    if row.from_jurisdiction_id is None and row.submitted:
        count(found, lines.get(Source.FILED, ()), row, row.filed_on)
        if row.resolved_on:
            count(found, lines.get(Source.RESOLVED, ()), row, row.resolved_on)
        if row.occasion:
            found.append((HANDLING[f"raised.{row.occasion}"], row.filed_on, 1, ()))
        if row.drawn_from:
            _drawn(found, row)
        if row.admitted_on or row.handled_on or row.rejected_on or row.withdrawn_on:
            _handled(found, row)


def _drawn(found: list[Point], row: SuggestionRow) -> None:
    """Out of which work it came: in each, but once among those of any duty."""
    duty = ["drawn_from"] if not DUTIES.isdisjoint(row.drawn_from) else []
    each = [f"drawn_from.{work}" for work in row.drawn_from]
    found.extend((HANDLING[key], row.filed_on, 1, ()) for key in (*duty, *each))


def _handled(found: list[Point], row: SuggestionRow) -> None:
    """What has become of a suggestion, each on its day."""

    def count(key: str, on: date | str | None) -> None:
        if on:
            day = date.fromisoformat(on) if isinstance(on, str) else on
            found.append((HANDLING[key], day, 1, ()))

    count("admitted", row.admitted_on)
    count("rejected", row.rejected_on)
    count("withdrawn", row.withdrawn_on)
    count("handled", row.handled_on)
    count("answered", row.answered_on)
    if row.answered_on and all(each["in_time"] for each in row.replies if each["round"] == 1):
        count("answered_in_time", row.answered_on)
    count("published", row.published_on)
    count("published.text", row.text_published_on)
    for each in row.replies:
        count("replies", each["on"])
        if each["common"]:
            count(f"replies.{each['common']}", each["on"])
        if each["mode"] == Mode.FACE_TO_FACE:
            count("replies.face_to_face", each["on"])
    _judged(count, row)
    for each in row.promises:
        count("promises", each["on"])
        if each["state"] != "open":
            count(f"promises.{each['state']}", each["ended_on"])


def _judged(count: Callable[[str, date | None], None], row: SuggestionRow) -> None:
    """A judgement counts as it stands last, and apart from that as it was at first.

    One that never came counts as the policy says.
    """
    if row.first_judged_on:
        count("first_judged", row.first_judged_on)
        if row.first_satisfaction != Satisfaction.DISSATISFIED:
            count("first_judged.satisfied", row.first_judged_on)
    ended = {Status.JUDGED, Status.RESOLVED}
    if row.judged_on:
        count("judged", row.judged_on)
        count(f"judged.{row.satisfaction}", row.judged_on)
        count("rated", row.judged_on)
        if row.satisfaction != Satisfaction.DISSATISFIED:
            count("rated.satisfied", row.judged_on)
    elif row.lapsed_on:
        count("lapsed", row.lapsed_on)
        if row.counted != "exclude":
            count("rated", row.lapsed_on)
        if row.counted == "count_satisfied":
            count("rated.satisfied", row.lapsed_on)
    if row.status in ended:
        count("closed", row.judged_on or row.lapsed_on or row.resolved_on)
