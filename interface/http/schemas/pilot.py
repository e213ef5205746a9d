"""What is asked of 试点."""

from uuid import UUID

from domain.pilot import Verdict
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Prose, Remark, Title, Word, example


class DesignatePilot(Opened):
    """确定试点：哪里先行，试什么"""

    model_config = example(
        campaign_id="58f2b1f4-8b5e-5d0f-9d0e-3d0f0f0e0e0e",
        place="清苑镇",
        tasks="按“五有”标准建设代表之家",
        designated_by="主任会议",
        on="2024-05-20",
    )

    campaign_id: UUID
    place: Title
    tasks: Remark = ""
    designated_by: Title
    on: Day


class ReviewPilot(Asked):
    """评估试点：spread 总结推广，improve 改进后再评，stop 不再试点"""

    model_config = example(
        verdict="spread",
        finding="阵地、制度齐全，可以推广",
        reviewed_by="区督导组",
        on="2024-06-20",
    )

    verdict: Verdict
    finding: Prose
    reviewed_by: Title
    on: Day


class PilotList(AskingList):
    """哪些试点"""

    campaign_id: UUID | None = None
    place: Word | None = None
    verdict: Verdict | None = None
