"""The words of a handling case, and what can be refused in it."""

from enum import StrEnum

from domain.shared.errors import RuleBroken

DISPATCHERS = ("office", "presidium", "directors_meeting", "secretariat")
STAGES = ("before", "during", "after")


class Role(StrEnum):
    """承办分工"""

    SOLE = "sole"  # 独办
    LEAD = "lead"  # 主办
    ASSISTING = "assisting"  # 协办
    SEPARATE = "separate"  # 分办


ANSWERING = (Role.SOLE, Role.LEAD, Role.SEPARATE)


class NotAssigned(RuleBroken):
    """{unit} has no part in this case; {units} have."""


class AssistsOnly(RuleBroken):
    """{unit} assists; the reply is given by {units}."""


class ObjectionTooLate(RuleBroken):
    """Under {basis} the objection was possible until {limit} after {since}."""


class ObjectionPending(RuleBroken):
    """The objection of {unit} is not decided yet."""


class NoObjection(RuleBroken):
    """No objection is waiting for a decision."""


class GoesToArbitration(RuleBroken):
    """{unit} objects for the second time: {needed} decides, not {by}."""


class ArbitrationIsFinal(RuleBroken):
    """The second objection of {unit} was arbitrated: it has to handle the case."""


class AlreadySigned(RuleBroken):
    """{unit} has signed for the case already."""


class AlreadyReplied(RuleBroken):
    """{unit} has replied to this suggestion already in this round."""


class OpinionsMissing(RuleBroken):
    """The opinions of {units} are missing; state that you reply without them, or wait."""


class NoOpinion(RuleBroken):
    """{unit} has given no opinion that could be returned."""


class ExtensionTooLong(RuleBroken):
    """Under {basis} a reply is due by {latest} at the latest."""


class ExtensionTooLate(RuleBroken):
    """An extension is asked for before the reply is due, which was {due_on}."""


class NoExtension(RuleBroken):
    """{unit} has asked for no extension that waits for a decision."""


class NotInThisCase(RuleBroken):
    """Suggestion {suggestion_id} is not handled in this case."""


class NotMergedHere(RuleBroken):
    """Under {basis} suggestions of the same matter are not merged at this stage."""
