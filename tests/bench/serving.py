"""HTTP: the same command against a CRUD service and against a handler that does nothing.

One uvicorn worker each (uvloop, httptools), all against the same PostgreSQL; our worker does
not run meanwhile. One server is asked at a time, the others idle.
"""

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from subprocess import Popen
from typing import Any
from urllib.request import urlopen
from uuid import UUID

import orjson
import psycopg

from domain.access_grant import AccessGrant
from domain.deputy_group import DeputyGroup
from infrastructure.bootstrap import serving
from infrastructure.postgres.connect import connect
from infrastructure.postgres.tokens import issue
from infrastructure.settings import Settings
from tests.bench.measure import cpu_s, figure, interleaved, middle, peak_mib, ratio, say
from tests.bench.seeding import NOBODY, Seed
from tests.bench.stage import Stage, free_port

LEDGERS = 128
CONNECTIONS = 32
START_S = 30
OURS = "from interface.cli import main; main()"


class Groups(Seed):
    """A province of 128 counties, with groups that have three events each."""

    def __init__(self, url: str, groups: int) -> None:
        super().__init__(url)
        province = self.establish("bench", "province", "congress", None)
        self.person_id = uuid5(NAMES, "person")
        grant = AccessGrant.give(
            id=uuid5(NAMES, "grant"),
            person_id=self.person_id,
            person="办公室",
            role="office",
            reach="subtree",
            given_on=date(2024, 1, 1),
        )
        self.record(province, grant)
        counties = [f"county{at}" for at in range(LEDGERS)]
        ledgers = [self.establish(each, "county", "congress", province) for each in counties]
        self.groups = [
            self._group(counties[at % LEDGERS], ledgers[at % LEDGERS]) for at in range(groups)
        ]
        self.flush()

    def _group(self, code: str, ledger: UUID) -> "Group":
        id_ = UUID(int=self.random.getrandbits(128))
        members = [UUID(int=self.random.getrandbits(128)) for _ in range(5)]
        group = DeputyGroup.form(
            id=id_,
            place=self.places[ledger],
            name="第一代表小组",
            basis="按居住地",
            members=members,
            convener=members[0],
            formed_on=date(2024, 1, 2),
        )
        group.form_squad(
            self.places[ledger], name="小分队", members=members[:3], on=date(2024, 1, 3)
        )
        group.choose_convener(deputy_id=members[1], on=date(2024, 1, 4))
        self.record(ledger, group)
        return Group(code, id_, members)

    def requests(self, token: str, file: Path) -> Path:
        """What the client sends: a convener is chosen again."""
        lines = []
        for group in self.groups:
            path = f"/v1/jurisdictions/{group.code}/deputy-groups/{group.id}/convener"
            body = {"deputy_id": self.random.choice(group.members), "on": "2024-03-15"}
            lines.append(f"{path}\t{token}\t{orjson.dumps(body).decode()}\n")
        file.write_text("".join(lines))
        return file


@dataclass(frozen=True, slots=True)
class Group:
    """What a request needs to know of a group."""

    code: str
    id: UUID
    members: list[UUID]


@dataclass
class Server:
    """A running service, and what its requests took."""

    process: Popen[bytes]
    port: int
    start_s: float
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)

    def rate(self, connections: int, seconds: float, requests: Path) -> float:
        """Requests a second that were answered with 200."""
        before = cpu_s(self.process.pid)
        words = (self.port, connections, seconds, requests)
        command = [sys.executable, "-m", "tests.bench.client", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=PIPE, timeout=60)
        found = orjson.loads(done.stdout)
        assert set(found["statuses"]) == {"200"}, found["statuses"]
        self.p50_ms.append(found["p50_ms"])
        self.p99_ms.append(found["p99_ms"])
        used = cpu_s(self.process.pid) - before
        self.cpu_us.append(used / found["statuses"]["200"] * 1e6)
        rate: float = found["rate"]
        return rate


def run(stage: Stage) -> None:
    """Ours is `renda serve` as it is installed, with a token and a grant like any other."""
    url = stage.database("http")
    say(f"seeding {stage.size.groups:,} groups")
    groups = Groups(url, stage.size.groups)
    stage.settle(url)
    token = stage.run(_admitted(url, groups))
    requests = groups.requests(token, stage.directory / "requests")
    with ExitStack() as running:
        servers = {
            name: running.enter_context(_server(stage, url, name))
            for name in ("renda", "crud", "null")
        }
        _fill(url, groups)
        many, one = (_measured(stage, servers, requests, each) for each in (CONNECTIONS, 1))
        of, single = many["renda"], one["renda"]
        ratio("http_vs_crud", of, many["crud"], **_facts(servers, many, CONNECTIONS))
        ratio("http_vs_null", of, many["null"], **_facts(servers, many, CONNECTIONS))
        ratio("http_single_vs_crud", single, one["crud"], **_facts(servers, one, 1))
        for name, server in servers.items():
            figure("http_start", server.start_s, "s", of=name)
            figure("http_peak_memory", peak_mib(server.process.pid), "MiB", of=name)


def _measured(
    stage: Stage, servers: dict[str, Server], requests: Path, connections: int
) -> dict[str, list[float]]:
    for server in servers.values():
        server.p50_ms, server.p99_ms, server.cpu_us = [], [], []
    sides = {
        name: partial(server.rate, connections, stage.size.seconds, requests)
        for name, server in servers.items()
    }
    title = f"http, {connections} connections"
    return interleaved(title, sides, stage.size.rounds, warm=True)
