"""Many rows: in what portions they go, and how others get their turn meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import TypeVar

from application.together import AT_ONCE, chunks

T = TypeVar("T")

A_WHILE = 100
"""Rows that are looked at before others get their turn on the event loop."""


def portions(items: Iterable[T], part: Callable[[T], bool]) -> Iterable[Sequence[T]]:
    """As many at once as fit, and none beside what it may be a part of."""
    wholes: list[T] = []
    others: list[T] = []
    for each in items:
        (others if part(each) else wholes).append(each)
    return [*chunks(wholes, AT_ONCE), *chunks(others, AT_ONCE)]


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """One by one, with a pause for others now and then."""
    for at, each in enumerate(items):
        if at % A_WHILE == 0:
            await asyncio.sleep(0)
        yield each
