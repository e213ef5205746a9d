"""The worker: finds ledgers that have moved on, and brings everything after them up to date.

Books first, then errands to other ledgers, then contributions from the deepest level up. A
signal that was lost costs one poll.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID

import structlog
from psycopg import Error, OperationalError, errors

from application.access import Action
from application.ledger import Intent, Ledger, Overloaded, Receipt, today
from application.processes.courier import Errand, errands
from domain.shared.errors import RuleBroken
from infrastructure.postgres.bookkeeper import Bookkeeper, recorded
from infrastructure.postgres.connect import Connection, Pool, connect, scoped
from infrastructure.postgres.contributor import Contributor
from infrastructure.postgres.queries import queries
from infrastructure.postgres.wakeup import CHANNEL

log = structlog.get_logger(__name__)

COURIER = "courier"
POLL_S = 1.0
SWEEP_S = 15.0
BUSY_S = 0.2
FOUND_MAX = 512


class Worker:
    """One process of many: what it claims, no other has."""

    def __init__(self, connections: Pool, ledger: Ledger) -> None:
        self._connections = connections
        self._ledger = ledger
        self._bookkeeper = Bookkeeper(connections)
        self._contributor = Contributor(connections)
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
                    if not await self.step():
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
        """Find contributions that a lost signal or a crash has left behind."""
        self.owe(await self._contributor.due())

    async def step(self) -> bool:
        """One round; whether anything was done."""
        behind = await self._behind("books")
        if behind:
            self.owe(await self._bookkeeper.advance(behind))
        owing = await self._behind(COURIER)
        for jurisdiction_id in owing:
            await self._deliver(jurisdiction_id)
        gave = await self._contribute()
        return bool(behind or owing or gave)

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

    async def _deliver(self, jurisdiction_id: UUID) -> None:
        """Run the errands of one ledger, then note how far it is."""
        sql = queries("books")
        facts = {"jurisdictions": [jurisdiction_id], "projection": COURIER}
        async with scoped(self._connections, jurisdiction_id) as connection:
            await connection.execute(sql["open_tracking"], facts)
            cursor = connection.cursor(binary=True)
            await cursor.execute(sql["claim"], facts)
            claimed = await cursor.fetchone()
            if not claimed:
                return
            _, position, head, _ = claimed
            await cursor.execute(
                sql["read_logs"],
                {
                    "jurisdictions": [jurisdiction_id],
                    "positions": [position],
                    "heads": [head],
                    "limit": FOUND_MAX,
                },
            )
            why: BaseException | None = None
            for row in await cursor.fetchall():
                (why,) = await asyncio.gather(self._carry(row), return_exceptions=True)
                if why:
                    break
                position = row[1]
            await connection.execute(
                sql["track"],
                {
                    "projection": COURIER,
                    "jurisdictions": [jurisdiction_id],
                    "positions": [position],
                    "roots": [b""],
                },
            )
            if isinstance(why, Overloaded):
                await asyncio.sleep(BUSY_S)
            elif why:
                await self._stop(connection, jurisdiction_id, position + 1, why)

    async def _carry(self, row: tuple[Any, ...]) -> None:
        """What follows from one event; it may fail in any way that the other ledger can."""
        await asyncio.gather(*map(self._errand, errands(recorded(row))))

    async def _stop(
        self, connection: Connection, jurisdiction_id: UUID, position: int, why: BaseException
    ) -> None:
        """The errands of this ledger alone stand still, until somebody says retry."""
        log.warning("errand failed", position=position, why=str(why))
        await connection.execute(
            queries("books")["fail"],
            {
                "jurisdiction": jurisdiction_id,
                "projection": COURIER,
                "position": position,
                "failure": f"{type(why).__name__}: {why}",
            },
        )

    async def _errand(self, errand: Errand) -> Receipt | None:
        """Deliver; what the rules over there no longer allow is left as it is."""
        intent = Intent(
            jurisdiction_id=errand.jurisdiction_id,
            actor_id=UUID(int=0),
            allowed=frozenset(Action),
            command_id=errand.command_id,
            digest=errand.command_id.bytes,
            today=today(),
        )
        send: Callable[..., Awaitable[Receipt]] = (
            self._ledger.open if errand.creates else self._ledger.change
        )
        try:
            return await send(intent, errand.kind, errand.id, errand.decide)
        except RuleBroken as refusal:
            log.info("errand no longer allowed", why=str(refusal))
            return None


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
