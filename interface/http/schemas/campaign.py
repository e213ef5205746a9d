"""What is asked of 实践活动."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from domain.campaign import Status
from domain.checklist import TICKING, Subject
from domain.jurisdiction import Level, Organ
from domain.shared.indicator import Kind
from domain.shared.source import IN_CAMPAIGNS, SOURCES
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
    Count,
    Day,
    Number,
    Opened,
    Position,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-04-10"
Named = Word | Count | Annotated[dict[Title, Word | Count], Field(max_length=50)]
Words = Annotated[list[Word], Field(max_length=100)]

WHERE = "；".join(
    f"{source}：{'、'.join(SOURCES[source].fields) or '（无）'}" for source in IN_CAMPAIGNS
)
TAKE = "；".join(
    f"{source}：{'、'.join(words)}"
    for source in IN_CAMPAIGNS
    if (words := (*SOURCES[source].numbers, *SOURCES[source].lists))
)

PLAN: dict[str, Any] = {
    "theme": "建设现代化新保定、人大代表立新功",
    "year": 2024,
    "focus_areas": ["聚力招商引资、服务企业发展", "服务基层微治理、倾听民声解民忧"],
    "deputy_levels": ["prefecture", "county", "township"],
    "methods": ["视察", "走访", "座谈"],
    "phases": [
        {"name": "宣传发动", "from_on": "2024-04-01", "to_on": "2024-04-30"},
        {"name": "组织实施", "from_on": "2024-05-01", "to_on": "2024-10-31"},
    ],
    "checklist": [{"text": "提出一条好建议", "subject": "deputy", "quantity": 1}],
}
INDICATORS: list[dict[str, Any]] = [
    {
        "key": "voters_received",
        "name": "接待选民",
        "unit": "人次",
        "kind": "times",
        "source": "activities",
        "take": "voters_received",
    }
]


class PlanStep(Asked):
    """一个步骤：名称、起止日期、应报的表、内容"""

    name: Title
    from_on: Day | None = None
    to_on: Day | None = None
    form: Word = ""
    documents: Annotated[Words, Field(description="还应交的其他材料")] = []
    note: Remark = ""


class PlanPhase(PlanStep):
    """一个阶段及其步骤"""

    steps: Annotated[list[PlanStep], Field(max_length=50)] = []


class TickedBy(Asked):
    """由哪种记录完成：来源和条件，如 activities、{kind: [走访]}"""

    source: Annotated[Title, Field(json_schema_extra={"enum": [*TICKING]})]
    where: Annotated[
        dict[Title, Annotated[list[Title], Field(min_length=1, max_length=50)]],
        Field(max_length=10),
    ] = {}


class ChecklistItem(Asked):
    """清单（八个一、六个一）中的一项"""

    text: Title
    key: Word = ""
    subject: Annotated[Word, Field(examples=["deputy", "group", "township"])] = ""
    quantity: Number = 1
    frequency: Word = ""
    code: Annotated[
        Word,
        Field(
            pattern=r"^([a-z][a-z0-9_]{0,39})?$",
            description="有代码的事项逐个计数：checklist.代码 为次数，其 .done 为人数",
        ),
    ] = ""
    evidence: Annotated[Word, Field(description="登记完成时须有的佐证，如 照片")] = ""
    ticked_by: Annotated[
        TickedBy | None,
        Field(description="由哪种记录完成；不写的由人登记（清单记录），须有佐证"),
    ] = None


class Plan(Asked):
    """实施方案"""

    theme: Word = ""
    year: Annotated[int, Field(strict=True, ge=0, le=2199)] = 0
    basis: Words = []
    focus_areas: Words = []
    deputy_levels: Annotated[list[Level], Field(max_length=5)] = []
    methods: Words = []
    phases: Annotated[list[PlanPhase], Field(max_length=50)] = []
    checklist: Annotated[list[ChecklistItem], Field(max_length=100)] = []
    organisation: Annotated[
        dict[Title, Named | Annotated[list[Named], Field(max_length=100)]],
        Field(max_length=50, description="领导小组、办公室、专班、督导组、试点等，名目自定"),
    ] = {}
    routing: Annotated[
        list[Annotated[dict[Title, Word], Field(max_length=10)]],
        Field(max_length=50, description="意见去向：每类一组，如 class、to、then"),
    ] = []
    reporting: Word = ""
    report_every: Word = ""


Keys = Annotated[list[Title], Field(max_length=50)]


class IndicatorLine(Asked):
    """一项指标：数什么，怎样数"""

    key: Annotated[Title, Field(pattern=r"^[a-z][a-z0-9_.]{0,59}$")]
    name: Title
    unit: Title
    kind: Kind = Kind.TIMES
    source: Annotated[Title, Field(json_schema_extra={"enum": [*IN_CAMPAIGNS]})] = "activities"
    take: Annotated[
        Title,
        Field(
            pattern=r"^[a-z][a-z0-9_]{0,59}$",
            description=f"records 表示每条记录计一；或按该项数字、名单的条数计，{TAKE}",
        ),
    ] = "records"
    where: Annotated[
        dict[Title, Annotated[list[Title], Field(min_length=1, max_length=50)]],
        Field(max_length=10, description=f"只数这些字段取这些值的记录；{WHERE}"),
    ] = {}
    counted_by: Annotated[list[Organ], Field(max_length=5)] = []
    of: Annotated[Word, Field(description="是哪个指标的一部分；各部分不必加满，可以交叉")] = ""
    plus: Annotated[Keys, Field(description="source 为 computed 时：由哪些指标相加")] = []
    minus: Annotated[Keys, Field(description="再减去哪些，如“其余”")] = []
    over: Annotated[Keys, Field(description="kind 为 rate 时：以哪些之和为底数")] = []


Lines = Annotated[list[IndicatorLine], Field(max_length=100)]


class DrawUpCampaign(Opened):
    """拟订方案"""

    model_config = example(title=PLAN["theme"], plan=PLAN, indicators=INDICATORS, on=ON)

    title: Title
    plan: Plan
    indicators: Lines
    on: Day


class AdoptCampaign(Asked):
    """通过方案：可用本地名称，可加本地指标"""

    model_config = example(
        title="推动清苑高质量发展，人大代表做贡献",
        plan={"checklist": [{"text": "办理一件改善民生的实事"}]},
        indicators=[],
        adopted_by="主任会议",
        on=ON,
    )

    title: Word = ""
    plan: Plan = Plan()
    indicators: Lines = []
    adopted_by: Title
    on: Day


class ReviseCampaign(Asked):
    """修改方案：通过以前，整份重写；收到的方案，上级的清单和指标锁着，写本地增加的"""

    model_config = example(
        title=PLAN["theme"],
        plan=PLAN,
        indicators=INDICATORS,
        reason="主任会议提出增加一个重点领域",
        on="2024-04-12",
    )

    title: Title
    plan: Plan
    indicators: Lines
    reason: Prose
    on: Day


class InformParty(Asked):
    """报告同级党委，党委的意见照录"""

    model_config = example(
        committee="中共清苑区委", answer="同意，精心组织实施", on="2024-04-12"
    )

    committee: Title
    answer: Remark = ""
    on: Day


class Reschedule(Asked):
    """调整时间：一个阶段，或其中一个步骤；不写的一头不变"""

    model_config = example(
        phase="组织实施", to_on="2024-11-15", reason="汛期推迟", on="2024-07-20"
    )

    phase: Title
    step: Word = ""
    from_on: Day | None = None
    to_on: Day | None = None
    reason: Prose
    on: Day


class SubmitDocument(Asked):
    """提交材料：方案里这个阶段或步骤要求的表或材料；过了期限的记为逾期"""

    model_config = example(
        phase="组织实施",
        document="活动情况登记表",
        submitted_by="清苑镇人大主席团",
        on="2024-10-08",
    )

    phase: Title
    step: Word = ""
    document: Title
    submitted_by: Title
    on: Day


class SuspendCampaign(Asked):
    """中止：这一天起的事不再记入，恢复以后才可以"""

    model_config = example(reason="全区防汛抗洪", on="2024-07-25")

    reason: Prose
    on: Day


class ResumeCampaign(Asked):
    """恢复"""

    model_config = example(reason="防汛应急响应解除", on="2024-08-12")

    reason: Prose
    on: Day


class CancelCampaign(Asked):
    """取消：不再恢复；此前的事照算"""

    model_config = example(reason="并入全市统一活动", on="2024-08-12")

    reason: Prose
    on: Day


class FollowCampaign(Asked):
    """接续：本账内哪一项从前的活动在这一项里继续"""

    model_config = example(previous_id="00000000-0000-4000-8000-00000000000c", on="2024-04-16")

    previous_id: UUID
    on: Day


class IssueCampaign(Asked):
    """印发下级：写明哪几个下级，或全部（all）"""

    model_config = example(children="all", on=ON)

    children: Literal["all"] | Annotated[list[Code], Field(min_length=1, max_length=500)]
    on: Day


class LaunchCampaign(Asked):
    """启动"""

    model_config = example(on="2024-04-16")

    on: Day


class AdvanceCampaign(Asked):
    """转入下一阶段"""

    model_config = example(phase="组织实施", on="2024-05-01")

    phase: Title
    on: Day


class ReportCampaign(Asked):
    """报送：定格在读取数字时的账目位置"""

    model_config = example(
        period_from="2024-04-01",
        period_to="2024-09-30",
        at_position=7,
        summary="前三季度开展情况",
        on="2024-10-08",
    )

    period_from: Day
    period_to: Day
    at_position: Position
    summary: Remark
    on: Day


class CloseCampaign(Asked):
    """总结结束"""

    model_config = example(summary="活动圆满结束", on="2024-11-30")

    summary: Remark
    on: Day


class AskingSheet(Asking):
    """清单对照：对照谁，算到哪一天"""

    subject: Annotated[
        Subject,
        Field(description="deputy 代表、group 小组、standing_committee_member 组成人员"),
    ] = Subject.DEPUTY
    on: Annotated[Day | None, Field(description="算到这一天；不填则到今天")] = None


class CampaignList(AskingList):
    """哪些实践活动"""

    status: Status | None = None
    root_id: UUID | None = None
