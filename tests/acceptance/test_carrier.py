"""Whoever carries a matter from congress to congress is killed at every step of its way.

Each errand is recorded where it goes, and the carrier falls before noting that; the next one
carries it again, and everything has arrived once.
"""

import asyncio
import signal
import sys
from itertools import pairwise
from typing import Any
from uuid import UUID

from application.projections.books import SUGGESTIONS
from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.health import status_of
from infrastructure.postgres.rebuild import differences
from tests.support.database import ask
from tests.support.office import DAY, establish, file, intent

COUNTED = """
    SELECT topic, count(*)::int FROM event_log
    WHERE jurisdiction_id = %s AND topic LIKE 'suggestion.%%' GROUP BY topic
"""


async def fell(service: Service) -> bool:
    """Whether a worker had something to carry, and was killed over it."""
    module = ("-m", "tests.support.falling", service.url)
    process = await asyncio.create_subprocess_exec(sys.executable, *module)
    code = await process.wait()
    assert code in {0, -signal.SIGKILL}
    return code != 0


async def carried(service: Service) -> int:
    """Everything that is owed, by workers that are killed over each errand; how many fell."""
    fallen = 0
    while await fell(service):
        fallen += 1
    return fallen


async def newest(service: Service, place: UUID) -> Any:
    await service.worker.drain()
    return (await service.container.boards.page(SUGGESTIONS, place)).entries[0]


async def test_a_chain_of_three_hops_survives_every_death_of_its_carrier(
    service: Service,
) -> None:
    office = service.container
    levels = ("province", "prefecture", "county", "township")
    places: list[UUID] = []
    for level in levels:
        parent = places[-1] if places else None
        places.append(await establish(office, parent, level=level))
    way = places[::-1]
    ids = [await file(office, way[0])]
    act = office.suggestions
    fallen = 0

    for here, to in pairwise(way):
        facts = {"to_jurisdiction_id": to, "reason": "", "on": DAY}
        await act.hand_over(intent(here), ids[-1], **facts)
        fallen += await carried(service)
        ids.append((await newest(service, to)).id)
        await act.accept(intent(to), ids[-1], on=DAY)
        fallen += await carried(service)
    await act.settle(intent(way[-1]), ids[-1], reason="", on=DAY)
    await act.reply(intent(way[-1]), ids[-1], unit="省住建厅", text="已列入计划", on=DAY)
    fallen += await carried(service)
    await act.judge(intent(way[0]), ids[0], satisfaction="dissatisfied", on=DAY)
    fallen += await carried(service)
    correction = {"changes": {"category": "交通运输"}, "reason": "登记有误", "on": DAY}
    await act.correct(intent(way[0]), ids[0], **correction)
    fallen += await carried(service)

    # 3 offers, 3 acceptances, 6 news of them, 3 answers, 3 judgements, 3 corrections
    assert fallen == 21
    await assert_once(service, dict(zip(way, ids, strict=True)))


async def assert_once(service: Service, ids: dict[UUID, UUID]) -> None:
    """One record in each ledger, one event of each kind, one chain; and every proof holds."""
    boards = service.container.boards
    assert [] == (await status_of(service.workers)).stopped
    pages = {place: await boards.page(SUGGESTIONS, place) for place in ids}
    assert {place: [id] for place, id in ids.items()} == {
        place: [entry.id for entry in page.entries] for place, page in pages.items()
    }
    rows = [page.entries[0].row for page in pages.values()]
    assert ["held_above"] * 3 + ["settling"] == [row.status for row in rows]
    assert all(row.custody == rows[0].custody for row in rows)
    assert {"交通运输"} == {row.category for row in rows}
    assert ["handed_on"] * 3 + ["answered", "holding"] == [
        hop["how"] for hop in rows[0].custody
    ]
    for place, news in zip(ids, (4, 2, 0, 0), strict=True):
        counted = dict(ask(service.url, COUNTED, place))
        assert news == counted.pop("suggestion.custody_noted", 0)
        assert {1} == set(counted.values())
    async with auditing(service.url) as readers:
        for place in ids:
            assert None is (await audit.verify(readers, place)).finding
            assert [] == await differences(readers, place)
