"""Every refusal the domain can give, by kind.

DomainError
├── NotFound     there is no such thing, or none that you may see
├── NotAllowed   the actor may not do this in this jurisdiction
├── BadValue     a value is not one that could ever be accepted
├── RuleBroken   the rules forbid it in the present state
└── Conflict     someone else changed it first
"""

import re
from collections.abc import Collection
from enum import StrEnum


class DomainError(Exception):
    """The request was refused."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or "").format(**facts))

    @classmethod
    def code(cls) -> str:
        """Stable kebab-case name.

        >>> NotAllowed.code()
        'not-allowed'
        """
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class NotFound(DomainError):
    """There is no {kind} {id} here."""


class NotAllowed(DomainError):
    """You may not {action} in this jurisdiction: {reason}."""


class BadValue(DomainError):
    """The value of {field} cannot be accepted: {reason}."""


def one_of(words: type[StrEnum] | Collection[str], field: str, value: str) -> str:
    """The value, refused if it is none of the words it may be."""
    if value not in set(words):
        raise BadValue(field=field, reason=f"应为 {'、'.join(words)} 之一")
    return str(value)


class RuleBroken(DomainError):
    """The rules forbid it in the present state."""


class Conflict(DomainError):
    """Someone else changed it first."""


class AnotherPower(RuleBroken):
    """Under {basis} this is done by {needed}, not by {by}."""
