"""What is asked of 重点督办."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

SUGGESTION = "00000000-0000-4000-8000-00000000000a"


class SetKeyTopic(Opened):
    """确定重点督办：由主任会议或者主席团确定，须写明由哪位领导领衔督办"""

    model_config = example(
        title="老旧小区加装电梯",
        reason="三年来代表反复提出",
        leader="常委会副主任王建国",
        committee="城建环资工委",
        year=2024,
        suggestion_ids=[SUGGESTION],
        on="2024-05-27",
    )

    title: Title
    reason: Prose
    leader: Title
    committee: Title
    year: Annotated[int, Field(strict=True, ge=1949, le=2199)]
    suggestion_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    on: Day


class AddToTopic(Asked):
    """列入一件建议"""

    model_config = example(suggestion_id=SUGGESTION, reason="内容相同", on="2024-06-03")

    suggestion_id: UUID
    reason: Remark = ""
    on: Day


class RemoveFromTopic(Asked):
    """移出一件建议，写明理由"""

    model_config = example(suggestion_id=SUGGESTION, reason="已另行办理", on="2024-06-17")

    suggestion_id: UUID
    reason: Prose
    on: Day


class ReportSupervision(Asked):
    """督办情况：视察、调研、座谈或者询问中发现了什么"""

    model_config = example(finding="两个小区已开工，一个小区资金未到位", on="2024-08-14")

    finding: Prose
    on: Day


class ConcludeTopic(Asked):
    """办结"""

    model_config = example(conclusion="三个小区全部加装完成", on="2024-11-05")

    conclusion: Prose
    on: Day


class KeyTopicList(AskingList):
    """哪些重点督办"""

    leader: Word | None = None
    committee: Word | None = None
    year: Annotated[int | None, Field(ge=1949, le=2199)] = None
