"""Reading: events decoded, logs verified, and what a province is asked all day."""

import asyncio
import time
from pathlib import Path
from uuid import UUID

from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.connect import Pool, scoped
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import PAGE, pages
from tests.bench.measure import interleaved, middle, p50, ratio
from tests.bench.peers.stock import Stock
from tests.bench.stage import Stage
from tests.bench.working import count

GROUP_BY = (Path(__file__).parent / "peers" / "group_by.sql").read_text(encoding="utf-8")
SHARE = 5  # one township in five is read in a round


def replay(stage: Stage) -> None:
    """Events of whole ledgers, decoded to domain events, against a subscription's."""
    url, stock = stage.grown, Stock(stage.stock)
    readers: Pool = stage.open(auditing(url))
    ledgers = stage.province.townships[::SHARE]
    taken = interleaved(
        "replay",
        {
            "renda": lambda: stage.run(_replayed(readers, ledgers)),
            "stock": lambda: stock.read_rate(stage.size.stock_events),
        },
        stage.size.rounds,
    )
    of, peer = taken["renda"], taken["stock"]
    ratio("replay_vs_stock", of, peer, unit="events/s", renda=middle(of), stock=middle(peer))


def verify(stage: Stage) -> None:
    """Every hash and every tree made again, against fetching the same rows."""
    readers: Pool = stage.open(auditing(stage.grown))
    ledgers = stage.province.townships[::SHARE]
    taken = interleaved(
        "verify",
        {
            "verify": lambda: stage.run(_verified(readers, ledgers)),
            "read": lambda: stage.run(_read(readers, ledgers)),
        },
        stage.size.rounds,
    )
    of, peer = taken["verify"], taken["read"]
    ratio("verify_vs_read", of, peer, unit="events/s", verify=middle(of), read=middle(peer))


def rollup(stage: Stage) -> None:
    """The figures of a campaign at the province, with one tenth of the events and with all."""
    for url in (stage.live, stage.grown):
        count(stage, url)
        stage.settle(url)
    before, after = stage.service(stage.live), stage.service(stage.grown)
    asked = {
        "before": lambda: stage.run(_asked(stage, before)) * 1e3,
        "after": lambda: stage.run(_asked(stage, after)) * 1e3,
    }
    taken = interleaved("rollup", asked, 2 * stage.size.rounds)
    against = {"after": asked["after"], "groupby": lambda: _grouped(stage) * 1e3}
    grouped = interleaved("rollup against GROUP BY", against, stage.size.heavy_rounds)
    events = stage.events(stage.grown)
    facts = {"unit": "ms", "events": events, "after": middle(taken["after"])}
    ratio(
        "rollup_growth",
        taken["after"],
        taken["before"],
        before=middle(taken["before"]),
        events_before=stage.events(stage.live),
        **facts,
    )
    ratio(
        "rollup_vs_groupby",
        grouped["groupby"],
        grouped["after"],
        groupby=middle(grouped["groupby"]),
        **facts,
    )


async def _replayed(readers: Pool, ledgers: list[UUID]) -> float:
    done, started = 0, time.perf_counter()
    for ledger in ledgers:
        async for page in pages(readers, ledger, until=2**62):
            done += len(page)
    return done / (time.perf_counter() - started)


async def _verified(readers: Pool, ledgers: list[UUID]) -> float:
    done, started = 0, time.perf_counter()
    for ledger in ledgers:
        found = await audit.verify(readers, ledger)
        assert found.finding is None, found
        done += found.events
    return done / (time.perf_counter() - started)


async def _read(readers: Pool, ledgers: list[UUID]) -> float:
    """The same statement, pages and columns, as psycopg gives them; the rows are dropped."""
    done, started = 0, time.perf_counter()
    for ledger in ledgers:
        after, full = 0, True
        while full:
            async with scoped(readers, ledger) as connection:
                cursor = connection.cursor(binary=True)
                await cursor.execute(
                    queries("ledger")["read_log"],
                    {"jurisdiction": ledger, "after": after, "until": 2**62, "limit": PAGE},
                )
                found = len(await cursor.fetchall())
            done, after, full = done + found, after + found, found == PAGE
    return done / (time.perf_counter() - started)


async def _asked(stage: Stage, service: Service) -> float:
    """p50 of one read after another, whole: figures, parts, children, vector."""
    province, taken = stage.province, []
    for _ in range(stage.size.reads):
        started = time.perf_counter()
        await service.container.rollups.read(province.province, province.campaign_id)
        taken.append(time.perf_counter() - started)
        await asyncio.sleep(0)
    return p50(taken)


def _grouped(stage: Stage) -> float:
    started = time.perf_counter()
    found = stage.sql(GROUP_BY, stage.grown)
    assert found, "the province has figures"
    return time.perf_counter() - started
