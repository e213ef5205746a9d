"""Where a campaign stands, and what it refuses."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Status(StrEnum):
    """Where a campaign stands."""

    RECEIVED = "received"  # the parent has issued it; this place has not adopted it yet
    PLANNED = "planned"
    ADOPTED = "adopted"
    LAUNCHED = "launched"
    HALTED = "halted"
    CANCELLED = "cancelled"
    CLOSED = "closed"


STOPPED = frozenset({Status.HALTED, Status.CANCELLED, Status.CLOSED})
"""Nothing is done in it from that day on."""


class WrongStage(RuleBroken):
    """The campaign is {status}; this needs it to be {needed}."""


class PhaseBehind(RuleBroken):
    """The campaign is already in phase {current}; {phase} lies before it."""


class NoSuchDocument(RuleBroken):
    """{where} asks for no document {document}; it asks for {wanted}."""


class AlreadySubmitted(RuleBroken):
    """{submitted_by} has already submitted {document}."""


class CampaignStopped(RuleBroken):
    """The campaign was {status} on {on}; what was done from then on is none of its work."""


class StepTooEarly(RuleBroken):
    """The campaign is {status} since {since}; {on} is earlier."""


class CampaignPaused(RuleBroken):
    """The campaign was suspended from {on} until {resumed_on}; {done_on} lies between."""


class CampaignClosed(RuleBroken):
    """The campaign was closed on {on}; what was done after that is none of its work."""


class ContinuesItself(RuleBroken):
    """A campaign continues an earlier one, not itself."""


class AlreadyContinues(RuleBroken):
    """The campaign already continues {previous}."""


class PeriodReported(RuleBroken):
    """A report to {reported_to} was already submitted; the next one must end later."""
