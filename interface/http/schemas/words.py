"""What every request is made of: bounded text, days, numbers and ids, refused at the door."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from application import identity

FIRST_DAY = date(1949, 10, 1)
LAST_DAY = date(2199, 12, 31)
POSITION_MAX = 2**63 - 1
COUNT_MAX = 2**31 - 1

_LINE = r"^[^\x00-\x1f\x7f]*$"
_SAID = r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f\u3000][^\x00-\x1f\x7f]*$"
_TEXT = r"^[^\x00]*$"
_DIGITS = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_TOLD = r"^[^\x00]*[^\x00-\x20\x7f\u3000][^\x00]*$"

Title = Annotated[str, StringConstraints(max_length=200, pattern=_SAID)]
"""One line that says something."""

Word = Annotated[str, StringConstraints(max_length=200, pattern=_LINE)]
"""One line, perhaps empty."""

Prose = Annotated[str, StringConstraints(max_length=20_000, pattern=_TOLD)]
"""Paragraphs that say something."""

Remark = Annotated[str, StringConstraints(max_length=20_000, pattern=_TEXT)]
"""Paragraphs, perhaps none."""

Code = Annotated[
    str,
    StringConstraints(max_length=64, pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]*$"),
    Field(description="行政区代码，或其编号（UUID）"),
]

Count = Annotated[int, Field(strict=True, ge=0, le=COUNT_MAX)]
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[int, Field(strict=True, ge=1, le=COUNT_MAX)]
Position = Annotated[int, Field(strict=True, ge=1, le=POSITION_MAX)]


def day(value: object) -> date:
    """A day as it is written: 2024-09-30, never a number, never with an hour.

    >>> day("2024-09-30")
    datetime.date(2024, 9, 30)
    """
    try:
        if isinstance(value, str) and len(value) == len("2024-09-30"):
            on = date.fromisoformat(value)
            if FIRST_DAY <= on <= LAST_DAY:
                return on
    except ValueError:
        pass
    raise PydanticCustomError("day", "a day from 1949-10-01 to 2199-12-31 is needed")


Day = Annotated[
    date,
    BeforeValidator(day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2024-09-30"]}),
]


def amount(value: object) -> Decimal:
    """A stated value: a whole number, or digits as text, which a float would blur.

    >>> amount("810.50"), amount(810)
    (Decimal('810.50'), Decimal('810'))
    """
    whole = isinstance(value, int) and not isinstance(value, bool)
    if (whole or isinstance(value, str)) and re.fullmatch(_DIGITS, str(value)):
        return Decimal(str(value))
    raise PydanticCustomError("amount", "a decimal number of at most 15 digits is needed")


Amount = Annotated[
    Decimal,
    BeforeValidator(amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1 - 10**15, "maximum": 10**15 - 1},
                {"type": "string", "pattern": f"^{_DIGITS}$"},
            ],
            "examples": ["810"],
        }
    ),
]


class Asked(BaseModel):
    """A request body: nothing but what it names."""

    model_config = ConfigDict(extra="forbid")

    def facts(self, *without: str) -> dict[str, Any]:
        """What the use case takes; what is nested becomes plain values."""
        return {
            name: _plain(value)
            for name, value in vars(self).items()
            if name not in ("id", *without)
        }


class Opened(Asked):
    """A request that starts a record."""

    id: Annotated[
        UUID | None, Field(description="可由请求方选定；不填则由系统按幂等键推得")
    ] = None

    def id_under(self, command_id: UUID) -> UUID:
        """The id that was chosen, or one that a repeated request finds again."""
        return self.id or identity.named(command_id, "record")


def example(**facts: Any) -> ConfigDict:
    """The example that the document shows: a whole request that would be accepted."""
    return ConfigDict(json_schema_extra={"examples": [facts]})


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            return value.model_dump(mode="json", exclude_unset=True)
        case [BaseModel(), *_]:
            return [_plain(each) for each in value]
        case _:
            return value
