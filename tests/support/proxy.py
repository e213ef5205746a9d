"""A proxy before PostgreSQL that loses what is under way, as a network does that fails."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from psycopg.conninfo import conninfo_to_dict, make_conninfo

COMMITTED = b"C\x00\x00\x00\x0bCOMMIT\x00"
"""What the server says when a commit is durable."""

Cut = Callable[[bytes], bool]


class Proxy:
    """Where a client connects; ``target`` may change, as when a server is started anew."""

    def __init__(self, target: str, sockets: Path) -> None:
        self.target = target
        self.url = make_conninfo(target, host=str(sockets), port=5432)
        self._lost: Cut = lambda _: False
        self._times = 0
        self._open: set[asyncio.StreamWriter] = set()
        self.cuts = 0

    def lose(self, when: Cut, *, times: int = 1) -> None:
        """An answer of which this is true never arrives: its connection ends instead."""
        self._lost, self._times = when, times

    def break_off(self) -> None:
        """Every connection ends, whatever it is doing."""
        for writer in self._open:
            writer.close()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            up_reader, up_writer = await self._upstream()
            self._open |= {writer, up_writer}
            try:
                async with asyncio.TaskGroup() as ways:
                    ways.create_task(self._pass(reader, up_writer))
                    ways.create_task(self._pass(up_reader, writer, answers=True))
            finally:
                self._open -= {writer, up_writer}
                up_writer.close()
        writer.close()

    async def _pass(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, answers: bool = False
    ) -> None:
        with suppress(OSError):
            while chunk := await source.read(65536):
                if answers and self.cuts < self._times and self._lost(chunk):
                    self.cuts += 1
                    break
                sink.write(chunk)
                await sink.drain()
        sink.close()

    async def _upstream(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        facts = conninfo_to_dict(self.target)
        host, port = str(facts.get("host", "localhost")), int(facts.get("port", 5432))
        if host.startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return await asyncio.open_connection(host, port)


@asynccontextmanager
async def proxy(target: str) -> AsyncIterator[Proxy]:
    sockets = Path(mkdtemp(prefix="proxy-"))
    between = Proxy(target, sockets)
    server = await asyncio.start_unix_server(between.serve, sockets / ".s.PGSQL.5432")
    try:
        yield between
    finally:
        server.close()
        between.break_off()
        await asyncio.sleep(0.05)
        rmtree(sockets)


def nth(number: int) -> Cut:
    """The answer of that number, counted from now."""
    left = count(-number)
    return lambda _: next(left) == 0


def every(number: int) -> Cut:
    """Of the replies to commits, one in so many."""
    left = count(1)
    return lambda answer: COMMITTED in answer and next(left) % number == 0
