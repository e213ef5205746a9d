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
from application.descent import descend
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
    above = await descend(lambda at: directory.children(at, on), jurisdiction_id)
    ledgers = {jurisdiction_id, *above}
    held = await attendance.groups(ledgers, since=date(on.year, 1, 1), until=on)
    lag = {ledger: list(_lag(told, on)) for ledger, told in held.items()}
    own = lag.get(jurisdiction_id, [])
    branches = _branches(above)
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


def _branches(above: Mapping[UUID, UUID]) -> dict[UUID, list[UUID]]:
    """By the place directly below the top: it and all that lies below it."""
    branches: dict[UUID, list[UUID]] = {}
    branch_of: dict[UUID, UUID] = {}
    for place, parent in above.items():
        branch = branch_of[place] = branch_of.get(parent, place)
        branches.setdefault(branch, []).append(place)
    return branches


def _lag(told: GroupsHeld, on: date) -> Iterator[bool]:
    """Of each group whether it is behind."""
    rules = rules_of(told.place, on)
    for kind, formed_on, held in told.groups:
        yield held < due_by(rules.number(yearly(kind)), formed_on, on)


def _of(child: Place, branch: Iterable[UUID], lag: Mapping[UUID, list[bool]]) -> GroupsOf:
    told = [late for ledger in branch for late in lag.get(ledger, [])]
    return GroupsOf(child.id, child.name, child.code, len(told), sum(told))
