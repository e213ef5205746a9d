"""Attendance: how many activities of a ledger each group held and each deputy took part in."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import AsyncCursor

from application.behind import Attended, GroupsHeld
from application.projections.books import PLACES
from application.projections.points.line import NO_CAMPAIGN
from domain.shared.standing import ACTIVE_GROUPS
from infrastructure.postgres.boards import counted_to
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
        facts = {"jurisdiction": jurisdiction_id, "since": since, "until": until}
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = connection.cursor(binary=True)
            position = await counted_to(cursor, jurisdiction_id)
            held = await _held(cursor, [jurisdiction_id], since, until)
            await cursor.execute(queries("attendance")["by_deputy"], facts)
            deputies = dict(await cursor.fetchall())
        groups = {group: times for (_, group), times in held.items()}
        return Attended(groups, deputies, position)

    async def groups(
        self, jurisdictions: Collection[UUID], *, since: date, until: date
    ) -> dict[UUID, GroupsHeld]:
        ledgers = list(jurisdictions)
        facts = {"jurisdictions": ledgers, "until": until}
        async with available(), scoped(self._connections, *ledgers) as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(queries("attendance")["places"], facts)
            places = {id: PLACE(text) for id, text in await cursor.fetchall()}
            held = await _held(cursor, ledgers, since, until)
            await cursor.execute(queries("attendance")["groups"], facts)
            groups = await cursor.fetchall()
        found = {id: GroupsHeld(place, []) for id, place in places.items()}
        for ledger, group, kind, formed_on in groups:
            found[ledger].groups.append((kind, formed_on, held.get((ledger, group), 0)))
        return found


async def _held(
    cursor: AsyncCursor[Any], ledgers: list[UUID], since: date, until: date
) -> dict[tuple[UUID, UUID], int]:
    """How many activities each group of these ledgers held in those days."""
    facts = {"jurisdictions": ledgers, "since": since, "until": until} | HELD
    await cursor.execute(queries("attendance")["held_by_groups"], facts)
    return {(ledger, group): times for ledger, group, times in await cursor.fetchall()}
