"""Promises by the day they are due, out of the rows of the suggestions they are part of."""

from datetime import date
from uuid import UUID

import orjson

from application.promises import FIRST, Bookmark, PromisePage, promise_line
from infrastructure.postgres.boards import counted_to
from infrastructure.postgres.connect import Pool, available, scoped
from infrastructure.postgres.queries import queries


class PostgresPromises:
    """承诺台账"""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def page(
        self,
        jurisdiction_id: UUID,
        *,
        state: str = "",
        unit: str = "",
        since: date = date.min,
        until: date = date.max,
        after: Bookmark = FIRST,
        limit: int = 50,
    ) -> PromisePage:
        facts = {
            "jurisdiction": jurisdiction_id,
            "state": state,
            "unit": unit,
            "since": since,
            "until": until,
            "limit": limit + 1,
            **after._asdict(),
        }
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = connection.cursor(binary=True)
            position = await counted_to(cursor, jurisdiction_id)
            await cursor.execute(queries("promises")["page"], facts)
            found = await cursor.fetchall()
        lines = [
            promise_line(id_, number, title, at, orjson.loads(made))
            for id_, number, title, at, made, _ in found[:limit]
        ]
        onward = None
        if len(found) > limit:
            last, opened = lines[-1], found[limit - 1][-1]
            onward = Bookmark(last.due_on, opened, last.promise)
        return PromisePage(lines, onward, position)
