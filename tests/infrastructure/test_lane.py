"""A large batch goes in parts: it is still one transaction, and answers as if it were not."""

import asyncio
from uuid import uuid4

import pytest

from application.ledger import CommandReused, Receipt, StaleVersion
from infrastructure.postgres import lane
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.load import Acknowledged, assert_recorded, elsewhere, write
from tests.support.office import desk, establish, hold, rename
from tests.support.proxy import nth, proxy

POSITIONS = "SELECT position FROM event_log WHERE jurisdiction_id = %s ORDER BY position"
COMMITS = """
    SELECT count(DISTINCT xmin::text) FROM event_log
    WHERE jurisdiction_id = %s AND position > 1
"""


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "PART", 3)


@pytest.mark.parametrize("remembered", [False, True])
async def test_all_parts_are_one_commit_in_the_order_of_the_commands(
    url: str, *, remembered: bool
) -> None:
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office) if remembered else await elsewhere(url)

        told = await asyncio.gather(*(rename(office, ledger, str(at)) for at in range(20)))

    assert list(range(2, 22)) == [each.position for each in told]
    assert list(range(2, 22)) == [each.version for each in told]
    assert [(1,)] == ask(url, COMMITS, ledger)


async def test_a_command_that_comes_again_in_a_later_part_gets_the_first_receipt(
    url: str,
) -> None:
    command, ledger = uuid4(), await elsewhere(url)
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        again = [rename(office, ledger, "甲", command_id=command) for _ in range(9)]
        other = rename(office, ledger, "乙", command_id=command, digest=b"another")

        *told, refusal = await asyncio.gather(*again, other, return_exceptions=True)

    assert [told[0]] * 9 == told
    assert isinstance(refusal, CommandReused)
    assert [(1,), (2,)] == ask(url, POSITIONS, ledger)


async def test_a_later_part_decides_on_what_an_earlier_one_did(url: str) -> None:
    """Whoever saw the latest version comes in time, in whichever part."""
    ledger = await elsewhere(url)
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        seen = [1, 2, 3, 4, 5, 2, 6, 2, 7]

        told = await asyncio.gather(
            *(rename(office, ledger, str(at), seen=at) for at in seen),
            return_exceptions=True,
        )

    late = [at for at, each in enumerate(told) if isinstance(each, StaleVersion)]
    assert [5, 7] == late
    assert list(range(2, 9)) == [each.position for each in told if isinstance(each, Receipt)]


async def test_records_that_are_opened_part_by_part_are_all_there(url: str) -> None:
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledgers = [await establish(office) for _ in range(2)]
        await asyncio.gather(*(hold(office, each) for each in ledgers * 10))

    for ledger in ledgers:
        assert [(at,) for at in range(1, 12)] == ask(url, POSITIONS, ledger)


@pytest.mark.parametrize("answer", range(5))
@pytest.mark.parametrize("remembered", [False, True])
async def test_a_connection_may_break_at_any_part(
    url: str, answer: int, *, remembered: bool
) -> None:
    """What was appended before it broke is undone with the rest, and all is done again."""
    ledger = await elsewhere(url)
    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        if remembered:
            ledger = await establish(office)
        between.lose(nth(answer))

        told = await asyncio.gather(*(rename(office, ledger, str(at)) for at in range(12)))
        told.append(await rename(office, ledger, "last"))

    assert between.cuts == 1
    assert list(range(2, 15)) == [each.position for each in told]
    assert [(at,) for at in range(1, 15)] == ask(url, POSITIONS, ledger)


async def test_two_processes_that_write_in_parts_lose_and_double_nothing(url: str) -> None:
    async with Pipeline(url) as one, Pipeline(url) as other:
        offices = [desk(one), desk(other)]
        ledgers = [await establish(offices[0]) for _ in range(3)]
        written: list[list[Acknowledged]] = await asyncio.gather(
            *(write(office, ledgers, commands=20) for office in offices)
        )

    assert_recorded(url, [each for some in written for each in some])
