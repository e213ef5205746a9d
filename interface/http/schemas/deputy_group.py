"""What is asked of 代表小组."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from application.ledger import today
from domain.deputy_group.words import Kind, Office
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Flag,
    Opened,
    Remark,
    Title,
    Word,
    example,
)

ON = "2024-03-15"
DEPUTIES = [f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)]
Members = Annotated[list[UUID], Field(min_length=1, max_length=500)]


class FormGroup(Opened):
    """组建"""

    model_config = example(
        name="清苑镇第一代表小组",
        kind="area",
        basis="按居住地",
        members=DEPUTIES,
        convener=DEPUTIES[0],
        on=ON,
    )

    name: Title
    kind: Kind = Kind.AREA
    basis: Word = ""
    reason: Remark = ""
    members: Members
    convener: UUID
    on: Day


class ChooseConvener(Asked):
    """推选召集人"""

    model_config = example(deputy_id=DEPUTIES[1], on=ON)

    deputy_id: UUID
    on: Day


class NameOfficers(Asked):
    """推选、指定召集人、组长、副组长或者资料员；写明的人替换原来的"""

    model_config = example(office="records_clerk", holders=DEPUTIES[1:2], elected=True, on=ON)

    office: Office
    holders: Annotated[list[UUID], Field(min_length=1, max_length=20)]
    elected: Flag = True
    on: Day


class FormSquad(Asked):
    """编成活动小分队；跨片区走访的写明到哪里"""

    model_config = example(name="招商小分队", area="望亭镇", members=DEPUTIES, on=ON)

    name: Title
    area: Word = ""
    members: Members
    on: Day


class DisbandSquad(Asked):
    """撤销活动小分队"""

    model_config = example(name="走访小分队", on="2024-06-30")

    name: Title
    on: Day


class TransferMember(Asked):
    """调整到别的小组"""

    model_config = example(
        deputy_id="00000000-0000-4000-8000-000000000004",
        to_group="00000000-0000-4000-8000-000000000020",
        reason="迁居",
        on="2024-06-30",
    )

    deputy_id: UUID
    to_group: UUID
    reason: Remark
    on: Day


class RenameGroup(Asked):
    """更名"""

    model_config = example(name="清苑镇城东代表小组", on="2024-06-30")

    name: Title
    on: Day


class SplitGroup(Opened):
    """分设：一部分成员另组一个小组"""

    model_config = example(
        name="清苑镇第二代表小组",
        members=DEPUTIES,
        convener=DEPUTIES[0],
        reason="人数过多，不便联系",
        on="2024-06-30",
    )

    name: Title
    members: Members
    convener: UUID
    reason: Remark
    on: Day


class MergeGroup(Asked):
    """并入别的小组"""

    model_config = example(
        into="00000000-0000-4000-8000-000000000020", reason="人数过少", on="2024-06-30"
    )

    into: UUID
    reason: Remark
    on: Day


class JoinGroup(Asked):
    """加入"""

    model_config = example(deputy_id="00000000-0000-4000-8000-000000000004", on=ON)

    deputy_id: UUID
    on: Day


class LeaveGroup(Asked):
    """退出"""

    model_config = example(deputy_id=DEPUTIES[2], reason="迁居", on="2024-06-30")

    deputy_id: UUID
    reason: Remark
    on: Day


class DissolveGroup(Asked):
    """撤销"""

    model_config = example(reason="换届", on="2024-06-30")

    reason: Remark
    on: Day


class GroupList(AskingList):
    """哪些代表小组"""

    name: Word | None = None
    kind: Kind | None = None
    convener: UUID | None = None


class AskingBehind(Asking):
    """到哪一天为止"""

    on: Annotated[Day | None, Field(description="到哪一天为止；不写则为今天")] = None

    def day(self) -> date:
        """The day that was asked for, or today."""
        return self.on or today()
