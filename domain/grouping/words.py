"""The words of groupings: where a draft is, and every way in which it refuses."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Status(StrEnum):
    """Where a draft is."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    DISCARDED = "discarded"


class GroupingSettled(RuleBroken):
    """The draft was {status} on {on}; it is not changed any more."""


class NobodyToGroup(RuleBroken):
    """There is no deputy here who could be grouped."""


class TooManyGroups(RuleBroken):
    """At most {most} groups can be made, not {count}."""


class TooFewGroups(RuleBroken):
    """At least {least} groups have to be made, not {count}."""


class NoSuchDraft(RuleBroken):
    """The draft has no group {number}."""


class NotInTheDraft(RuleBroken):
    """{who} is not in the draft."""
