"""A process of writers: told a side and how many, it writes for a while and says its rate.

``python -m tests.bench.writer URL SECONDS WRITERS_MAX LEDGER…``, lines in and out.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import date
from random import Random
from typing import Any
from uuid import UUID, uuid4

import uvloop

from application.access import Action
from application.ledger import Intent, today
from domain.activity import Activity
from infrastructure import mapper
from infrastructure.collecting import collect_rarely
from infrastructure.postgres.pipeline import Pipeline
from tests.bench.peers.insert import Inserts
from tests.bench.peers.stock import Stock
from tests.bench.seeding import NOBODY
from tests.bench.stories import NOTE

ALLOWED = frozenset(Action)


def main() -> None:
    url, seconds, most, *ledgers = sys.argv[1:]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        Writers(url, float(seconds), list(map(UUID, ledgers)), runner).serve(int(most))


def payload() -> bytes:
    """What every side writes."""
    return mapper.to_payload(held().pending_events[0])


def held() -> Activity:
    """The smallest honest record: 370 bytes, most of them the names of its fields."""
    return Activity.hold(
        id=uuid4(), kind="走访", occurred_on=date(2024, 5, 6), households=3, note=NOTE[:12]
    )


class Writers:
    """Each writes one event after another; the sides share nothing but the database."""

    def __init__(
        self, url: str, seconds: float, ledgers: list[UUID], runner: asyncio.Runner
    ) -> None:
        self._url = url
        self._seconds = seconds
        self._ledgers = ledgers
        self._runner = runner

    def serve(self, most: int) -> None:
        """Until standard input ends."""
        stock, opened = Stock(self._url, writers=most, tables=False), AsyncExitStack()
        pipeline = self._runner.run(opened.enter_async_context(Pipeline(self._url)))
        inserts = self._runner.run(opened.enter_async_context(Inserts(self._url, most)))
        with stock.application() as congress:
            sides: dict[str, Callable[[int], float]] = {
                "renda": lambda writers: self._runner.run(
                    self._renda(pipeline, writers, self._ledgers)
                ),
                "renda_one": lambda writers: self._runner.run(
                    self._renda(pipeline, writers, self._ledgers[:1])
                ),
                "insert": lambda writers: self._runner.run(
                    inserts.rate(writers, payload(), self._seconds)
                ),
                "stock": lambda writers: stock.append_rate(
                    congress, writers, payload(), self._seconds
                ),
            }
            for line in sys.stdin:
                side, writers = line.split()
                _say(sides[side](int(writers)))
        self._runner.run(opened.aclose())

    async def _renda(self, pipeline: Pipeline, writers: int, ledgers: list[UUID]) -> float:
        """Commands a second: checked, mapped to bytes, hashed into the tree, committed.

        The record is made beforehand and written under ever new ids, as the bytes of the
        peers are.
        """
        collect_rarely()
        random, day, record = Random(7), today(), held()
        until = time.perf_counter() + self._seconds

        async def write() -> int:
            done = 0
            while time.perf_counter() < until:
                ledger, id_ = random.choice(ledgers), uuid4()
                intent = Intent(ledger, NOBODY, ALLOWED, id_, b"\x5a" * 32, day)
                await pipeline.open(intent, Activity, id_, lambda id_=id_: _under(id_, record))
                done += 1
            return done

        done = await asyncio.gather(*(write() for _ in range(writers)))
        return sum(done) / self._seconds


def _under(id_: UUID, record: Activity) -> Activity:
    (event,) = record.pending_events
    return _like(record, _id=id_, _pending_events=[_like(event, originator_id=id_)])


def _like(made: Any, **facts: Any) -> Any:
    like = object.__new__(type(made))
    object.__setattr__(like, "__dict__", vars(made) | facts)
    return like


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
