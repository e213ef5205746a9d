"""Grouping: 20,000 deputies of one register divided, against the time to read them."""

import asyncio
import time
from datetime import date
from functools import partial

from application.grouping import candidates
from domain.deputy import Deputy
from domain.deputy_group.words import Kind
from domain.grouping import criteria_of
from domain.grouping.maker import propose
from infrastructure.postgres.rebuild import rebuild_books
from tests.bench.measure import interleaved, middle, ratio, say
from tests.bench.seeding import Seed
from tests.bench.stage import Stage

DEPUTIES, AREAS, CONSTITUENCIES = 20_000, 300, 9
DAY = date(2024, 3, 1)


class Register(Seed):
    """One ledger with very many deputies, one in five of them of the county."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.place = self.establish("grouped", "county", "congress", None)
        for at in range(DEPUTIES):
            level = "township" if at % 5 else "county"
            deputy = Deputy.register(
                id=self.uuid(),
                name="代表",
                level=level,
                congress=f"{level}人民代表大会",
                constituency=f"第{self.random.randrange(CONSTITUENCIES)}选区",
                registered_on=DAY,
            )
            area = f"第{self.random.randrange(AREAS)}片"
            deputy.describe(area=area, trade="", outside=False, on=DAY)
            self.record(self.place.id, deputy)
        self.flush()


def run(stage: Stage) -> None:
    """Read from the register, and divided; both are what a proposal does."""
    url = stage.database("grouped")
    say(f"registering {DEPUTIES:,} deputies in one ledger")
    register = Register(url)
    service, ledger = stage.service(url), register.place.id
    stage.run(rebuild_books(service.workers, ledger))
    stage.settle(url)
    reading = partial(candidates, service.container.boards, ledger, Kind.MIXED, DAY)
    people, _ = stage.run(reading())
    assert DEPUTIES == len(people)
    criteria = criteria_of(register.place, Kind.MIXED, DAY, None)

    async def read() -> float:
        begun = time.perf_counter()
        await reading()
        return time.perf_counter() - begun

    async def group() -> float:
        begun = time.perf_counter()
        await asyncio.to_thread(propose, people, criteria)
        return time.perf_counter() - begun

    taken = interleaved(
        "grouping",
        {"group": lambda: stage.run(group()), "read": lambda: stage.run(read())},
        stage.size.rounds,
        warm=True,
    )
    facts = {"unit": "s", "deputies": DEPUTIES, "group": middle(taken["group"])}
    ratio(
        "grouping_vs_read", taken["group"], taken["read"], read=middle(taken["read"]), **facts
    )
