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
MOST_A_SECOND = 20_000


def run(stage: Stage) -> None:
    """The records are made beforehand, as the bytes that the peers write are.

    Ours includes the checks, the mapping to bytes and the leaf.
    """
    url = stage.database("append")
    seed = Seed(url)
    ledgers = [seed.establish(f"c{at}", "county", "congress", None).id for at in range(LEDGERS)]
    seed.flush()
    payload = mapper.to_payload(_held().pending_events[0])
    stock = Stock(url, writers=WRITERS)
    seconds = stage.size.seconds
    pipeline: Pipeline = stage.open(Pipeline(url))
    inserts: Inserts = stage.open(Inserts(url, WRITERS))
    with stock.application() as congress:
        taken = interleaved(
            "append",
            {
                "renda": lambda: stage.run(_rate(pipeline, ledgers, _records(seconds))),
                "renda_one": lambda: stage.run(_rate(pipeline, ledgers[:1], _records(seconds))),
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


def _records(seconds: float) -> list[Activity]:
    """More than can be written in so many seconds."""
    return [_held() for _ in range(int(seconds * MOST_A_SECOND))]


async def _rate(pipeline: Pipeline, ledgers: list[UUID], records: list[Activity]) -> float:
    """Commands a second."""
    started, seconds = time.perf_counter(), len(records) / MOST_A_SECOND
    random, day, waiting = Random(7), today(), iter(records)

    async def write() -> int:
        done = 0
        while time.perf_counter() - started < seconds:
            record = next(waiting)
            intent = Intent(random.choice(ledgers), NOBODY, ALLOWED, uuid4(), b"\x5a" * 32, day)
            await pipeline.open(intent, Activity, record.id, lambda record=record: record)
            done += 1
        return done

    done = await asyncio.gather(*(write() for _ in range(WRITERS)))
    return sum(done) / (time.perf_counter() - started)


def _held() -> Activity:
    """The smallest honest record: 370 bytes, most of them the names of its fields."""
    return Activity.hold(
        id=uuid4(), kind="走访", occurred_on=date(2024, 5, 6), households=3, note=NOTE[:12]
    )
