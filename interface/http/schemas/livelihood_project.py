"""What is asked of 民生实事项目."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from interface.http.schemas.livelihood_vote import BUSES, Year
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Count,
    Day,
    Flag,
    Opened,
    Prose,
    Title,
    Word,
    example,
)

VOTE = "00000000-0000-4000-8000-00000000000d"


class CommissionProject(Opened):
    """交办：票决结果公布以后，逐项交给承办单位"""

    model_config = example(
        vote_id=VOTE,
        candidate_id=BUSES,
        unit="区交通运输局",
        due_on="2024-11-30",
        on="2024-01-15",
    )

    vote_id: UUID
    candidate_id: UUID
    unit: Title
    due_on: Day | None = None
    on: Day


class ReportProgress(Asked):
    """报告进展：完成百分之几，做了什么"""

    model_config = example(percent=60, text="两条线路已经开通", on="2024-06-30")

    percent: Annotated[int, Field(strict=True, ge=0, le=100)]
    text: Prose
    on: Day


class CompleteProject(Asked):
    """办成：写明凭什么"""

    model_config = example(evidence="竣工验收报告", on="2024-11-20")

    evidence: Prose
    on: Day


class AssessProject(Asked):
    """代表测评：办成的项目，各有多少名代表满意、基本满意、不满意、弃权；不通过的，继续办理"""

    model_config = example(
        satisfied=150, basically_satisfied=20, dissatisfied=5, accepted=True, on="2024-12-20"
    )

    satisfied: Count
    basically_satisfied: Count
    dissatisfied: Count
    abstained: Count = 0
    accepted: Flag
    on: Day


class AssessProgress(Asked):
    """进展测评：没有办成的项目，各有多少名代表对进展满意、基本满意、不满意、弃权"""

    model_config = example(
        satisfied=150, basically_satisfied=20, dissatisfied=5, on="2024-12-20"
    )

    satisfied: Count
    basically_satisfied: Count
    dissatisfied: Count
    abstained: Count = 0
    on: Day


class CarryProject(Asked):
    """结转到以后的年度，写明理由"""

    model_config = example(to_year=2025, reason="征地没有完成", on="2024-12-20")

    to_year: Year
    reason: Prose
    on: Day


class LivelihoodProjectList(AskingList):
    """哪些民生实事项目"""

    vote_id: UUID | None = None
    unit: Word | None = None
    status: Word | None = None
    year: Year | None = None
