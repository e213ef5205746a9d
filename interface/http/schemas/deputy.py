"""What is asked of the register of 代表."""

from domain.jurisdiction import Level
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Flag,
    Opened,
    Title,
    Word,
    example,
)

ON = "2021-09-20"


class RegisterDeputy(Opened):
    """登记，连同第一个代表职务"""

    model_config = example(
        name="王秀英",
        level="county",
        congress="清苑区第十七届人民代表大会",
        constituency="第三选区",
        on=ON,
    )

    name: Title
    level: Level
    congress: Title
    constituency: Word = ""
    on: Day


class GainMandate(Asked):
    """当选为另一级人大代表"""

    model_config = example(
        level="prefecture",
        congress="保定市第十六届人民代表大会",
        constituency="清苑区代表团",
        on=ON,
    )

    level: Level
    congress: Title
    constituency: Word = ""
    on: Day


class DescribeDeputy(Asked):
    """登记所在片区、行业，是否不在选举地生活、工作；编组时以此为据"""

    model_config = example(area="清苑镇东片", trade="种植业", outside=False, on=ON)

    area: Word = ""
    trade: Word = ""
    outside: Flag = False
    on: Day


class EndMandate(Asked):
    """代表资格终止"""

    model_config = example(
        congress="清苑区第十七届人民代表大会", reason="迁出本行政区域", on="2024-06-30"
    )

    congress: Title
    reason: Title
    on: Day


class DeputyList(AskingList):
    """哪些代表"""

    name: Word | None = None
    area: Word | None = None
    trade: Word | None = None
