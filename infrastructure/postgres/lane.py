"""A lane: one connection on which batches of commands are read, decided and committed.

One transaction for a batch: lock the heads in order, read all streams and known commands,
decide each command on its own aggregate, append what was decided. Because the heads are
locked before anything is read, no decision is made on stale events, whichever process wrote
last. What the lane still knows from its last turns is not read again (``memory``). A large
batch goes in parts: while PostgreSQL takes one in, the next is decided.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self
from uuid import UUID

import structlog
from psycopg import Error, IntegrityError, OperationalError
from psycopg.sql import SQL, Identifier

from application.ledger import Overloaded, Receipt
from infrastructure.postgres.connect import Connection, connect
from infrastructure.postgres.exchange import Exchange
from infrastructure.postgres.memory import Memory
from infrastructure.postgres.queries import queries
from infrastructure.postgres.turn import Command, Turn

log = structlog.get_logger(__name__)

BATCH_MAX = 512
PART = 96
TRIES = 4
BY_KEY = {
    "plan_cache_mode": "force_generic_plan",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
}
"""All that a lane asks is looked up by key: planned once, whatever the tables held then."""
PREPARED = {
    "lock_heads": {"jurisdictions": "uuid[]"},
    "read_streams": {"ledgers": "uuid[]", "streams": "uuid[]"},
    "known_commands": {"ledgers": "uuid[]", "commands": "uuid[]"},
    "advance": {"heads": "json"},
    "append": {"events": "json"},
}
"""What the messages of a turn execute, with the types of the values."""


class Lane:
    """Commands of some of the ledgers, in the order in which they came."""

    def __init__(
        self,
        url: str,
        *,
        committed: Callable[[set[UUID]], None],
        queue_max: int,
        wait_s: float,
    ) -> None:
        self._url = url
        self._committed = committed
        self._queue: asyncio.Queue[Command] = asyncio.Queue(queue_max)
        self._wait_s = wait_s
        self._connection: Connection | None = None
        self._memory = Memory()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._connection = await self._connect()
        self._task = asyncio.create_task(self._run(), name="command lane")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        while not self._queue.empty():
            self._queue.get_nowait().refuse(Overloaded(retry_s=5))
        if self._connection:
            await self._connection.close()

    @property
    def waiting(self) -> int:
        return self._queue.qsize()

    async def settle(self, command: Command) -> Receipt:
        """Wait for the commit that this command is part of.

        Raises:
            Overloaded: too many wait already; nothing was recorded.
            Unconfirmed: the wait was too long; the same command may be sent again.
        """
        try:
            self._queue.put_nowait(command)
        except asyncio.QueueFull:
            raise Overloaded(retry_s=1) from None
        late = asyncio.get_running_loop().call_later(self._wait_s, command.give_up)
        try:
            return await command.receipt
        finally:
            late.cancel()

    async def settle_all(self, commands: Sequence[Command]) -> None:
        """Wait for all of them; whoever finds no room, or waits too long, is refused."""
        for command in commands:
            try:
                self._queue.put_nowait(command)
            except asyncio.QueueFull:
                command.refuse(Overloaded(retry_s=1))
        late = asyncio.get_running_loop().call_later(self._wait_s, _give_up, commands)
        try:
            await asyncio.gather(*(each.receipt for each in commands), return_exceptions=True)
        finally:
            late.cancel()

    async def _run(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < BATCH_MAX and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            try:
                await self._settle([each for each in batch if not each.receipt.done()])
            except asyncio.CancelledError:
                _give_up(batch)
                raise

    async def _settle(self, batch: list[Command]) -> None:
        """Commit the batch; when that fails, read and decide it again.

        A reply to COMMIT that was lost is found again by its command ids. What PostgreSQL
        refuses is tried alone, so that it fails alone.
        """
        for attempt in range(TRIES):
            try:
                async with asyncio.timeout(self._wait_s):
                    await self._commit(batch, from_memory=not attempt)
            except (OperationalError, OSError) as error:  # a timeout is an OSError
                log.warning("commit failed", attempt=attempt, error=str(error).strip())
                await self._disconnect()
                await asyncio.sleep(0.05 * 2**attempt)
            except Error as error:
                if len(batch) == 1 and attempt:
                    batch[0].refuse(error)
                for command in batch if len(batch) > 1 else ():
                    await self._settle([command])
            batch = [command for command in batch if not command.receipt.done()]
            if not batch:
                return
        _give_up(batch)

    async def _commit(self, batch: list[Command], *, from_memory: bool) -> None:
        connection = self._connection = self._connection or await self._connect()
        exchange = Exchange(connection, batch)
        turn = self._memory.recall(batch) if from_memory else None
        try:
            turn = turn or await exchange.begin(batch[:PART])
            receipts = await self._decide(exchange, turn, batch)
        except BaseException as error:
            self._memory.forget(batch)
            with suppress(Error, OSError):
                if not connection.closed:
                    await connection.rollback()
            if turn and turn.recalled and isinstance(error, IntegrityError):
                return  # to be read: the ledger has moved on, or a command is not new
            raise
        self._memory.keep(turn)
        if turn.append.grown:
            self._committed({each.jurisdiction_id for each in turn.append.grown.values()})
        for command, receipt in receipts:
            if not command.receipt.done():
                command.receipt.set_result(receipt)

    async def _decide(
        self, exchange: Exchange, turn: Turn, batch: list[Command]
    ) -> list[tuple[Command, Receipt]]:
        """Part by part: while the server has its share of the work, the next is decided."""
        if len(batch) <= PART:
            receipts = turn.decide(batch)
        else:
            receipts = []
            for at in range(0, len(batch), PART):
                ahead = at + PART
                _, more = await asyncio.gather(
                    exchange.go_on(turn, batch[ahead : ahead + PART]),
                    _decided(turn, batch[at:ahead]),
                )
                receipts += more
        await exchange.end(turn)
        return receipts

    async def _disconnect(self) -> None:
        """The next try opens a connection of its own, once there is one to be had."""
        if self._connection:
            with suppress(Error, OSError):
                await self._connection.close()
        self._connection = None

    async def _connect(self) -> Connection:
        connection = await connect(self._url, "renda_app", statement_timeout="20s", **BY_KEY)
        # What psycopg prepared by itself, it would deallocate after a rollback: with ours.
        connection.prepare_threshold = None
        for name, values in PREPARED.items():
            slots = {each: SQL(f"${number}") for number, each in enumerate(values, 1)}
            types = SQL(", ").join(map(SQL, values.values()))
            statement = queries("ledger")[name].format(**slots)
            await connection.execute(
                SQL("PREPARE {} ({}) AS {}").format(Identifier(name), types, statement)
            )
        return connection


def _give_up(commands: Sequence[Command]) -> None:
    for command in commands:
        command.give_up()


async def _decided(turn: Turn, part: list[Command]) -> list[tuple[Command, Receipt]]:
    return turn.decide(part)
