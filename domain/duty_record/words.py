"""The words and the refusals of 履职登记."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Kind(StrEnum):
    """What was done. Activities, suggestions and opinions have records of their own."""

    SESSION = "session"  # 出席本级人民代表大会会议
    HEARING = "hearing"  # 列席常委会、主席团会议
    TRAINING = "training"  # 培训、学习
    AWARD = "award"  # 表彰奖励
    OTHER = "other"


class Registrant(StrEnum):
    """Who entered it; what the deputy enters is verified by the office."""

    ORGANISER = "organiser"
    DEPUTY = "deputy"


class Evidence(StrEnum):
    """What shows that it was so."""

    NOTICE = "notice"  # 通知
    SIGN_IN = "sign_in"  # 签到表
    MINUTES = "minutes"  # 会议记录
    PHOTO = "photo"
    LOG_PAGE = "log_page"  # 履职手册页码
    CERTIFICATE = "certificate"  # 证书、文件


class Status(StrEnum):
    """Where an entry is."""

    RECORDED = "recorded"  # by the organiser; the deputy may confirm or dispute it
    CLAIMED = "claimed"  # by the deputy; waits to be verified
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    UPHELD = "upheld"
    VERIFIED = "verified"
    VOIDED = "voided"


COUNTS = frozenset(set(Status) - {Status.CLAIMED, Status.DISPUTED, Status.VOIDED})
"""What goes into the file and the score."""

CORRECTABLE = ("title", "occurred_on", "quantity", "evidence")
QUANTITY_MAX = 1000


class EntryVoided(RuleBroken):
    """The entry was voided: {reason}."""


class NotTheirEntry(RuleBroken):
    """The entry is not about {deputy}."""


class DisputeTooLate(RuleBroken):
    """An entry may be disputed until {until}, by {basis}."""


class NotDisputed(RuleBroken):
    """The entry is not disputed, it is {status}."""


class NothingToVerify(RuleBroken):
    """Only what the deputy entered is verified; the entry is {status}."""


class AlreadySettled(RuleBroken):
    """The entry was settled already: it is {status}."""
