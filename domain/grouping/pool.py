"""Who is grouped together: pools of an area or a trade, each large enough to stand."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from domain.deputy_group.words import Kind
from domain.shared.rule import LEVELS

Leftovers = list[tuple[UUID, str]]
"""Who is in no group, and why."""

RANK = {level: at for at, level in enumerate(LEVELS)}
BY_TRADE = frozenset({Kind.TRADE, Kind.PROFESSIONAL})
NO_AREA = "未登记片区"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deputy to be grouped; ``near`` is the constituency, finer than the area."""

    id: UUID
    levels: frozenset[str]
    area: str = ""
    trade: str = ""
    near: str = ""

    @property
    def level(self) -> str:
        """The highest level at which they sit."""
        return min(self.levels, key=RANK.__getitem__)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is asked: ``count`` groups, or as many as make ``target`` members each.

    ``levels`` are those that every group needs, and it needs ``levels_min`` in all.
    """

    kind: str
    least: int
    most: int
    target: int
    count: int | None = None
    levels: tuple[str, ...] = ()
    levels_min: int = 1


@dataclass(slots=True)
class Pool:
    """Deputies of one area or trade, or of several that are joined."""

    names: list[str]
    people: list[Candidate] = field(default_factory=list)
    why: str = ""

    @property
    def name(self) -> str:
        return "、".join(self.names)

    def join(self, other: "Pool", least: int) -> None:
        """Take in a neighbour."""
        small, large = sorted((self, other), key=lambda it: len(it.people))
        reason = f"{small.name}只有 {len(small.people)} 名代表"
        short = f"，不足 {least} 名" if len(small.people) < least else "，层级不齐"
        self.why = f"{self.why}{reason}{short}，与{large.name}合编。"
        self.names = [*self.names, *other.names]
        self.people = [*self.people, *other.people]


def pooled(people: list[Candidate], criteria: Criteria, leftovers: Leftovers) -> list[Pool]:
    """Pools that can stand, in the order in which their first deputy came."""
    by_trade = criteria.kind in BY_TRADE
    pools: dict[str, Pool] = {}
    for each in people:
        name = each.trade if by_trade else each.area or NO_AREA
        if not name:
            leftovers.append((each.id, "没有登记行业"))
            continue
        pools.setdefault(name, Pool([name])).people.append(each)
    return (_standing if by_trade else _joined)(list(pools.values()), criteria, leftovers)


def _standing(pools: list[Pool], criteria: Criteria, leftovers: Leftovers) -> list[Pool]:
    """Of different trades no common group is made: who are too few are left over."""
    for pool in pools:
        if not _stands(pool, criteria):
            why = f"{pool.name}只有 {len(pool.people)} 名代表，编不成符合规定的小组"
            leftovers.extend((each.id, why) for each in pool.people)
    return [pool for pool in pools if _stands(pool, criteria)]


def _joined(pools: list[Pool], criteria: Criteria, leftovers: Leftovers) -> list[Pool]:
    """An area that cannot stand joins the next one; the last one joins the one before."""
    found: list[Pool] = []
    waiting: Pool | None = None
    for pool in pools:
        if waiting:
            waiting.join(pool, criteria.least)
        waiting = waiting or pool
        if _stands(waiting, criteria):
            found.append(waiting)
            waiting = None
    if waiting and found:
        found[-1].join(waiting, criteria.least)
    elif waiting:
        why = f"全部只有 {len(waiting.people)} 名代表，编不成符合规定的小组"
        leftovers.extend((each.id, why) for each in waiting.people)
    return found


def _stands(pool: Pool, criteria: Criteria) -> bool:
    return len(pool.people) >= criteria.least and most_groups(pool, criteria) > 0


def most_groups(pool: Pool, criteria: Criteria) -> int:
    """How many groups the pool has members and levels for."""
    held = Counter(level for each in pool.people for level in each.levels)
    bounds = [len(pool.people) // criteria.least, *(held[it] for it in criteria.levels)]
    if criteria.levels_min > 1:
        by_level = sorted(Counter(each.level for each in pool.people).values(), reverse=True)
        bounds.append(sum(by_level[criteria.levels_min - 1 :]))
    return min(bounds)
