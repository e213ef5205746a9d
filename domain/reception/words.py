"""The words of a reception day, and what is refused."""

from enum import StrEnum

from domain.shared.errors import BadValue, RuleBroken


class Status(StrEnum):
    """How far it has come."""

    ANNOUNCED = "announced"  # 已公告
    HELD = "held"  # 已接待
    PUBLISHED = "published"  # 结果已公布
    CANCELLED = "cancelled"  # 已取消


class ReceptionNotSo(RuleBroken):
    """The reception is {status}; it would have to be {needed}."""


class NoticeTooShort(RuleBroken):
    """By {basis} a reception is announced at least {days} days ahead."""


class OnAHoliday(RuleBroken):
    """{on} is a holiday ({holiday}); the next working day is {proposed}."""


class NotOnThatDay(RuleBroken):
    """It was announced for {announced}, not for {on}."""


class NotToReceive(RuleBroken):
    """{deputy} is not among those who were to receive."""


class FewerTimesThanPersons(BadValue):
    """{voters} voters cannot have come {voter_times} times only."""


class OpinionsUnrouted(RuleBroken):
    """{number} opinions that were heard there have not gone their way yet."""
