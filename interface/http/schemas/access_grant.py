"""What is asked of 授权."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from domain.access_grant import Reach, Role
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Remark, Title, example

ON = "2024-03-01"


class GiveGrant(Opened):
    """授予"""

    model_config = example(
        person_id="00000000-0000-4000-8000-0000000000aa",
        person="李建国",
        role="clerk",
        reach="self",
        until="2026-12-31",
        on=ON,
    )

    person_id: Annotated[
        UUID, Field(description="代表的，写名册上的 person_id：令牌只代表本人")
    ]
    person: Title
    role: Role
    reach: Reach
    until: Day | None = None
    on: Day


class WithdrawGrant(Asked):
    """收回"""

    model_config = example(reason="调离岗位", on="2024-09-01")

    reason: Remark
    on: Day


class GrantList(AskingList):
    """哪些授权"""

    person_id: UUID | None = None
    role: Role | None = None
