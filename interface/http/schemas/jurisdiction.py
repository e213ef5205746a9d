"""What is asked of 行政区."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.jurisdiction import Level, Organ
from domain.shared.rule import RULES
from interface.http.schemas.words import Asked, Code, Day, Number, Remark, Title, Word, example

ON = "2015-05-01"


class Alias(Asked):
    """代码：体系、版本、代码"""

    scheme: Title
    edition: Title
    code: Code


class EstablishJurisdiction(Asked):
    """设立。上级须已存在；没有上级的，只能由运维人员在命令行设立"""

    model_config = example(
        name="莲池区",
        level="county",
        organ="congress",
        parent="130600",
        codes=[{"scheme": "gb2260", "edition": "2023-06-30", "code": "130606"}],
        predecessors=[],
        established_on=ON,
    )

    name: Title
    level: Level
    organ: Organ
    parent: Code
    codes: Annotated[list[Alias], Field(min_length=1, max_length=10)]
    predecessors: Annotated[list[Code], Field(max_length=50)] = []
    established_on: Day


class RenameJurisdiction(Asked):
    """更名"""

    model_config = example(name="满城区", on=ON)

    name: Title
    on: Day


class RecodeJurisdiction(Alias):
    """代码变更"""

    model_config = example(scheme="gb2260", edition="2015", code="130607", on=ON)

    on: Day


class MoveJurisdiction(Asked):
    """改变隶属"""

    model_config = example(parent="130600", on=ON)

    parent: Code
    on: Day


class ReorganiseJurisdiction(Asked):
    """改设（如撤县设区）"""

    model_config = example(level="county", organ="congress", on=ON)

    level: Level
    organ: Organ
    on: Day


class MergeJurisdiction(Asked):
    """并入"""

    model_config = example(into="130606", on=ON)

    into: Code
    on: Day


class SplitJurisdiction(Asked):
    """分设"""

    model_config = example(into=["130606", "130608"], on=ON)

    into: Annotated[list[Code], Field(min_length=2, max_length=50)]
    on: Day


class CloseJurisdiction(Asked):
    """撤销"""

    model_config = example(reason="开发区人大工委撤销", on=ON)

    reason: Remark
    on: Day


class SetPolicy(Asked):
    """定规：本地的数额及其依据"""

    model_config = example(
        key="squad_size_max", value=7, basis="《代表小组活动办法》第五条", from_on=ON
    )

    key: Annotated[Title, Field(json_schema_extra={"enum": [*RULES]})]
    value: Number
    basis: Word
    from_on: Day


class AskingPlaces(BaseModel):
    """哪些行政区：某地的下级，或没有上级的"""

    model_config = ConfigDict(extra="forbid")

    parent: Annotated[Code | None, Field(description="上级的代码或编号；不填则为最上层")] = None
    on: Annotated[Day | None, Field(description="按这一天的区划；不填则按今天")] = None
