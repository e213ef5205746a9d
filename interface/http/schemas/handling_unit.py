"""What is asked of 承办单位."""

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Remark, Title, Word, example

ON = "2024-03-15"


class ListUnit(Opened):
    """列入承办单位名册"""

    model_config = example(
        name="区住房和城乡建设局", kind="政府部门", duties="住房保障、城市建设、物业管理", on=ON
    )

    name: Title
    kind: Word = ""
    duties: Remark = ""
    on: Day


class RenameUnit(Asked):
    """更名；从前的名称留在名册里"""

    model_config = example(name="区住房和城乡建设委员会", on="2024-06-03")

    name: Title
    on: Day


class CloseUnit(Asked):
    """撤销；写明由谁承接，办理中的件另行承接"""

    model_config = example(
        reason="机构改革", successor="区住房和城乡建设委员会", on="2024-06-03"
    )

    reason: Title
    successor: Word = ""
    on: Day


class UnitList(AskingList):
    """哪些承办单位"""

    name: Word | None = None
    kind: Word | None = None
