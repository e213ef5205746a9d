"""Delivery: the errands that follow from what ledgers record, each of them run once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

import structlog

from application.access import Action
from application.ledger import Intent, Ledger, Overloaded, Receipt, Recorded, today
from application.processes.courier import TOPICS, Errand, errands
from domain.shared.errors import RuleBroken
from infrastructure.mapper import to_event
from infrastructure.postgres.bookkeeper import LEDGERS_MAX
from infrastructure.postgres.connect import Connection, Pool, scoped
from infrastructure.postgres.queries import queries

log = structlog.get_logger(__name__)

COURIER = "courier"
BUSY_S = 0.2
EVENTS_MAX = 512


class Delivery:
    """Reads what concerns others, carries it, and notes how far it is."""

    def __init__(self, connections: Pool, ledger: Ledger) -> None:
        self._connections = connections
        self._ledger = ledger

    async def deliver(self, jurisdictions: Sequence[UUID]) -> None:
        """Run the errands of some ledgers, one after another within each."""
        wanted = list(jurisdictions)[:LEDGERS_MAX]
        sql, facts = queries("books"), {"jurisdictions": wanted, "projection": COURIER}
        async with scoped(self._connections, *wanted) as connection:
            await connection.execute(sql["open_tracking"], facts)
            cursor = connection.cursor(binary=True)
            await cursor.execute(sql["claim"], facts)
            claims = await cursor.fetchall()
            reached: dict[UUID, int] = {ledger: head for ledger, _, head, _ in claims}
            await cursor.execute(
                sql["read_logs"],
                {
                    "jurisdictions": [each[0] for each in claims],
                    "positions": [each[1] for each in claims],
                    "heads": [each[2] for each in claims],
                    "topics": list(TOPICS),
                    "limit": EVENTS_MAX,
                },
            )
            failed: dict[UUID, BaseException] = {}
            for ledger, rows in groupby(await cursor.fetchall(), key=lambda row: row[0]):
                reached[ledger], why = await self._carry_all(list(rows), reached[ledger])
                if why:
                    failed[ledger] = why
            await connection.execute(
                sql["track"],
                {
                    "projection": COURIER,
                    "jurisdictions": list(reached),
                    "positions": list(reached.values()),
                    "roots": [b""] * len(reached),
                },
            )
            for ledger, why in failed.items():
                if not isinstance(why, Overloaded):
                    await _stop(connection, ledger, reached[ledger] + 1, why)
        if any(isinstance(why, Overloaded) for why in failed.values()):
            await asyncio.sleep(BUSY_S)

    async def _carry_all(self, rows: list[Any], head: int) -> tuple[int, BaseException | None]:
        """How far the errands of one ledger came, and what stopped them."""
        for row in rows:
            (why,) = await asyncio.gather(self._carry(row), return_exceptions=True)
            if why:
                return row[1] - 1, why
        return (rows[-1][1] if len(rows) == EVENTS_MAX else head), None

    async def _carry(self, row: tuple[Any, ...]) -> None:
        """What follows from one event; it may fail in any way that the other ledger can."""
        ledger, position, *told = row
        recorded = Recorded(ledger, position, to_event(*told))
        await asyncio.gather(*map(self._errand, errands(recorded)))

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
            return await send(
                intent, errand.kind, errand.id, errand.decide, beside=errand.beside
            )
        except RuleBroken as refusal:
            log.info("errand no longer allowed", why=str(refusal))
            return None


async def _stop(
    connection: Connection, jurisdiction_id: UUID, position: int, why: BaseException
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
