"""The ceiling: one plain row for each transaction, into a table with nothing but its key."""

import asyncio
import time
from datetime import UTC, datetime
from itertools import count
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from psycopg import AsyncConnection

TABLE = """
CREATE TABLE plain_event (
    jurisdiction_id uuid        NOT NULL,
    position        bigint      NOT NULL,
    stream_id       uuid        NOT NULL,
    version         bigint      NOT NULL,
    topic           text        NOT NULL,
    payload         bytea       NOT NULL,
    actor_id        uuid        NOT NULL,
    command_id      uuid        NOT NULL,
    command_digest  bytea       NOT NULL,
    recorded_at     timestamptz NOT NULL,
    leaf            bytea       NOT NULL,
    PRIMARY KEY (jurisdiction_id, position)
)
"""
INSERT = f"INSERT INTO plain_event VALUES ({', '.join(['%b'] * 11)})"


class Inserts:
    """As many connections as there are writers, so that nobody waits for one."""

    def __init__(self, url: str, writers: int) -> None:
        self._url = url
        self._writers = writers
        self._positions = count(1)
        self._connections: list[AsyncConnection[Any]] = []

    async def __aenter__(self) -> Self:
        for _ in range(self._writers):
            connection = await AsyncConnection.connect(
                self._url, autocommit=True, prepare_threshold=0
            )
            self._connections.append(connection)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for connection in self._connections:
            await connection.close()

    async def rate(self, writers: int, payload: bytes, seconds: float) -> float:
        """Rows a second; each writer has a ledger of its own."""
        until = time.perf_counter() + seconds

        async def write(connection: AsyncConnection[Any]) -> int:
            ledger = uuid4()
            done = 0
            while time.perf_counter() < until:
                row = (
                    ledger,
                    next(self._positions),
                    uuid4(),
                    1,
                    "activity.held",
                    payload,
                    ledger,
                    uuid4(),
                    payload[:32],
                    datetime.now(UTC),
                    payload[-32:],
                )
                await connection.execute(INSERT, row)
                done += 1
            return done

        done = await asyncio.gather(*map(write, self._connections[:writers]))
        return sum(done) / seconds
