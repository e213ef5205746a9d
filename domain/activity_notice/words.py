"""The words of activity notices: where one is, and every way in which it refuses."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Status(StrEnum):
    """Where the activity is."""

    PLANNED = "planned"
    ISSUED = "issued"
    HELD = "carried_out"
    CANCELLED = "cancelled"


class NoticeStage(RuleBroken):
    """The activity is {status}; it has to be {needed} for this."""


class ShortNotice(RuleBroken):
    """Notice is given {days} days ahead by {basis}; for {will_be_on} it is too late."""


class NotInvited(RuleBroken):
    """{deputy} is not invited to this activity."""


class LeaveAsked(RuleBroken):
    """{deputy} has asked for leave already."""


class NoLeaveAsked(RuleBroken):
    """{deputy} has not asked for leave, or it is decided."""


class HeldTooSoon(RuleBroken):
    """It was to be on {will_be_on}, not before; reschedule it first."""
