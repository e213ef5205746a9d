"""What is asked of 小组活动流程."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated
from uuid import UUID

from pydantic import Field

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Remark, Title, Word, example

ON = "2024-03-15"
Persons = Annotated[list[UUID], Field(max_length=500)]


class OpenRound(Opened):
    """开始一轮小组活动；步骤照当日的规定"""

    model_config = example(
        title="一季度小组活动", group_id="00000000-0000-4000-8000-000000000020", on=ON
    )

    title: Title
    group_id: UUID
    campaign_id: UUID | None = None
    on: Day


class DoStep(Asked):
    """办完一步：谁、哪个小分队、对应哪条活动记录"""

    model_config = example(
        step="visit",
        deputies=["00000000-0000-4000-8000-000000000001"],
        squad="走访小分队",
        note="走访三个村",
        on=ON,
    )

    step: Title
    deputies: Persons = []
    squad: Word = ""
    activity_id: UUID | None = None
    note: Remark = ""
    on: Day


class WithdrawStep(Asked):
    """撤回误记的一步"""

    model_config = example(step="study", reason="记错了小组", on=ON)

    step: Title
    reason: Remark
    on: Day


class ConcludeRound(Asked):
    """结束这一轮：各步都办完了才可以"""

    model_config = example(on=ON)

    on: Day


class RoundList(AskingList):
    """哪些流程"""

    group_id: UUID | None = None
    campaign_id: UUID | None = None
