"""数得出的 — what the records tell of the deputies, groups and stations that are scored."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.duty_file.done import NAMES as DEPUTY
from application.duty_file.done import NEVER_FILED, done, measures, serves
from application.paging import every
from application.projections.board import Board
from application.projections.books import (
    ACTIVITIES,
    DEPUTIES,
    GROUPS,
    OPINIONS,
    RECEPTIONS,
    ROUNDS,
    STATIONS,
    SUGGESTIONS,
)
from application.views import Boards

GROUP = {
    "activity": "开展代表活动（次）",
    "round": "办完的小组活动流程（轮）",
    "suggestion": "以小组名义提出的建议（件）",
    "opinions_heard": "活动中听取的意见（件）",
    "problems_solved": "活动中解决的问题（个）",
}
STATION = {
    "reception": "接待选民活动（次）",
    "attended": "代表接待选民（人次）",
    "voters": "接待选民（人）",
    "voter_times": "接待选民（人次）",
    "opinion": "听取群众意见（件次）",
    "opinion.solved": "其中已经解决的（件次）",
}
NAMES: Mapping[str, Mapping[str, str]] = {
    "deputy": {str(part): name for part, name in DEPUTY.items()},
    "group": GROUP,
    "station": STATION,
}
"""What is counted of each kind of subject, and what it is called."""

BOARD_OF: Mapping[str, Board[Any]] = {
    "deputy": DEPUTIES,
    "group": GROUPS,
    "station": STATIONS,
}

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A board that tells of the subject that a field names, by a day, so much of each."""

    board: Board[Any]
    names: str
    day: str
    amounts: Callable[[Any], Counts]


def _activity(row: Any) -> Counts:
    if row.voided:
        return {}
    heard, solved = row.opinions_heard, row.problems_solved
    return {"activity": 1, "opinions_heard": heard, "problems_solved": solved}


def _filed(row: Any) -> Counts:
    own = row.sponsor == "group" and row.from_jurisdiction_id is None
    return {"suggestion": 1} if own and row.status not in NEVER_FILED else {}


def _received(row: Any) -> Counts:
    if not row.attended:
        return {}
    voters, times = row.persons, row.voter_times
    return {
        "reception": 1, "attended": len(row.attended), "voters": voters, "voter_times": times,
    }  # fmt: skip


def _heard(row: Any) -> Counts:
    if row.status == "voided" or row.from_jurisdiction_id:
        return {}
    return {"opinion": 1, "opinion.solved": int(bool(row.solved))}


TOLD: Mapping[str, tuple[Told, ...]] = {
    "group": (
        Told(ACTIVITIES, "group_id", "occurred_on", _activity),
        Told(ROUNDS, "group_id", "concluded_on", lambda _: {"round": 1}),
        Told(SUGGESTIONS, "sponsor_id", "filed_on", _filed),
    ),
    "station": (
        Told(RECEPTIONS, "station_id", "receive_on", _received),
        Told(OPINIONS, "station_id", "heard_on", _heard),
    ),
}


async def measured(
    boards: Boards,
    jurisdiction_id: UUID,
    subject: str,
    ids: Collection[str],
    over: int | UUID,
) -> dict[str, Counts]:
    """All counts for each of these that is on record here: of a year, or of a campaign."""
    here = every(boards, BOARD_OF[subject], jurisdiction_id)
    known = [each async for each in here if str(each.id) in ids]
    found = {str(each.id): Counter(dict.fromkeys(NAMES[subject], 0)) for each in known}
    if subject == "deputy":
        campaign_id = over if isinstance(over, UUID) else None
        for each in known:
            entries = await done(boards, jurisdiction_id, each.id, each.row, campaign_id)
            counted = [entry for entry in entries if campaign_id or entry.on.year == over]
            found[str(each.id)].update(measures(counted))
    for told in TOLD.get(subject, ()):
        named = [(id,) for id in found]
        rows = await boards.among(told.board, jurisdiction_id, (told.names,), named)
        for each in rows:
            on = getattr(each.row, told.day)
            if on and _within(each.row, on, over):
                found[str(getattr(each.row, told.names))].update(told.amounts(each.row))
    return {id: dict(counts) for id, counts in found.items()}


def _within(row: Any, on: date, over: int | UUID) -> bool:
    return serves(row, over) if isinstance(over, UUID) else on.year == over
