"""How far the figures of a province lag behind a commit in a township, under load."""

import asyncio
import os
import time
from random import Random
from uuid import UUID, uuid4

from psycopg import AsyncConnection

from application.access import Action
from application.ledger import Intent, Receipt, today
from infrastructure.bootstrap import Service, serving
from infrastructure.settings import Settings
from tests.bench.measure import figure, peak_mib, percentile, say, short
from tests.bench.province import Province
from tests.bench.seeding import NOBODY
from tests.bench.serving import OURS
from tests.bench.stage import Stage
from tests.bench.stories import NOTE

PACE = 50  # commits a second, every one followed up to the province
POLL_S = 0.005
GIVEN_UP_S = 600.0
ALLOWED = frozenset(Action)
INCLUDED = """
SELECT asked.township, third.position
FROM unnest(%(townships)s::uuid[], %(counties)s::uuid[], %(prefectures)s::uuid[])
    AS asked (township, county, prefecture)
JOIN child_stamp AS given
    ON given.jurisdiction_id = %(province)s AND given.child_id = asked.prefecture
JOIN stamp AS first
    ON first.jurisdiction_id = asked.prefecture AND first.digest = given.digest
JOIN stamp AS second
    ON second.jurisdiction_id = asked.county
    AND second.digest = decode(first.below ->> asked.county::text, 'hex')
JOIN stamp AS third
    ON third.jurisdiction_id = asked.township
    AND third.digest = decode(second.below ->> asked.township::text, 'hex')
"""
"""The position of each township that the figures of the province include: three stamps down."""


def run(stage: Stage) -> None:
    """`renda worker` counts a backlog in a process of its own, then keeps up with a load."""
    url = stage.copy("lagging")
    environment = os.environ | {"DATABASE_URL": url}
    with stage.process("-c", OURS, "worker", env=environment) as process:
        taken = stage.run(_followed(url, stage.province, stage.size.probes))
        figure(
            "lag",
            percentile(taken, 50) * 1e3,
            "ms",
            p99=short(percentile(taken, 99) * 1e3),
            commits_per_s=PACE,
            commits=len(taken),
            levels=4,
        )
        figure("worker_peak_memory", peak_mib(process.pid), "MiB", backlog=stage.events(url))


async def _followed(url: str, province: Province, probes: int) -> list[float]:
    """From the moment a commit is confirmed until the province's vector includes it."""
    waiting: dict[UUID, list[tuple[int, float]]] = {}
    taken: list[float] = []
    async with (
        serving(url, Settings()) as service,
        await AsyncConnection.connect(url, autocommit=True) as connection,
    ):
        say("waiting until the worker has counted the backlog")
        await _all_counted(connection, province)
        commits = asyncio.create_task(_commit(service, province, probes, waiting))
        until = time.perf_counter() + GIVEN_UP_S
        while not commits.done() or any(waiting.values()):
            assert time.perf_counter() < until, "the worker does not keep up"
            await asyncio.sleep(POLL_S)
            included = await _included(connection, province, list(waiting))
            now = time.perf_counter()
            for township, position in included.items():
                seen = [each for each in waiting[township] if each[0] <= position]
                taken += [now - committed for _, committed in seen]
                waiting[township] = waiting[township][len(seen) :]
        await commits
    return taken


async def _commit(
    service: Service,
    province: Province,
    probes: int,
    waiting: dict[UUID, list[tuple[int, float]]],
) -> None:
    """Activities at an even pace, whoever is slow."""
    random, started = Random(3), time.perf_counter()

    async def one(township: UUID) -> None:
        receipt = await _held(service, province, township)
        waiting.setdefault(township, []).append((receipt.position, time.perf_counter()))

    async with asyncio.TaskGroup() as commits:
        for number in range(probes):
            await asyncio.sleep(started + number / PACE - time.perf_counter())
            commits.create_task(one(random.choice(province.townships)))


async def _held(service: Service, province: Province, township: UUID) -> Receipt:
    return await service.container.activities.hold(
        Intent(township, NOBODY, ALLOWED, uuid4(), b"\x5a" * 32, today()),
        uuid4(),
        occurred_on=today(),
        campaign_id=province.campaigns[township],
        kind="走访",
        households=2,
        opinions_heard=1,
        note=NOTE,
    )


async def _all_counted(connection: AsyncConnection, province: Province) -> None:
    until = time.perf_counter() + GIVEN_UP_S
    while time.perf_counter() < until:
        included = await _included(connection, province, province.townships)
        cursor = await connection.execute("SELECT jurisdiction_id, position FROM ledger_head")
        heads: dict[UUID, int] = dict(await cursor.fetchall())
        if all(included.get(each) == heads[each] for each in province.townships):
            return
        await asyncio.sleep(0.5)
    raise AssertionError("the worker does not get through its backlog")


async def _included(
    connection: AsyncConnection, province: Province, townships: list[UUID]
) -> dict[UUID, int]:
    paths = [province.path[each] for each in townships]
    cursor = await connection.execute(
        INCLUDED,
        {
            "townships": townships,
            "counties": [path[-2] for path in paths],
            "prefectures": [path[-3] for path in paths],
            "province": province.province,
        },
    )
    return dict(await cursor.fetchall())
