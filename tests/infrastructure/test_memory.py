"""A lane's memory: quicker, and never another answer than the ledger itself would give."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.container import Container
from application.ledger import AlreadyExists, CommandReused, StaleVersion
from infrastructure.postgres import memory
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.load import Acknowledged, assert_recorded, write
from tests.support.office import desk, establish, hold, rename
from tests.support.proxy import nth, proxy

NAMES = """
    SELECT convert_from(payload, 'UTF8')::json ->> 'name' FROM event_log
    WHERE jurisdiction_id = %s AND topic = 'jurisdiction.renamed' ORDER BY position
"""
TURNS = "SELECT recorded_at FROM event_log WHERE jurisdiction_id = %s ORDER BY position"


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Container, Container]]:
    """Two processes, as far as the database can tell."""
    async with Pipeline(url, lanes=1) as one, Pipeline(url, lanes=1) as other:
        yield desk(one), desk(other)


async def test_what_is_remembered_is_not_read_again(url: str) -> None:
    """One message goes out for a command, and one answer comes."""
    heard = 0

    def count(_: bytes) -> bool:
        nonlocal heard
        heard += 1
        return False

    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        await rename(office, ledger, "甲")
        between.lose(count)
        for name in "乙丙丁":
            await rename(office, ledger, name)
        await hold(office, ledger)

    assert heard == 4


async def test_what_another_process_wrote_is_seen(url: str) -> None:
    async with two(url) as (one, other):
        ledger = await establish(one)
        told = [
            await rename(office, ledger, f"{at}", seen=at)
            for at, office in enumerate([one, one, other, other, one, other, one], 1)
        ]

    assert list(range(2, 9)) == [each.position for each in told]
    assert list(range(2, 9)) == [each.version for each in told]


async def test_nobody_is_refused_for_what_has_changed_elsewhere(url: str) -> None:
    """From memory the version would be stale; in the ledger it is the one that was seen."""
    async with two(url) as (one, other):
        ledger = await establish(one)
        await rename(one, ledger, "甲")
        await rename(other, ledger, "乙")

        receipt = await rename(one, ledger, "丙", seen=3)

        assert receipt.version == 4
        with pytest.raises(StaleVersion):
            await rename(other, ledger, "丁", seen=3)


async def test_a_command_that_another_process_recorded_is_known(url: str) -> None:
    command = uuid4()
    async with two(url) as (one, other):
        ledger = await establish(one)
        first = await rename(one, ledger, "甲", command_id=command)
        await rename(other, ledger, "乙")

        assert first == await rename(other, ledger, "甲", command_id=command)
        assert first == await rename(one, ledger, "甲", command_id=command)
        with pytest.raises(CommandReused):
            await rename(other, ledger, "丙", command_id=command, digest=b"another")

    assert [("甲",), ("乙",)] == ask(url, NAMES, ledger)


async def test_a_record_is_opened_once_though_nothing_is_read(url: str) -> None:
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        activity = await hold(office, ledger)
        with pytest.raises(AlreadyExists):
            await hold(office, ledger, id=activity)
        await hold(office, ledger)


async def test_a_refused_command_leaves_nothing_in_memory(url: str) -> None:
    """Of a batch that was read, one command is refused on a record that another changed."""
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        await rename(office, ledger, "甲")
        await asyncio.gather(
            rename(office, ledger, "乙"),
            rename(office, ledger, "丙"),
            rename(office, ledger, "丁", seen=1),
            return_exceptions=True,
        )

        receipt = await rename(office, ledger, "戊", seen=4)

    assert (5, 5) == (receipt.version, receipt.position)


async def test_time_goes_on_in_memory(url: str) -> None:
    """By the clock of the database, which the lane last saw when it read."""
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        for name in "甲乙丙":
            await asyncio.sleep(0.05)
            await rename(office, ledger, name)

    times = [row[0] for row in ask(url, TURNS, ledger)]
    [(now,)] = ask(url, "SELECT clock_timestamp()")
    steps = [(b - a).total_seconds() for a, b in pairwise(times)]
    assert all(0.05 <= step < 5 for step in steps)
    assert times[-1] <= now


async def test_memory_is_bounded(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LEDGERS_MAX", 2)
    monkeypatch.setattr(memory, "RECORDS_MAX", 2)
    kept = memory.Memory()
    monkeypatch.setattr("infrastructure.postgres.lane.Memory", lambda: kept)
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledgers = [await establish(office) for _ in range(4)]
        for ledger in ledgers:
            for _ in range(4):
                await hold(office, ledger)
            await rename(office, ledger, "甲")

    assert [each.int for each in ledgers[2:]] == list(kept.pages)
    assert [2, 2] == [len(page.records) for page in kept.pages.values()]


async def test_two_processes_on_the_same_ledgers_lose_and_double_nothing(url: str) -> None:
    async with two(url) as offices:
        ledgers = [await establish(offices[0]) for _ in range(3)]
        written: list[list[Acknowledged]] = await asyncio.gather(
            *(write(office, ledgers, commands=20) for office in offices)
        )

    assert_recorded(url, [each for some in written for each in some])


async def test_a_lane_that_has_founded_many_ledgers_still_writes_after_a_conflict(
    url: str,
) -> None:
    async with two(url) as (one, other):
        ledgers = [await establish(one) for _ in range(8)]
        await rename(other, ledgers[0], "甲")
        for _ in range(3):
            await hold(one, ledgers[0])
            await hold(other, ledgers[0])


async def test_an_answer_that_is_lost_is_forgotten(url: str) -> None:
    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        await rename(office, ledger, "甲")
        between.lose(nth(0))

        receipts = [await rename(office, ledger, name) for name in "乙丙"]

    assert between.cuts == 1
    assert [3, 4] == [each.position for each in receipts]


Step = tuple[int, int, int]
steps = st.tuples(st.integers(0, 1), st.integers(0, 1), st.sampled_from((0, 0, 0, -1, 1)))


@given(st.lists(steps, max_size=25))
@settings(max_examples=20)
def test_memory_answers_as_the_ledger_does(
    url: str, runner: asyncio.Runner, life: list[Step]
) -> None:
    """Whatever two processes do to two ledgers, each is told what is true at that moment."""
    runner.run(_live(url, life))


async def _live(url: str, life: list[Step]) -> None:
    async with two(url) as offices:
        ledgers = [await establish(offices[0]) for _ in range(2)]
        versions = dict.fromkeys(ledgers, 1)
        for number, (who, where, off) in enumerate(life):
            ledger = ledgers[where]
            renamed = rename(offices[who], ledger, str(number), seen=versions[ledger] + off)
            if off:
                with pytest.raises(StaleVersion, match=f"at version {versions[ledger]} now"):
                    await renamed
            else:
                versions[ledger] += 1
                assert (await renamed).position == versions[ledger]
    assert list(versions.values()) == [len(ask(url, TURNS, each)) for each in ledgers]
