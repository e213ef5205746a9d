"""Load: tasks that write as fast as they are answered, and what must be true of it afterwards.

``python -m tests.support.load URL COMMANDS LEDGER …`` is a process that does so, and prints
one line for each receipt: ledger, command, position.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple
from uuid import UUID, uuid4

import uvloop

from application.container import Container
from application.ledger import Overloaded
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.office import desk, rename

TASKS = 4
LOG = "SELECT command_id, position FROM event_log WHERE jurisdiction_id = %s ORDER BY position"


class Acknowledged(NamedTuple):
    """A command that somebody was told is recorded, and where."""

    ledger: UUID
    command: UUID
    position: int

    @classmethod
    def read(cls, line: str) -> "Acknowledged":
        ledger, command, position = line.split()
        return cls(UUID(ledger), UUID(command), int(position))


async def write(
    office: Container, ledgers: Sequence[UUID], commands: int, *, say: bool = False
) -> list[Acknowledged]:
    """So many commands of each of a few tasks to each ledger; none is given up."""
    told: list[Acknowledged] = []

    async def one(ledger: UUID, who: int) -> None:
        for number in range(commands):
            command = uuid4()
            told.append(await insist(office, ledger, f"{who}.{number}", command))
            if say:
                print(*told[-1], flush=True)  # noqa: T201 — to whom it reports

    async with asyncio.TaskGroup() as tasks:
        for ledger in ledgers:
            for who in range(TASKS):
                tasks.create_task(one(ledger, who))
    return told


async def insist(office: Container, ledger: UUID, name: str, command: UUID) -> Acknowledged:
    """The same command again, as long as the answer is to come again."""
    while True:
        with suppress(Overloaded):
            receipt = await rename(office, ledger, name, command_id=command)
            return Acknowledged(ledger, command, receipt.position)
        await asyncio.sleep(0.1)


def assert_recorded(url: str, told: Iterable[Acknowledged]) -> None:
    """What was acknowledged is in the log once, where it was said to be; there is no gap."""
    told = list(told)
    assert told
    for ledger in {each.ledger for each in told}:
        log = ask(url, LOG, ledger)
        assert list(range(1, len(log) + 1)) == [position for _, position in log]
        times = Counter(command for command, _ in log)
        assert [] == [command for command, number in times.items() if number > 1]
        said = {(each.command, each.position) for each in told if each.ledger == ledger}
        assert said <= set(log)


async def main(url: str, commands: str, *ledgers: str) -> None:
    async with Pipeline(url) as pipeline:
        await write(desk(pipeline), list(map(UUID, ledgers)), int(commands), say=True)


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
