"""HTTP: the same command against a CRUD service and against a handler that does nothing.

One uvicorn worker each (uvloop, httptools), all against the same PostgreSQL; our worker does
not run meanwhile. One server is asked at a time, the others idle.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import orjson
import psycopg

from tests.bench.groups import Groups
from tests.bench.measure import cpu_s, figure, interleaved, middle, peak_mib, ratio, say
from tests.bench.stage import ROOT, Stage, free_port

CONNECTIONS = 32
START_S = 30
MOST = 0.9
OURS = "from interface.cli import main; main()"

Rates = dict[str, list[float]]


@dataclass
class Taken:
    """What requests to one server took, round by round."""

    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)


@dataclass
class Server:
    """A running service."""

    process: Popen[bytes]
    port: int
    start_s: float = 0

    def rate(self, taken: Taken, connections: int, seconds: float, requests: Path) -> float:
        """Requests a second that were answered with 200; few may be told 409."""
        before = cpu_s(self.process.pid)
        words = (self.port, connections, seconds, requests)
        command = [sys.executable, "-m", "tests.bench.client", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=PIPE, timeout=60)
        found = orjson.loads(done.stdout)
        statuses = found["statuses"]
        answers = sum(statuses.values())
        assert statuses.keys() <= {"200", "409"}, statuses
        assert statuses["200"] > MOST * answers, statuses
        used = cpu_s(self.process.pid) - before
        taken.p50_ms.append(found["p50_ms"])
        taken.p99_ms.append(found["p99_ms"])
        taken.cpu_us.append(used / answers * 1e6)
        rate: float = found["rate"]
        return rate


def run(stage: Stage) -> None:
    """Ours is `renda serve` as it is installed, with a token and a grant like any other."""
    url = stage.database("http")
    say(f"seeding {stage.size.groups:,} groups")
    groups = Groups(url, stage.size.groups)
    stage.settle(url)
    requests = groups.requests(stage.run(groups.token()), stage.directory / "requests")
    with ExitStack() as running:
        servers = {
            name: running.enter_context(started(stage, url, name))
            for name in ("renda", "crud", "null")
        }
        _copy(url, groups)
        many, facts = _measured(stage, servers, requests, CONNECTIONS)
        ratio("http_vs_crud", many["renda"], many["crud"], **facts)
        ratio("http_vs_null", many["renda"], many["null"], **facts)
        one, facts = _measured(stage, servers, requests, 1)
        ratio("http_single_vs_crud", one["renda"], one["crud"], **facts)
        for name, server in servers.items():
            figure("http_start", server.start_s, "s", of=name)
            figure("http_peak_memory", peak_mib(server.process.pid), "MiB", of=name)


def _measured(
    stage: Stage, servers: dict[str, Server], requests: Path, connections: int
) -> tuple[Rates, dict[str, Any]]:
    taken = {name: Taken() for name in servers}
    rates = interleaved(
        f"http, {connections} connections",
        {
            name: partial(server.rate, taken[name], connections, stage.size.seconds, requests)
            for name, server in servers.items()
        },
        stage.size.rounds,
        warm=True,
    )
    facts: dict[str, Any] = {"unit": "requests/s", "connections": connections}
    for name, values in rates.items():
        facts[name] = middle(values)
        facts |= {
            f"{name}_{what}": middle(each[1:]) for what, each in vars(taken[name]).items()
        }
    return rates, facts


@contextmanager
def started(stage: Stage, url: str, name: str) -> Iterator[Server]:
    port, begun = free_port(), time.perf_counter()
    environment = os.environ | {"DATABASE_URL": url, "RENDA_PORT": str(port)}
    words: dict[str, tuple[object, ...]] = {
        "renda": ("-c", OURS, "serve", "--no-with-worker"),
        "crud": ("-m", "tests.bench.peers.crud", port, url),
        "null": ("-m", "tests.bench.peers.null", port),
    }
    with stage.process(*words[name], env=environment) as process:
        server = Server(process, port)
        while not _answers(port):
            assert process.poll() is None, f"{name} did not start"
            assert time.perf_counter() - begun < START_S, f"{name} does not answer"
            time.sleep(0.01)
        server.start_s = time.perf_counter() - begun
        yield server


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/livez", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _copy(url: str, groups: Groups) -> None:
    """The same groups for the peer, as rows."""
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        with cursor.copy(
            "COPY crud_group (id, jurisdiction, name, members, convener, version) FROM STDIN"
        ) as copy:
            for each in groups.groups:
                copy.write_row(
                    (each.id, each.code, "第一代表小组", each.members, each.members[1], 1)
                )
        cursor.execute("ANALYZE crud_group")
