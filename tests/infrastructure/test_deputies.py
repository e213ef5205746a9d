"""Deputies on PostgreSQL: who holds office, who moves, and what ends with a term."""

import asyncio
from collections.abc import Awaitable
from datetime import date
from uuid import UUID, uuid4

import pytest

from application.container import Container
from application.duty_file import duty_file
from application.end_of_term import Act
from application.ledger import Receipt, outcome
from application.open_matters import open_matters_of
from application.projections.books import DEPUTIES, GROUPS, SUGGESTIONS
from domain.deputy.words import MatchedStill, OfficeSuspended
from infrastructure.bootstrap import Service
from infrastructure.postgres.pipeline import Pipeline
from tests.support.office import desk, establish, file, form, hold, intent

CONGRESS, ON, LAST = "清苑镇第十八届人民代表大会", date(2021, 9, 20), date(2026, 9, 20)
MORNING, BEFORE = date(2024, 6, 3), date(2024, 6, 2)


async def register(office: Container, ledger: UUID) -> UUID:
    id = uuid4()
    await office.deputies.register(
        intent(ledger), id, name="王秀英", level="township", congress=CONGRESS, on=ON
    )
    return id


async def figure(service: Service, ledger: UUID, key: str) -> int:
    await service.worker.drain()
    found = await service.container.rollups.figures(ledger, None)
    return next((each.value for each in found if each.indicator == key), 0)


async def test_a_suspension_in_another_process_is_seen_the_same_morning(url: str) -> None:
    """The lane remembers the deputy as they were; it must not act on that."""
    async with Pipeline(url, lanes=1) as one, Pipeline(url, lanes=1) as other:
        here, there = desk(one), desk(other)
        ledger = await establish(here)
        deputy = await register(here, ledger)
        await file(here, ledger, sponsor=deputy, on=BEFORE)
        await there.deputies.suspend(intent(ledger), deputy, cause="detained", on=MORNING)

        with pytest.raises(OfficeSuspended):
            await file(here, ledger, sponsor=deputy, on=MORNING)
        with pytest.raises(OfficeSuspended):
            await hold(here, ledger, on=MORNING, participants=[uuid4(), deputy])
        await file(here, ledger, sponsor=uuid4(), on=MORNING)


async def test_of_two_who_match_at_once_one_is_refused(url: str) -> None:
    """From two processes; once it has ended they may be matched again."""
    async with Pipeline(url, lanes=1) as one, Pipeline(url, lanes=1) as other:
        offices = desk(one), desk(other)
        ledger = await establish(offices[0])
        project = {
            "deputy_id": await register(offices[0], ledger),
            "kind": "project",
            "target": "滨河公园",
            "duty": "",
        }

        def match(office: Container, id: UUID, on: date = BEFORE) -> Awaitable[Receipt]:
            return office.matchings.start(intent(ledger), id, **project, started_on=on)

        ids = [uuid4(), uuid4()]
        asked = [outcome(match(*each)) for each in zip(offices, ids, strict=True)]
        fates = await asyncio.gather(*asked)

        assert {Receipt, MatchedStill} == set(map(type, fates))
        [started] = [each.id for each in fates if isinstance(each, Receipt)]
        matchings = offices[1].matchings
        await matchings.end(intent(ledger), started, reason="建成", on=MORNING)
        again = await match(offices[0], uuid4(), MORNING)
        await matchings.void(intent(ledger), again.id, reason="重复登记")
        await match(offices[0], uuid4(), MORNING)


async def test_a_deputy_moves_and_counts_in_one_place(service: Service) -> None:
    office = service.container
    county = await establish(office)
    here, there = [await establish(office, county, level="township") for _ in range(2)]
    deputy = await register(office, here)
    await office.deputies.offer(
        intent(here), deputy, to_jurisdiction_id=there, congresses=[], on=MORNING
    )
    await service.worker.drain()
    [arrived] = (await office.boards.page(DEPUTIES, there)).entries
    assert [1, 0] == [await figure(service, each, "deputies") for each in (here, there)]

    await office.deputies.accept(intent(there), arrived.id, on=MORNING)
    await service.worker.drain()

    assert [0, 1] == [await figure(service, each, "deputies") for each in (here, there)]
    assert await figure(service, county, "deputies") == 1
    assert await figure(service, county, "mandates.township") == 1


async def town(service: Service) -> tuple[UUID, UUID]:
    """A township, and a deputy who has been at work in it."""
    office = service.container
    ledger = await establish(office, level="township")
    deputy = await register(office, ledger)
    await file(office, ledger, sponsor=deputy, on=BEFORE)
    await hold(office, ledger, on=BEFORE, participants=[uuid4(), deputy])
    others = [await register(office, ledger) for _ in range(2)]
    await form(office, ledger, [deputy, *others])
    await service.worker.drain()
    return ledger, deputy


async def test_a_file_is_read_from_the_boards(service: Service) -> None:
    ledger, deputy = await town(service)

    found = await duty_file(service.container.boards, ledger, deputy)

    [year] = found.years
    assert {"activity": 1, "activity.接待选民": 1, "suggestion": 1} == year.counts


async def test_a_term_ends_with_everything_in_it(service: Service) -> None:
    ledger, deputy = await town(service)
    boards = service.container.boards
    parts = {each.part for each in await open_matters_of(boards, ledger, deputy)}

    act = Act(intent(ledger), CONGRESS, "", LAST)
    outcomes = await service.container.end_of_term.end(act)
    told = [each async for some in outcomes for each in some]
    await service.worker.drain()

    assert {"sponsor", "convener"} == parts
    assert {None} == {each.refusal for each in told}
    assert [1, 1, 2] == sorted(len(each.settled) for each in told)
    assert 2 == next(len(each.settled) for each in told if each.deputy_id == deputy)
    assert "ended" == (await boards.one(DEPUTIES, ledger, deputy)).row.status
    [suggestion] = (await boards.page(SUGGESTIONS, ledger)).entries
    [group] = (await boards.page(GROUPS, ledger)).entries
    assert [CONGRESS] == suggestion.row.carried_over
    assert str(deputy) not in map(str, group.row.members)
    assert await figure(service, ledger, "deputies") == 0
