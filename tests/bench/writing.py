"""Appending: 32 writers, one event for each command, against stock and against plain INSERT."""

import asyncio
import time
from datetime import date
from random import Random
from uuid import UUID, uuid4

from application.access import Action
from application.ledger import Intent, today
from domain.activity import Activity
from infrastructure import mapper
from infrastructure.postgres.pipeline import Pipeline
from tests.bench.measure import interleaved, middle, ratio
from tests.bench.peers.insert import Inserts
from tests.bench.peers.stock import Stock
from tests.bench.seeding import NOBODY, Seed
from tests.bench.stage import Stage
from tests.bench.stories import NOTE

LEDGERS = 128
WRITERS = 32
ALLOWED = frozenset(Action)


def run(stage: Stage) -> None:
    """Ours includes deciding, building and mapping the event; the peers get its bytes."""
    url = stage.database("append")
    seed = Seed(url)
    ledgers = [seed.establish(f"c{at}", "county", "congress", None).id for at in range(LEDGERS)]
    seed.flush()
    payload = mapper.to_payload(_held(uuid4()).pending_events[0])
    stock = Stock(url, writers=WRITERS)
    seconds = stage.size.seconds
    pipeline: Pipeline = stage.open(Pipeline(url))
    inserts: Inserts = stage.open(Inserts(url, WRITERS))
    with stock.application() as congress:
        taken = interleaved(
            "append",
            {
                "renda": lambda: stage.run(_rate(pipeline, ledgers, seconds)),
                "renda_one": lambda: stage.run(_rate(pipeline, ledgers[:1], seconds)),
                "insert": lambda: stage.run(inserts.rate(ledgers[:WRITERS], payload, seconds)),
                "stock": lambda: stock.append_rate(congress, payload, seconds),
            },
            stage.size.rounds,
            warm=True,
        )
    of, one, stock_of = taken["renda"], taken["renda_one"], taken["stock"]
    facts = {"unit": "appends/s", "writers": WRITERS, "payload_bytes": len(payload)}
    ratio("append_vs_stock", of, stock_of, renda=middle(of), stock=middle(stock_of), **facts)
    ratio(
        "append_vs_insert",
        of,
        taken["insert"],
        renda=middle(of),
        insert=middle(taken["insert"]),
        **facts,
    )
    ratio(
        "append_one_vs_stock", one, stock_of, renda=middle(one), stock=middle(stock_of), **facts
    )


async def _rate(pipeline: Pipeline, ledgers: list[UUID], seconds: float) -> float:
    """Commands a second."""
    until, random, day = time.perf_counter() + seconds, Random(7), today()

    async def write() -> int:
        done = 0
        while time.perf_counter() < until:
            id_, ledger = uuid4(), random.choice(ledgers)
            intent = Intent(ledger, NOBODY, ALLOWED, uuid4(), b"\x5a" * 32, day)
            await pipeline.open(intent, Activity, id_, lambda id_=id_: _held(id_))
            done += 1
        return done

    done = await asyncio.gather(*(write() for _ in range(WRITERS)))
    return sum(done) / seconds


def _held(id_: UUID) -> Activity:
    """The smallest honest record: 500 bytes, most of them the names of its fields."""
    return Activity.hold(
        id=id_, kind="走访", occurred_on=date(2024, 5, 6), households=3, note=NOTE[:12]
    )
