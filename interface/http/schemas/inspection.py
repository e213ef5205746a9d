"""What is asked of 督导检查 and 检查记录."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Count,
    Day,
    Flag,
    Number,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ROUND = "00000000-0000-4000-8000-0000000000a1"
UnitKind = Literal["township", "group", "station", "other"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


class ChecklistItem(Asked):
    """检查清单的一项"""

    key: Key
    text: Title
    points: Annotated[int, Field(strict=True, ge=0, le=1000, description="满分")]


class UnitToInspect(Asked):
    """要检查的一个单位"""

    kind: UnitKind
    id: UUID | None = None
    name: Title


class PlanRound(Opened):
    """安排督导检查：哪个督导组，按什么清单，检查哪些单位"""

    model_config = example(
        title="活动开展情况督导检查",
        team="第一督导组",
        inspectors=["王建国"],
        items=[
            {"key": "grouping", "text": "分组是否科学", "points": 20},
            {"key": "on_the_wall", "text": "制度、小组名单是否上墙", "points": 20},
            {"key": "records", "text": "有无活动记录", "points": 20},
        ],
        units=[{"kind": "township", "name": "清苑镇"}],
        on="2024-05-20",
    )

    title: Title
    campaign_id: UUID | None = None
    team: Title
    inspectors: Annotated[list[Title], Field(max_length=100)] = []
    items: Annotated[list[ChecklistItem], Field(min_length=1, max_length=100)]
    units: Annotated[list[UnitToInspect], Field(max_length=2000)] = []
    after_id: Annotated[UUID | None, Field(description="接着哪一轮")] = None
    on: Day


class ConcludeRound(Asked):
    """结束一轮督导检查"""

    model_config = example(summary="各单位总体良好", on="2024-06-20")

    summary: Remark
    on: Day


class Mark(Asked):
    """一项的得分"""

    key: Key
    points: Count
    note: Word = ""


class FindingSaid(Asked):
    """发现的一个问题，属于清单的哪一项"""

    item: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9_]{0,59})?$")] = ""
    text: Prose


class HoldInspection(Opened):
    """检查一个单位：逐项打分，写明发现的问题"""

    model_config = example(
        round_id=ROUND,
        unit_kind="township",
        unit="清苑镇",
        marks=[
            {"key": "grouping", "points": 18},
            {"key": "on_the_wall", "points": 10, "note": "小组名单未上墙"},
        ],
        findings=[{"item": "on_the_wall", "text": "小组名单未上墙"}],
        on="2024-05-22",
    )

    round_id: UUID
    unit_kind: UnitKind
    unit_id: UUID | None = None
    unit: Title
    marks: Annotated[list[Mark], Field(max_length=100)]
    findings: Annotated[list[FindingSaid], Field(max_length=200)] = []
    on: Day


class OrderRectification(Asked):
    """责令整改：不写期限，按本地规定"""

    model_config = example(number=1, demand="一周内上墙", due_on="2024-05-31", on="2024-05-22")

    number: Number
    demand: Remark = ""
    due_on: Day | None = None
    on: Day


class Rectify(Asked):
    """整改"""

    model_config = example(number=1, what="小组名单已上墙", on="2024-05-28")

    number: Number
    what: Prose
    on: Day


class Reinspect(Asked):
    """复查：合格，或者仍须整改"""

    model_config = example(number=1, passed=True, note="", on="2024-06-03")

    number: Number
    passed: Flag
    note: Remark = ""
    on: Day


class VoidInspection(Asked):
    """作废"""

    model_config = example(reason="记录重复", on="2024-05-23")

    reason: Prose
    on: Day


class RoundList(AskingList):
    """哪些督导检查"""

    campaign_id: UUID | None = None
    team: Word | None = None


class InspectionList(AskingList):
    """哪些检查记录"""

    round_id: UUID | None = None
    campaign_id: UUID | None = None
    unit: Word | None = None
    unit_kind: UnitKind | None = None
