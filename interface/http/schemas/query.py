"""What can be asked of every read: from which position on, as of when, how many, where next."""

import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from application.ledger import BEIJING, MomentInFuture
from application.views import AsOf
from interface.http.schemas.words import FIRST_DAY, LAST_DAY, POSITION_MAX

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
SHARED = {"after", "as_of", "limit", "cursor"}


def past(value: object) -> AsOf:
    """A past: a position, a moment, or a day — as known when the day in Beijing was over.

    A plus sign that arrives as a space, as an unquoted one does, is still a plus sign.

    >>> past("7")
    AsOf(position=7, moment=None)
    """
    text = str(value).strip()
    if text.isdecimal() and text.isascii() and 1 <= int(text[:20]) <= POSITION_MAX:
        return AsOf(position=int(text))
    try:
        moment = _moment(text.replace(" ", "+"))
    except ValueError:
        raise PydanticCustomError("as_of", "a position, a moment or a day is needed") from None
    if moment > datetime.now(BEIJING):
        raise MomentInFuture(moment=text)
    return AsOf(moment=moment)


def _moment(text: str) -> datetime:
    now = datetime.now(BEIJING)
    if DAY.fullmatch(text):
        on = date.fromisoformat(text)
        moment = now if on == now.date() else datetime.combine(on, time.max, BEIJING)
    elif MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
    else:
        raise ValueError(text)
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError(text)
    return moment


Past = Annotated[
    InstanceOf[AsOf],
    BeforeValidator(past),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^([1-9][0-9]{0,17}|[0-9]{4}-[0-9]{2}-[0-9]{2}.*)$",
            "examples": ["128", "2024-09-30T18:00:00+08:00", "2024-09-30"],
        }
    ),
]


class Asking(BaseModel):
    """A read: nothing but the parameters it names, so that no typing error goes unseen."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[
        int,
        Field(ge=0, le=POSITION_MAX, description="等到账目计入这个位置再读，等不及则 503"),
    ] = 0


class AskingPast(Asking):
    """A read of the present or of a past."""

    as_of: Annotated[
        Past | None,
        Field(description="按当时所知：账目位置、RFC 3339 时刻，或某日（北京时间）终了"),
    ] = None


class AskingList(AskingPast):
    """A list, a page at a time; fields beyond these narrow it down."""

    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50
    cursor: Annotated[
        str | None,
        Field(max_length=500, pattern=r"^[0-9A-Za-z_-]+$", description="上一页给出的游标"),
    ] = None

    def where(self) -> dict[str, str]:
        """The filters that were given, as text."""
        return {
            name: str(value) for name, value in self if name not in SHARED and value is not None
        }
