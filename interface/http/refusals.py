"""What HTTP itself refuses, in the manner of the domain.

DomainError
├── Unparsable        the body is no JSON
├── BodyTooLarge      the body is longer than the limit
├── WrongMediaType    the body does not say that it is JSON
│   └── NotAWorkbook  or, where one is wanted, that it is an .xlsx file
├── VersionNeeded     If-Match is missing
└── BadValue
    ├── LoneSurrogate the body holds half a character
    ├── BadHeader
    └── BadParameter
        └── BadCursor
"""

from domain.shared.errors import BadValue, DomainError


class Unparsable(DomainError):
    """The body cannot be read as JSON."""


class BodyTooLarge(DomainError):
    """The body is longer than {most} bytes."""


class LoneSurrogate(BadValue):
    """The body holds a surrogate without its other half, which no text may."""


class VersionNeeded(DomainError):
    """A change must say in If-Match which version of the record was seen."""


class WrongMediaType(DomainError):
    """A body must be JSON, and its Content-Type must say so."""


class NotAWorkbook(WrongMediaType):
    """The body must be an .xlsx file, and its Content-Type must say so."""


class BadHeader(BadValue):
    """The header {field} cannot be accepted: {reason}."""


class BadParameter(BadValue):
    """The parameter {field} cannot be accepted: {reason}."""


class BadCursor(BadParameter):
    """The cursor is not one that this list gave out."""

    def __init__(self) -> None:
        super().__init__(field="cursor", reason="不是这个列表、这些条件下给出的游标")
