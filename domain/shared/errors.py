"""Every refusal the domain can give, by kind.

DomainError
├── NotFound     there is no such thing, or none that you may see
├── NotAllowed   the actor may not do this in this jurisdiction
├── BadValue     a value is not one that could ever be accepted
├── RuleBroken   the rules forbid it in the present state
└── Conflict     someone else changed it first
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


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


def one_among(several: Sequence[T], one: T, what: str = "名代表") -> str:
    """Whoever has no name at hand, told from the others of a list by their place.

    >>> one_among(["a", "b"], "b"), one_among(["a"], "a", "个候选项目")
    ('名单上第 2 名代表', '这个候选项目')
    """
    if len(several) == 1:
        return f"这{what}"
    return f"名单上第 {several.index(one) + 1} {what}"


class RuleBroken(DomainError):
    """The rules forbid it in the present state."""


class Conflict(DomainError):
    """Someone else changed it first."""


class AnotherPower(RuleBroken):
    """Under {basis} this is done by {needed}, not by {by}."""
