"""What is asked of 代表建议."""

from typing import Literal
from uuid import UUID

from domain.suggestion import Satisfaction, Status
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Code,
    Day,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-20"


class FileSuggestion(Opened):
    """提出：一事一议"""

    model_config = example(
        title="关于老旧小区加装电梯的建议",
        text="育才小区建于1998年，六层无电梯，老年住户上下楼困难，建议纳入年度改造计划。",
        sponsor="deputy",
        sponsor_id="00000000-0000-4000-8000-000000000001",
        focus_area="人民城市为人民",
        category="城建环保",
        on=ON,
    )

    title: Title
    text: Prose
    sponsor: Literal["deputy", "group"]
    sponsor_id: UUID
    campaign_id: UUID | None = None
    focus_area: Word = ""
    category: Word = ""
    on: Day


class SettleSuggestion(Asked):
    """就地解决"""

    model_config = example(reason="镇里可以解决", on=ON)

    reason: Remark = ""
    on: Day


class HandUpSuggestion(Asked):
    """提交上级；不写 to 即提交直接上级"""

    model_config = example(reason="涉及市级权限", on=ON)

    to: Code | None = None
    reason: Remark = ""
    on: Day


class AcceptSuggestion(Asked):
    """接收下级提交的建议"""

    model_config = example(on=ON)

    on: Day


class RefuseSuggestion(Asked):
    """退回下级，须写明应由谁办理"""

    model_config = example(
        proper_holder="区住房和城乡建设局", reason="属区级职责，请区级交办", on=ON
    )

    proper_holder: Title
    reason: Remark = ""
    on: Day


class DispatchSuggestion(Asked):
    """交办：主办单位须在期限内答复"""

    model_config = example(
        lead_unit="区住房和城乡建设局", due_on="2024-08-20", reason="属城建事项", on=ON
    )

    lead_unit: Title
    due_on: Day
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


class JudgeSuggestion(Asked):
    """评价：由代表作出，承办单位不得代评"""

    model_config = example(satisfaction="satisfied", on="2024-07-20")

    satisfaction: Satisfaction
    on: Day


class ResolveSuggestion(Asked):
    """解决：事情本身办成了，结果如何"""

    model_config = example(outcome="两部电梯已安装并投入使用", on="2024-11-05")

    outcome: Prose
    on: Day


class SuggestionList(AskingList):
    """哪些代表建议"""

    status: Status | None = None
    campaign_id: UUID | None = None
    sponsor_id: UUID | None = None
    focus_area: Word | None = None
    category: Word | None = None
    lead_unit: Word | None = None
    satisfaction: Satisfaction | None = None
