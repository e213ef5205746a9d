"""The worker: events into boards and rollups, as they come and all anew."""

import time

from infrastructure.bootstrap import Service
from infrastructure.rebuilding import hands_for, rebuild_all
from tests.bench.measure import interleaved, middle, ratio, say
from tests.bench.peers.stock import Stock
from tests.bench.stage import Stage

WITHIN_S = 60
DELIVERED = """
INSERT INTO tracking (jurisdiction_id, projection, position)
SELECT jurisdiction_id, 'courier', position FROM ledger_head
ON CONFLICT (jurisdiction_id, projection) DO UPDATE SET position = EXCLUDED.position
"""
"""The errands of a ledger that is rebuilt were run long ago."""


def live(stage: Stage) -> None:
    """A backlog into boards, tallies, contributions and stamps of four levels.

    The peer's view is a row for each record and a count for each unit and kind of event.
    """
    stock, events = _stock(stage), stage.province.events

    def renda() -> float:
        stage.renew_live()
        rate = events / stage.run(_drained(stage.service(stage.live)))
        stage.settle(stage.live)
        return rate

    taken = interleaved(
        "project",
        {"renda": renda, "stock": lambda: stock.project_rate(stage.size.seconds)},
        stage.size.heavy_rounds,
        within_s=WITHIN_S,
    )
    stage.counted.add(stage.live)
    _ratio("project_vs_stock", taken, events)


def rebuilding(stage: Stage) -> None:
    """All ledgers anew as `renda rebuild` does it, their contributions included."""
    url, stock = stage.grown, _stock(stage)
    service, events = stage.service(url), stage.events(url)
    stage.sql(DELIVERED, url)

    def renda() -> float:
        rate = events / _rebuilt(stage, service)
        stage.settle(url)
        return rate

    taken = interleaved(
        "rebuild",
        {"renda": renda, "stock": lambda: stock.project_rate(stage.size.seconds)},
        stage.size.heavy_rounds,
        within_s=WITHIN_S,
    )
    stage.counted.add(url)
    _ratio("rebuild_vs_stock", taken, events)


def count(stage: Stage, url: str) -> None:
    """See that the boards and rollups of a database are there to be read."""
    if url in stage.counted:
        return
    say("counting its events")
    service = stage.service(url)
    if url == stage.live:
        stage.run(_drained(service))
    else:
        stage.sql(DELIVERED, url)
        _rebuilt(stage, service)
    stage.counted.add(url)


def _stock(stage: Stage) -> Stock:
    return Stock(stage.stock)


def _ratio(name: str, taken: dict[str, list[float]], events: int) -> None:
    of, stock = taken["renda"], taken["stock"]
    facts = {"unit": "events/s", "renda": middle(of), "stock": middle(stock), "events": events}
    ratio(name, of, stock, **facts)


async def _drained(service: Service) -> float:
    started = time.perf_counter()
    await service.worker.drain()
    return time.perf_counter() - started


def _rebuilt(stage: Stage, service: Service) -> float:
    started, ledgers = time.perf_counter(), list(stage.province.heads)
    hands = hands_for(stage.events(service.url))
    for _ in rebuild_all(service.url, ledgers, processes=hands):
        pass
    service.worker.owe(ledgers)
    stage.run(service.worker.drain())
    return time.perf_counter() - started
