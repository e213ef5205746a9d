"""Where a run takes place: the embedded server, its databases, helper processes, one loop."""

import asyncio
import shutil
import socket
import sys
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import mkdtemp
from typing import Any, TypeVar

import psycopg
import uvloop

from infrastructure.bootstrap import Service, serving
from infrastructure.postgres.embedded import EmbeddedServer
from infrastructure.postgres.migrate import migrate
from infrastructure.settings import Settings
from tests.bench.measure import say
from tests.bench.peers.stock import Stock
from tests.bench.province import Province

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
STOP_S = 10


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rounds: int
    heavy_rounds: int
    seconds: float
    groups: int
    live_events: int
    events: int
    stock_events: int
    reads: int
    probes: int
    suggestions: int
    cases: int
    clocks: int
    rows: int


FULL = Size(
    5, 3, 2.0, 16_000, 100_000, 1_000_000, 60_000, 300, 500, 100_000, 500, 10_000, 10_000
)
QUICK = Size(2, 1, 0.5, 1_024, 8_000, 40_000, 4_000, 40, 100, 4_000, 50, 1_000, 1_000)


class Stage:
    """Everything is undone in reverse order when the run ends, however it ends."""

    def __init__(self, undo: ExitStack, size: Size) -> None:
        self.size = size
        self.undo = undo
        self.counted: set[str] = set()
        self._services: dict[str, Service] = {}
        self._lives = count(1)
        home = ROOT / ".renda"
        home.mkdir(exist_ok=True)
        self.directory = Path(mkdtemp(prefix="bench-", dir=home))
        self.directory.chmod(0o755)
        undo.callback(_remove, self.directory)
        say("starting PostgreSQL, durable as in production")
        self._server = undo.enter_context(EmbeddedServer(self.directory))
        self._runner = undo.enter_context(asyncio.Runner(loop_factory=uvloop.new_event_loop))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def open(self, context: Any) -> Any:
        """Enter an asynchronous context for the rest of the run."""
        entered = self.run(context.__aenter__())
        self.undo.callback(lambda: self.run(context.__aexit__(None, None, None)))
        return entered

    def sql(self, statement: str, url: str = "") -> list[Any]:
        """As the superuser, whom no wall stops."""
        with psycopg.connect(url or self._server.url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def database(self, name: str, *, like: str = "template1") -> str:
        """A database of our schema, or a copy of another; its URL."""
        self.sql(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY file_copy")
        url = self._server.url.replace("/postgres?", f"/{name}?")
        migrate(url)
        return url

    def settle(self, url: str) -> None:
        """After bulk work: what autovacuum and the checkpointer would do in the meantime.

        Tables that are still empty are left alone: told so, the planner would read them whole.
        """
        filled = self.sql(
            "SELECT relname FROM pg_stat_user_tables WHERE pg_relation_size(relid) > 0", url
        )
        self.sql(f"VACUUM (ANALYZE) {', '.join(name for (name,) in filled)}", url)
        self.sql("CHECKPOINT")

    @cached_property
    def province(self) -> Province:
        """A province in the database ``seeded``: recorded, and not counted yet."""
        say(f"laying out a province with {self.size.live_events:,} events")
        province = Province(self.database("seeded"), yearly=self.size.live_events // 64)
        province.grow(self.size.live_events)
        self.settle(province.url)
        return province

    @cached_property
    def live(self) -> str:
        """The province, to be counted by a worker."""
        return self.copy(f"live{next(self._lives)}")

    def renew_live(self) -> None:
        """A fresh copy for the next round: what was counted is no part of it."""
        self.__dict__.pop("live", None)

    @cached_property
    def grown(self) -> str:
        """The same province after ten times the events."""
        url = self.copy("grown")
        say(f"growing it to {self.size.events:,} events")
        self.province.moved(url).grow(self.size.events)
        self.settle(url)
        return url

    @cached_property
    def stock(self) -> str:
        """The peer's database, with some of the same events in its own form."""
        url = self.database("stock")
        Stock(url).fill(self.province.some(self.size.stock_events))
        return url

    def service(self, url: str) -> Service:
        """Everything of ours in this process, over one database, until the run ends."""
        if url not in self._services:
            self._services[url] = self.open(serving(url, Settings()))
        return self._services[url]

    def events(self, url: str) -> int:
        return int(self.sql("SELECT sum(position) FROM ledger_head", url)[0][0])

    def copy(self, name: str) -> str:
        """The province as it was laid out."""
        assert self.province, "it is laid out first"
        return self.database(name, like="seeded")

    @contextmanager
    def process(self, *words: object, **options: Any) -> Iterator[Popen[bytes]]:
        """A helper in Python, ended with this block."""
        command = [sys.executable, *map(str, words)]
        process = Popen(command, cwd=ROOT, **{"stdout": DEVNULL, **options})
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            except TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _remove(directory: Path) -> None:
    cluster = directory / "cluster"
    shutil.rmtree(cluster.resolve(), ignore_errors=True)
    shutil.rmtree(directory, ignore_errors=True)
