"""What is asked of 履职登记, 述职 and 履职积分办法."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from domain.duty_record import QUANTITY_MAX, Evidence, Kind, Registrant
from domain.duty_report import POINTS_MAX, VOTERS_MAX
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.score import SheetBand, SheetQuota
from interface.http.schemas.words import (
    Amount,
    Asked,
    Day,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-05-20"
DEPUTY = "00000000-0000-4000-8000-000000000001"
SHEET = {
    "title": "代表履职积分办法",
    "basis": "区人大常委会主任会议 2024-01",
    "subject": "deputy",
    "items": [
        {"key": "filed", "name": "领衔提出建议", "measure": "suggestion", "points": 3},
        {"key": "absent", "name": "缺席大会", "measure": "absence", "points": -1},
    ],
    "base": 60,
    "cap": 100,
    "bands": [{"name": "好", "least": 80}, {"name": "较好", "least": 60}],
    "quota": {"name": "优秀代表", "percent": 20},
}

Votes = Annotated[int, Field(strict=True, ge=0, le=VOTERS_MAX)]
Points = Annotated[int, Field(strict=True, ge=0, le=POINTS_MAX)]


class Proof(Asked):
    """佐证：种类和出处"""

    kind: Evidence
    reference: Title


Proofs = Annotated[list[Proof], Field(min_length=1, max_length=20)]
Quantity = Annotated[int, Field(strict=True, ge=1, le=QUANTITY_MAX)]


class RecordDuty(Opened):
    """登记一次履职；代表自己登记的（by: deputy），核实后才计入"""

    model_config = example(
        deputy_id=DEPUTY,
        kind="training",
        title="新任代表初任培训",
        occurred_on="2024-05-16",
        evidence=[{"kind": "sign_in", "reference": "签到表第2页"}],
        on=ON,
    )

    deputy_id: UUID
    kind: Kind
    title: Title
    occurred_on: Day
    by: Registrant = Registrant.ORGANISER
    quantity: Quantity = 1
    evidence: Proofs
    on: Day


class ConfirmDuty(Asked):
    """确认：由登记所涉的代表"""

    model_config = example(deputy_id=DEPUTY, on=ON)

    deputy_id: UUID
    on: Day


class DisputeDuty(Asked):
    """提出异议：在本地规定的期限以内"""

    model_config = example(deputy_id=DEPUTY, reason="参加了两天，只登记一天", on=ON)

    deputy_id: UUID
    reason: Prose
    on: Day


class DutyChanges(Asked):
    """只写有误的各项"""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    title: Title = "—"
    occurred_on: Day | None = None
    quantity: Quantity = 1
    evidence: Proofs = []

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A correction that corrects nothing is a mistake."""
        if not self.model_fields_set:
            raise PydanticCustomError("nothing", "at least one change is needed")
        return self


class CorrectDuty(Asked):
    """更正，须说明理由；原来登记的不动"""

    model_config = example(changes={"quantity": 2}, reason="核对签到表", on=ON)

    changes: DutyChanges
    reason: Prose
    on: Day


class SettleDuty(Asked):
    """维持或者作废，须说明理由"""

    model_config = example(reason="与签到表一致", on=ON)

    reason: Prose
    on: Day


class VerifyDuty(Asked):
    """核实代表自己登记的"""

    model_config = example(on=ON)

    on: Day


class DutyRecordList(AskingList):
    """哪些履职登记"""

    deputy_id: UUID | None = None
    kind: Kind | None = None
    status: Word | None = None


class HoldReport(Opened):
    """述职：向选区选民或者选举单位"""

    model_config = example(
        deputy_id=DEPUTY,
        congress="清苑区第十七届人民代表大会",
        to="第三选区",
        place="清苑镇代表联络站",
        present=60,
        text="三年来提出建议七件，接待选民十二次。",
        on=ON,
    )

    deputy_id: UUID
    congress: Word = ""
    to: Title
    place: Word = ""
    present: Votes
    text: Remark = ""
    campaign_id: UUID | None = None
    on: Day


class EvaluateReport(Asked):
    """评议：发出、收回的票数，当地各等次各多少票；打分的写每一票的分数，不写是谁打的"""

    model_config = example(
        issued=60,
        returned=58,
        classes={"satisfied": 50, "basically_satisfied": 6, "dissatisfied": 2},
        on=ON,
    )

    issued: Votes
    returned: Votes
    classes: Annotated[
        dict[str, Votes],
        Field(
            max_length=10,
            description="本地规定（duty_report_scheme）的各等次：satisfied 满意、"
            "basically_satisfied 基本满意、dissatisfied 不满意，或者 excellent 优秀、"
            "competent 称职、basically_competent 基本称职、incompetent 不称职；"
            "abstained 弃权。跨地相加时，优秀、称职算满意，基本称职算基本满意，"
            "不称职算不满意",
        ),
    ] = {}
    points: Annotated[list[Points], Field(max_length=20_000)] = []
    on: Day


class DutyReportList(AskingList):
    """哪些述职"""

    deputy_id: UUID | None = None
    campaign_id: UUID | None = None


class SheetItem(Asked):
    """一项：每多一个 measure（超过 par 的）得 points 分，连同 base，在 floor 与 cap 之间"""

    key: Annotated[str, Field(max_length=60)]
    name: Title
    measure: Annotated[
        Title,
        Field(description="履职档案的一部分，如 suggestion、activity、activity.接待选民"),
    ]
    points: Amount
    base: Amount = Decimal(0)
    par: Amount = Decimal(0)
    floor: Amount | None = None
    cap: Amount | None = None


class ScoreSheet(Asked):
    """积分办法：各项规则、起点、封顶、等次、名额"""

    title: Title
    basis: Word = ""
    subject: Literal["deputy"] = "deputy"
    items: Annotated[list[SheetItem], Field(min_length=1, max_length=100)]
    base: Amount = Decimal(0)
    floor: Amount | None = None
    cap: Amount | None = None
    bands: Annotated[list[SheetBand], Field(max_length=20)] = []
    quota: SheetQuota | None = None
    excluded: Annotated[list[Title], Field(max_length=50)] = []


class AdoptSheet(Opened):
    """通过一版履职积分办法；本地规定开展履职积分（duty_scoring）才可以"""

    model_config = example(
        edition="2024",
        sheet=SHEET,
        adopted_by="区人大常委会主任会议",
        from_on="2024-01-01",
        on=ON,
    )

    edition: Title
    sheet: ScoreSheet
    adopted_by: Word = ""
    from_on: Day
    on: Day


class DutySheetList(AskingList):
    """哪些办法"""


class AskingFile(Asking):
    """履职档案的哪一段、哪一页"""

    from_on: Annotated[Day | None, Field(description="从哪天起；不写为从头")] = None
    to_on: Annotated[Day | None, Field(description="到哪天止；不写为至今")] = None
    skip: Annotated[int, Field(ge=0, le=100_000, description="略过多少条")] = 0
    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50


class AskingScore(Asking):
    """按哪一版办法，算哪一段的积分"""

    sheet_id: UUID
    from_on: Day
    to_on: Day
