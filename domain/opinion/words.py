"""The words of an opinion's life, and what can be refused in it."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Status(StrEnum):
    """Who has to act next."""

    RECEIVED = "received"  # the office answers, declines, links or routes it
    INCOMING = "incoming"  # offered to us
    REFUSED = "refused"  # not ours; the sender has it back
    ASSIGNED = "assigned"  # a unit or a village here handles it
    OFFERED = "offered"  # offered to another congress; still ours until accepted
    HELD_ELSEWHERE = "held_elsewhere"  # accepted there
    CONVERTED = "converted"  # a deputy's suggestion goes on with it
    DUPLICATE = "duplicate"  # answered with the one that says the same
    REPLIED = "replied"  # the office tells the voter
    FED_BACK = "fed_back"  # the voter may say that it is not solved
    CLOSED = "closed"
    DECLINED = "declined"  # shown to the proper door
    VOIDED = "voided"


class Channel(StrEnum):
    """How it was heard."""

    STATION = "station"  # 联络站
    RECEPTION = "reception"  # 接待日
    VISIT = "visit"  # 走访
    ACTIVITY = "activity"  # 代表活动、座谈
    PHONE = "phone"  # 电话
    WEB = "web"  # 网络
    LETTER = "letter"  # 来信


class Extent(StrEnum):
    """个案、共性"""

    INDIVIDUAL = "individual"
    COMMON = "common"


class Outcome(StrEnum):
    """What an answer comes down to."""

    SOLVED = "solved"  # 已经解决
    IN_PROGRESS = "in_progress"  # 正在解决
    PLANNED = "planned"  # 列入计划
    NOT_POSSIBLE = "not_possible"  # 不能解决
    EXPLAINED = "explained"  # 解释说明


class Listener(StrEnum):
    """Who is told of the answer."""

    VOTER = "voter"
    DEPUTY = "deputy"


class Via(StrEnum):
    """How the voter's word came in."""

    OFFICE = "office"  # said to the office, which recorded it
    CODE = "code"  # by the voter, with the follow code


class OpinionElsewhere(RuleBroken):
    """The opinion is {status}; this needs it to be {needed}."""


class HeardElsewhere(RuleBroken):
    """The opinion was heard in another ledger; there the voter is told, and answers."""


class NotADoor(RuleBroken):
    """{door} is no door that an opinion is shown to here; {known} are."""


class NotTheAssignedUnit(RuleBroken):
    """{unit} does not handle the opinion; {assigned} does."""


class NotADeputyOfThisLevel(RuleBroken):
    """A deputy of level {level} raises it as a suggestion here, not one of level {mandate}."""


class NotTheCarrier(RuleBroken):
    """The opinion was entrusted to deputy {carried_by}, who raises it."""


class NoMainOpinion(RuleBroken):
    """Opinion {main_id} is itself a duplicate, or does not stand: nothing is linked to it."""


class HasGoneOn(RuleBroken):
    """The opinion has gone on since it was recorded."""


class DuplicatesStand(RuleBroken):
    """{count} duplicates are linked to the opinion."""
