"""What is under way, by locks that fall with the connection of who holds them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from psycopg.errors import LockNotAvailable

from application.import_batch.under_way import ImportUnderWay
from infrastructure.postgres.connect import available, connect
from infrastructure.postgres.queries import queries

A_MOMENT = "1s"
"""So long the server may take to notice that a process is gone."""


class PostgresUnderWay:
    """Each import that is under way holds a connection of its own."""

    def __init__(self, url: str) -> None:
        self._url = url

    @asynccontextmanager
    async def taking(self, import_id: UUID) -> AsyncIterator[None]:
        async with self._locked("share", import_id):
            yield

    @asynccontextmanager
    async def at_rest(self, import_id: UUID) -> AsyncIterator[None]:
        async with self._locked("lock", import_id):
            yield

    @asynccontextmanager
    async def _locked(self, how: str, import_id: UUID) -> AsyncIterator[None]:
        async with available():
            connection = await connect(self._url, "renda_app", lock_timeout=A_MOMENT)
        async with connection:
            try:
                facts = {"import": import_id.int >> 65}
                await connection.execute(queries("under_way")[how], facts)
            except LockNotAvailable:
                raise ImportUnderWay from None
            yield
