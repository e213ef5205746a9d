"""What a row of a board adds to the figures: pure, so that live, rebuild and replay agree."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from application.projections.activity_register import ActivityRow
from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.deputy_register import DeputyRow
from application.projections.handling_case_board import HandlingCaseRow
from application.projections.suggestion_board import SuggestionRow
from domain.activity import COUNTS, LISTS
from domain.shared.indicator import Indicator, Kind, Source
from domain.shared.standing import STANDING
from domain.suggestion import Mode, Satisfaction, Status

NO_CAMPAIGN = UUID(int=0)
"""The campaign of figures that a ledger yields without any."""

NEVER = date.max.isoformat()

STOCK = ""
"""The one member of a figure whose last stated value counts."""

Measure = Callable[[Any], int]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """An indicator made ready: which rows matter to it (all, without ``where``), how much.

    ``names`` is the list of the row whose members count once a ledger each.
    """

    campaign_id: UUID
    key: str
    where: Callable[[Any], bool] | None
    measure: Measure
    names: str = ""
    stock: bool = False


Lines = Mapping[str, tuple[Line, ...]]
"""The lines of a campaign by the source that they count."""


Point = tuple[Line, date, int, tuple[str, ...]]
"""One addition to one figure on one day; its members, where each counts once a ledger.

Of a stock (``STOCK`` is its one member) the amount is what the record states.
"""


def lines_of(campaign_id: UUID, indicators: Iterable[Indicator], organ: str) -> Lines:
    """The lines that an organ may count, by source."""
    found: dict[str, list[Line]] = {}
    for each in indicators:
        if each.source == Source.DECLARED or (each.counted_by and organ not in each.counted_by):
            continue
        line = Line(
            campaign_id,
            each.key,
            _where(each.where),
            _measure(each),
            each.take if each.kind == Kind.DISTINCT and each.take in LISTS else "",
            each.kind == Kind.LATEST,
        )
        found.setdefault(each.source, []).append(line)
    return {source: tuple(lines) for source, lines in found.items()}


def campaign_lines(root_id: UUID, indicators: Iterable[dict[str, Any]], organ: str) -> Lines:
    """What a record of a campaign counts into: the first campaign of its line, and always."""
    own = lines_of(root_id, [Indicator(**each) for each in indicators], organ)
    sources = own.keys() | STANDING_LINES.keys()
    return {each: STANDING_LINES.get(each, ()) + own.get(each, ()) for each in sources}


def points(row: Any, lines: Lines) -> list[Point]:
    """Everything that a row adds, wherever it counts; ``lines`` are those of its campaign."""
    found: list[Point] = []
    match row:
        case ActivityRow():
            if not row.voided:
                _count(found, lines.get(Source.ACTIVITIES, ()), row, row.occurred_on)
        case SuggestionRow():
            if row.from_jurisdiction_id is None:
                _count(found, lines.get(Source.FILED, ()), row, row.filed_on)
                if row.resolved_on:
                    _count(found, lines.get(Source.RESOLVED, ()), row, row.resolved_on)
                if row.admitted_on or row.handled_on or row.rejected_on or row.withdrawn_on:
                    _handled(found, row)
        case HandlingCaseRow():
            found.append((HANDLING["cases"], row.opened_on, 1, ()))
            if row.contacts:
                met_on = date.fromisoformat(row.contacts[0]["on"])
                found.append((HANDLING["cases.met"], met_on, 1, ()))
        case DeputyRow():
            _deputy(found, row)
        case DeputyGroupRow():
            found.append((GROUPS, row.formed_on, 1, ()))
            if row.dissolved_on:
                found.append((GROUPS, row.dissolved_on, -1, ()))
    return found


def _count(found: list[Point], lines: tuple[Line, ...], row: Any, on: date) -> None:
    for line in lines:
        if line.where is not None and not line.where(row):
            continue
        if line.stock:
            found.append((line, on, line.measure(row), (STOCK,)))
        elif line.names:
            if members := tuple(map(str, getattr(row, line.names))):
                found.append((line, on, 0, members))
        elif amount := line.measure(row):
            found.append((line, on, amount, ()))


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
    """A judgement counts as it stands last; one that never came as the policy says."""
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


def _deputy(found: list[Point], row: DeputyRow) -> None:
    """Each mandate while it is organised here; the person while there is any of them."""
    spans = []
    for each in row.mandates:
        if each["here_on"]:
            since, until = each["here_on"], each["ended_on"] or each["left_on"]
            spans.append((since, until or NEVER))
            _during(found, MANDATES[each["level"]], since, until or NEVER)
    for since, until in _joined(spans) if row.counted else ():
        _during(found, DEPUTIES["deputies"], since, until)
        for rest in row.suspensions:
            rests, ends = max(since, rest["from_on"]), min(until, rest["until_on"] or NEVER)
            if rests < ends:
                _during(found, DEPUTIES["deputies.suspended"], rests, ends)


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


def _where(stated: dict[str, list[str]]) -> Callable[[Any], bool] | None:
    wanted = [(attrgetter(name), frozenset(values)) for name, values in stated.items()]
    return (lambda row: all(of(row) in values for of, values in wanted)) if wanted else None


def _measure(indicator: Indicator) -> Measure:
    take = indicator.take
    if take == "records":
        return lambda _: 1
    if indicator.source != Source.ACTIVITIES:
        return lambda _: 0
    if take in LISTS:
        return lambda row: len(getattr(row, take))
    if take in COUNTS:
        return attrgetter(take)
    return lambda row: int(row.counts.get(take, 0))


STANDING_LINES = lines_of(NO_CAMPAIGN, STANDING, "")
HANDLING = {
    line.key.removeprefix("handling."): line for line in STANDING_LINES[Source.HANDLING]
}
DEPUTIES = {line.key: line for line in STANDING_LINES[Source.DEPUTIES]}
(GROUPS,) = STANDING_LINES[Source.GROUPS]
MANDATES = {line.key.partition(".")[2]: line for line in STANDING_LINES[Source.MANDATES]}
