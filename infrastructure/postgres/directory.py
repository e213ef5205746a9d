"""The tree of jurisdictions in memory: small, public, read by every request."""

import asyncio
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from application.ledger import today
from application.views import Place
from domain.shared.errors import NotFound
from infrastructure.postgres.connect import Pool, available
from infrastructure.postgres.queries import queries

FRESH_S = 2.0
LINES_MAX = 100_000


class PostgresDirectory:
    """Reloaded when places were added; a place that is not found is looked for at once."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections
        self._days: dict[UUID, list[tuple[date, Place]]] = {}
        self._codes: dict[str, UUID] = {}
        self._below: dict[UUID | None, set[UUID]] = {}
        self._lines: dict[tuple[UUID, date], tuple[UUID, ...]] = {}
        self._size = 0
        self._checked = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, code: str) -> Place:
        await self._fresh(FRESH_S)
        found = self._known(code)
        if found is None:
            await self._fresh(0)
            found = self._known(code)
        if found is None:
            raise NotFound(kind="jurisdiction", id=code)
        return self._on(found, today())

    async def place(self, id: UUID) -> Place:
        return await self.find(str(id))

    async def ancestors(self, id: UUID, on: date | None = None) -> tuple[UUID, ...]:
        await self._look_for(id)
        day = on or today()
        line = self._lines.get((id, day))
        if line is None:
            if len(self._lines) >= LINES_MAX:
                self._lines.clear()
            line = self._lines[id, day] = self._line(id, day)
        return line

    async def children(self, id: UUID, on: date | None = None) -> list[Place]:
        return [place for place in await self.givers(id, on) if not place.ended]

    async def givers(self, id: UUID, on: date | None = None) -> list[Place]:
        """The children, and those that have ended as such: what they did still counts."""
        await self._look_for(id)
        day = on or today()
        found = [
            place
            for child in self._below.get(id, ())
            if self._days[child][0][0] <= day
            and (place := self._on(child, day)).parent_id == id
        ]
        return sorted(found, key=lambda place: (place.code, place.name))

    async def tops(self) -> list[Place]:
        await self._fresh(FRESH_S)
        found = [self._on(top, today()) for top in self._below.get(None, ())]
        return sorted(
            (each for each in found if not each.parent_id), key=lambda place: place.code
        )

    async def every(self) -> list[Place]:
        await self._fresh(FRESH_S)
        found = [self._on(each, today()) for each in self._days]
        return sorted(found, key=lambda place: (place.code, place.name))

    async def _look_for(self, id: UUID) -> None:
        await self._fresh(FRESH_S)
        if id not in self._days:
            await self._fresh(0)

    def _known(self, code: str) -> UUID | None:
        if code in self._codes:
            return self._codes[code]
        if code.isdecimal() and len(code) in {2, 4}:
            return self._codes.get(code.ljust(6, "0"))
        try:
            id_ = UUID(code)
        except ValueError:
            return None
        return id_ if id_ in self._days else None

    def _line(self, id_: UUID, day: date) -> tuple[UUID, ...]:
        line: list[UUID] = []
        at: UUID | None = id_
        while at in self._days and (at := self._on(at, day).parent_id):
            if at in line:
                break
            line.append(at)
        return tuple(line)

    def _on(self, id_: UUID, day: date) -> Place:
        days = self._days[id_]
        return days[max(0, bisect_right(days, day, key=lambda each: each[0]) - 1)][1]

    async def _fresh(self, most_s: float) -> None:
        """Ask whether places were added, unless that was asked a moment ago."""
        now = asyncio.get_running_loop().time()
        if now - self._checked < most_s:
            return
        self._checked = now
        async with self._lock, available(), self._connections.connection() as connection:
            cursor = await connection.execute(queries("directory")["size"])
            row = await cursor.fetchone()
            if row and row[0] != self._size:
                cursor = await connection.execute(queries("directory")["every_day"])
                rows = await cursor.fetchall()
                self._days, self._codes, self._below = _read(rows)
                self._size = len(rows)
                self._lines.clear()


def _read(
    rows: list[Any],
) -> tuple[dict[UUID, list[tuple[date, Place]]], dict[str, UUID], dict[Any, set[UUID]]]:
    days: dict[UUID, list[tuple[date, Place]]] = {}
    codes: dict[str, UUID] = {}
    below: dict[Any, set[UUID]] = {}
    for id_, _, from_on, name, level, organ, parent_id, aliases, ended in rows:
        code = aliases[-1]["code"] if aliases else ""
        place = Place(id_, name, level, organ, parent_id, code, aliases, ended)
        if ended:
            place = replace(place, ended_on=from_on)
        days.setdefault(id_, []).append((from_on, place))
        below.setdefault(parent_id, set()).add(id_)
        for alias in aliases:
            codes[alias["code"]] = id_
    return days, codes, below
