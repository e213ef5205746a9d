"""What the boards tell of a deputy: each thing that they did, and where it is recorded."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from application.paging import every
from application.projections.board import Entry, Where
from application.projections.books import (
    ACTIVITIES,
    DUTY_RECORDS,
    DUTY_REPORTS,
    MEETINGS,
    OPINIONS,
    RECEPTIONS,
    SUGGESTIONS,
)
from application.projections.deputy_register import DeputyRow
from application.views import Boards
from domain.duty_record import COUNTS
from domain.suggestion import Status


class Part(StrEnum):
    """The parts of a file, each with its Chinese name in ``NAMES``."""

    ACTIVITY = "activity"
    MEETING = "meeting"
    RECEPTION = "reception"
    SUGGESTION = "suggestion"
    COSIGNED = "cosigned"
    OPINION = "opinion"
    SESSION = "session"
    HEARING = "hearing"
    TRAINING = "training"
    AWARD = "award"
    OTHER = "other"
    REPORT = "report"
    ABSENCE = "absence"


NAMES = {
    Part.ACTIVITY: "参加代表活动",
    Part.MEETING: "参加会议",
    Part.RECEPTION: "接待选民",
    Part.SUGGESTION: "领衔提出建议",
    Part.COSIGNED: "联名提出建议",
    Part.OPINION: "听取群众意见",
    Part.SESSION: "出席代表大会会议",
    Part.HEARING: "列席会议",
    Part.TRAINING: "培训学习",
    Part.AWARD: "表彰奖励",
    Part.OTHER: "其他履职",
    Part.REPORT: "述职",
    Part.ABSENCE: "未经批准缺席代表大会会议",
}
"""What a part is called; also the measures by which a sheet may score."""

NEVER_FILED = frozenset({Status.DRAFT, Status.RETURNED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Done:
    """履职档案的一条：哪天、什么事、记录在哪里；counts 为假的，正在核对，不计入。"""

    on: date
    part: str
    kind: str
    title: str
    noun: str
    id: UUID
    quantity: int
    state: str
    counts: bool


async def done(
    boards: Boards,
    jurisdiction_id: UUID,
    deputy_id: UUID,
    row: DeputyRow,
    campaign_id: UUID | None = None,
) -> list[Done]:
    """Everything, or what was done in one campaign, the newest first."""
    who = str(deputy_id)
    mine: dict[Any, Where] = {
        ACTIVITIES: {"participants": [who]},
        MEETINGS: {"attendees": [who]},
        RECEPTIONS: {"attended": [who]},
        OPINIONS: {"heard_by_id": who},
        DUTY_RECORDS: {"deputy_id": who},
        DUTY_REPORTS: {"deputy_id": who},
    }
    found = [] if campaign_id else list(_missed(deputy_id, row))
    for board, where in mine.items():
        async for entry in every(boards, board, jurisdiction_id, where):
            if serves(entry.row, campaign_id):
                found += _TOLD[board](entry)
    signed = {"deputy_id": who, "answer": "confirmed"}
    by_part: dict[Part, Where] = {
        Part.SUGGESTION: {"sponsor_id": who},
        Part.COSIGNED: {"cosigners": [signed]},
    }
    for part, where in by_part.items():
        async for entry in every(boards, SUGGESTIONS, jurisdiction_id, where):
            if serves(entry.row, campaign_id):
                found += _filed(entry, part)
    return sorted(found, key=lambda each: (each.on, str(each.id)), reverse=True)


def serves(row: Any, campaign_id: UUID | None) -> bool:
    """Whether a record belongs to a campaign, beside its own, too; all belong to none."""
    if campaign_id is None:
        return True
    own = getattr(row, "campaign_id", None)
    return campaign_id in (own, *getattr(row, "also_serves", ()))


def measures(entries: Iterable[Done]) -> Counter[str]:
    """How often each part occurs; of activities also each kind, as ``activity.接待选民``."""
    counts: Counter[str] = Counter()
    for each in entries:
        if each.counts:
            counts[str(each.part)] += each.quantity
            if each.part == Part.ACTIVITY:
                counts[f"{each.part}.{each.kind}"] += each.quantity
    return counts


def _done(entry: Entry[Any], noun: str, part: str, on: date, **told: Any) -> list[Done]:
    facts: dict[str, Any] = {
        "kind": "",
        "title": "",
        "quantity": 1,
        "state": "",
        "counts": True,
    } | told
    return [Done(on=on, part=part, noun=noun, id=entry.id, **facts)]


def _activity(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    if row.voided:
        return []
    title = row.place or row.kind
    return _done(entry, "activity", Part.ACTIVITY, row.occurred_on, kind=row.kind, title=title)


def _meeting(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    if row.voided:
        return []
    return _done(entry, "meeting", Part.MEETING, row.held_on, kind=row.kind, title=row.title)


def _received(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    told = {"title": row.place, "state": row.status}
    return _done(entry, "reception", Part.RECEPTION, row.receive_on, **told)


def _opinion(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    told = {"kind": row.channel, "title": row.title, "state": row.status}
    if row.status == "voided" or row.from_jurisdiction_id:
        return []
    return _done(entry, "opinion", Part.OPINION, row.heard_on, **told)


def _filed(entry: Entry[Any], part: Part) -> list[Done]:
    row = entry.row
    if row.status in NEVER_FILED or row.from_jurisdiction_id:
        return []
    told = {"title": row.title, "state": row.status}
    return _done(entry, "suggestion", part, row.filed_on, **told)


def _entered(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    return _done(
        entry,
        "duty_record",
        row.kind,
        row.occurred_on,
        title=row.title,
        quantity=row.quantity,
        state=row.status,
        counts=row.status in COUNTS,
    )


def _reported(entry: Entry[Any]) -> list[Done]:
    row = entry.row
    if row.voided:
        return []
    return _done(entry, "duty_report", Part.REPORT, row.held_on, title=row.to)


def _missed(deputy_id: UUID, row: DeputyRow) -> Iterator[Done]:
    for each in row.missed_sessions:
        if not each["excused"]:
            yield Done(
                on=date.fromisoformat(each["on"]),
                part=Part.ABSENCE,
                kind="",
                title=f"{each['congress']}{each['session']}",
                noun="deputy",
                id=deputy_id,
                quantity=1,
                state="",
                counts=True,
            )


_TOLD = {
    ACTIVITIES: _activity,
    MEETINGS: _meeting,
    RECEPTIONS: _received,
    OPINIONS: _opinion,
    DUTY_RECORDS: _entered,
    DUTY_REPORTS: _reported,
}
