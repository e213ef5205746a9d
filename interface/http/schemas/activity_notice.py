"""What is asked of 活动通知."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.activity_notice.words import Status
from interface.http.schemas.activity import Counts, Names
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Count,
    Day,
    Flag,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-06"
DEPUTIES = [f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)]
Persons = Annotated[list[UUID], Field(min_length=1, max_length=500)]


class PlanActivity(Opened):
    """拟订活动：做什么、何时、何地、通知谁"""

    model_config = example(
        kind="代表小组活动",
        content="视察农村饮水安全工程",
        place="清苑镇",
        invited=DEPUTIES,
        will_be_on="2024-05-16",
        on=ON,
    )

    kind: Title
    content: Remark = ""
    place: Word = ""
    group_id: UUID | None = None
    campaign_id: UUID | None = None
    invited: Persons
    will_be_on: Day
    on: Day


class IssueNotice(Asked):
    """发出通知；迟于本地规定的天数，须写明理由"""

    model_config = example(on=ON)

    reason: Remark = ""
    on: Day


class Reschedule(Asked):
    """改期；不写地点，地点不变"""

    model_config = example(will_be_on="2024-05-17", reason="与筹备会冲突", on="2024-05-10")

    will_be_on: Day
    where: Word = ""
    reason: Remark
    on: Day


class RequestLeave(Asked):
    """请假"""

    model_config = example(deputy_id=DEPUTIES[1], reason="外出就医", on="2024-05-10")

    deputy_id: UUID
    reason: Prose
    on: Day


class DecideLeave(Asked):
    """准假，或者不准"""

    model_config = example(deputy_id=DEPUTIES[1], approved=True, on="2024-05-11")

    deputy_id: UUID
    approved: Flag
    reason: Remark = ""
    on: Day


class HoldNoticed(Asked):
    """开展：到会的是谁，走访了哪里，听到什么；没有到会的，准了假的算请假，其余算缺席"""

    model_config = example(
        present=[DEPUTIES[0], DEPUTIES[2]],
        occurred_on="2024-05-16",
        villages=["东石桥村"],
        opinions_heard=6,
        note="视察两处水厂，提出六条意见",
    )

    present: Persons
    occurred_on: Day
    focus_area: Word = ""
    checklist_item: Word = ""
    villages: Names = []
    enterprises: Names = []
    projects: Names = []
    households: Count = 0
    voters_received: Count = 0
    opinions_heard: Count = 0
    problems_found: Count = 0
    problems_solved: Count = 0
    counts: Counts = {}
    note: Remark = ""


class CancelActivity(Asked):
    """取消"""

    model_config = example(reason="防汛", on="2024-05-12")

    reason: Remark
    on: Day


class NoticeList(AskingList):
    """哪些活动通知"""

    kind: Word | None = None
    status: Status | None = None
    group_id: UUID | None = None
    campaign_id: UUID | None = None
