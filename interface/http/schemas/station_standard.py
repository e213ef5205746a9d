"""What is asked of 建设标准."""

from typing import Annotated

from pydantic import Field

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Prose, Title, Word, example

FIVE = ["阵地", "制度", "计划", "经费", "记录"]
Items = Annotated[list[Title], Field(min_length=1, max_length=50)]


class AdoptStandard(Opened):
    """制定标准：名称和各项，都用本地的说法"""

    model_config = example(name="五有", items=FIVE, basis="活动方案第四条", on="2017-05-10")

    name: Title
    items: Items
    basis: Word = ""
    on: Day


class ReviseStandard(Asked):
    """修订标准；此前的评估不变"""

    model_config = example(items=[*FIVE, "牌子"], basis="2018 年补充通知", on="2018-03-01")

    items: Items
    basis: Word = ""
    on: Day


class WithdrawStandard(Asked):
    """废止标准，写明理由"""

    model_config = example(reason="改用八有标准", on="2019-03-01")

    reason: Prose
    on: Day


class StandardList(AskingList):
    """哪些标准"""

    name: Word | None = None
