"""The command pipeline when something fails: it waits so long and no longer, and says so."""

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import LiteralString
from uuid import UUID, uuid4

import pytest
from psycopg import Error

from application.ledger import Overloaded, Unconfirmed
from infrastructure.postgres import connect
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask, restartable, tell
from tests.support.load import TASKS, Acknowledged, assert_recorded, elsewhere, write
from tests.support.office import desk, establish, rename
from tests.support.proxy import COMMITTED, every, nth, proxy

HELD = "SELECT FROM ledger_head WHERE jurisdiction_id = ANY (%s) FOR UPDATE"
LOG = "SELECT position, command_id FROM event_log WHERE jurisdiction_id = %s ORDER BY position"
COMMITS = """
    SELECT count(DISTINCT xmin::text) FROM event_log
    WHERE jurisdiction_id = %s AND position > %s
"""


@asynccontextmanager
async def held(url: str, *ledgers: UUID) -> AsyncIterator[None]:
    """Somebody else has these ledgers in hand."""
    async with (
        await connect.connect(url, "renda_app") as other,
        other.transaction(force_rollback=True),
    ):
        await other.execute(connect.scope(ledgers))
        await other.execute(HELD, [list(ledgers)])
        yield


async def waited(pipeline: Pipeline, commands: int) -> None:
    """Until so many commands wait behind the one that is under way."""
    async with asyncio.timeout(5):
        while pipeline.waiting != commands:  # noqa: ASYNC110 — nothing says so
            await asyncio.sleep(0.01)


def positions(url: str, ledger: UUID) -> list[int]:
    return [row[0] for row in ask(url, LOG, ledger)]


def times(url: str, ledger: UUID, command: UUID) -> int:
    """How often a command was recorded."""
    return [row[1] for row in ask(url, LOG, ledger)].count(command)


async def test_what_arrives_during_a_commit_is_one_commit(url: str) -> None:
    """Two, where some follow a refusal: from memory nobody is refused, so those are read."""
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            first = asyncio.create_task(rename(office, ledger, "first"))
            await asyncio.sleep(0.1)
            rest = [
                asyncio.create_task(
                    rename(office, ledger, str(at), seen=99 if at % 5 else None)
                )
                for at in range(50)
            ]
            await waited(pipeline, 50)
        await first
        outcomes = await asyncio.gather(*rest, return_exceptions=True)

    refused = [each for each in outcomes if isinstance(each, Exception)]
    assert len(refused) == 40
    assert list(range(1, 13)) == positions(url, ledger)
    assert ask(url, COMMITS, ledger, 2)[0][0] <= 2


async def test_a_full_queue_says_so_at_once_and_holds_nothing(url: str) -> None:
    """While the ledger is held no command comes to an end, but these do."""
    async with Pipeline(url, lanes=1, queue_max=8) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            taken = [asyncio.create_task(rename(office, ledger, "first"))]
            await asyncio.sleep(0.1)
            taken += [asyncio.create_task(rename(office, ledger, str(n))) for n in range(8)]
            await waited(pipeline, 8)

            tracemalloc.start()
            for _ in range(2000):
                with pytest.raises(Overloaded) as refusal:
                    await rename(office, ledger, "one too many")
                assert type(refusal.value) is Overloaded
            gc.collect()  # what pytest keeps of each refusal is not ours
            kept, _ = tracemalloc.get_traced_memory()
            tracemalloc.stop()

            assert pipeline.waiting == 8
        await asyncio.gather(*taken)

    assert kept < 100_000
    assert list(range(1, 11)) == positions(url, ledger)


async def test_a_ledger_that_somebody_holds_is_waited_for_in_vain_only_so_long(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is asked for a few times; then the caller learns that it is not certain."""
    monkeypatch.setitem(connect.WAITS, "lock_timeout", "100ms")
    command = uuid4()
    async with Pipeline(url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            async with asyncio.timeout(5):
                with pytest.raises(Unconfirmed):
                    await rename(office, ledger, "石首市", command_id=command)
        await asyncio.sleep(0.3)
        before = times(url, ledger, command)
        receipt = await rename(office, ledger, "石首市", command_id=command)

    assert (0, 1, 2) == (before, times(url, ledger, command), receipt.position)


async def test_what_waited_in_vain_behind_another_is_not_recorded(url: str) -> None:
    """The one that was under way may have been, but only once; who waits behind it, never."""
    first, second = uuid4(), uuid4()
    async with Pipeline(url, lanes=1, wait_s=0.4) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            under_way = asyncio.create_task(rename(office, ledger, "甲", command_id=first))
            await asyncio.sleep(0.1)
            behind = asyncio.create_task(rename(office, ledger, "乙", command_id=second))
            outcomes = await asyncio.gather(under_way, behind, return_exceptions=True)
        await asyncio.sleep(0.5)
        receipt = await rename(office, ledger, "甲", command_id=first)

    assert [Unconfirmed, Unconfirmed] == [type(each) for each in outcomes]
    assert (1, 0) == (times(url, ledger, first), times(url, ledger, second))
    assert receipt.position == 2


async def test_a_command_in_hand_is_not_recorded_for_a_caller_who_has_left(url: str) -> None:
    """Its caller goes while the head is waited for; the others of the batch go on."""
    command = uuid4()
    ledger = await elsewhere(url)
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        async with held(url, ledger):
            leaves = asyncio.create_task(rename(office, ledger, "甲", command_id=command))
            await asyncio.sleep(0.1)
            stays = asyncio.create_task(rename(office, ledger, "乙"))
            leaves.cancel()
            await asyncio.sleep(0.05)
        await stays

    assert times(url, ledger, command) == 0
    assert [1, 2] == positions(url, ledger)


async def test_all_of_a_batch_may_leave(url: str) -> None:
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            first = asyncio.create_task(rename(office, ledger, "first"))
            await asyncio.sleep(0.1)
            rest = [asyncio.create_task(rename(office, ledger, str(n))) for n in range(9)]
            await waited(pipeline, 9)
            for each in rest:
                each.cancel()
        await first
        last = await rename(office, ledger, "last")

    assert last.position == 3


async def test_a_closing_process_answers_everybody(url: str) -> None:
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        async with held(url, ledger):
            sent = [asyncio.create_task(rename(office, ledger, str(n))) for n in range(5)]
            await asyncio.sleep(0.1)
            closing = asyncio.create_task(pipeline.__aexit__(None, None, None))
            async with asyncio.timeout(5):
                outcomes = await asyncio.gather(*sent, return_exceptions=True)
                await closing

    assert all(isinstance(each, Overloaded) for each in outcomes)
    assert [1] == positions(url, ledger)


async def test_a_commit_whose_reply_is_lost_is_found_again(url: str) -> None:
    command = uuid4()
    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        between.lose(lambda answer: COMMITTED in answer)

        receipt = await rename(office, ledger, "石首市", command_id=command)

    assert (1, 2, 2) == (between.cuts, receipt.position, receipt.version)
    assert [1, 2] == positions(url, ledger)
    assert times(url, ledger, command) == 1


async def test_a_batch_whose_reply_is_lost_is_found_again_whole(url: str) -> None:
    async with proxy(url) as between, Pipeline(between.url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledgers = [await establish(office) for _ in range(3)]
        between.lose(lambda answer: COMMITTED in answer)

        receipts = await asyncio.gather(
            *(rename(office, each, str(at)) for each in ledgers for at in range(10))
        )

    assert between.cuts == 1
    for ledger in ledgers:
        told = [each.position for each in receipts if each.jurisdiction_id == ledger]
        assert told == list(range(2, 12))
        assert positions(url, ledger) == list(range(1, 12))


@pytest.mark.parametrize("answer", range(5))
async def test_a_connection_may_break_at_any_answer(url: str, answer: int) -> None:
    """Before the commit nothing was recorded, after it all was: either way it happens once."""
    command = uuid4()
    ledger = await elsewhere(url)
    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        between.lose(nth(answer))

        receipts = [
            await rename(office, ledger, "甲", command_id=command),
            await rename(office, ledger, "乙"),
            await rename(office, ledger, "丙"),
            await rename(office, ledger, "丁"),
        ]

    assert between.cuts == 1
    assert [2, 3, 4, 5] == [each.position for each in receipts]
    assert times(url, ledger, command) == 1
    assert [1, 2, 3, 4, 5] == positions(url, ledger)


async def test_a_network_that_keeps_failing_loses_and_doubles_nothing(url: str) -> None:
    """One reply to a commit in three is lost while several tasks write."""
    async with proxy(url) as between, Pipeline(between.url) as pipeline:
        office = desk(pipeline)
        ledgers = [await establish(office) for _ in range(3)]
        between.lose(every(3), times=10)
        receipts = await write(office, ledgers, commands=20)

    assert between.cuts > 4
    assert_recorded(url, receipts)


async def test_a_database_restarted_under_load_loses_and_doubles_nothing() -> None:
    with restartable() as server:
        async with proxy(server.url) as between, Pipeline(between.url) as pipeline:
            office = desk(pipeline)
            ledgers = [await establish(office) for _ in range(3)]
            told: list[Acknowledged] = []
            for _ in range(2):
                writing = asyncio.create_task(write(office, ledgers, commands=50))
                await asyncio.sleep(0.05)
                await asyncio.to_thread(server.restart)
                between.target = server.url
                told += await writing

        assert len(told) == 2 * 50 * len(ledgers) * TASKS
        assert_recorded(server.url, told)


async def test_a_database_that_is_away_is_waited_for(url: str) -> None:
    """A command of that time is answered in time; those after it find a new connection."""
    async with proxy(url) as between, Pipeline(between.url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger = await establish(office)
        between.target = "postgresql://nobody@/nothing?host=/nowhere"
        between.break_off()
        async with asyncio.timeout(5):
            with pytest.raises(Unconfirmed):
                await rename(office, ledger, "甲")
        between.target = url

        receipt = await rename(office, ledger, "乙")

    assert receipt.position == 2


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ledger_head SET position = 3 WHERE jurisdiction_id = %s",
        "UPDATE ledger_head SET frontier = %s WHERE frontier <> '' AND jurisdiction_id = %s",
        "UPDATE event_log SET topic = 'gone.away' WHERE jurisdiction_id = %s",
        "UPDATE event_log SET payload = 'no json' WHERE jurisdiction_id = %s",
    ],
)
async def test_a_damaged_ledger_stops_itself_alone(url: str, damage: LiteralString) -> None:
    broken, sound = await elsewhere(url), await elsewhere(url)
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        facts = [bytes(64), broken] if damage.count("%s") > 1 else [broken]
        assert tell(url, damage, *facts) == 1

        outcomes = await asyncio.gather(
            rename(office, broken, "甲"),
            rename(office, sound, "乙"),
            rename(office, broken, "丙"),
            rename(office, sound, "丁"),
            return_exceptions=True,
        )
        last = await rename(office, sound, "戊")

    failed = [isinstance(each, Exception) for each in outcomes]
    assert [True, False, True, False] == failed
    assert last.position == 4
    assert [1] == positions(url, broken)


async def test_what_postgres_refuses_is_refused_alone(url: str) -> None:
    """Row by row the database is stricter than the code that is meant to know."""
    tell(
        url,
        "ALTER TABLE event_log ADD CHECK (position(%s IN payload) = 0)".replace("%s", "'Z'"),
    )
    async with Pipeline(url, lanes=1) as pipeline:
        office = desk(pipeline)
        ledger, other = await establish(office), await establish(office)
        async with held(url, ledger):
            first = asyncio.create_task(rename(office, ledger, "甲"))
            await asyncio.sleep(0.1)
            sent = [
                asyncio.create_task(rename(office, each, name))
                for each, name in ((ledger, "乙"), (ledger, "Z"), (other, "丙"), (other, "丁"))
            ]
            await waited(pipeline, 4)
        await first
        outcomes = await asyncio.gather(*sent, return_exceptions=True)

    assert [False, True, False, False] == [isinstance(each, Error) for each in outcomes]
    assert [1, 2, 3] == positions(url, ledger)
    assert [1, 2, 3] == positions(url, other)
