"""The due sheet: running clocks by day, from their own index."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import orjson
from psycopg.sql import SQL

from application.due_sheet import RIGHTS, Due, DueLines, due_line
from application.projections.clocks import running
from infrastructure.postgres.boards import counted_to
from infrastructure.postgres.connect import Pool, available, scoped
from infrastructure.postgres.queries import queries

CALENDAR_MAY_MOVE = timedelta(days=15)
"""By so much a notice of holidays can move the last day of a limit, at most."""


class PostgresDueSheet:
    """到期一览"""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def read(
        self,
        jurisdiction_id: UUID,
        *,
        today: date,
        until: date,
        amber_days: int,
        who: str | None = None,
        skip: int = 0,
        limit: int = 50,
    ) -> DueLines:
        facts = {
            "jurisdiction": jurisdiction_id,
            "today": today,
            "rights": list(RIGHTS),
            "until": until + CALENDAR_MAY_MOVE,
            "who": who,
            "skip": skip,
            "limit": limit + 1,
        }
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = connection.cursor(binary=True)
            position = await counted_to(cursor, jurisdiction_id)
            by = queries("due_sheet")["by"] if who is not None else SQL("")
            await cursor.execute(queries("due_sheet")["due"].format(by=by), facts)
            found = await cursor.fetchall()
        lines = [_line(row, today, amber_days) for row in found[:limit]]
        return DueLines(
            [line for line in lines if line.due_on <= until], len(found) > limit, position
        )


def _line(row: tuple[Any, ...], today: date, amber_days: int) -> Due:
    board, id_, key, who, stored = row
    shown = orjson.loads(stored)
    title = shown["title"] if "title" in shown else shown["name"]
    [clock] = (
        each for each in running(shown["clocks"]) if (each["key"], each["who"]) == (key, who)
    )
    return due_line(board, id_, title, clock, today=today, amber_days=amber_days)
