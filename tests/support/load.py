"""Load: tasks that write as fast as they are answered, and what must be true of it afterwards.

``python -m tests.support.load URL COMMANDS LEDGER[/CAMPAIGN] …`` is a process that does so,
and prints one line for each receipt: ledger, command, position. It renames the ledger, and
holds activities in the campaign if there is one.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID, uuid4

import uvloop

from application.container import Container
from application.ledger import Overloaded, Receipt
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.office import DAY, desk, establish, intent, rename

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


async def elsewhere(url: str) -> UUID:
    """A ledger that another process has established: it has to be read."""
    async with Pipeline(url) as pipeline:
        return await establish(desk(pipeline))


async def write(
    office: Container,
    ledgers: Iterable[UUID],
    commands: int,
    *,
    campaigns: Mapping[UUID, UUID] = MappingProxyType({}),
    say: bool = False,
) -> list[Acknowledged]:
    """So many commands of each of a few tasks to each ledger; none is given up."""
    told: list[Acknowledged] = []

    async def one(ledger: UUID, who: int) -> None:
        for number in range(commands):
            command = uuid4()
            if ledger in campaigns and number % 2:
                work = held(office, ledger, campaigns[ledger], command)
            else:
                work = renamed(office, ledger, f"{who}.{number}", command)
            told.append(Acknowledged(ledger, command, await insist(work)))
            if say:
                print(*told[-1], flush=True)  # noqa: T201 — to whom it reports

    async with asyncio.TaskGroup() as tasks:
        for ledger in ledgers:
            for who in range(TASKS):
                tasks.create_task(one(ledger, who))
    return told


Work = Callable[[], Awaitable[Receipt]]


def renamed(office: Container, ledger: UUID, name: str, command: UUID) -> Work:
    return lambda: rename(office, ledger, name, command_id=command)


def held(office: Container, ledger: UUID, campaign: UUID, command: UUID) -> Work:
    """The record has the id of the command, so that to insist is to ask for the same."""
    return lambda: office.activities.hold(
        intent(ledger, command_id=command),
        command,
        kind="走访",
        occurred_on=DAY,
        campaign_id=campaign,
        households=1,
    )


async def insist(work: Work) -> int:
    """The same command again, as long as the answer is to come again; its position."""
    while True:
        with suppress(Overloaded):
            return (await work()).position
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


async def main(url: str, commands: str, *places: str) -> None:
    pairs = [[UUID(part) for part in place.split("/")] for place in places]
    campaigns = {pair[0]: pair[1] for pair in pairs if len(pair) > 1}
    async with Pipeline(url) as pipeline:
        ledgers = [pair[0] for pair in pairs]
        await write(desk(pipeline), ledgers, int(commands), campaigns=campaigns, say=True)


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
