"""落后小组汇总 — at every place below, how many groups have done less than is due by now.

Who is behind depends on the day that asks and on the rules of that day, while nothing at all
happens: so it is no figure, which only events change. It is counted anew from the registers
of all ledgers below, and tells numbers alone: no name of a group leaves its ledger.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.behind import Attendance, GroupsHeld, due_by, yearly
from application.rule_sheet import rules_of
from application.views import Directory, Place


@dataclass(frozen=True, slots=True)
class GroupsOf:
    """一处连同其下各级的代表小组：共几个，落后几个。"""

    child_id: UUID
    name: str
    code: str
    groups: int
    behind: int


@dataclass(frozen=True, slots=True)
class BehindBelow:
    """落后小组汇总：groups、behind 是合计，own_ 是本级台账的，children 是各下级的。"""

    year: int
    on: date
    groups: int
    behind: int
    own_groups: int
    own_behind: int
    children: list[GroupsOf]


async def behind_below(
    directory: Directory, attendance: Attendance, jurisdiction_id: UUID, on: date
) -> BehindBelow:
    """Of this ledger and of each place directly below it with all that lies below that."""
    children = await directory.children(jurisdiction_id, on)
    branches = {child.id: await _branch(directory, child, on) for child in children}
    ledgers = {jurisdiction_id, *(each for branch in branches.values() for each in branch)}
    held = await attendance.groups(ledgers, since=date(on.year, 1, 1), until=on)
    lag = {ledger: list(_lag(told, on)) for ledger, told in held.items()}
    own = lag.get(jurisdiction_id, [])
    below = [_of(child, branches[child.id], lag) for child in children]
    return BehindBelow(
        year=on.year,
        on=on,
        groups=len(own) + sum(each.groups for each in below),
        behind=sum(own) + sum(each.behind for each in below),
        own_groups=len(own),
        own_behind=sum(own),
        children=below,
    )


async def _branch(directory: Directory, place: Place, on: date) -> set[UUID]:
    """A place and all places below it, as the tree stood."""
    found, waiting = {place.id}, [place.id]
    while waiting:
        below = {child.id for child in await directory.children(waiting.pop(), on)} - found
        found |= below
        waiting += below
    return found


def _lag(told: GroupsHeld, on: date) -> Iterator[bool]:
    """Of each group whether it is behind."""
    rules = rules_of(told.place, on)
    for kind, formed_on, held in told.groups:
        yield held < due_by(rules.number(yearly(kind)), formed_on, on)


def _of(child: Place, branch: Iterable[UUID], lag: Mapping[UUID, list[bool]]) -> GroupsOf:
    told = [late for ledger in branch for late in lag.get(ledger, [])]
    return GroupsOf(child.id, child.name, child.code, len(told), sum(told))
