"""How far every projection is, and which stand still."""

from dataclasses import dataclass
from uuid import UUID

from infrastructure.postgres.connect import Pool, scoped
from infrastructure.postgres.queries import queries


@dataclass(frozen=True, slots=True)
class Stopped:
    """A projection that stands still, and why."""

    jurisdiction_id: UUID
    projection: str
    position: int
    failure: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an instance; it says nothing of what is in the ledgers."""

    ledgers: int
    events: int
    behind: int
    stopped: list[Stopped]


async def status_of(workers: Pool) -> Status:
    """From heads and tracking alone."""
    async with workers.connection() as connection:
        cursor = await connection.execute(queries("health")["status"])
        found = await cursor.fetchall()
    heads = {row[0]: row[1] for row in found}
    return Status(
        ledgers=len(heads),
        events=sum(heads.values()),
        behind=sum(heads.values()) - sum(row[3] for row in found if row[2] == "books"),
        stopped=[Stopped(row[0], row[2], row[4], row[5]) for row in found if row[5]],
    )


async def resume(workers: Pool, jurisdiction_id: UUID) -> None:
    """Let what stands still in a ledger go on from where it stopped."""
    async with scoped(workers, jurisdiction_id) as connection:
        await connection.execute(queries("books")["retry"], {"jurisdiction": jurisdiction_id})
