"""One coalesced wake-up after commit, never inside: NOTIFY locks the whole cluster."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from uuid import UUID

from psycopg import Error

from infrastructure.postgres.connect import connect

CHANNEL = "renda_ledgers"
EVERY_S = 0.05


@asynccontextmanager
async def wakeup(url: str) -> AsyncIterator[Callable[[set[UUID]], None]]:
    """A function to call after each commit; workers hear of it at most every 50 ms."""
    news = asyncio.Event()

    async def send() -> None:
        while True:
            with suppress(Error, OSError):
                async with await connect(
                    url, "renda_app", synchronous_commit="off"
                ) as connection:
                    while True:
                        await news.wait()
                        news.clear()
                        await connection.execute(f"NOTIFY {CHANNEL}")
                        await asyncio.sleep(EVERY_S)
            await asyncio.sleep(1)

    task = asyncio.create_task(send(), name="wake-up")
    try:
        yield lambda _: news.set()
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
