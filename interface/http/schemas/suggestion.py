"""What is asked of 代表建议."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from domain.suggestion import DrawnFrom, Occasion, Public, Satisfaction, Status
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
    Day,
    Flag,
    Number,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-20"
LEAD = "00000000-0000-4000-8000-000000000001"
COSIGNER = "00000000-0000-4000-8000-000000000002"


Drawn = Annotated[
    list[DrawnFrom],
    Field(
        max_length=len(DrawnFrom),
        description="怎样形成，可以几种：inspection 视察、research 专题调研、forum 座谈、"
        "visit 走访、reception 接待选民、group_activity 代表小组活动、"
        "enforcement_check 执法检查、deliberation 会议审议、own_work 本职工作",
    ),
]


Raised = Annotated[
    Occasion | Literal[""],
    Field(
        description="何时提出：session 会议期间、intersession 闭会期间、motion 议案转为建议；"
        "不写就是没有说明"
    ),
]


class FileSuggestion(Opened):
    """提出：一事一议"""

    model_config = example(
        title="关于老旧小区加装电梯的建议",
        text="育才小区建于1998年，六层无电梯，老年住户上下楼困难，建议纳入年度改造计划。",
        sponsor="deputy",
        sponsor_id="00000000-0000-4000-8000-000000000001",
        focus_area="人民城市为人民",
        category="城建环保",
        drawn_from=["research", "visit"],
        occasion="session",
        on=ON,
    )

    title: Title
    text: Prose
    sponsor: Literal["deputy", "group"]
    sponsor_id: UUID
    campaign_id: UUID | None = None
    focus_area: Word = ""
    category: Word = ""
    drawn_from: Drawn = []
    occasion: Raised = ""
    on: Day


class DraftSuggestion(Opened):
    """领衔起草：联名代表逐一确认后提交"""

    model_config = example(
        title="关于老旧小区加装电梯的建议",
        text="育才小区建于1998年，六层无电梯，老年住户上下楼困难，建议纳入年度改造计划。",
        sponsor="deputy",
        sponsor_id=LEAD,
        cosigners=[COSIGNER],
        category="城建环保",
        proper_unit="区住房和城乡建设局",
        on=ON,
    )

    title: Title
    text: Prose
    sponsor: Literal["deputy", "group", "delegation"]
    sponsor_id: UUID
    cosigners: Annotated[list[UUID], Field(max_length=500)] = []
    campaign_id: UUID | None = None
    focus_area: Word = ""
    category: Word = ""
    drawn_from: Drawn = []
    occasion: Raised = ""
    proper_unit: Annotated[Word, Field(description="代表建议的承办单位")] = ""
    confidential: Annotated[Flag, Field(description="对承办单位以外的人保密代表身份")] = False
    on: Day


class CosignSuggestion(Asked):
    """联名确认"""

    model_config = example(deputy_id=COSIGNER, on=ON)

    deputy_id: UUID
    on: Day


class DeclineSuggestion(Asked):
    """不联名，或者已不再担任代表"""

    model_config = example(deputy_id=COSIGNER, reason="调离本区", on=ON)

    deputy_id: UUID
    reason: Remark = ""
    on: Day


class OnTheDay(Asked):
    """只须写明日期"""

    model_config = example(on=ON)

    on: Day


class ReturnSuggestion(Asked):
    """退回修改：由代表团或者代表工作机构"""

    model_config = example(by="代表工作委员会", reason="一件建议只写一件事", on=ON)

    by: Title
    reason: Prose
    on: Day


class ReviseSuggestion(Asked):
    """修改后重新提出"""

    model_config = example(
        title="关于育才小区加装电梯的建议", text="只请求加装三部电梯。", on=ON
    )

    title: Title
    text: Prose
    on: Day


class RejectSuggestion(Asked):
    """不予受理，写明属于哪一种情形；或者作代表来信处理"""

    model_config = example(
        code="personal", reason="属代表本人的个人事务", as_letter=False, on=ON
    )

    code: Word
    reason: Prose
    as_letter: Flag = False
    on: Day


class AdmitSuggestion(Asked):
    """受理：编号、分类；会议期间提出的，写明大会闭会日期，交办期限由此起算"""

    model_config = example(number="2024-017", category="城建环保", on=ON)

    number: Title
    category: Word = ""
    closed_on: Day | None = None
    on: Day


class WithdrawSuggestion(Asked):
    """撤回：联名的按本地规定须全体同意"""

    model_config = example(deputy_id=LEAD, reason="问题已经解决", on=ON)

    deputy_id: UUID
    reason: Remark = ""
    on: Day


class SettleSuggestion(Asked):
    """就地解决"""

    model_config = example(reason="镇里可以解决", on=ON)

    reason: Remark = ""
    on: Day


class HandOverSuggestion(Asked):
    """移交其他人大机关：上级、下级或者别处；不写 to 即提交直接上级"""

    model_config = example(reason="涉及市级权限", on=ON)

    to: Code | None = None
    reason: Remark = ""
    on: Day


class EntrustOversight(Asked):
    """委托下级人大监督办理，写明监督什么、何时以前报告"""

    model_config = example(
        to="130608100", what="实地察看加装电梯的进度", until_on="2024-10-31", on=ON
    )

    to: Code
    what: Prose
    until_on: Day
    on: Day


class AcceptSuggestion(Asked):
    """接收移交来的建议"""

    model_config = example(on=ON)

    on: Day


class RefuseSuggestion(Asked):
    """退回移交来的建议，须写明应由谁办理"""

    model_config = example(
        proper_holder="区住房和城乡建设局", reason="属区级职责，请区级交办", on=ON
    )

    proper_holder: Title
    reason: Remark = ""
    on: Day


class ReplySuggestion(Asked):
    """答复"""

    model_config = example(
        unit="区住房和城乡建设局", text="已列入2024年改造计划，十月底前开工。", on="2024-07-10"
    )

    unit: Title
    text: Prose
    on: Day


class LapseSuggestion(OnTheDay):
    """逾期未反馈：催请之后仍未反馈，按本地规定计算"""


class JudgeSuggestion(Asked):
    """评价：由领衔代表作出，结果与态度分开，承办单位不得代评"""

    model_config = example(
        satisfaction="satisfied", attitude="satisfied", deputy_id=LEAD, on="2024-07-20"
    )

    satisfaction: Satisfaction
    attitude: Satisfaction | Literal[""] = ""
    reason: Remark = ""
    deputy_id: UUID | None = None
    on: Day


Decider = Literal["office", "standing_committee"]
"""由谁决定：代表工作机构、常委会，依本地规定"""


class OrderRehandling(Asked):
    """责成重新办理"""

    model_config = example(by="office", reason="答复没有说明何时动工", on="2024-07-22")

    by: Decider = "office"
    reason: Remark = ""
    on: Day


class DeclineRehandling(Asked):
    """不再重新办理：写明理由"""

    model_config = example(by="office", reason="受上位法限制，已当面说明", on="2024-07-22")

    by: Decider = "office"
    reason: Prose
    on: Day


class ConcludeEscalation(Asked):
    """评估或者协调的结论"""

    model_config = example(conclusion="专家认为方案可行", rehandle=True, on="2024-09-01")

    conclusion: Prose
    rehandle: Flag = False
    on: Day


class KeepPromise(Asked):
    """承诺兑现"""

    model_config = example(number=1, evidence="竣工验收报告", on="2024-11-05")

    number: Number
    evidence: Prose
    on: Day


class JudgePromise(Asked):
    """评价承诺的兑现：不满意的，承诺继续有效"""

    model_config = example(number=1, satisfaction="satisfied", on="2024-11-20")

    number: Number
    satisfaction: Satisfaction
    reason: Remark = ""
    deputy_id: UUID | None = None
    on: Day


class FailPromise(Asked):
    """承诺未兑现：向代表说明原因，重新办理"""

    model_config = example(number=1, reason="资金未到位", on="2024-11-05")

    number: Number
    reason: Prose
    on: Day


class CarryPromise(Asked):
    """承诺结转到以后"""

    model_config = example(
        number=1, reason="列入下年度计划", due_on="2025-10-31", on="2024-11-05"
    )

    number: Number
    reason: Prose
    due_on: Day
    on: Day


class ResolveSuggestion(Asked):
    """解决：事情本身办成了，结果如何"""

    model_config = example(outcome="两部电梯已安装并投入使用", on="2024-11-05")

    outcome: Prose
    on: Day


class PublishSuggestion(Asked):
    """公开：只公开建议内容（受理以后），或者连同答复和评价"""

    model_config = example(what="with_reply", on="2024-11-05")

    what: Annotated[
        Public, Field(description="text_only 建议内容，with_reply 建议内容、答复和评价")
    ] = Public.WHOLE
    on: Day


class WithholdSuggestion(Asked):
    """不予公开，写明理由"""

    model_config = example(reason="涉及个人隐私", on="2024-11-05")

    reason: Prose
    on: Day


class CarryOverSuggestion(Asked):
    """届末结转：继续办理，答复原提出人"""

    model_config = example(term="第十七届", on="2026-11-05")

    term: Title
    on: Day


class SuggestionChanges(Asked):
    """只写有误的：类别，重点领域，何时提出，怎样形成；写空的就是没有说明"""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    focus_area: Word = ""
    category: Word = ""
    drawn_from: Drawn = []
    occasion: Raised = ""

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A correction that corrects nothing is a mistake."""
        if not self.model_fields_set:
            raise PydanticCustomError("nothing", "at least one change is needed")
        return self


class CorrectSuggestion(Asked):
    """更正类别、重点领域、何时提出、怎样形成，须说明理由"""

    model_config = example(
        changes={"category": "交通运输", "occasion": "intersession", "drawn_from": ["visit"]},
        reason="登记时写成了会议期间的城建建议",
        on=ON,
    )

    changes: SuggestionChanges
    reason: Title
    on: Day


class SuggestionList(AskingList):
    """哪些代表建议"""

    INSIDE: ClassVar[Mapping[str, tuple[str, str]]] = {
        "cosigner_id": ("cosigners", "deputy_id"),
        "drawn_from": ("drawn_from", ""),
        "promise": ("promises", "state"),
        "promised_by": ("promises", "unit"),
    }

    cosigner_id: Annotated[UUID | None, Field(description="谁参加联名")] = None
    status: Status | None = None
    campaign_id: UUID | None = None
    sponsor_id: UUID | None = None
    focus_area: Word | None = None
    category: Word | None = None
    drawn_from: Annotated[DrawnFrom | None, Field(description="经哪种履职活动形成")] = None
    occasion: Occasion | None = None
    promise: Annotated[
        Literal["open", "kept", "failed"] | None,
        Field(description="有这样的承诺：open 没有兑现、kept 已兑现、failed 未能兑现"),
    ] = None
    promised_by: Annotated[Word | None, Field(description="哪个单位的承诺")] = None
    lead_unit: Word | None = None
    number: Word | None = None
    key_topic_id: UUID | None = None
    satisfaction: Satisfaction | None = None
