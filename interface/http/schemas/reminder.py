"""What is asked of 到期提醒."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Word


class ReminderList(AskingList):
    """哪些到期提醒"""

    who: Annotated[Word | None, Field(description="承办单位，office 代表工作机构")] = None
    key: Word | None = None
    colour: Annotated[
        Literal["amber", "red"] | None, Field(description="amber 临近，red 逾期")
    ] = None
    record_id: UUID | None = None
