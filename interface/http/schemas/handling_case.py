"""What is asked of 办理件."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from domain.handling_case import Role
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Flag,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-27"
UNIT, OTHER = "区住房和城乡建设局", "区财政局"
SUGGESTION = "00000000-0000-4000-8000-00000000000a"
DEPUTY = "00000000-0000-4000-8000-000000000001"


class Assigned(Asked):
    """承办单位及其分工"""

    unit: Title
    role: Role


class PromiseMade(Asked):
    """答复中承诺的事项与兑现日期"""

    what: Prose
    due_on: Day


Assignments = Annotated[list[Assigned], Field(min_length=1, max_length=50)]
Dispatcher = Literal["office", "presidium", "directors_meeting", "secretariat"]


class Dispatched(Asked):
    """一个办理件：交给哪些单位，答复哪些建议"""

    suggestion_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    assignments: Assignments
    dispatcher: Annotated[
        Dispatcher | None, Field(description="不写则按本地规定；大会期间为 secretariat")
    ] = None
    difficult: Annotated[Flag, Field(description="涉及面广、办理难度大，按最长期限")] = False
    closed_on: Annotated[Day | None, Field(description="大会闭会日期")] = None
    due_on: Annotated[Day | None, Field(description="早于规定期限的另行要求")] = None
    reason: Remark = ""


class DispatchCase(Opened, Dispatched):
    """交办：一件或者内容相同的几件建议，每位代表都有权得到答复"""

    model_config = example(
        suggestion_ids=[SUGGESTION],
        assignments=[{"unit": UNIT, "role": "lead"}, {"unit": OTHER, "role": "assisting"}],
        reason="属城建事项",
        on=ON,
    )

    on: Day


class DispatchMeeting(Asked):
    """交办会：一次交办许多件，各件成败自负"""

    model_config = example(
        cases=[
            {
                "suggestion_ids": [SUGGESTION],
                "assignments": [{"unit": UNIT, "role": "sole"}],
            }
        ],
        on=ON,
    )

    cases: Annotated[list[Dispatched], Field(min_length=1, max_length=1000)]
    on: Day


class JoinCase(Asked):
    """并案"""

    model_config = example(suggestion_id=SUGGESTION, reason="内容相同", on=ON)

    suggestion_id: UUID
    reason: Remark = ""
    on: Day


class DistributeCase(Asked):
    """分办：由政府办公室分给部门，期限不变"""

    model_config = example(
        from_unit="区人民政府办公室", assignments=[{"unit": UNIT, "role": "sole"}], on=ON
    )

    from_unit: Title
    assignments: Assignments
    on: Day


class SignCase(Asked):
    """签收"""

    model_config = example(unit=UNIT, on=ON)

    unit: Title
    on: Day


class ObjectToCase(Asked):
    """提出异议，须写明应由哪个单位承办"""

    model_config = example(unit=UNIT, proper_unit="区交通运输局", reason="属公路职责", on=ON)

    unit: Title
    proper_unit: Title
    reason: Prose
    on: Day


class DecideObjection(Asked):
    """异议的处理：采纳的须另定承办单位"""

    model_config = example(
        upheld=True,
        by="office",
        reason="职责已划转",
        assignments=[{"unit": "区交通运输局", "role": "lead"}],
        on=ON,
    )

    upheld: Flag
    by: Word
    reason: Remark = ""
    assignments: Annotated[list[Assigned], Field(max_length=50)] = []
    on: Day


class DisputeCase(Asked):
    """代表对承办单位有异议"""

    model_config = example(deputy_id=DEPUTY, reason="应由水务部门主办", on=ON)

    deputy_id: UUID
    reason: Prose
    on: Day


class AnswerDispute(Asked):
    """答复代表的异议"""

    model_config = example(answer="水务局已列为协办单位", on=ON)

    answer: Prose
    on: Day


class ContactDeputy(Asked):
    """与代表沟通：办理前、办理中、办理后"""

    model_config = example(unit=UNIT, stage="before", mode="登门", note="了解楼栋情况", on=ON)

    unit: Title
    stage: Literal["before", "during", "after"]
    mode: Word
    note: Remark = ""
    on: Day


class GiveOpinion(Asked):
    """协办意见"""

    model_config = example(unit=OTHER, text="资金可从城市更新专项列支。", on=ON)

    unit: Title
    text: Prose
    on: Day


class ReturnOpinion(Asked):
    """退回空泛的协办意见"""

    model_config = example(unit=OTHER, reason="没有写明金额", on=ON)

    unit: Title
    reason: Prose
    on: Day


class RequestExtension(Asked):
    """申请延期"""

    model_config = example(unit=UNIT, until="2024-10-20", reason="须等设计批复", on=ON)

    unit: Title
    until: Day
    reason: Prose
    on: Day


class DecideExtension(Asked):
    """批准延期，或者不批准"""

    model_config = example(unit=UNIT, granted=True, by="office", reason="同意", on=ON)

    unit: Title
    granted: Flag
    by: Word
    reason: Remark = ""
    on: Day


class HoldConference(Asked):
    """联席会议"""

    model_config = example(units=[UNIT, OTHER], decision="分三年实施，每年三部", on=ON)

    units: Annotated[list[Title], Field(max_length=50)]
    decision: Prose
    on: Day


class ReplyInCase(Asked):
    """答复：逐件答复每位代表"""

    model_config = example(
        suggestion_id=SUGGESTION,
        unit=UNIT,
        text="已列入2024年改造计划，十月底前开工。",
        mode="face_to_face",
        outcome="B",
        signatory="王建国",
        promises=[{"what": "十月底前开工", "due_on": "2024-10-31"}],
        without=[OTHER],
        on="2024-07-10",
    )

    suggestion_id: UUID
    unit: Title
    text: Prose
    mode: Literal["written", "face_to_face"]
    outcome: Annotated[Word, Field(description="本地办理结果分类的代码，如 A、B、C、D")]
    signatory: Title
    promises: Annotated[list[PromiseMade], Field(max_length=20)] = []
    without: Annotated[
        list[Title], Field(max_length=50, description="不等哪些协办单位的意见")
    ] = []
    consent: Annotated[Flag, Field(description="代表同意书面答复")] = False
    on: Day


class SucceedUnit(Asked):
    """机构改革：另一个单位承接"""

    model_config = example(from_unit=UNIT, to_unit="区城市更新局", on=ON)

    from_unit: Title
    to_unit: Title
    on: Day


class CaseList(AskingList):
    """哪些办理件"""

    INSIDE: ClassVar[Mapping[str, tuple[str, str]]] = {"unit": ("units", "unit")}

    unit: Annotated[Word | None, Field(description="由哪个单位承办或者协办")] = None
    dispatcher: Dispatcher | None = None


class AskingDue(Asking):
    """到期一览：到哪一天为止，由谁办理"""

    days: Annotated[int, Field(ge=0, le=1000, description="今后多少天内到期")] = 30
    who: Annotated[Word | None, Field(description="由谁办理，如 office 或单位名称")] = None
    skip: Annotated[int, Field(ge=0, le=100_000, description="跳过多少条")] = 0
    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50
