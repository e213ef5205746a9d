"""Kill -9 of any process under load: what was acknowledged is there, once, and adds up.

Two processes write, two workers count, PostgreSQL stores; each of them is killed again and
again while the others go on, and started anew as a supervisor would.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from uuid import UUID

from application.container import Container
from infrastructure import audit
from infrastructure.bootstrap import auditing, serving
from infrastructure.postgres.health import status_of
from infrastructure.postgres.rebuild import differences
from infrastructure.settings import Settings
from tests.support.database import Restartable, ask, restartable
from tests.support.load import Acknowledged, assert_recorded
from tests.support.office import draw_up, establish, issue, launch
from tests.support.proxy import Proxy, proxy

ROUNDS = 3
FOR_EVER = "1000000"
HOUSEHOLDS = {"key": "households", "name": "走访户", "unit": "户", "take": "households"}


@dataclass
class Stage:
    """Ledgers with a campaign, and the processes that are at work on them."""

    server: Restartable
    between: Proxy
    campaigns: dict[UUID, UUID] = field(default_factory=dict)
    told: list[Acknowledged] = field(default_factory=list)
    running: dict[str, Process] = field(default_factory=dict)
    hearing: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def towns(self) -> list[UUID]:
        return list(self.campaigns)[2:]

    async def start(self, name: str) -> None:
        """A process; one that finds no database ends, and is started again."""
        places = [f"{town}/{self.campaigns[town]}" for town in self.towns]
        asked = {
            "writer": ["-m", "tests.support.load", self.between.url, FOR_EVER, *places],
            "worker": ["-c", "from interface.cli import main; main()", "worker"],
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *asked[name.rstrip("12")],
            env=os.environ | {"DATABASE_URL": self.between.url},
            stdout=PIPE,
            stderr=PIPE,
        )
        self.running[name] = process
        self.hearing += [
            asyncio.create_task(self._hear(process)),
            asyncio.create_task(_ignore(process)),
        ]

    async def _hear(self, process: Process) -> None:
        assert process.stdout
        async for line in process.stdout:
            with suppress(ValueError):  # the last line of a process that was killed
                self.told.append(Acknowledged.read(line.decode()))

    async def kill(self, name: str) -> None:
        with suppress(ProcessLookupError):
            self.running[name].kill()
        await self.running[name].wait()

    async def supervise(self) -> None:
        for name, process in list(self.running.items()):
            if process.returncode is not None:
                await self.start(name)

    async def kill_database(self) -> None:
        self.server.kill()
        await asyncio.to_thread(self.server.restart)
        self.between.target = self.server.url

    async def progress(self) -> None:
        """Until something more was acknowledged."""
        before = len(self.told)
        async with asyncio.timeout(30):
            while len(self.told) < before + 20:
                await self.supervise()
                await asyncio.sleep(0.1)

    async def end(self) -> None:
        for name in self.running:
            await self.kill(name)
        await asyncio.gather(*self.hearing)


async def _ignore(process: Process) -> None:
    assert process.stderr
    async for _ in process.stderr:
        pass


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    async with AsyncExitStack() as stack:
        server = stack.enter_context(restartable())
        between = await stack.enter_async_context(proxy(server.url))
        scene = Stage(server, between)
        await lay_out(scene)
        stack.push_async_callback(scene.end)
        yield scene


async def lay_out(scene: Stage) -> None:
    """A province, a county and two towns, all in one campaign."""
    async with serving(scene.server.url, Settings()) as service:
        office = service.container
        province = await establish(office, level="province")
        county = await establish(office, province)
        towns = [await establish(office, county, level="township") for _ in range(2)]
        campaign = await draw_up(office, province, [HOUSEHOLDS])
        scene.campaigns[province] = campaign
        for above, below in ((province, [county]), (county, towns)):
            received = await issue(office, above, scene.campaigns[above], *below)
            await service.worker.drain()
            for child, arrived in zip(below, received, strict=True):
                await launch(office, child, arrived)
                scene.campaigns[child] = arrived


async def test_whatever_is_killed_nothing_acknowledged_is_lost_or_doubled() -> None:
    async with stage() as scene:
        for name in ("writer1", "writer2", "worker1", "worker2"):
            await scene.start(name)
        await scene.progress()
        for _ in range(ROUNDS):
            await scene.kill("writer1")
            await scene.progress()
            await scene.kill("worker1")
            await scene.progress()
            await scene.kill_database()
            await scene.progress()
        await scene.end()

        assert_recorded(scene.server.url, scene.told)
        async with serving(scene.server.url, Settings()) as service:
            await service.worker.drain()
            assert [] == (await status_of(service.workers)).stopped
            await assert_adds_up(service.container, scene)
        async with auditing(scene.server.url) as readers:
            for ledger in scene.campaigns:
                assert None is (await audit.verify(readers, ledger)).finding
                assert [] == await differences(readers, ledger)
                assert [] == await audit.prove(readers, ledger)


async def assert_adds_up(office: Container, scene: Stage) -> None:
    """Each activity was of one household: the province has as many as there are records."""
    recorded = {town: ask(scene.server.url, HELD, town)[0][0] for town in scene.towns}
    for ledger, campaign in scene.campaigns.items():
        rollup = await office.rollups.read(ledger, campaign)
        expected = recorded.get(ledger, sum(recorded.values()))
        assert [expected] == [each.value for each in rollup.figures]


HELD = """
    SELECT count(*) FROM event_log WHERE jurisdiction_id = %s AND topic = 'activity.held'
"""
