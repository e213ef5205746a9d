"""What is asked of 评分办法 and 考评."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.score import SheetBand, SheetQuota
from interface.http.schemas.words import (
    Amount,
    Asked,
    Day,
    Number,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

SHEET = "00000000-0000-4000-8000-0000000000b1"
Subject = Literal["deputy", "group", "station", "township"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,59}$")]
SubjectId = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[!-~]+$")]
Measures = Annotated[dict[Key, Amount], Field(max_length=100)]
Year = Annotated[int, Field(strict=True, ge=1949, le=2199)]


class SheetItem(Asked):
    """一项：基本分，超过（或不足）标准数的每一个加（减）几分，不出上下限"""

    key: Key
    name: Title
    measure: Key
    points: Amount
    base: Amount | None = None
    par: Amount | None = None
    floor: Amount | None = None
    cap: Amount | None = None


class SheetSaid(Asked):
    """评分办法的内容"""

    title: Title
    basis: Word = ""
    subject: Subject
    items: Annotated[list[SheetItem], Field(min_length=1, max_length=100)]
    base: Amount | None = None
    floor: Amount | None = None
    cap: Amount | None = None
    bands: Annotated[list[SheetBand] | None, Field(max_length=20)] = None
    quota: SheetQuota | None = None
    excluded: Annotated[list[Title] | None, Field(max_length=50)] = None
    over: Annotated[
        Literal["year", "campaign"],
        Field(description="系统数哪些：year 这一年的，campaign 记在这项活动里的，不论哪年"),
    ] = "year"


SAID = {
    "title": "双优评选评分办法",
    "basis": "区人大常委会主任会议",
    "subject": "deputy",
    "items": [
        {"key": "filed", "name": "提出建议", "measure": "filed", "points": 3},
        {"key": "absent", "name": "无故缺席", "measure": "absent", "points": -1},
    ],
    "base": 60,
    "bands": [{"name": "好", "least": 80}],
    "quota": {"name": "优秀代表", "percent": 20},
    "excluded": ["领导干部"],
}


class AdoptSheet(Opened):
    """通过评分办法"""

    model_config = example(sheet=SAID, adopted_by="主任会议", on="2024-01-10")

    sheet: SheetSaid
    adopted_by: Title
    on: Day


class ReviseSheet(Asked):
    """修订评分办法：另成一版，原来的仍可以用来重算"""

    model_config = example(sheet=SAID, reason="加大建议的分值", on="2024-03-10")

    sheet: SheetSaid
    reason: Prose
    on: Day


class OpenEvaluation(Opened):
    """启动考评：不写版次，按最新一版"""

    model_config = example(title="2024年双优评选", year=2024, sheet_id=SHEET, on="2024-11-01")

    title: Title
    year: Year
    campaign_id: UUID | None = None
    sheet_id: UUID
    edition: Number | None = None
    on: Day


class SubjectSaid(Asked):
    """一个考评对象；id 写乡镇的行政区编号、代表或小组、家站的登记编号，系统数得出的项不用填"""

    id: SubjectId
    name: Title
    position: Word = ""
    measures: Measures
    note: Remark = ""


class ProposeSubjects(Asked):
    """推荐"""

    model_config = example(
        by="第一代表小组",
        subjects=[
            {"id": "daibiao-001", "name": "李建国", "measures": {"filed": 4, "absent": 0}}
        ],
        on="2024-11-05",
    )

    by: Title
    subjects: Annotated[list[SubjectSaid], Field(min_length=1, max_length=500)]
    on: Day

    def facts(self, *without: str) -> dict[str, Any]:
        """What is left out of a subject is empty."""
        told = super().facts(*without)
        empty = {"position": "", "note": ""}
        return told | {"subjects": [empty | each for each in told["subjects"]]}


class VerifySubject(Asked):
    """核实：写上核实的数；不写则照推荐的"""

    model_config = example(
        subject_id="daibiao-001", measures={"filed": 3}, note="一件系联名", on="2024-11-10"
    )

    subject_id: SubjectId
    measures: Measures | None = None
    note: Remark = ""
    on: Day


class RefuseSubject(Asked):
    """不予参评"""

    model_config = example(subject_id="daibiao-001", reason="任期不满一年", on="2024-11-10")

    subject_id: SubjectId
    reason: Prose
    on: Day


class PublishResults(Asked):
    """公布"""

    model_config = example(on="2024-11-20")

    on: Day


class Commend(Asked):
    """表彰：在名额以内的，或者在线上并列、由会议决定的"""

    model_config = example(
        honour="优秀代表",
        subject_ids=["daibiao-001"],
        decided_by="区人大常委会",
        on="2024-12-10",
    )

    honour: Word = ""
    subject_ids: Annotated[list[SubjectId], Field(min_length=1, max_length=500)]
    decided_by: Title
    on: Day


class SheetList(AskingList):
    """哪些评分办法"""

    subject: Subject | None = None


class EvaluationList(AskingList):
    """哪些考评"""

    year: Annotated[int | None, Field(ge=1949, le=2199)] = None
    sheet_id: UUID | None = None


class AskingStandings(Asking):
    """名次：按哪一版评分办法；不写则按启动时的那一版"""

    edition: Annotated[int | None, Field(ge=1, le=1000)] = None
