"""What is asked of the log."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from interface.http.schemas.words import POSITION_MAX


class AskingLog(BaseModel):
    """日志：某个位置之后的若干条"""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[int, Field(ge=0, le=POSITION_MAX, description="从这个位置之后读起")] = 0
    limit: Annotated[int, Field(ge=1, le=500, description="一次的条数")] = 100
