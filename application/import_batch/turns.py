"""Many rows: in what portions they go, and how others get their turn meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from typing import Any, TypeVar

from application.together import chunks

T = TypeVar("T")
R = TypeVar("R")

PORTION = 250
"""Rows that go as one; two portions are under way at a time, half of the pipeline's queue."""

A_WHILE = 100
"""Rows that are looked at before others get their turn on the event loop."""


async def by_portions(
    items: Iterable[T],
    later: Callable[[T], bool],
    work: Callable[[Sequence[T]], Coroutine[Any, Any, R]],
) -> AsyncIterator[R]:
    """As many as go as one; what builds on others comes later, once those are done."""
    first: list[T] = []
    others: list[T] = []
    for each in items:
        (others if later(each) else first).append(each)
    for some in (first, others):
        async for done in overlapping(map(work, chunks(some, PORTION))):
            yield done


async def overlapping(asked: Iterable[Coroutine[Any, Any, T]]) -> AsyncIterator[T]:
    """What comes of each, in order; the next is under way while one is waited for."""
    under_way: asyncio.Task[T] | None = None
    try:
        for each in asked:
            before, under_way = under_way, asyncio.create_task(each)
            if before:
                yield await before
        if under_way:
            yield await under_way
    finally:
        if under_way:
            under_way.cancel()


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """One by one, with a pause for others now and then."""
    for at, each in enumerate(items):
        if at % A_WHILE == 0:
            await asyncio.sleep(0)
        yield each
