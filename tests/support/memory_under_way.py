"""What is under way in this process alone."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from application.import_batch.under_way import ImportUnderWay


class MemoryUnderWay:
    """Nobody waits: what is under way is refused at once."""

    def __init__(self) -> None:
        self._taking: Counter[UUID] = Counter()

    @asynccontextmanager
    async def taking(self, import_id: UUID) -> AsyncIterator[None]:
        self._taking[import_id] += 1
        try:
            yield
        finally:
            self._taking[import_id] -= 1

    @asynccontextmanager
    async def at_rest(self, import_id: UUID) -> AsyncIterator[None]:
        if self._taking[import_id]:
            raise ImportUnderWay
        yield
