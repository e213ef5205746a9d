"""The command pipeline: what arrives during a commit is read, decided and appended together.

Each ledger belongs to one of a few lanes, so that its commands keep their order and never
wait for their own head; while one lane commits, another decides. Each command stands or
falls alone.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self
from uuid import UUID

from application.ledger import Asked, Ledger, Outcome, Receipt
from infrastructure.postgres.lane import Lane
from infrastructure.postgres.turn import Command

LANES = 1
QUEUE_MAX = 1024
WAIT_S = 30.0


class Pipeline(Ledger):
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

    async def ask(self, asked: Asked) -> Receipt:
        command = _command(asked)
        return await self._lane(command).settle(command)

    async def settle(self, asked: Sequence[Asked]) -> list[Outcome]:
        commands = [_command(each) for each in asked]
        for lane in self._lanes:
            await lane.settle_all([each for each in commands if self._lane(each) is lane])
        return [each.fate() for each in commands]

    def _lane(self, command: Command) -> Lane:
        return self._lanes[command.stream[0] % len(self._lanes)]


def _command(asked: Asked) -> Command:
    return Command(*asked, asyncio.get_running_loop().create_future())
