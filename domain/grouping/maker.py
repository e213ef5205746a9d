"""编组 — divides deputies into groups by area, trade and level mix: pure, and always the same.

Who lives or works together is pooled; a pool too small joins its neighbour; each pool is cut
into groups of even size. In a pool the deputies of the commonest level stay beside their
neighbours, and those of the other levels are dealt to the groups in turn.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace
from itertools import groupby
from uuid import UUID

from domain.deputy_group.words import Kind
from domain.grouping.pool import (
    BY_TRADE,
    RANK,
    Candidate,
    Criteria,
    Leftovers,
    Pool,
    most_groups,
    pooled,
)
from domain.grouping.words import NobodyToGroup, TooFewGroups, TooManyGroups
from domain.shared.rule import LEVELS


@dataclass(frozen=True, slots=True)
class Draft:
    """A group as proposed, and why it is so."""

    name: str
    members: tuple[UUID, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The groups, and who is left over, each with the reason."""

    groups: tuple[Draft, ...]
    leftovers: tuple[tuple[UUID, str], ...]


def propose(candidates: Iterable[Candidate], criteria: Criteria) -> Proposal:
    """Divide them.

    Raises:
        NobodyToGroup: there are no candidates.
        TooManyGroups, TooFewGroups: so many groups cannot be made of them.
    """
    people = list(candidates)
    if not people:
        raise NobodyToGroup
    leftovers: Leftovers = []
    pools = pooled(people, criteria, leftovers)
    counts = _counts(pools, criteria)
    drafts: list[Draft] = []
    for pool, count in zip(pools, counts, strict=True):
        _trim(pool, count, criteria, leftovers)
        drafts.extend(_divided(pool, count, criteria))
    return Proposal(tuple(drafts), tuple(leftovers))


def _counts(pools: list[Pool], criteria: Criteria) -> list[int]:
    """How many groups each pool is cut into: the larger the members per group, the sooner."""
    most = [most_groups(pool, criteria) for pool in pools]
    sizes = [len(pool.people) for pool in pools]
    least = [min(cap, -(-size // criteria.most)) for cap, size in zip(most, sizes, strict=True)]
    if criteria.count is None:
        wanted = [round(size / criteria.target) for size in sizes]
        return [
            max(low, min(high, some))
            for low, high, some in zip(least, most, wanted, strict=True)
        ]
    if criteria.count > sum(most):
        raise TooManyGroups(most=sum(most), count=criteria.count)
    if criteria.count < sum(least):
        raise TooFewGroups(least=sum(least), count=criteria.count)
    return _shared_out(sizes, least, most, criteria.count)


def _shared_out(sizes: list[int], least: list[int], most: list[int], count: int) -> list[int]:
    counts = list(least)
    heap = [(-size / counts[at], at) for at, size in enumerate(sizes) if counts[at] < most[at]]
    heapify(heap)
    for _ in range(count - sum(counts)):
        _, at = heap[0]
        counts[at] += 1
        full = counts[at] == most[at]
        heapreplace(heap, (0.0 if full else -sizes[at] / counts[at], at))
    return counts


def _trim(pool: Pool, count: int, criteria: Criteria, leftovers: Leftovers) -> None:
    """Who has no room because the levels suffice for no more groups is left over."""
    room = count * criteria.most
    if len(pool.people) <= room:
        return
    main = _main(pool.people)
    others = [each for each in pool.people if each.level != main]
    mains = [each for each in pool.people if each.level == main]
    gone = mains[room - len(others) :]
    why = f"{pool.name}的各级代表只够编 {count} 个小组，每组至多 {criteria.most} 人，没有余位"
    leftovers.extend((each.id, why) for each in gone)
    left = {each.id for each in gone}
    pool.people = [each for each in pool.people if each.id not in left]


def _divided(pool: Pool, count: int, criteria: Criteria) -> Iterable[Draft]:
    """Groups whose sizes differ by one at most, and in each level by one at most."""
    main = _main(pool.people)
    others = sorted(
        (each for each in pool.people if each.level != main), key=lambda it: RANK[it.level]
    )
    mains = _neighbours([each for each in pool.people if each.level == main], criteria)
    dealt = [others[at::count] for at in range(count)]
    size, rest = divmod(len(pool.people), count)
    start = 0
    for at, some in enumerate(dealt):
        end = start + size + (at < rest) - len(some)
        members = [*some, *mains[start:end]]
        start = end
        yield Draft(
            name=_name(pool, at, count, criteria),
            members=tuple(each.id for each in members),
            why=pool.why + _why(pool, members, criteria),
        )


def _neighbours(people: list[Candidate], criteria: Criteria) -> list[Candidate]:
    """Those of one area and constituency beside one another, in the order they first came."""
    order: dict[tuple[str, str], int] = {}
    for each in people:
        order.setdefault((each.area, each.near), len(order))
    areas: dict[str, int] = {}
    for each in people:
        areas.setdefault(each.area, len(areas))
    return sorted(
        people,
        key=lambda it: (areas[it.area], order[it.area, it.near], _beside(it, criteria)),
    )


def _beside(each: Candidate, criteria: Criteria) -> str:
    """Within a constituency those of one trade stand together."""
    return "" if criteria.kind in BY_TRADE else each.trade


def _main(people: Sequence[Candidate]) -> str:
    """The commonest level; of two equally common ones the lower."""
    held = Counter(each.level for each in people)
    return max(held, key=lambda level: (held[level], RANK[level]))


def _name(pool: Pool, at: int, count: int, criteria: Criteria) -> str:
    called = "专业代表小组" if criteria.kind == Kind.PROFESSIONAL else "代表小组"
    return f"{pool.name}{called}" if count == 1 else f"{pool.name}第{at + 1}{called}"


def _why(pool: Pool, members: Sequence[Candidate], criteria: Criteria) -> str:
    """What it is made of, in a sentence."""
    ordered = sorted(members, key=lambda it: RANK[it.level])
    parts = [
        f"{LEVELS[level]}代表 {len(list(some))} 名"
        for level, some in groupby(ordered, key=lambda it: it.level)
    ]
    how = "同一行业" if criteria.kind in BY_TRADE else "同一片区、选区相邻"
    mixed = "，其余各级轮流编入" if len(parts) > 1 else ""
    return f"{pool.name}：{'、'.join(parts)}，{how}的编在一起{mixed}，共 {len(members)} 人"
