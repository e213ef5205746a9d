"""What is asked of 监督委托."""

from domain.oversight import OversightStatus
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Prose, example


class ReportOversight(Asked):
    """报告监督的情况"""

    model_config = example(finding="已实地察看，两部电梯主体完工", on="2024-10-20")

    finding: Prose
    on: Day


class OversightList(AskingList):
    """哪些监督委托"""

    status: OversightStatus | None = None
