"""Appending: 32 writers, one event for each command, against stock and against plain INSERT.

Two processes, and each ledger belongs to one of them, as behind a proxy that routes by
jurisdiction; so all that write to one ledger are in one process.
"""

from contextlib import AbstractContextManager, ExitStack
from functools import partial
from subprocess import PIPE, Popen
from uuid import UUID

from tests.bench.measure import interleaved, middle, ratio
from tests.bench.peers import insert
from tests.bench.peers.stock import Stock
from tests.bench.seeding import Seed
from tests.bench.stage import Stage
from tests.bench.writer import payload

LEDGERS = 128
WRITERS = 32
SIDES = {"renda": (16, 16), "renda_one": (32,), "insert": (16, 16), "stock": (16, 16)}
"""How many of the writers are in which process."""


def run(stage: Stage) -> None:
    """The sides take turns in the same processes."""
    url = stage.database("append")
    seed = Seed(url)
    ledgers = [seed.establish(f"c{at}", "county", "congress", None).id for at in range(LEDGERS)]
    seed.flush()
    stage.sql(insert.TABLE, url)
    with Stock(url).application():
        pass  # its tables are made here: two processes would get into each other's way
    with ExitStack() as running:
        processes = [
            running.enter_context(_writers(stage, url, ledgers[at::2])) for at in range(2)
        ]
        taken = interleaved(
            "append",
            {side: partial(_rate, processes, side) for side in SIDES},
            stage.size.rounds,
            warm=True,
        )
    of, one, inserts, stock = (taken[side] for side in SIDES)
    facts = {
        "unit": "appends/s",
        "writers": WRITERS,
        "payload_bytes": len(payload()),
    }
    ratio("append_vs_stock", of, stock, renda=middle(of), stock=middle(stock), **facts)
    ratio("append_vs_insert", of, inserts, renda=middle(of), insert=middle(inserts), **facts)
    ratio("append_one_vs_stock", one, stock, renda=middle(one), stock=middle(stock), **facts)


def _writers(
    stage: Stage, url: str, ledgers: list[UUID]
) -> AbstractContextManager[Popen[bytes]]:
    words = ("-m", "tests.bench.writer", url, stage.size.seconds, WRITERS)
    return stage.process(*words, *ledgers, stdin=PIPE, stdout=PIPE)


def _rate(processes: list[Popen[bytes]], side: str) -> float:
    """Events a second of all that are at work."""
    at_work = list(zip(processes, SIDES[side], strict=False))
    for process, writers in at_work:
        assert process.stdin
        process.stdin.write(f"{side} {writers}\n".encode())
        process.stdin.flush()
    return sum(float(process.stdout.readline()) for process, _ in at_work if process.stdout)
