"""What is asked of 定期报告 and 收到的报告."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.declared_figure import Qualifier
from domain.period_report import ReportStatus
from domain.received_report import ReviewStatus
from interface.http.schemas.query import Asking, AskingList
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

LINES_MAX = 200


class DeclaredLine(Asked):
    """对一个指标的申报：原话、程度和说明，与数出的并列，不相混"""

    indicator: Title
    value: Amount
    qualifier: Qualifier = Qualifier.EXACT
    literal: Title
    note: Word = ""


class FigureMessage(Asked):
    """对一个数的意见"""

    indicator: Title
    message: Title


Declared = Annotated[list[DeclaredLine], Field(max_length=LINES_MAX)]


class SubmitReport(Opened):
    """报送：数字由系统在此刻数出并定格，申报的另列"""

    model_config = example(
        title="九月份活动情况",
        period_from="2024-09-01",
        period_to="2024-09-30",
        declared=[
            {
                "indicator": "activities",
                "value": "12",
                "qualifier": "more",
                "literal": "12余次",
                "note": "含未登记的走访",
            }
        ],
        summary="全月工作按方案推进",
        on="2024-10-08",
    )

    campaign_id: UUID | None = None
    title: Word = ""
    period_from: Day
    period_to: Day
    declared: Declared = []
    summary: Remark = ""
    on: Day


class ResubmitReport(Asked):
    """重新报送：数字重新数出"""

    model_config = example(declared=[], summary="已核对", on="2024-10-12")

    declared: Declared = []
    summary: Remark = ""
    on: Day


class AmendReport(Asked):
    """更正已接收的报告中的一个数：原数不动，更正列在旁边"""

    model_config = example(
        indicator="activities", value="11", reason="一次活动重复登记", on="2024-11-05"
    )

    indicator: Title
    value: Amount
    reason: Prose
    on: Day


class SendBackReport(Asked):
    """退回：写明总的意见，也可以逐个数写明"""

    model_config = example(
        figures=[{"indicator": "activities", "message": "与登记表不符，请核对"}],
        message="请核对后重新报送",
        on="2024-10-10",
    )

    figures: Annotated[list[FigureMessage], Field(max_length=LINES_MAX)] = []
    message: Remark = ""
    on: Day


class AcceptReport(Asked):
    """接收：从此定格，以后的变动另行列出"""

    model_config = example(on="2024-10-15")

    on: Day


class PeriodReportList(AskingList):
    """哪些定期报告"""

    status: ReportStatus | None = None
    campaign_id: UUID | None = None
    period_to: Day | None = None


class ReceivedReportList(AskingList):
    """哪些收到的报告"""

    status: ReviewStatus | None = None
    campaign_id: UUID | None = None
    from_jurisdiction_id: UUID | None = None
    period_to: Day | None = None


class AskingReporting(Asking):
    """报送情况：哪项活动，哪一期；不写则为最近应报的一期"""

    campaign: UUID
    period_to: Annotated[Day | None, Field(description="一期的最后一天")] = None
