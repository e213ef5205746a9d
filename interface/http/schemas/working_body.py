"""What is asked of 工作机构."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.working_body import Kind, Role
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Prose, Title, Word, example


class Member(Asked):
    """一名（个）成员：职务或单位名称，在机构里的角色"""

    name: Title
    role: Role
    unit: Word = ""


class SetUpBody(Opened):
    """设立：领导小组、办公室、工作专班、指导组、督导组、联席会议"""

    model_config = example(
        campaign_id="58f2b1f4-8b5e-5d0f-9d0e-3d0f0f0e0e0e",
        kind="joint_conference",
        name="脱贫攻坚联席会议",
        members=[
            {"name": "市人大常委会", "role": "head"},
            {"name": "市财政局", "role": "member"},
        ],
        areas=[],
        set_up_on="2024-04-16",
    )

    campaign_id: UUID
    kind: Kind
    name: Title
    members: Annotated[list[Member], Field(max_length=500)]
    areas: Annotated[
        list[Title], Field(max_length=500, description="联系、指导哪些乡镇（街道）")
    ] = []
    set_up_on: Day


class JoinBody(Asked):
    """增补成员"""

    model_config = example(name="市水利局", role="member", on="2024-05-20")

    name: Title
    role: Role
    unit: Word = ""
    on: Day


class LeaveBody(Asked):
    """退出"""

    model_config = example(name="市财政局", reason="机构改革", on="2024-06-20")

    name: Title
    reason: Prose
    on: Day


class DissolveBody(Asked):
    """撤销"""

    model_config = example(reason="活动结束", on="2024-12-20")

    reason: Prose
    on: Day


class BodyList(AskingList):
    """哪些工作机构"""

    campaign_id: UUID | None = None
    kind: Kind | None = None
