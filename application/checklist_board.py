"""清单完成情况 — each item with its counts at every level, and who here has done which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.paging import every
from application.projections.books import CAMPAIGNS, DEPUTIES, GROUPS
from application.views import Boards, Part, Rollups
from domain import checklist
from domain.checklist import Subject

Days = Mapping[date, int]
"""On which days something was done, and by how many records."""


@dataclass(frozen=True, slots=True)
class ItemCount:
    """清单一项：做了多少次，多少代表（小组）做过；本级与各下级

    done 按人（组）数，每本账内一人只算一次；times 按次数。
    """

    code: str
    text: str
    subject: str
    quantity: int
    frequency: str
    evidence: str
    ticked_by: str
    times: int
    times_own: int
    times_parts: list[Part]
    done: int
    done_own: int
    done_parts: list[Part]


@dataclass(frozen=True, slots=True)
class Tick:
    """一项完成得怎样：本期几次，累计几次，是否达到要求，最近在哪天"""

    times: int
    ever: int
    met: bool
    last_on: date | None


@dataclass(frozen=True, slots=True)
class SubjectTicks:
    """一名代表或一个小组：各项完成得怎样"""

    id: UUID
    name: str
    items: dict[str, Tick]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class ChecklistSheet:
    """清单对照：谁完成了哪几项。completed 是各项都完成的有几名（个）"""

    subject: str
    on: date
    items: list[str]
    completed: int
    rows: list[SubjectTicks]


async def counts(
    boards: Boards, rollups: Rollups, ledger: UUID, campaign_id: UUID
) -> list[ItemCount]:
    """Every counted item of the plan, with what its figures come to."""
    plan = (await boards.one(CAMPAIGNS, ledger, campaign_id)).row.plan
    figures = {each.indicator: each for each in await rollups.figures(ledger, campaign_id)}
    found = []
    for item in plan["checklist"]:
        if not (code := item.get("code")):
            continue
        times = figures[checklist.times(code)]
        done = figures.get(checklist.done(code))
        found.append(
            ItemCount(
                **_said(item),
                times=times.value,
                times_own=times.own,
                times_parts=times.parts,
                done=done.value if done else 0,
                done_own=done.own if done else 0,
                done_parts=done.parts if done else [],
            )
        )
    return found


async def sheet(
    boards: Boards,
    rollups: Rollups,
    ledger: UUID,
    campaign_id: UUID,
    *,
    subject: str,
    on: date,
) -> ChecklistSheet:
    """Who has done which, in the period of each item that the day lies in."""
    plan = (await boards.one(CAMPAIGNS, ledger, campaign_id)).row.plan
    items = {
        each["code"]: each
        for each in plan["checklist"]
        if each.get("code") and each.get("subject") == subject
    }
    keys = {checklist.done(code): code for code in items}
    met = await rollups.members(ledger, campaign_id, list(keys))
    did = {code: met.get(key, {}) for key, code in keys.items()}
    names = await _names(boards, ledger, subject)
    known = {UUID(member) for members in did.values() for member in members}
    rows = [
        _row(id, name, items, did, on)
        for id, name in sorted(names.items(), key=lambda each: each[1])
        if subject != Subject.MEMBER or id in known
    ]
    complete = sum(not row.missing for row in rows) if items else 0
    return ChecklistSheet(subject, on, list(items), complete, rows)


def _said(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": item["code"],
        "text": item["text"],
        "subject": item.get("subject", ""),
        "quantity": item.get("quantity", 1),
        "frequency": item.get("frequency", ""),
        "evidence": item.get("evidence", ""),
        "ticked_by": checklist.source_of(item),
    }


def _row(
    id: UUID,
    name: str,
    items: Mapping[str, Mapping[str, Any]],
    did: Mapping[str, Mapping[str, Days]],
    on: date,
) -> SubjectTicks:
    ticks = {code: _tick(item, did[code].get(str(id), {}), on) for code, item in items.items()}
    missing = [code for code, tick in ticks.items() if not tick.met]
    return SubjectTicks(id, name, ticks, missing)


def _tick(item: Mapping[str, Any], days: Days, on: date) -> Tick:
    first, last = checklist.period(item.get("frequency", ""), on)
    past = {day: times for day, times in days.items() if day <= on}
    times = sum(times for day, times in past.items() if first <= day <= last)
    ever = sum(past.values())
    return Tick(times, ever, times >= item.get("quantity", 1), max(past, default=None))


async def _names(boards: Boards, ledger: UUID, subject: str) -> dict[UUID, str]:
    """Everyone who is asked: deputies with a seat, groups that stand."""
    if subject == Subject.GROUP:
        return {
            each.id: each.row.name
            async for each in every(boards, GROUPS, ledger)
            if not each.row.dissolved_on
        }
    return {
        each.id: each.row.name
        async for each in every(boards, DEPUTIES, ledger)
        if any(not mandate["ended_on"] for mandate in each.row.mandates)
    }
