"""What is asked of 群众意见."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from domain.opinion import Channel, Extent, Listener, Outcome, Status, Via
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
    Day,
    Flag,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-20"
OPINION = "00000000-0000-4000-8000-00000000000b"
DEPUTY = "00000000-0000-4000-8000-000000000001"
UNIT = "区交通运输局"


class Voter(Asked):
    """群众的姓名和联系方式：单独加密保存，不进台账，可以删除"""

    name: Word = ""
    phone: Word = ""
    address: Word = ""


class HearOpinion(Opened):
    """听取：用群众的原话；谁听取、谁录入，分别留名。原话里不能有手机号、身份证号"""

    model_config = example(
        title="东关村路灯不亮",
        words="东关村到小学那段路，路灯坏了三个月，孩子放学摸黑走。",
        channel="station",
        extent="common",
        category="农村道路",
        place="石桥镇代表联络站",
        heard_by="王秀英",
        heard_by_id=DEPUTY,
        entered_by="李建国",
        on=ON,
    )

    title: Title
    words: Prose
    channel: Channel
    extent: Extent
    category: Word = ""
    focus_area: Word = ""
    confidential: Annotated[Flag, Field(description="不对外公开，不向承办单位以外透露")] = False
    campaign_id: UUID | None = None
    station_id: UUID | None = None
    reception_id: UUID | None = None
    activity_id: UUID | None = None
    place: Word = ""
    heard_by: Annotated[Title, Field(description="听取的代表或工作人员")]
    heard_by_id: UUID | None = None
    entered_by: Annotated[Title, Field(description="录入的人；本人录入的也写明")]
    personal: Voter = Voter()
    on: Day


class ClassifyOpinion(Asked):
    """归类"""

    model_config = example(extent="individual", category="农村道路", focus_area="", on=ON)

    extent: Extent
    category: Word = ""
    focus_area: Word = ""
    on: Day


class AnswerOpinion(Asked):
    """当场答复：解决了，还是解释清楚了"""

    model_config = example(text="当天已接好线路", outcome="solved", on=ON)

    text: Prose
    outcome: Outcome
    on: Day


class DeclineOpinion(Asked):
    """引导到其他渠道：信访、法院……本地规定里有的"""

    model_config = example(door="court", reason="正在诉讼中的土地承包纠纷", on=ON)

    door: Word
    reason: Prose
    on: Day


class LinkOpinion(Asked):
    """并为重复：与已登记的一条是同一件事；两条都会得到答复，只数一条"""

    model_config = example(main_id=OPINION, on=ON)

    main_id: UUID
    campaign_id: Annotated[
        UUID | None,
        Field(description="移交来的一条，在本级的哪项活动里少数一次；不写，就是带来的那项"),
    ] = None
    on: Day


class UnlinkOpinion(Asked):
    """解除重复"""

    model_config = example(main_id=OPINION, reason="说的是另一段路", on=ON)

    main_id: UUID
    reason: Prose
    on: Day


class AssignOpinion(Asked):
    """交办：本级的单位，或者辖区内的村（社区）"""

    model_config = example(unit=UNIT, village=False, reason="属道路养护职责", on=ON)

    unit: Title
    village: Flag = False
    reason: Remark = ""
    on: Day


class SendBackOpinion(Asked):
    """退回交办：写明应由谁办"""

    model_config = example(unit=UNIT, proper_holder="区农业农村局", reason="属村内道路", on=ON)

    unit: Title
    proper_holder: Title
    reason: Remark = ""
    on: Day


class HandOverOpinion(Asked):
    """移交：不写 to 就是直接上级；由上级代表带上去的，写 carried_by"""

    model_config = example(reason="超出本级职权", on=ON)

    to: Code | None = None
    carried_by: Annotated[UUID | None, Field(description="带上去的上级代表")] = None
    reason: Remark = ""
    on: Day


class AcceptOpinion(Asked):
    """接收"""

    model_config = example(on=ON)

    on: Day


class RefuseOpinion(Asked):
    """退回移交：写明应由谁办"""

    model_config = example(proper_holder="石桥镇", reason="属镇职责", on=ON)

    proper_holder: Title
    reason: Remark = ""
    on: Day


class ConvertOpinions(Opened):
    """转为代表建议：同一件事的几条意见，由一名本级代表提出一件建议"""

    model_config = example(
        opinion_ids=[OPINION],
        title="关于更换东关村路灯的建议",
        text="东关村至小学路段路灯损坏，建议列入年度养护计划。",
        sponsor_id=DEPUTY,
        mandate="county",
        category="农村道路",
        on=ON,
    )

    opinion_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    title: Title
    text: Prose
    sponsor_id: UUID
    mandate: Annotated[
        Literal["nation", "province", "prefecture", "county", "township"],
        Field(description="以哪一级代表的身份提出"),
    ]
    campaign_id: UUID | None = None
    focus_area: Word = ""
    category: Word = ""
    on: Day


class ReplyOpinion(Asked):
    """办理答复：由承办单位"""

    model_config = example(unit=UNIT, text="已更换灯具十二盏", outcome="solved", on=ON)

    unit: Title
    text: Prose
    outcome: Outcome
    on: Day


class FeedBackOpinion(Asked):
    """反馈给群众（voter）或者听取它的代表（deputy）；text 不写，就是答复原文。凭查询码看得到"""

    model_config = example(listener="voter", mode="上门", text="", on=ON)

    listener: Listener
    mode: Title
    text: Remark = ""
    on: Day


class ConfirmOpinion(Asked):
    """群众认可"""

    model_config = example(on=ON)

    via: Literal[Via.OFFICE] = Via.OFFICE
    on: Day


class ConcludeOpinion(Asked):
    """办结：已反馈而没有异议，或者联系不上"""

    model_config = example(reason="已反馈一个月，没有异议", on=ON)

    reason: Prose
    on: Day


class ReopenOpinion(Asked):
    """群众反映没有解决"""

    model_config = example(reason="又坏了四盏", on=ON)

    reason: Prose
    via: Literal[Via.OFFICE] = Via.OFFICE
    on: Day


class IssueFollowCode(Asked):
    """发给查询码"""

    model_config = example(on=ON)

    on: Day


class VoidOpinion(Asked):
    """作废：录错的，还没有交给别人的"""

    model_config = example(reason="同一条录了两次", on=ON)

    reason: Prose
    on: Day


class OpinionList(AskingList):
    """哪些群众意见"""

    INSIDE: ClassVar[Mapping[str, tuple[str, str]]] = {}

    status: Status | None = None
    channel: Channel | None = None
    extent: Extent | None = None
    category: Word | None = None
    focus_area: Word | None = None
    campaign_id: UUID | None = None
    station_id: UUID | None = None
    reception_id: UUID | None = None
    activity_id: UUID | None = None
    heard_by_id: UUID | None = None
    handled_at: Word | None = None
    unit: Word | None = None
    outcome: Outcome | None = None
    suggestion_id: UUID | None = None
    duplicate_of: UUID | None = None
