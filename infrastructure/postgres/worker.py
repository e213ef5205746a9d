"""The worker: finds ledgers that have moved on, and brings everything after them up to date.

Books first, then errands to other ledgers, then contributions from the deepest level up;
and once a day, when nothing of that is left, reminders of what is due. A signal that was lost
costs one poll.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import date
from math import ceil
from uuid import UUID

import structlog
from psycopg import Error, OperationalError, errors

from application.ledger import Ledger, today
from application.processes.reminder import Reminding
from domain.shared.errors import DomainError
from infrastructure.postgres import ballot_box, vault
from infrastructure.postgres.boards import PostgresBoards
from infrastructure.postgres.bookkeeper import Bookkeeper
from infrastructure.postgres.connect import Pool, connect
from infrastructure.postgres.contributor import Contributor
from infrastructure.postgres.delivery import COURIER, Delivery
from infrastructure.postgres.directory import PostgresDirectory
from infrastructure.postgres.due_sheet import PostgresDueSheet
from infrastructure.postgres.queries import queries
from infrastructure.postgres.wakeup import CHANNEL

log = structlog.get_logger(__name__)

POLL_S = 1.0
SWEEP_S = 15.0
FOUND_MAX = 512
SHARES = 2
LEDGERS_MIN = 8


class Worker:
    """One process of many: what it claims, no other has."""

    def __init__(self, connections: Pool, ledger: Ledger) -> None:
        self._connections = connections
        self._bookkeeper = Bookkeeper(connections)
        self._contributor = Contributor(connections)
        self._delivery = Delivery(connections, ledger)
        self._directory = PostgresDirectory(connections)
        self.reminding = Reminding(
            ledger, PostgresBoards(connections), PostgresDueSheet(connections)
        )
        self._reminded_on = date.min
        self._to_remind: list[UUID] = []
        self._due: set[UUID] = set()
        self._news = asyncio.Event()

    def wake(self, _jurisdictions: Iterable[UUID] = ()) -> None:
        """There may be something to do."""
        self._news.set()

    async def run(self, url: str) -> None:
        """Work for ever; a database that is away is waited for."""
        async with _listening(url, self.wake):
            swept = 0.0
            loop = asyncio.get_running_loop()
            while True:
                self._news.clear()
                try:
                    if loop.time() - swept > SWEEP_S:
                        await self.sweep()
                        swept = loop.time()
                    if not await self.step() and not await self.remind(today()):
                        with suppress(TimeoutError):
                            async with asyncio.timeout(POLL_S):
                                await self._news.wait()
                except (OperationalError, OSError) as error:
                    log.warning("database away", error=str(error).strip())
                    await asyncio.sleep(1)

    async def drain(self) -> None:
        """Work until nothing is left to do."""
        await self.sweep()
        while await self.step():
            pass

    def owe(self, jurisdictions: Iterable[UUID]) -> None:
        """What these ledgers give upward must be made again."""
        self._due.update(jurisdictions)

    async def sweep(self) -> None:
        """Find what a lost signal or a crash has left behind."""
        self.owe(await self._contributor.due())
        await vault.sweep(self._connections)
        await ballot_box.sweep(self._connections)

    async def step(self) -> bool:
        """One round; whether anything was done."""
        behind = await self._behind("books")
        # An error comes out of gather as it is; a TaskGroup would wrap it, and run() would end.
        await asyncio.gather(*map(self._advance, _shares(behind)))
        owing = await self._behind(COURIER)
        if owing:
            await self._delivery.deliver(owing)
        gave = await self._contribute()
        return bool(behind or owing or gave)

    async def remind(self, on: date) -> bool:
        """The reminders of one ledger of that day; whether there was one left to look at.

        Each worker looks at all of them, and again when it is started anew: what was issued
        already is found by its command.
        """
        if self._reminded_on != on:
            places = await self._directory.every()
            self._to_remind = [place.id for place in places if not place.ended]
            self._reminded_on = on
        if not self._to_remind:
            return False
        ledger = self._to_remind.pop()
        try:
            await self.reminding.remind(ledger, on)
        except DomainError as refusal:  # busy, or not counted yet: tomorrow is another day
            log.warning("not reminded", ledger=str(ledger), why=str(refusal))
        return True

    async def _advance(self, jurisdictions: list[UUID]) -> None:
        self.owe(await self._bookkeeper.advance(jurisdictions))

    async def _behind(self, projection: str) -> list[UUID]:
        async with self._connections.connection() as connection:
            cursor = await connection.execute(
                queries("books")["behind"], {"projection": projection, "limit": FOUND_MAX}
            )
            return [row[0] for row in await cursor.fetchall()]

    async def _contribute(self) -> bool:
        """One level up; whether anything was given."""
        due, self._due = self._due, set()
        if not due:
            return False
        try:
            again, waiting = await self._contributor.contribute(due)
        except (errors.SerializationFailure, errors.DeadlockDetected):
            self.owe(due)  # another worker gave at the same time
            return True
        except BaseException:
            self.owe(due)
            raise
        self.owe(again | waiting)
        return self._due != due


def _shares(jurisdictions: list[UUID]) -> Iterable[list[UUID]]:
    """While the database writes one share, the next is folded; of a few, all at once."""
    size = max(LEDGERS_MIN, ceil(len(jurisdictions) / SHARES))
    return (jurisdictions[at : at + size] for at in range(0, len(jurisdictions), size))


@asynccontextmanager
async def _listening(url: str, heard: Callable[[], None]) -> AsyncIterator[None]:
    """Hear the wake-up of writers in other processes; without it, polling still works."""

    async def listen() -> None:
        while True:
            with suppress(Error, OSError):
                async with await connect(url, "renda_worker") as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    async for _ in connection.notifies():
                        heard()
            await asyncio.sleep(1)

    task = asyncio.create_task(listen(), name="listen")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
