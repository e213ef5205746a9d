"""Handling: a dispatch meeting against cases one by one, and what is due in a busy county."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from http.client import CREATED, HTTPConnection
from random import Random
from typing import Any
from uuid import UUID, uuid5

import orjson

from application import identity
from application.projections.books import HANDLING_CASES
from domain.access_grant import AccessGrant
from domain.handling_case import HandlingCase
from domain.suggestion import Suggestion
from infrastructure.bootstrap import serving
from infrastructure.postgres.connect import connect
from infrastructure.postgres.rebuild import rebuild_books
from infrastructure.postgres.tokens import issue
from infrastructure.settings import Settings
from tests.bench.measure import interleaved, middle, p50_ms, ratio, say
from tests.bench.seeding import NAMES, Seed
from tests.bench.serving import started
from tests.bench.stage import Stage

CODE = "busy"
DAY, TODAY = date(2024, 3, 1), date(2024, 5, 20)
PERSON = uuid5(NAMES, "person")
UNITS = [f"区第{at}局" for at in range(40)]
READS = 100
CLOCKS = 3
"""A case that was only just dispatched waits for a signature, an objection and a reply."""


class County(Seed):
    """A county with admitted suggestions; an office that may dispatch them."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.place = self.establish(CODE, "county", "congress", None)
        self.rules = self.place.rules(DAY)
        grant = AccessGrant.give(
            id=uuid5(NAMES, "grant"),
            person_id=PERSON,
            person="办公室",
            role="office",
            reach="self",
            given_on=DAY,
        )
        self.record(self.place.id, grant)

    def admitted(self) -> Suggestion:
        suggestion = Suggestion.file(
            self.rules,
            id=self.uuid(),
            title="关于老旧小区加装电梯的建议",
            text="三单元老人上下楼不便",
            sponsor="deputy",
            sponsor_id=self.uuid(),
            campaign_id=None,
            focus_area="",
            category="城建环保",
            filed_on=DAY,
        )
        suggestion.admit(self.rules, number=str(len(self._rows)), category="", on=DAY)
        self.record(self.place.id, suggestion)
        return suggestion

    def dispatched(self, suggestion: Suggestion, on: date) -> HandlingCase:
        case = HandlingCase.open(
            self.rules,
            suggestion,
            id=identity.case(suggestion.id),
            assignments=[{"unit": self.random.choice(UNITS), "role": "sole"}],
            dispatcher="office",
            difficult=False,
            closed_on=None,
            due_on=None,
            reason="",
            on=on,
        )
        self.record(self.place.id, case)
        self.record(self.place.id, suggestion)
        return case

    async def token(self) -> str:
        """For a person whose grant a worker has seen."""
        async with serving(self.url, Settings()) as service:
            await service.worker.drain()
        async with await connect(self.url, "renda_owner") as connection:
            return await issue(connection, person_id=PERSON, person="办公室", scopes=[], days=1)


class Office:
    """One connection to the service, kept open."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {
            "authorization": f"Bearer {token}",
            "content-type": "application/json",
        }

    def meeting(self, cases: list[dict[str, Any]]) -> float:
        """Seconds until the last of these cases is told to be dispatched."""
        begun = time.perf_counter()
        fates = self._post("/meeting", {"cases": cases, "on": DAY}).splitlines()
        taken = time.perf_counter() - begun
        assert len(cases) == sum(not orjson.loads(fate)["code"] for fate in fates)
        return taken

    def singly(self, cases: list[dict[str, Any]]) -> float:
        """Seconds until all are dispatched, one request after another."""
        begun = time.perf_counter()
        for each in cases:
            self._post("", each | {"on": DAY})
        return time.perf_counter() - begun

    def _post(self, path: str, body: object) -> bytes:
        where = f"/v1/jurisdictions/{CODE}/handling-cases{path}"
        self._connection.request("POST", where, orjson.dumps(body), self._headers)
        answer = self._connection.getresponse()
        said = answer.read()
        assert answer.status == CREATED, said
        return said


def bulk(stage: Stage) -> None:
    """The same cases, in one request and in one request each; nobody else asks meanwhile."""
    url, size = stage.database("meeting"), stage.size.cases
    county = County(url)
    say(f"filing suggestions for {size} cases a round")
    some = _rounds(
        [county.admitted().id for _ in range(2 * size * (stage.size.rounds + 1))], size
    )
    county.flush()
    token = stage.run(county.token())
    stage.settle(url)
    with started(stage, url, "renda") as server:
        office = Office(server.port, token)
        taken = interleaved(
            f"{size} cases",
            {
                "singly": lambda: office.singly(next(some)),
                "meeting": lambda: office.meeting(next(some)),
            },
            stage.size.rounds,
            warm=True,
        )
    facts = {name: middle(values) for name, values in taken.items()}
    ratio("bulk_vs_single", taken["singly"], taken["meeting"], unit="s", cases=size, **facts)


def _rounds(suggestions: list[UUID], size: int) -> Iterator[list[dict[str, Any]]]:
    random = Random(7)
    for at in range(0, len(suggestions), size):
        yield [
            {
                "suggestion_ids": [each],
                "assignments": [{"unit": random.choice(UNITS), "role": "sole"}],
            }
            for each in suggestions[at : at + size]
        ]


def due(stage: Stage) -> None:
    """The first page of what is due, for all and for one unit, against one row by its key."""
    url = stage.database("due")
    county = County(url)
    say(f"starting {stage.size.clocks:,} clocks in one county")
    cases: list[UUID] = []
    clocks = 0
    while clocks < stage.size.clocks:
        case = county.dispatched(county.admitted(), DAY + timedelta(days=len(cases) % 100))
        cases.append(case.id)
        clocks += CLOCKS
    county.flush()
    _due(stage, url, county.place.id, cases)


def _due(stage: Stage, url: str, ledger: UUID, cases: list[UUID]) -> None:
    service = stage.service(url)
    stage.run(rebuild_books(service.workers, ledger))
    stage.settle(url)
    [(clocks,)] = stage.sql("SELECT count(*) FROM clock", url)
    sheet, boards = service.container.due_sheet, service.container.boards
    random = Random(7)
    read = partial(
        sheet.read, ledger, today=TODAY, until=TODAY + timedelta(days=30), amber_days=10
    )
    asked: list[Callable[[], Any]] = [
        partial(read, who=None if at % 2 else random.choice(UNITS)) for at in range(READS)
    ]
    keys: list[Callable[[], Any]] = [
        partial(boards.one, HANDLING_CASES, ledger, random.choice(cases)) for _ in range(READS)
    ]
    taken = interleaved(
        "due",
        {
            "due": lambda: stage.run(p50_ms(asked)),
            "key": lambda: stage.run(p50_ms(keys)),
        },
        stage.size.rounds,
        warm=True,
    )
    facts = {name: middle(values) for name, values in taken.items()}
    ratio("due_vs_key", taken["due"], taken["key"], unit="ms", clocks=clocks, **facts)
