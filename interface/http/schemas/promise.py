"""What can be asked of 承诺台账."""

from typing import Annotated, Any, Literal

from pydantic import Field

from interface.http.schemas.query import Asking, Cursor
from interface.http.schemas.words import Day, Word


class AskingPromises(Asking):
    """承诺台账：哪种状态的，哪个单位的，哪一段时间到期的"""

    state: Annotated[
        Literal["open", "due", "kept", "failed"] | None,
        Field(
            description="open 没有兑现、due 没有兑现而今天已到期、kept 已兑现、"
            "failed 未能兑现；不写则全部"
        ),
    ] = None
    unit: Annotated[
        Word | None, Field(description="哪个单位的承诺", examples=["区住房和城乡建设局"])
    ] = None
    since: Annotated[Day | None, Field(description="从哪一天起到期的")] = None
    until: Annotated[Day | None, Field(description="到哪一天为止到期的")] = None
    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50
    cursor: Cursor = None

    def where(self) -> dict[str, Any]:
        """What narrows it down."""
        return self.model_dump(include={"state", "unit", "since", "until"})
