"""The words of deputy groups: kinds, offices, and every way in which a group refuses."""

from enum import StrEnum

from domain.shared.errors import BadValue, Conflict, RuleBroken


class Kind(StrEnum):
    """By what its deputies belong together (代表法 Art. 27: by area, field, etc.)."""

    AREA = "area"  # 按区域
    TRADE = "trade"  # 按行业
    MIXED = "mixed"  # 几级代表混合编组
    CENTRAL = "central"  # 中心组
    PROFESSIONAL = "professional"  # 专业小组


HOME = frozenset({Kind.AREA, Kind.TRADE, Kind.MIXED})
"""Where a deputy is at home; central and professional groups stand across them."""


class Office(StrEnum):
    """What a member may be chosen or named for."""

    CONVENER = "convener"  # 召集人
    LEADER = "leader"  # 组长
    DEPUTY_LEADER = "deputy_leader"  # 副组长
    RECORDS_CLERK = "records_clerk"  # 资料员


class GroupSize(RuleBroken):
    """A group has {least} to {most} members by the rules in force here, not {size}."""


class SquadSize(RuleBroken):
    """A squad has {least} to {most} members by the rules in force here, not {size}."""


class SquadsOverlap(RuleBroken):
    """{who} is already in squad {squad}; a deputy goes out with one squad."""


class NoSuchSquad(RuleBroken):
    """The group has no squad {squad}."""


class GroupDissolved(RuleBroken):
    """The group was dissolved on {on}."""


class NotAMember(RuleBroken):
    """{who} is not a member of the group."""


class AlreadyAMember(RuleBroken):
    """{name} is already a member of the group."""


class AtHomeElsewhere(RuleBroken):
    """{name} is at home in {most} group(s) already, which is all that is allowed here."""


class LevelLacking(RuleBroken):
    """By the rules in force here a {kind} group needs a deputy of level {level}."""


class TooFewLevels(RuleBroken):
    """A mixed group has deputies of at least {least} levels, not {levels}."""


class TooManyOfficers(RuleBroken):
    """At most {most} members hold the office of {office}."""


class SameGroup(BadValue):
    """A group is not joined with itself."""


class MembersChanged(Conflict):
    """The members of the group have changed meanwhile; look again."""
