"""未了事项 — what a deputy leaves behind: suggestions, drafts, signatures asked for, groups."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from application.paging import every
from application.projections.board import Entry
from application.projections.books import DEPUTIES, GROUPS, OPINIONS, SUGGESTIONS
from application.views import Boards
from domain.opinion import Status as Heard
from domain.suggestion import Status

CLOSED = frozenset(
    {
        Status.WITHDRAWN,
        Status.REJECTED,
        Status.LETTER,
        Status.REFUSED,
        Status.JUDGED,
        Status.RESOLVED,
    }
)

ENDED = frozenset(
    {
        Heard.CONVERTED,
        Heard.DUPLICATE,
        Heard.CLOSED,
        Heard.DECLINED,
        Heard.REFUSED,
        Heard.VOIDED,
    }
)


class Part(StrEnum):
    """What the deputy is in the matter."""

    SPONSOR = "sponsor"  # 领衔的建议，还没有办结
    DRAFTING = "drafting"  # 起草中的建议，还没有提交
    COSIGNER = "cosigner"  # 请其联名而还没有答复
    LISTENER = "listener"  # 听取而还没有办结的群众意见
    CONVENER = "convener"  # 小组召集人
    MEMBER = "member"  # 小组成员


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """一件未了的事：是什么，代表在其中是什么人。"""

    noun: str
    id: UUID
    title: str
    part: str
    status: str


Matters = dict[UUID, list[OpenMatter]]
"""By deputy."""


async def open_matters(boards: Boards, jurisdiction_id: UUID) -> Matters:
    """Every open matter of every deputy, in one look at the boards of a ledger."""
    found: Matters = defaultdict(list)
    async for entry in every(boards, SUGGESTIONS, jurisdiction_id):
        for deputy_id, part in _signers(entry.row):
            found[deputy_id].append(_of_suggestion(entry, part))
    async for heard in every(boards, OPINIONS, jurisdiction_id):
        if heard.row.heard_by_id and _waits(heard.row):
            found[heard.row.heard_by_id].append(_of_opinion(heard))
    async for group in every(boards, GROUPS, jurisdiction_id):
        for deputy_id, part in _members(group.row):
            found[deputy_id].append(_of_group(group, part))
    return found


async def open_matters_of(
    boards: Boards, jurisdiction_id: UUID, deputy_id: UUID
) -> list[OpenMatter]:
    """Those of one deputy; raises NotFound."""
    await boards.one(DEPUTIES, jurisdiction_id, deputy_id)
    who = str(deputy_id)
    found: list[OpenMatter] = []
    for signed in ({"sponsor_id": who}, {"cosigners": [{"deputy_id": who}]}):
        async for entry in every(boards, SUGGESTIONS, jurisdiction_id, signed):
            mine = (part for each, part in _signers(entry.row) if each == deputy_id)
            found += (_of_suggestion(entry, part) for part in mine)
    async for heard in every(boards, OPINIONS, jurisdiction_id, {"heard_by_id": who}):
        found += [_of_opinion(heard)] if _waits(heard.row) else []
    async for group in every(boards, GROUPS, jurisdiction_id, {"members": [who]}):
        mine = (part for each, part in _members(group.row) if each == deputy_id)
        found += (_of_group(group, part) for part in mine)
    return found


def _signers(row: Any) -> list[tuple[UUID, Part]]:
    if row.status in CLOSED or row.sponsor_id is None:
        return []
    drafting = row.status in {Status.DRAFT, Status.RETURNED}
    found = []
    if row.sponsor == "deputy":
        found.append((row.sponsor_id, Part.DRAFTING if drafting else Part.SPONSOR))
    asked = [UUID(each["deputy_id"]) for each in row.cosigners if not each["answer"]]
    return [*found, *((each, Part.COSIGNER) for each in asked)]


def _of_suggestion(entry: Entry[Any], part: Part) -> OpenMatter:
    return OpenMatter("suggestion", entry.id, entry.row.title, part, entry.row.status)


def _waits(row: Any) -> bool:
    return row.status not in ENDED


def _of_opinion(entry: Entry[Any]) -> OpenMatter:
    return OpenMatter("opinion", entry.id, entry.row.title, Part.LISTENER, entry.row.status)


def _of_group(entry: Entry[Any], part: Part) -> OpenMatter:
    return OpenMatter("deputy_group", entry.id, entry.row.name, part, "")


def _members(row: Any) -> list[tuple[UUID, Part]]:
    if row.dissolved_on:
        return []
    return [
        (UUID(str(each)), Part.CONVENER if each == row.convener else Part.MEMBER)
        for each in row.members
    ]
