"""What is asked of figures and the records they are made of."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from interface.http.schemas.query import Asking, AskingPast, Cursor
from interface.http.schemas.words import Day, Title


class AskingFigures(AskingPast):
    """数字：累计到哪一天，按当时还是现在的区划"""

    on: Annotated[Day | None, Field(description="累计到这一天；不填则到今天")] = None
    tree: Annotated[
        Literal["today", "then"], Field(description="today 按现行区划，then 按 on 当日的区划")
    ] = "today"


class AskingRollup(AskingFigures):
    """汇总：哪项实践活动；不填则为常设数字"""

    campaign: Annotated[
        UUID | None, Field(description="实践活动在本账内的编号；不填则为常设数字")
    ] = None


class AskingReport(Asking):
    """办理情况报告：哪一段时间，不填则为今年以来"""

    since: Annotated[Day | None, Field(description="自哪一天起")] = None
    to: Annotated[Day | None, Field(description="至哪一天止")] = None


class AskingEvidence(Asking):
    """明细：一个数字由本账内哪些记录构成"""

    campaign: UUID | None = None
    indicator: Annotated[Title, Field(examples=["voters_received"])]
    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50
    cursor: Cursor = None
