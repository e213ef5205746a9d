"""A lean load client in a process of its own: keep-alive connections, requests made beforehand.

``python -m tests.bench.client PORT CONNECTIONS SECONDS FILE``: a JSON line comes back. The
file has a path, a token and a body in each line, with tabs between.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import cast
from uuid import uuid4

import orjson
import uvloop

from tests.bench.measure import percentile

WARM_S = 0.3


class Requests:
    """Requests without end, each with a key of its own."""

    def __init__(self, file: Path) -> None:
        lines = [line.split(b"\t") for line in file.read_bytes().splitlines()]
        self._parts = [
            (
                b"POST %s HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                b"Authorization: Bearer %s\r\nIf-Match: *\r\nContent-Length: %d\r\n"
                b"Idempotency-Key: " % (path, token, len(body)),
                b"\r\n\r\n" + body,
            )
            for path, token, body in lines
        ]
        self._random = Random(time.time_ns())

    def __iter__(self) -> Iterator[bytes]:
        run = uuid4().hex[:16]
        for number in count():
            head, tail = self._random.choice(self._parts)
            yield b"%s%s-%d%s" % (head, run.encode(), number, tail)


class Caller(asyncio.Protocol):
    """One connection: a request goes out when the last answer is in."""

    def __init__(self, requests: Iterator[bytes], taken: list[float]) -> None:
        self._requests = requests
        self._taken = taken
        self._answer = b""
        self._sent = 0.0
        self.statuses: Counter[str] = Counter()
        self.asking = True
        self.gone = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop has its own
        self._ask()

    def data_received(self, data: bytes) -> None:
        answer = self._answer = self._answer + data
        end = answer.find(b"\r\n\r\n")
        if end < 0:
            return
        at = answer.lower().find(b"content-length: ", 0, end) + 16
        length = int(answer[at : answer.index(b"\r", at)])
        if len(answer) < end + 4 + length:
            return
        status = answer[9:12].decode()
        self.statuses[status] += 1
        if status == "200":
            self._taken.append(time.perf_counter() - self._sent)
        self._answer = b""
        if self.asking:
            self._ask()
        else:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone.set_result(None)

    def _ask(self) -> None:
        self._sent = time.perf_counter()
        self._transport.write(next(self._requests))


async def load(port: int, connections: int, seconds: float, file: Path) -> dict[str, object]:
    taken: list[float] = []
    requests = iter(Requests(file))
    loop = asyncio.get_running_loop()
    callers = []
    for _ in range(connections):
        _, caller = await loop.create_connection(
            lambda: Caller(requests, taken), "127.0.0.1", port
        )
        callers.append(caller)
    await asyncio.sleep(WARM_S)
    taken.clear()
    started = time.perf_counter()
    await asyncio.sleep(seconds)
    elapsed, done = time.perf_counter() - started, list(taken)
    statuses: Counter[str] = Counter()
    for caller in callers:
        caller.asking = False
        await caller.gone
        statuses += caller.statuses
    return {
        "rate": len(done) / elapsed,
        "p50_ms": percentile(done, 50) * 1e3,
        "p99_ms": percentile(done, 99) * 1e3,
        "statuses": statuses,
    }


if __name__ == "__main__":
    port, connections, seconds, file = sys.argv[1:]
    found = uvloop.run(load(int(port), int(connections), float(seconds), Path(file)))
    sys.stdout.write(orjson.dumps(found).decode())
