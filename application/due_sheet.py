"""到期一览 — what is due, when, by whom; and each clock of a matter explained day by day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from domain.shared.limit import Limit, Step, explain, last_day, remaining

NAMES = {
    "intersession_dispatch": "闭会期间交办",
    "session_dispatch": "会议期间的建议交办",
    "acceptance_notice": "告知是否受理",
    "offer_answer_within": "接收或者退回",
    "sign_for_within": "签收",
    "objection_window": "提出异议",
    "reassign_within": "处理异议",
    "first_contact_within": "首次与代表沟通",
    "assist_opinion_within": "提出协办意见",
    "assist_redo_within": "重新提出协办意见",
    "reply_due": "答复代表",
    "feedback_window": "代表反馈",
    "rehandle_within": "重新办理",
    "promise": "兑现承诺",
    "rectification": "整改",
    "promise_feedback_window": "代表评价承诺的兑现",
    "oversight": "报告受托监督的情况",
    "opinion_route_within": "分流群众意见",
    "opinion_reply_within": "答复群众意见",
}
ANCHORS = {
    "filed": "提交之日",
    "received": "收到之日",
    "admitted": "受理之日",
    "dispatch": "交办之日",
    "receipt": "签收之日",
    "closing": "大会闭会之日",
    "distributed": "分办之日",
    "reassigned": "改派之日",
    "objected": "提出异议之日",
    "decided": "异议处理之日",
    "set": "交办之日",
    "returned": "退回之日",
    "extended": "批准延期之日",
    "replied": "答复之日",
    "rehandling": "决定重新办理之日",
    "promised": "承诺之日",
    "ordered": "责令整改之日",
    "kept": "告知兑现之日",
    "entrusted": "受托之日",
    "heard": "听取之日",
    "reopened": "群众反映没有解决之日",
}


RIGHTS = ("objection_window",)
"""What one may do in time and need not: once the day has passed, nothing is overdue."""


class Colour(StrEnum):
    """How near it is."""

    GREEN = "green"  # 正常
    AMBER = "amber"  # 临近
    RED = "red"  # 逾期


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of a matter, and how its last day was found.

    ``remaining`` is in working days, below zero when overdue. ``final`` is false while the
    national calendar of that year may still move the day.
    """

    board: str
    id: UUID
    key: str
    name: str
    who: str
    limit: str
    basis: str
    policy: str
    anchor: str
    from_on: date
    due_on: date
    final: bool
    colour: Colour | None
    remaining: int | None
    ended_on: date | None
    how: str
    days: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the due sheet."""

    board: str
    id: UUID
    title: str
    key: str
    name: str
    who: str
    due_on: date
    colour: Colour
    remaining: int


@dataclass(frozen=True, slots=True)
class DueLines:
    """A page of the due sheet, the most urgent first; ``more`` if there are further ones."""

    lines: list[Due]
    more: bool
    position: int


class DueSheet(Protocol):
    """到期一览"""

    async def read(
        self,
        jurisdiction_id: UUID,
        *,
        today: date,
        until: date,
        amber_days: int,
        who: str | None = None,
        skip: int = 0,
        limit: int = 50,
    ) -> DueLines:
        """What is due up to a day, by one or by everybody."""


def deadline(
    board: str, id: UUID, clock: dict[str, Any], today: date, amber_days: int
) -> Deadline:
    """A clock of a row, explained by the calendar as it is known now."""
    start, due_on = date.fromisoformat(clock["from_on"]), date.fromisoformat(clock["due_on"])
    days: tuple[Step, ...] = ()
    final = True
    if clock["limit"]:
        told = explain(start, Limit.parse(clock["limit"]))
        due_on, final, days = told.due_on, told.final, told.steps
    ended_on = date.fromisoformat(clock["ended_on"]) if clock["ended_on"] else None
    how = clock["how"]
    if not ended_on and clock["key"] in RIGHTS and today > due_on:
        ended_on, how = due_on, "passed"
    left = remaining(today, due_on)
    return Deadline(
        board=board,
        id=id,
        key=clock["key"],
        name=named(clock["key"]),
        who=clock["who"],
        limit=Limit.parse(clock["limit"]).chinese if clock["limit"] else "",
        basis=clock["basis"],
        policy=clock["policy"],
        anchor=ANCHORS[clock["anchor"]],
        from_on=start,
        due_on=due_on,
        final=final,
        colour=None if ended_on else colour(due_on, today, left, amber_days),
        remaining=None if ended_on else left,
        ended_on=ended_on,
        how=how,
        days=days,
    )


def due_line(
    board: str, id: UUID, title: str, clock: dict[str, Any], *, today: date, amber_days: int
) -> Due:
    """A running clock of a row as the due sheet shows it."""
    last = due_on(clock)
    left = remaining(today, last)
    return Due(
        board=board,
        id=id,
        title=title,
        key=clock["key"],
        name=named(clock["key"]),
        who=clock["who"],
        due_on=last,
        colour=colour(last, today, left, amber_days),
        remaining=left,
    )


def due_on(clock: dict[str, Any]) -> date:
    """By the calendar as it is known now: the one of a later year may have come meanwhile."""
    if not clock["limit"]:
        return date.fromisoformat(clock["due_on"])
    return last_day(date.fromisoformat(clock["from_on"]), Limit.parse(clock["limit"]))


def colour(due_on: date, today: date, left: int, amber_days: int) -> Colour:
    """Red after the last day, amber when so few working days are left."""
    if today > due_on:
        return Colour.RED
    return Colour.AMBER if left <= amber_days else Colour.GREEN


def named(key: str) -> str:
    """The Chinese name of a clock; promises are numbered.

    >>> named("promise.2"), named("reply_due")
    ('兑现承诺2', '答复代表')
    """
    what, _, number = key.partition(".")
    return NAMES[what] + number
