"""What is asked of 实践活动."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from domain.campaign import Status
from domain.jurisdiction import Level, Organ
from domain.shared.indicator import Kind
from domain.shared.source import IN_CAMPAIGNS, SOURCES
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
    Count,
    Day,
    Opened,
    Position,
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
    note: Remark = ""


class PlanPhase(PlanStep):
    """一个阶段及其步骤"""

    steps: Annotated[list[PlanStep], Field(max_length=50)] = []


class ChecklistItem(Asked):
    """清单（八个一、六个一）中的一项"""

    text: Title
    key: Word = ""
    subject: Annotated[Word, Field(examples=["deputy", "group", "township"])] = ""
    quantity: Count = 1
    frequency: Word = ""


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


class CampaignList(AskingList):
    """哪些实践活动"""

    status: Status | None = None
    root_id: UUID | None = None
