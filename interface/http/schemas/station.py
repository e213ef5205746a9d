"""What is asked of 家站."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.station import Kind, Status, Tier
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-06-28"
ANOTHER = "00000000-0000-4000-8000-00000000000b"
STANDARD = "00000000-0000-4000-8000-00000000000c"
Said = Annotated[list[Title], Field(min_length=1, max_length=50)]


class EstablishStation(Opened):
    """启用；tier 是由哪一级举办，行业家站写 trade 并写明行业"""

    model_config = example(
        name="清苑镇人大代表之家",
        kind="deputy_home",
        tier="township",
        place="清苑镇政府一楼",
        on=ON,
    )

    name: Title
    kind: Kind
    tier: Tier
    trade: Word = ""
    place: Word = ""
    campaign_id: UUID | None = None
    on: Day


class PlanStation(EstablishStation):
    """筹建：从这一天起算在建"""

    model_config = example(
        name="箱包行业代表联络站",
        kind="liaison_station",
        tier="trade",
        trade="箱包",
        place="箱包产业园",
        on=ON,
    )


class CompleteStation(Asked):
    """建成启用"""

    model_config = example(on=ON)

    on: Day


class ReclassifyStation(Asked):
    """改设：改名称、种类或者举办的层级"""

    model_config = example(
        name="清苑镇中心代表联络站",
        kind="central_station",
        tier="township",
        reason="升级",
        on=ON,
    )

    name: Title
    kind: Kind
    tier: Tier
    trade: Word = ""
    reason: Remark = ""
    on: Day


class MoveStation(Asked):
    """迁址"""

    model_config = example(place="清苑镇便民服务中心二楼", on=ON)

    place: Title
    on: Day


class StaffStation(Asked):
    """配备人员：各职务现在是谁，没有写到的职务不再有人"""

    model_config = example(staff={"站长": ["王建国"], "联络员": ["李梅", "赵强"]}, on=ON)

    staff: Annotated[
        dict[Title, Annotated[list[Title], Field(min_length=1, max_length=50)]],
        Field(max_length=20),
    ]
    on: Day


class AssessStation(Asked):
    """对标评估：缺哪几项，一项不缺就是达标"""

    model_config = example(
        standard_id=STANDARD, missing=["经费"], by="代表工作委员会", on="2024-09-10"
    )

    standard_id: UUID
    missing: Annotated[list[Title], Field(max_length=50)]
    by: Title
    on: Day


class StarStation(Asked):
    """评定星级；0 是摘星"""

    model_config = example(stars=4, by="区人大常委会", basis="自评、复核", on="2024-09-20")

    stars: Annotated[int, Field(strict=True, ge=0, le=10)]
    by: Title
    basis: Word = ""
    on: Day


class OrderRectification(Asked):
    """责令整改：不写期限，照本地规定"""

    model_config = example(shortcomings=["活动没有记录"], due_on="2024-10-31", on="2024-09-20")

    shortcomings: Said
    due_on: Day | None = None
    on: Day


class RectifyStation(Asked):
    """整改完成"""

    model_config = example(done="已补齐活动记录", on="2024-10-18")

    done: Prose
    on: Day


class SuspendStation(Asked):
    """停用"""

    model_config = example(reason="房屋修缮", on="2024-10-20")

    reason: Prose
    on: Day


class ResumeStation(Asked):
    """恢复"""

    model_config = example(on="2024-11-05")

    on: Day


class MergeStation(Asked):
    """并入另一个家站"""

    model_config = example(into_id=ANOTHER, reason="优化布局", on="2024-11-06")

    into_id: UUID
    reason: Prose
    on: Day


class CloseStation(Asked):
    """撤销"""

    model_config = example(reason="优化布局", on="2024-11-06")

    reason: Prose
    on: Day


class StationList(AskingList):
    """哪些家站"""

    name: Word | None = None
    kind: Kind | None = None
    tier: Tier | None = None
    trade: Word | None = None
    status: Status | None = None
    stars: Annotated[str | None, Field(pattern=r"^[0-9]{1,2}$")] = None
