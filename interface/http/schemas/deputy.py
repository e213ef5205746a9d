"""What is asked of the register of 代表."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.deputy import ElectoralUnit, End, Suspension
from domain.jurisdiction import Level
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
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

ON = "2021-09-20"
CONGRESS = "清苑区第十七届人民代表大会"


class Seat(Asked):
    """一个代表职务：哪一级、哪一届人大，由谁选出"""

    level: Level
    congress: Title
    congress_of: Annotated[
        Code | None,
        Field(description="这个人大所在的行政区；写明后按隶属关系核对兼任"),
    ] = None
    term: Annotated[Count, Field(description="届次；不写为 0")] = 0
    electoral_unit: Annotated[
        ElectoralUnit | None,
        Field(description="选举单位：选区、下一级人民代表大会、军队"),
    ] = None
    constituency: Annotated[Word, Field(description="选区、代表团或者军队选举单位的名称")] = ""
    on: Day


class RegisterDeputy(Opened, Seat):
    """登记，连同第一个代表职务；片区、行业可以同时写明，编组时以此为据"""

    model_config = example(
        name="王秀英",
        level="county",
        congress=CONGRESS,
        congress_of="130608",
        term=17,
        electoral_unit="constituency",
        constituency="第三选区",
        area="清苑镇东片",
        trade="种植业",
        on=ON,
    )

    name: Title
    area: Word = ""
    trade: Word = ""
    outside: Flag = False


class GainMandate(Seat):
    """当选为另一级人大代表；两个没有隶属关系的地方不能兼任"""

    model_config = example(
        level="prefecture",
        congress="保定市第十六届人民代表大会",
        congress_of="130600",
        term=16,
        electoral_unit="lower_congress",
        constituency="清苑区代表团",
        on=ON,
    )


class Contact(Asked):
    """联系方式；不填的不变"""

    phone: Word = ""
    address: Word = ""
    email: Word = ""


class RecordContact(Asked):
    """登记联系方式：内容存入个人信息库，台账里只有承诺"""

    model_config = example(personal={"phone": "13900000000"}, on="2024-06-03")

    personal: Contact
    on: Day


class EndTerm(Asked):
    """换届：这一届的代表职务一并终止；只在这一届任职的，未了的事逐件结转或者了结"""

    model_config = example(congress=CONGRESS, reason="任期届满", on="2024-06-30")

    congress: Title
    reason: Remark = ""
    on: Day


class MissSession(Asked):
    """缺席本级人民代表大会会议；未经批准的两次，终止代表资格"""

    model_config = example(
        congress=CONGRESS, session="第三次会议", excused=False, on="2024-02-20"
    )

    congress: Title
    session: Title
    excused: Annotated[Flag, Field(description="是否经过批准")] = False
    on: Day


class SuspendDeputy(Asked):
    """暂时停止执行代表职务：当天起不能提建议、联名、表决、计出席"""

    model_config = example(cause="detained", reason="代表资格审查委员会报告", on="2024-06-03")

    cause: Suspension
    reason: Remark = ""
    on: Day


class ResumeDeputy(Asked):
    """恢复执行代表职务"""

    model_config = example(reason="决定不起诉", on="2024-09-02")

    reason: Remark = ""
    on: Day


class DescribeDeputy(Asked):
    """登记所在片区、行业，是否不在选举地生活、工作；编组时以此为据"""

    model_config = example(area="清苑镇东片", trade="种植业", outside=False, on=ON)

    area: Word = ""
    trade: Word = ""
    outside: Flag = False
    on: Day


class EndMandate(Asked):
    """代表资格终止；因本人的原因（死亡、丧失国籍等）终止的，所任各级职务一并终止"""

    model_config = example(
        congress=CONGRESS, cause="moved_away", reason="迁往外省", on="2024-06-30"
    )

    congress: Title
    cause: End
    reason: Remark = ""
    on: Day


class VoidDeputy(Asked):
    """登记作废：登记错了，而且登记以后什么都没有发生过"""

    model_config = example(reason="重复登记", on=ON)

    reason: Title
    on: Day


class VoidMandate(Asked):
    """职务登记作废：补记的一个职务登记错了，人和别的职务不动；仅有的一个，作废整条登记"""

    model_config = example(
        congress="保定市第十六届人民代表大会", reason="同名的另一人当选", on=ON
    )

    congress: Title
    reason: Title
    on: Day


class OfferDeputy(Asked):
    """转往别处组织活动：写明哪些职务，不写为全部，连人一起；对方接收以前仍在这里"""

    model_config = example(to="130607", reason="工作调动", on="2024-06-30")

    to: Code
    congresses: Annotated[list[Title], Field(max_length=10)] = []
    reason: Remark = ""
    on: Day


class AcceptDeputy(Asked):
    """接收转来的代表"""

    model_config = example(on="2024-07-05")

    on: Day


class RefuseDeputy(Asked):
    """退回转来的代表"""

    model_config = example(reason="其工作单位不在本区", on="2024-07-05")

    reason: Prose
    on: Day


class DeputyList(AskingList):
    """哪些代表"""

    name: Word | None = None
    area: Word | None = None
    trade: Word | None = None
    status: Word | None = None
    person_id: UUID | None = None
    congress: Annotated[Word | None, Field(description="有这个人大的代表职务")] = None
    level: Level | None = None

    INSIDE = {"congress": ("mandates", "congress"), "level": ("mandates", "level")}
