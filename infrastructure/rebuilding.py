"""Rebuild many ledgers, on every core: each ledger's books depend on its own log alone."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from multiprocessing import get_context
from uuid import UUID

import uvloop

from infrastructure.collecting import collect_rarely
from infrastructure.postgres.connect import pool
from infrastructure.postgres.rebuild import rebuild_books

AT_ONCE = 2
GROUP_MAX = 16
EVENTS_FOR_PROCESSES = 50_000


def rebuild_all(
    url: str, jurisdictions: Sequence[UUID], *, processes: int
) -> Iterator[tuple[UUID, int]]:
    """The ledgers as they are done, each with the position its books stand at.

    What they give upward is left to ``Worker.owe``: once, when all are done.
    """
    size = max(1, min(GROUP_MAX, len(jurisdictions) // (4 * processes)))
    groups = [jurisdictions[at : at + size] for at in range(0, len(jurisdictions), size)]
    with _hands(processes) as executor:
        for done in as_completed([executor.submit(_some, url, group) for group in groups]):
            yield from done.result()


def hands_for(events: int) -> int:
    """A process takes a second to start: one thread is quicker for what takes seconds."""
    return os.cpu_count() or 1 if events > EVENTS_FOR_PROCESSES else 1


def _hands(processes: int) -> Executor:
    if processes == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _some(url: str, jurisdictions: Sequence[UUID]) -> list[tuple[UUID, int]]:
    collect_rarely()
    return uvloop.run(_together(url, jurisdictions))


async def _together(url: str, jurisdictions: Sequence[UUID]) -> list[tuple[UUID, int]]:
    """One folds while the database writes what another has folded."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(jurisdiction_id: UUID) -> tuple[UUID, int]:
        async with turns:
            return jurisdiction_id, await rebuild_books(connections, jurisdiction_id)

    async with pool(url, "renda_worker", size=2 * AT_ONCE) as connections:
        return await asyncio.gather(*map(one, jurisdictions))
