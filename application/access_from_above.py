"""上级的查阅权 — who of the places above may see this ledger, as the grants there reach down.

Such a grant stands in the ledger of the place that gave it; here it is shown, so that those
who are looked into know by whom.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.projections.books import GRANTS
from application.projections.grant_register import GrantRow
from application.views import Boards, Directory
from domain.access_grant import Reach


@dataclass(frozen=True, slots=True)
class GrantFromAbove:
    """上级给的、连同下级的一项授权：哪一级给的，给谁，什么角色，到哪天。"""

    id: UUID
    jurisdiction_id: UUID
    jurisdiction: str
    person_id: UUID
    person: str
    role: str
    until: date | None
    given_on: date


async def from_above(
    boards: Boards, directory: Directory, here: UUID, today: date
) -> list[GrantFromAbove]:
    """Those in force, from the parent upwards; the newest of each place first."""
    return [each async for each in _found(boards, directory, here, today)]


async def _found(
    boards: Boards, directory: Directory, here: UUID, today: date
) -> AsyncIterator[GrantFromAbove]:
    for above in await directory.ancestors(here):
        place = await directory.place(above)
        entries = await boards.among(GRANTS, above, ["reach"], [(Reach.SUBTREE,)])
        for entry in sorted(entries, key=lambda each: -each.opened):
            row = entry.row
            if _in_force(row, today):
                yield GrantFromAbove(
                    id=entry.id,
                    jurisdiction_id=above,
                    jurisdiction=place.name,
                    person_id=row.person_id,
                    person=row.person,
                    role=row.role,
                    until=row.until,
                    given_on=row.given_on,
                )


def _in_force(row: GrantRow, today: date) -> bool:
    return row.withdrawn_on is None and (row.until is None or today <= row.until)
