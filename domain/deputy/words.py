"""The words and the refusals of 代表."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, Self
from uuid import UUID

from domain.jurisdiction import Level
from domain.shared.errors import BadValue, RuleBroken, one_of


class ElectoralUnit(StrEnum):
    """选举单位 — who elects the holder of a mandate."""

    CONSTITUENCY = "constituency"  # 选区选民
    LOWER_CONGRESS = "lower_congress"  # 下一级人民代表大会
    ARMY = "army"  # 军队选举单位


NEVER_ELECTED_BY: Mapping[str, frozenset[Level]] = {
    ElectoralUnit.CONSTITUENCY: frozenset({Level.NATION, Level.PROVINCE}),
    ElectoralUnit.LOWER_CONGRESS: frozenset({Level.COUNTY, Level.TOWNSHIP}),
    ElectoralUnit.ARMY: frozenset({Level.TOWNSHIP}),
}
"""A prefecture without districts is elected by its voters, one with districts by them."""


class Suspension(StrEnum):
    """暂时停止执行代表职务 — the two grounds of the law (代表法 Art. 61)."""

    DETAINED = "detained"  # 因刑事案件被羁押，正在受侦查、起诉、审判
    SERVING_SENTENCE = (
        "serving_sentence"  # 被判管制、拘役、有期徒刑而没有附加剥夺政治权利，正在服刑
    )


class End(StrEnum):
    """代表资格终止 — the grounds of the law (代表法 Art. 62–63), and the end of the term."""

    MOVED_AWAY = "moved_away"  # 迁出或者调离本行政区域
    RESIGNED = "resigned"  # 辞职被接受，责令辞职的也是
    ABSENT_TWICE = "absent_twice"  # 未经批准两次不出席本级人民代表大会会议
    RECALLED = "recalled"  # 被罢免
    LOST_NATIONALITY = "lost_nationality"  # 丧失中国国籍
    LOST_RIGHTS = "lost_rights"  # 依照法律被剥夺政治权利
    LOST_CAPACITY = "lost_capacity"  # 丧失行为能力
    DIED = "died"  # 死亡
    TERM_ENDED = "term_ended"  # 本届任期届满


OF_THE_PERSON = frozenset({End.LOST_NATIONALITY, End.LOST_RIGHTS, End.LOST_CAPACITY, End.DIED})
"""What befalls a person ends every mandate they hold."""

ABSENCES_MAX = 2


class HasAHistory(RuleBroken):
    """More is recorded of the deputy than the registration."""


class MandateHeld(RuleBroken):
    """The deputy already holds a mandate of {congress}."""


class LastMandate(RuleBroken):
    """The mandate of {congress} is the only one; it is voided with the registration."""


class NoSuchMandate(RuleBroken):
    """The deputy holds no mandate of {congress}."""


class NotInOneLine(RuleBroken):
    """{congress} and {other}, of which they are a deputy, are not one above the other."""


class NotInOffice(RuleBroken):
    """{name} does not hold office as a deputy on {on}."""


class NotOfThatLevel(RuleBroken):
    """{name} holds no seat at level {level} on {on}."""


class OfficeSuspended(RuleBroken):
    """{name} is suspended from office on {on}."""


class NotSuspended(RuleBroken):
    """The deputy is not suspended."""


class TooFewAbsences(RuleBroken):
    """Of {congress} only {absences} sessions were missed without leave."""


class MoveUnderWay(RuleBroken):
    """The deputy was offered to another place, which has not answered yet."""


class NotOffered(RuleBroken):
    """There is no offer that could be answered."""


class NotHere(RuleBroken):
    """The deputy is not organised here: {status}."""


class MatchedStill(RuleBroken):
    """{name} is matched with {target} since {since} already."""


class MatchedThen(RuleBroken):
    """{name} was matched with {target} from {since} until {until}."""


class Match(NamedTuple):
    """结对 — with what a deputy keeps in touch, from when to the day before it ends."""

    kind: str
    target: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """代表职务 — a seat in one term of one congress.

    ``congress_id`` is the place of that congress and ``above`` the places over it as the tree
    stood when they were elected, where they are known. It is organised here from ``here_on``
    on, and is held until ``ended_on``, or until it moved on.

    Deputies are registered late: the first mandate was held before anybody wrote it down.
    """

    congress: str
    level: str
    constituency: str
    electoral_unit: str
    congress_id: UUID | None
    above: tuple[UUID, ...]
    term: int
    from_on: date
    here_on: date
    ended_on: date | None = None

    @classmethod
    def of(cls, facts: Mapping[str, Any], from_on: date, here_on: date) -> Self:
        """As it was gained, by the facts of the event."""
        return cls(
            congress=facts["congress"],
            level=facts["level"],
            constituency=facts["constituency"],
            electoral_unit=facts["electoral_unit"],
            congress_id=facts["congress_id"],
            above=tuple(facts["above"]),
            term=facts["term"],
            from_on=from_on,
            here_on=here_on,
        )

    @classmethod
    def read(cls, state: Mapping[str, Any], here_on: date) -> Self:
        """As another ledger told it."""
        congress_id = state["congress_id"]
        known = {
            "congress_id": UUID(congress_id) if congress_id else None,
            "above": tuple(UUID(each) for each in state["above"]),
        }
        return cls.of({**state, **known}, date.fromisoformat(state["from_on"]), here_on)

    def state(self) -> dict[str, Any]:
        """What another ledger is told of it."""
        told = asdict(self)
        del told["here_on"], told["ended_on"]
        return told | {
            "congress_id": str(self.congress_id) if self.congress_id else None,
            "above": [str(each) for each in self.above],
            "from_on": self.from_on.isoformat(),
        }

    def ended(self, on: date) -> Self:
        return replace(self, ended_on=on)

    def held(self, on: date) -> bool:
        """From its first day to the day before it ends."""
        return self.here_on <= on and (self.ended_on is None or on < self.ended_on)

    def same(self, other: "Mandate") -> bool:
        """A second seat in the same congress, whatever the term is called."""
        known = self.congress_id is not None and self.congress_id == other.congress_id
        return known or self.congress == other.congress

    def in_line_with(self, other: "Mandate") -> bool:
        """Whether one congress is above the other; without their places, by the levels."""
        if self.congress_id and other.congress_id:
            return self.congress_id in other.above or other.congress_id in self.above
        return self.level != other.level


def stated(
    *,
    level: str,
    congress: str,
    constituency: str = "",
    electoral_unit: str | None = None,
    congress_id: UUID | None = None,
    above: list[UUID] | None = None,
    term: int = 0,
) -> dict[str, Any]:
    """The facts of a mandate as an event carries them, checked."""
    one_of(Level, "level", level)
    if not congress:
        raise BadValue(field="congress", reason="须写明是哪一级人民代表大会的代表")
    if electoral_unit:
        one_of(ElectoralUnit, "electoral_unit", electoral_unit)
    if level in NEVER_ELECTED_BY.get(electoral_unit or "", ()):
        raise BadValue(field="electoral_unit", reason="这一级代表不由这种选举单位选举")
    return {
        "level": str(level),
        "congress": congress,
        "constituency": constituency,
        "electoral_unit": str(electoral_unit or ""),
        "congress_id": congress_id,
        "above": above or [],
        "term": term,
    }
