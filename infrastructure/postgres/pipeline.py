"""The command pipeline: what arrives during a commit is read, decided and appended together.

Each ledger belongs to one of a few lanes, so that its commands keep their order and never
wait for their own head; while one lane commits, another decides. Each command stands or
falls alone.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from application.ledger import Beside, Decide, Intent, Receipt
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from infrastructure.postgres.lane import Lane
from infrastructure.postgres.turn import Command

A = TypeVar("A", bound=Aggregate)

LANES = 1
QUEUE_MAX = 1024
WAIT_S = 30.0


class Pipeline:
    """The ledger on PostgreSQL."""

    def __init__(
        self,
        url: str,
        *,
        committed: Callable[[set[UUID]], None] = lambda _: None,
        lanes: int = LANES,
        queue_max: int = QUEUE_MAX,
        wait_s: float = WAIT_S,
    ) -> None:
        self._lanes = [
            Lane(url, committed=committed, queue_max=queue_max, wait_s=wait_s)
            for _ in range(lanes)
        ]
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        for lane in self._lanes:
            await self._open.enter_async_context(lane)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    @property
    def waiting(self) -> int:
        """How many commands wait for the commits that are under way."""
        return sum(lane.waiting for lane in self._lanes)

    async def found(self, intent: Intent, new: Callable[[], Jurisdiction]) -> Receipt:
        return await self._settle(
            intent, Jurisdiction, intent.jurisdiction_id, new, (), creates=True
        )

    async def open(
        self,
        intent: Intent,
        kind: type[A],
        id: UUID,
        new: Callable[..., A],
        *,
        beside: Beside = (),
    ) -> Receipt:
        return await self._settle(intent, kind, id, new, beside, creates=True)

    async def change(
        self,
        intent: Intent,
        kind: type[A],
        id: UUID,
        decide: Decide,
        *,
        beside: Beside = (),
    ) -> Receipt:
        return await self._settle(intent, kind, id, decide, beside, creates=False)

    async def _settle(
        self,
        intent: Intent,
        kind: type[Aggregate],
        id: UUID,
        decide: Callable[..., Any],
        beside: Beside,
        *,
        creates: bool,
    ) -> Receipt:
        receipt: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        lane = self._lanes[intent.jurisdiction_id.int % len(self._lanes)]
        return await lane.settle(Command(intent, kind, id, decide, creates, beside, receipt))
