"""What is asked of 代表小组."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Remark, Title, Word, example

ON = "2024-03-15"
DEPUTIES = [f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)]
Members = Annotated[list[UUID], Field(min_length=1, max_length=500)]


class FormGroup(Opened):
    """组建"""

    model_config = example(
        name="清苑镇第一代表小组",
        basis="按居住地",
        members=DEPUTIES,
        convener=DEPUTIES[0],
        on=ON,
    )

    name: Title
    basis: Word = ""
    members: Members
    convener: UUID
    on: Day


class ChooseConvener(Asked):
    """推选召集人"""

    model_config = example(deputy_id=DEPUTIES[1], on=ON)

    deputy_id: UUID
    on: Day


class FormSquad(Asked):
    """编成活动小分队"""

    model_config = example(name="招商小分队", members=DEPUTIES, on=ON)

    name: Title
    members: Members
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
    convener: UUID | None = None
