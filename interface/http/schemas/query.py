"""What can be asked of every read: from which position on, as of when, how many, where next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    WithJsonSchema,
)

from application.ledger import BEIJING, MomentInFuture
from application.views import AsOf
from interface.http.refusals import BadParameter
from interface.http.schemas.words import FIRST_DAY, POSITION_MAX

SHARED = {"after", "as_of", "limit", "cursor"}


def past(value: object) -> AsOf:
    """A past that has come: a position, a moment, or a day in Beijing; today reads as now.

    A plus sign that arrives as a space, as an unquoted one does, is still a plus sign.
    """
    text = str(value)
    now = datetime.now(BEIJING)
    as_of = AsOf.read(text.replace(" ", "+"))
    if as_of.moment is None:
        return as_of
    if text == now.date().isoformat():
        return AsOf(moment=now)
    if as_of.moment.date() < FIRST_DAY:
        raise BadParameter(field="as_of", reason=f"早于 {FIRST_DAY}")
    if as_of.moment > now:
        raise MomentInFuture(field="as_of", moment=text)
    return as_of


Past = Annotated[
    InstanceOf[AsOf],
    BeforeValidator(past),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9][0-9TZ:.+-]{0,39}$",
            "examples": ["128", "2024-09-30T18:00:00+08:00", "2024-09-30"],
        }
    ),
]


Cursor = Annotated[
    str | None,
    Field(max_length=500, pattern=r"^[0-9A-Za-z_-]+$", description="上一页给出的游标"),
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


class AskingWords(Asking):
    """A search, a page at a time."""

    q: Annotated[
        str,
        Field(
            min_length=2,
            max_length=50,
            pattern=r"^[^\x00-\x1f\x7f]+$",
            description="要找的词，每个至少两个字；几个词之间用空格，须全部找到",
            examples=["村道 维修"],
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=100, description="一页的条数")] = 20
    cursor: Cursor = None


class AskingList(AskingPast):
    """A list, a page at a time; fields beyond these narrow it down."""

    limit: Annotated[int, Field(ge=1, le=200, description="一页的条数")] = 50
    cursor: Cursor = None

    INSIDE: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """The filters that ask for an entry of a list: the field, and the key in the entry.

    Without a key the entries are words.
    """

    def where(self) -> dict[str, Any]:
        """The filters that were given, as text."""
        found: dict[str, Any] = {}
        for name, value in self:
            if name not in SHARED and value is not None:
                field, key = self.INSIDE.get(name, (name, ""))
                if key:
                    found.setdefault(field, [{}])[0][key] = str(value)
                else:
                    found[field] = [str(value)] if name in self.INSIDE else str(value)
        return found
