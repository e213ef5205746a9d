"""What is asked of 申报数."""

from uuid import UUID

from domain.declared_figure import Qualifier
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Amount, Asked, Day, Opened, Title, Word, example


class StateFigure(Opened):
    """申报：原文照录，注明出处"""

    model_config = example(
        indicator="voters_received",
        name="接待选民",
        value="810",
        qualifier="more",
        literal="810余人次",
        unit="人次",
        period_from="2024-04-16",
        period_to="2024-09-30",
        scope="全区",
        source="清苑区人大常委会2024年9月情况报告",
    )

    campaign_id: UUID | None = None
    indicator: Word = ""
    name: Title
    value: Amount
    qualifier: Qualifier
    literal: Title
    unit: Word = ""
    period_from: Day | None = None
    period_to: Day
    scope: Word = ""
    source: Title


class WithdrawFigure(Asked):
    """撤回"""

    model_config = example(reason="数字有误，另行申报")

    reason: Title


class FigureList(AskingList):
    """哪些申报数"""

    campaign_id: UUID | None = None
    indicator: Word | None = None
