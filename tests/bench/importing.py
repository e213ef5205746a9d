"""Importing: ten thousand activities in one spreadsheet, against one request for each."""

import sys
import time
from datetime import date, timedelta
from http.client import CREATED, HTTPConnection
from itertools import count, islice
from subprocess import PIPE
from subprocess import run as run_process
from typing import Any
from uuid import uuid5

import orjson

from application.import_batch.forms import FORMS
from application.import_batch.kinds import Context
from application.import_batch.names import Names
from application.import_batch.workbook import EPOCH
from domain.access_grant import AccessGrant
from infrastructure.bootstrap import Service
from infrastructure.postgres.connect import connect
from infrastructure.postgres.tokens import issue
from infrastructure.spreadsheet.reading import CHILD, CPU_S, MEMORY_MAX
from infrastructure.spreadsheet.writing import XlsxExport
from interface.http.answers import XLSX
from tests.bench.measure import figure, interleaved, middle, peak_mib, ratio
from tests.bench.seeding import NAMES, Seed
from tests.bench.serving import started
from tests.bench.stage import ROOT, Stage

CODE = "forms"
DAY = date(2024, 3, 1)
DAYS = 240
PERSON = uuid5(NAMES, "importer")
ACTIVITIES = FORMS["activities"]
SINGLY = 500
"""How many single requests are timed: their rate does not depend on how many there are."""


class Clerk:
    """One connection to the service, kept open; every record is a new one."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=300)
        self._token = token
        self._facts = map(_facts, count())

    def singly(self) -> float:
        """Records a second, one request after another."""
        bodies = [orjson.dumps(each) for each in islice(self._facts, SINGLY)]
        begun = time.perf_counter()
        for body in bodies:
            self._post("activities", body, "application/json")
        return SINGLY / (time.perf_counter() - begun)

    def imported(self, content: bytes, rows: int) -> float:
        """Records a second, from the first byte sent to the last line read."""
        self._connection.close()  # it idled too long while the sheet was made
        begun = time.perf_counter()
        told = self._post("imports?form=activities", content, XLSX).splitlines()
        taken = time.perf_counter() - begun
        assert rows == sum(orjson.loads(line)["state"] == "recorded" for line in told)
        return rows / taken

    async def sheet(self, rows: int) -> bytes:
        """A workbook of new activities."""
        context = Context(EPOCH, {noun: Names("", []) for noun in ACTIVITIES.nouns()})
        export = XlsxExport(ACTIVITIES.title, ACTIVITIES.headings(context))
        empty = {each.field: each.kind.empty for each in ACTIVITIES.columns}
        await export.add(
            [
                [
                    each.kind.show((empty | facts)[each.field], context)
                    for each in ACTIVITIES.columns
                ]
                for facts in islice(self._facts, rows)
            ]
        )
        return await export.content()

    def _post(self, path: str, body: bytes, media_type: str) -> bytes:
        headers = {"authorization": f"Bearer {self._token}", "content-type": media_type}
        where = f"/v1/jurisdictions/{CODE}/{path}"
        self._connection.request("POST", where, body, headers)
        answer = self._connection.getresponse()
        said = answer.read()
        assert answer.status == CREATED, said
        return said


def run(stage: Stage) -> None:
    """The same records by either way; what they add is counted between the rounds."""
    url, rows = stage.database("importing"), stage.size.rows
    _office(url)
    service = stage.service(url)
    token = stage.run(_token(service))
    with started(stage, url, "renda") as server:
        clerk = Clerk(server.port, token)
        taken = interleaved(
            f"{rows:,} rows",
            {
                "single": clerk.singly,
                "imported": lambda: _round(stage, service, clerk, rows),
            },
            stage.size.heavy_rounds,
            warm=True,
        )
        facts = {name: middle(values) for name, values in taken.items()}
        imported, single = taken["imported"], taken["single"]
        ratio("import_vs_single", imported, single, unit="rows/s", rows=rows, **facts)
        peaks = {
            "renda": peak_mib(server.process.pid),
            "reader": _reader_mib(stage.run(clerk.sheet(rows))),
        }
        for name, peak in peaks.items():
            figure("import_peak_memory", peak, "MiB", of=name, rows=rows)


def _round(stage: Stage, service: Service, clerk: Clerk, rows: int) -> float:
    content = stage.run(clerk.sheet(rows))
    stage.run(service.worker.drain())
    return clerk.imported(content, rows)


def _facts(number: int) -> dict[str, Any]:
    """What a clerk writes of a visit."""
    return {
        "kind": "走访",
        "occurred_on": DAY + timedelta(days=number % DAYS),
        "place": f"第 {number} 网格",
        "villages": [f"第{number % 300}村"],
        "households": number % 20,
        "opinions_heard": number % 5,
        "note": "了解道路、饮水和养老服务的情况",
    }


def _office(url: str) -> None:
    """A county whose office may record activities."""
    seed = Seed(url)
    place = seed.establish(CODE, "county", "congress", None)
    grant = AccessGrant.give(
        id=uuid5(NAMES, "grant"),
        person_id=PERSON,
        person="办公室",
        role="office",
        reach="self",
        given_on=DAY,
    )
    seed.record(place.id, grant)
    seed.flush()


async def _token(service: Service) -> str:
    await service.worker.drain()
    async with await connect(service.url, "renda_owner") as connection:
        return await issue(connection, person_id=PERSON, person="办公室", scopes=[], days=1)


BESIDE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process to start another from: what is started counts its starter's memory, too."""


def _reader_mib(content: bytes) -> float:
    """The most memory of the process that reads the file."""
    reader = [sys.executable, "-m", CHILD, ACTIVITIES.title, str(MEMORY_MAX), str(CPU_S)]
    told = run_process(
        [sys.executable, "-c", BESIDE, *reader],
        cwd=ROOT,
        input=content,
        stdout=PIPE,
        check=True,
    )
    return int(told.stdout) / 1024
