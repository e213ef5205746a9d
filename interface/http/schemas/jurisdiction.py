"""What is asked of 行政区."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from domain.jurisdiction import Level, Organ
from domain.shared.pack import packs
from domain.shared.rule import RULES
from interface.http.schemas.query import AskingPast
from interface.http.schemas.words import Asked, Code, Day, Remark, Title, Word, example

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


def rule_value(value: object) -> object:
    """A value as a rule may have it; which of them, the rule itself says."""
    listed = value if isinstance(value, list) else [value]
    if all(each is None or isinstance(each, bool | int | str) for each in listed):
        return value
    raise PydanticCustomError("rule_value", "text, a whole number, a flag or a list is needed")


RuleValue = Annotated[
    Any,
    BeforeValidator(rule_value),
    Field(
        description="期限 10wd（工作日）、7d（日）、3m（月），或选项、整数、true、列表、null"
    ),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "integer"},
                {"type": "boolean"},
                {"type": "array", "items": {"type": "string"}},
                {"type": "null"},
            ]
        }
    ),
]
Key = Annotated[Title, Field(json_schema_extra={"enum": [*RULES]})]
PackCode = Annotated[Title, Field(json_schema_extra={"enum": [*packs()]})]


class SetPolicy(Asked):
    """定规：本地的一条规定及其依据"""

    model_config = example(
        key="squad_size_max", value=7, basis="《代表小组活动办法》第五条", from_on=ON
    )

    key: Key
    value: RuleValue
    basis: Word
    from_on: Day


class AdoptPolicy(Asked):
    """采用规定集：自某日起照它办，它没有说的照国家规定和缺省"""

    model_config = example(pack="henan", from_on=ON)

    pack: PackCode
    from_on: Day


class IssuePolicy(Asked):
    """印发规定：写明哪几个下级，或全部（all）；pack 不填则印发本级的规定"""

    model_config = example(
        children="all", pack="shandong-township", locked=["reply_due"], from_on=ON
    )

    children: Literal["all"] | Annotated[list[Code], Field(min_length=1, max_length=500)]
    pack: PackCode | None = None
    locked: Annotated[list[Key], Field(max_length=100)] = []
    from_on: Day


class AskingRules(AskingPast):
    """哪一天的规定"""

    on: Annotated[Day | None, Field(description="这一天的规定；不填则为今天")] = None


class AskingPlaces(BaseModel):
    """哪些行政区：某地的下级，或没有上级的"""

    model_config = ConfigDict(extra="forbid")

    parent: Annotated[Code | None, Field(description="上级的代码或编号；不填则为最上层")] = None
    on: Annotated[Day | None, Field(description="按这一天的区划；不填则按今天")] = None
