"""What is asked of 分组方案."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from domain.grouping.words import Status
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Number,
    Opened,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-03-15"
DEPUTY = "00000000-0000-4000-8000-000000000004"
Kind = Literal["area", "trade", "mixed", "professional"]
Persons = Annotated[list[UUID], Field(min_length=1, max_length=1000)]


class ProposeGrouping(Opened):
    """拟订：按区域、行业或者几级混合编组；不写个数，按本地适宜人数算"""

    model_config = example(kind="area", count=2, on=ON)

    kind: Kind
    count: Annotated[Number, Field(le=10_000)] | None = None
    on: Day


class MoveDeputies(Asked):
    """调整到方案里的另一个小组；number 写 0，是暂不编组"""

    model_config = example(deputy_ids=[DEPUTY], number=1, reason="便于联系", on=ON)

    deputy_ids: Persons
    number: Annotated[int, Field(strict=True, ge=0, le=100_000)]
    reason: Remark = ""
    on: Day


class MergeDrafts(Asked):
    """合并方案里的几个小组，并入第一个"""

    model_config = example(numbers=[1, 2], reason="人数过少", on=ON)

    numbers: Annotated[list[Number], Field(min_length=2, max_length=100)]
    reason: Remark = ""
    on: Day


class SplitDraft(Asked):
    """把方案里的一个小组拆成两个"""

    model_config = example(
        number=1, name="清苑镇第三代表小组", deputy_ids=[DEPUTY], reason="相距较远", on=ON
    )

    number: Number
    name: Title
    deputy_ids: Persons
    reason: Remark = ""
    on: Day


class RenameDraft(Asked):
    """给方案里的一个小组改名"""

    model_config = example(number=1, name="清苑镇城东代表小组", on=ON)

    number: Number
    name: Title
    on: Day


class AdoptGrouping(Asked):
    """通过方案，并逐个组建小组"""

    model_config = example(by="主任会议", basis="因地制宜、规模适度、便于联系", on=ON)

    by: Title
    basis: Word = ""
    on: Day


class DiscardGrouping(Asked):
    """放弃方案"""

    model_config = example(reason="换届后另行编组", on=ON)

    reason: Remark
    on: Day


class GroupingList(AskingList):
    """哪些分组方案"""

    kind: Kind | None = None
    status: Status | None = None
