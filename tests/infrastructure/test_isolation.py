"""What happens in another ledger cannot be told from anything in this one.

The same life is lived twice, in two databases: alone, and beside neighbours who are busy all
the time and use the very same ids. Everything that can be read here is then the same, but for
the clock and the hashes over it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from application import identity
from application.projections.books import BOARDS
from application.views import AsOf
from infrastructure.bootstrap import Service, serving
from infrastructure.settings import Settings
from tests.support.database import ask, copy
from tests.support.life import INDICATORS, Deed, Told, deeds, live
from tests.support.office import DAY, draw_up, establish

WORK = "work"
TABLES = (
    *("board_row", "tally", "tally_member", "search_term", "place_day", "role_grant"),
    "child_campaign",
)

Life = list[tuple[Deed | str, list[Deed]]]
lives: st.SearchStrategy[Life] = st.lists(
    st.tuples(st.one_of(deeds, deeds, deeds, st.just(WORK)), st.lists(deeds, max_size=4)),
    min_size=3,
    max_size=25,
)


@pytest.fixture
def alone(service: Service) -> Service:
    return service


@pytest.fixture
def crowded(server: str, template: str, runner: asyncio.Runner) -> Iterator[Service]:
    """A service over a database of its own."""
    stack = AsyncExitStack()
    with copy(server, template) as url:
        yield runner.run(stack.enter_async_context(serving(url, Settings())))
        runner.run(stack.aclose())


@given(lives)
@settings(max_examples=20)
def test_a_life_is_the_same_alone_and_among_neighbours(
    alone: Service, crowded: Service, runner: asyncio.Runner, life: Life
) -> None:
    ours = uuid4()

    first = runner.run(_lived(alone, ours, [(deed, []) for deed, _ in life]))
    second = runner.run(_lived(crowded, ours, life))

    assert first == second


async def _lived(service: Service, ours: UUID, life: Life) -> dict[str, Any]:
    """All that can be read of a ledger after this life, and what it was answered."""
    office = service.container
    province = await establish(office, id=identity.named(ours, "province"), level="province")
    await establish(office, province, id=ours)
    neighbours = [
        await establish(office, province, id=identity.named(ours, "sibling")),
        await establish(office, id=identity.named(ours, "stranger")),
    ]
    campaign = await draw_up(office, ours, INDICATORS, id=identity.named(ours, "campaign"))
    told: list[Told | str] = []
    for number, (turn, noise) in enumerate(life):
        busy = [
            live(office, neighbour, number + at, deed, like=ours, campaign=campaign)
            for at, deed in enumerate(noise)
            for neighbour in neighbours
        ]
        if isinstance(turn, Deed):
            here = live(office, ours, number, turn, campaign=campaign)
            told.append((await asyncio.gather(here, *busy))[0])
        else:
            await asyncio.gather(*busy)
            await service.worker.drain()
            told.append(WORK)
    await service.worker.drain()
    return {"told": told, **await _read(service, ours, campaign), **_stored(service.url, ours)}


async def _read(service: Service, ours: UUID, campaign: UUID) -> dict[str, Any]:
    """What the views show, without times and hashes."""
    office = service.container
    found: dict[str, Any] = {}
    for board in BOARDS:
        found[board.table] = (await office.boards.page(board, ours, limit=999)).entries
        past = await office.boards.page(board, ours, limit=999, as_of=AsOf(position=3))
        found[f"{board.table} then"] = past.entries
    for name, of in (("campaign", campaign), ("standing", None)):
        for on in (None, DAY):
            rollup = await office.rollups.read(ours, of, on=on)
            found[f"{name} {on}"] = replace(
                rollup, vector=replace(rollup.vector, root="", digest="")
            )
    found["log"] = [
        {**asdict(entry), "recorded_at": None, "leaf": None}
        for entry in await office.boards.log(ours, after=4, limit=9999)
    ]
    return found


def _stored(url: str, ours: UUID) -> dict[str, Any]:
    """What the tables hold, and what the parent was given."""
    found = {
        table: sorted(
            ask(
                url,
                SQL("SELECT {0}::text FROM {0} WHERE jurisdiction_id = %s").format(
                    Identifier(table)
                ),
                ours,
            )
        )
        for table in TABLES
    }
    return {
        "given": ask(url, GIVEN, ours),
        "tracked": ask(url, TRACKED, ours),
        "payloads": ask(url, PAYLOADS, ours),
        **{f"table {name}": rows for name, rows in found.items()},
    }


GIVEN = """
    SELECT campaign_id, indicator, value FROM contribution
    WHERE child_id = %s ORDER BY campaign_id, indicator
"""
TRACKED = """
    SELECT projection, position, failure FROM tracking
    WHERE jurisdiction_id = %s ORDER BY projection
"""
PAYLOADS = """
    SELECT position, stream_id, version, topic, payload, actor_id, command_id, command_digest
    FROM event_log WHERE jurisdiction_id = %s AND position > 4 ORDER BY position
"""
"""Of what was set up before, the command ids are random."""
