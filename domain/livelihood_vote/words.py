"""What is said of votes on livelihood projects: their words and their refusals."""

from enum import StrEnum

from domain.shared.errors import NotAllowed, RuleBroken


class Body(StrEnum):
    """Who votes."""

    CONGRESS = "congress"  # the deputies, at a session
    RESIDENTS = "residents"  # of a street: 居民（选民）代表会议, which recommends


class Origin(StrEnum):
    """Where a candidate project comes from."""

    OPINION = "opinion"
    DEPUTY = "deputy"
    UNIT = "unit"
    CARRIED = "carried"  # from the year before


class Fate(StrEnum):
    """What the review made of a candidate."""

    COLLECTED = "collected"
    KEPT = "kept"
    MERGED = "merged"
    DROPPED = "dropped"


class Method(StrEnum):
    """How ballots are given."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class Status(StrEnum):
    """How far the vote is."""

    COLLECTING = "collecting"
    LISTED = "listed"
    BALLOTING = "balloting"
    CLOSED = "closed"
    COUNTED = "counted"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class NotAtThisStage(RuleBroken):
    """The vote is {status}; it must be {needed}."""


class NoSuchCandidate(RuleBroken):
    """There is no such candidate, {which}, that this could be said of."""


class TooFewCandidates(RuleBroken):
    """By {basis} at least {least} candidates are needed to choose {seats}, not {listed}."""


class AlreadyVoted(RuleBroken):
    """{deputy} has voted in this round already."""


class NotOnTheRoll(NotAllowed):
    """{name} does not vote here: {reason}."""


class BallotSpoilt(RuleBroken):
    """A ballot names at most {seats} of the {standing} candidates, each once."""


class NoQuorum(RuleBroken):
    """By {basis} {needed} of {members} must take part; {present} did."""


class BallotsMissing(RuleBroken):
    """{voted} have voted and {found} ballots were found: the count would prove nothing."""


class CountDoesNotAddUp(RuleBroken):
    """The count of the ballots does not add up: {reason}."""


class NothingLeftToChoose(RuleBroken):
    """All {seats} projects are chosen."""
