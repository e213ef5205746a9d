"""What is asked of 简报."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from domain.brief import Kind
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Flag, Opened, Title, Word, example

Paragraph = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Paragraphs = Annotated[
    list[Paragraph],
    Field(
        min_length=1,
        max_length=50,
        description="每段一项；数写成 {指标}、{指标|行政区|日期}、{分子/分母}，由系统数出",
    ),
]


class FoundSeries(Opened):
    """创办一种简报：各期连续编号，可以每年从第一期起"""

    model_config = example(
        title="人大工作简报", publisher="区人大常委会办公室", yearly=True, on="2024-01-02"
    )

    title: Title
    publisher: Title
    yearly: Flag = True
    on: Day


class DraftBrief(Opened):
    """起草：正文里的数一律写成引用，由系统数出"""

    model_config = example(
        kind="brief",
        title="代表活动扎实开展",
        paragraphs=[
            "截至2024年9月30日，全区开展代表活动{activities}，提出建议{suggestions_filed}。"
        ],
        as_of="2024-09-30",
        on="2024-10-08",
    )

    kind: Kind
    title: Title
    campaign_id: UUID | None = None
    series_id: UUID | None = None
    paragraphs: Paragraphs
    as_of: Annotated[Day, Field(description="数字截至哪一天")]
    on: Day


class ReviseBrief(Asked):
    """修改：数字重新数出；标题不写则不变"""

    model_config = example(
        paragraphs=["全区开展代表活动{activities}。"], as_of="2024-09-30", on="2024-10-09"
    )

    title: Word = ""
    paragraphs: Paragraphs
    as_of: Day
    on: Day


class IssueBrief(Asked):
    """印发：得到下一个期号，从此不变"""

    model_config = example(issued_by="区人大常委会办公室", on="2024-10-10")

    issued_by: Title
    on: Day


class BriefList(AskingList):
    """哪些简报"""

    kind: Kind | None = None
    campaign_id: UUID | None = None
    series_id: UUID | None = None


class SeriesList(AskingList):
    """哪些简报刊"""

    title: Word | None = None
