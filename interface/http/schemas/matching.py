"""What is asked of 结对联系."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.matching import Kind
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.words import Asked, Day, Opened, Prose, Remark, Title, example


class StartMatching(Opened):
    """结对：一名代表联系一个项目、企业、村、户或选民小组；户写编号，不写姓名"""

    model_config = example(
        deputy_id="00000000-0000-4000-8000-000000000001",
        kind="project",
        target="新能源材料项目",
        duty="每月走访一次，反映用工和用地问题",
        started_on="2024-05-20",
    )

    deputy_id: UUID
    kind: Kind
    target: Title
    duty: Remark = ""
    campaign_id: UUID | None = None
    started_on: Day


class EndMatching(Asked):
    """结束"""

    model_config = example(reason="项目已投产", on="2024-09-30")

    reason: Prose
    on: Day


class VoidMatching(Asked):
    """作废"""

    model_config = example(reason="重复登记")

    reason: Title


class MatchingList(AskingList):
    """哪些结对联系"""

    campaign_id: UUID | None = None
    deputy_id: UUID | None = None
    kind: Kind | None = None
    target: Title | None = None


class AskingLoad(Asking):
    """负担：哪项活动，哪一天"""

    campaign: UUID | None = None
    on: Annotated[Day | None, Field(description="哪一天正在联系的；不填则今天")] = None
