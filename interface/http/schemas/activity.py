"""What is asked of records of 代表活动."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Count,
    Day,
    Opened,
    Remark,
    Title,
    Word,
    example,
)

Names = Annotated[list[Title], Field(max_length=1000)]
Persons = Annotated[list[UUID], Field(max_length=5000)]
Counts = Annotated[dict[Title, Count], Field(max_length=50)]


class Touched(Asked):
    """活动涉及的人、处所和数字"""

    place: Word = ""
    group_id: UUID | None = None
    focus_area: Word = ""
    checklist_item: Word = ""
    participants: Persons = []
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


class HoldActivity(Opened, Touched):
    """开展：由组织者记录"""

    model_config = example(
        kind="接待选民",
        occurred_on="2024-05-16",
        place="清苑镇代表联络站",
        participants=["00000000-0000-4000-8000-000000000001"],
        villages=["东石桥村"],
        households=12,
        voters_received=35,
        opinions_heard=9,
        counts={"leaflets_handed_out": 60},
        note="两名代表接待，当场答复六条",
    )

    kind: Title
    occurred_on: Day
    campaign_id: UUID | None = None


class ActivityChanges(Asked):
    """只写有误的各项；活动类型、日期和所属活动不能更正，须作废重录"""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    participants: Persons = []
    villages: Names = []
    enterprises: Names = []
    projects: Names = []
    households: Count = 0
    voters_received: Count = 0
    opinions_heard: Count = 0
    problems_found: Count = 0
    problems_solved: Count = 0
    counts: Counts = {}

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A correction that corrects nothing is a mistake."""
        if not self.model_fields_set:
            raise PydanticCustomError("nothing", "at least one change is needed")
        return self


class ServeCampaign(Asked):
    """兼属另一项活动：在那项活动里也计一次，常设数字仍只计一次"""

    model_config = example(campaign_id="00000000-0000-4000-8000-00000000000c")

    campaign_id: UUID


class CorrectActivity(Asked):
    """更正，须说明理由"""

    model_config = example(changes={"voters_received": 53}, reason="登记时数字颠倒")

    changes: ActivityChanges
    reason: Title


class NoteAttendance(Asked):
    """登记通知了而没有到会的：缺席，或者请假"""

    model_config = example(
        absent=["00000000-0000-4000-8000-000000000002"],
        on_leave=["00000000-0000-4000-8000-000000000003"],
        on="2024-05-16",
    )

    absent: Persons = []
    on_leave: Persons = []
    on: Day


class VerifyActivity(Asked):
    """核实"""

    model_config = example(by="清苑镇人大主席团", on="2024-05-20")

    by: Title
    on: Day


class ReturnActivity(Asked):
    """退回，须写明哪里不对"""

    model_config = example(by="区人大代工委", reason="走访村的名称有误", on="2024-05-20")

    by: Title
    reason: Title
    on: Day


class VoidActivity(Asked):
    """作废"""

    model_config = example(reason="重复登记")

    reason: Title


class ActivityList(AskingList):
    """哪些活动"""

    kind: Word | None = None
    campaign_id: UUID | None = None
    group_id: UUID | None = None
    focus_area: Word | None = None
    checklist_item: Word | None = None
    review: Word | None = None
