"""What is asked of records of 会议."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from domain.meeting import COPIES_MAX, OTHERS_MAX, Kind
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Opened,
    Remark,
    Title,
    Word,
    example,
)

Names = Annotated[list[Title], Field(max_length=500)]
Persons = Annotated[list[UUID], Field(max_length=5000)]
Others = Annotated[int, Field(strict=True, ge=0, le=OTHERS_MAX)]


class Document(Asked):
    """会上印发的一种材料：名称、份数"""

    title: Title
    copies: Annotated[int, Field(strict=True, ge=0, le=COPIES_MAX)]


Documents = Annotated[list[Document], Field(max_length=100)]


class HoldMeeting(Opened):
    """召开：由召开者记录。attendees 是到会的代表，others 是其他到会人数"""

    model_config = example(
        kind="on_site",
        title="活动现场推进会",
        held_on="2024-05-16",
        held_by="区人大常委会",
        place="清苑镇",
        attendees=["00000000-0000-4000-8000-000000000001"],
        others=30,
        units=["区农业农村局", "区财政局"],
        speakers=["清苑镇人大主席团"],
        documents=[{"title": "致全区各级人大代表的倡议书", "copies": 600}],
        reports=["区农业农村局"],
        note="会后实地察看两个代表联络站",
    )

    kind: Kind
    title: Title
    held_on: Day
    held_by: Title
    campaign_id: UUID | None = None
    place: Word = ""
    attendees: Persons = []
    others: Others = 0
    units: Names = []
    speakers: Names = []
    documents: Annotated[Documents, Field(description="印发了哪些材料，各多少份")] = []
    reports: Annotated[Names, Field(description="听取了谁的汇报")] = []
    note: Remark = ""


class MeetingChanges(Asked):
    """只写有误的各项；会议种类、日期和所属活动不能更正，须作废重录"""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    title: Title = "—"
    held_by: Title = "—"
    place: Word = ""
    attendees: Persons = []
    others: Others = 0
    units: Names = []
    speakers: Names = []
    documents: Documents = []
    reports: Names = []
    note: Remark = ""

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A correction that corrects nothing is a mistake."""
        if not self.model_fields_set:
            raise PydanticCustomError("nothing", "at least one change is needed")
        return self


class CorrectMeeting(Asked):
    """更正，须说明理由"""

    model_config = example(changes={"others": 35}, reason="签到表补登五人")

    changes: MeetingChanges
    reason: Title


class VoidMeeting(Asked):
    """作废"""

    model_config = example(reason="重复登记")

    reason: Title


class MeetingList(AskingList):
    """哪些会议"""

    kind: Kind | None = None
    campaign_id: UUID | None = None
    held_by: Word | None = None
