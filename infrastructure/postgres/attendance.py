"""Attendance: how many activities of a ledger each group held and each deputy took part in."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from application.behind import Attended, GroupsHeld
from application.projections.books import PLACES
from application.projections.points.line import NO_CAMPAIGN
from domain.shared.standing import ACTIVE_GROUPS
from infrastructure.postgres.bookkeeper import LOADERS
from infrastructure.postgres.connect import Pool, available, scoped
from infrastructure.postgres.queries import queries

PLACE = LOADERS[PLACES.table]
HELD = {"standing": NO_CAMPAIGN, "active": ACTIVE_GROUPS}
"""The figure that knows the days on which each group held something."""


class PostgresAttendance:
    """Counted when it is asked: groups from their figure, deputies from the register."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def read(self, jurisdiction_id: UUID, *, since: date, until: date) -> Attended:
        facts = {"jurisdiction": jurisdiction_id, "since": since, "until": until} | HELD
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(queries("attendance")["by_group"], facts)
            groups = dict(await cursor.fetchall())
            await cursor.execute(queries("attendance")["by_deputy"], facts)
            deputies = dict(await cursor.fetchall())
            await cursor.execute(queries("boards")["tracked"], facts)
            tracked = await cursor.fetchone()
        return Attended(groups, deputies, tracked[0] if tracked else 0)

    async def groups(
        self, jurisdictions: Collection[UUID], *, since: date, until: date
    ) -> dict[UUID, GroupsHeld]:
        ledgers = list(jurisdictions)
        facts = {"jurisdictions": ledgers, "since": since, "until": until} | HELD
        async with available(), scoped(self._connections, *ledgers) as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(queries("attendance")["places"], facts)
            places = {id: PLACE(text) for id, text in await cursor.fetchall()}
            await cursor.execute(queries("attendance")["groups_held"], facts)
            rows = await cursor.fetchall()
        found = {id: GroupsHeld(place, []) for id, place in places.items()}
        for ledger, *told in rows:
            found[ledger].groups.append((told[0], told[1], told[2]))
        return found
