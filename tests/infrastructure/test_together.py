"""Many commands asked at once: few commits, and each stands or falls alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

import pytest

from application.access import Action
from application.ledger import Overloaded, Receipt, StaleVersion, Unconfirmed
from application.together import Settle, Use, all_patiently, apart, together
from domain.shared.errors import NotAllowed
from infrastructure.postgres import connect
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.office import desk, establish, intent, rename

HELD = "SELECT FROM ledger_head WHERE jurisdiction_id = %s FOR UPDATE"
NAMES = """
    SELECT count(*), count(DISTINCT xmin::text) FROM event_log
    WHERE jurisdiction_id = %s AND position > 1
"""


def renaming(place: UUID, name: str, *, seen: int | None = None) -> Use:
    command = uuid4()
    return lambda ledger: rename(desk(ledger), place, name, command_id=command, seen=seen)


@asynccontextmanager
async def held(url: str, place: UUID) -> AsyncIterator[None]:
    """Somebody else has this ledger in hand."""
    async with (
        await connect.connect(url, "renda_app") as other,
        other.transaction(force_rollback=True),
    ):
        await other.execute(connect.scope([place]))
        await other.execute(HELD, [place])
        yield


@pytest.mark.parametrize("settle", [together, apart])
async def test_each_is_told_its_own_fate_in_the_order_of_asking(
    url: str, settle: Settle
) -> None:
    """A hundred in one commit; every fourth has seen a version that is long past."""
    async with Pipeline(url) as pipeline:
        place = await establish(desk(pipeline))
        uses = [renaming(place, str(at), seen=99 if at % 4 == 0 else None) for at in range(100)]
        fates = await settle(pipeline, uses)

    assert all(isinstance(each, StaleVersion) for each in fates[::4])
    told = [each.position for each in fates if isinstance(each, Receipt)]
    assert list(range(2, 77)) == told
    assert (75, 1) == ask(url, NAMES, place)[0]


async def test_a_use_case_of_several_commands_is_refused_with_the_first_of_them(
    url: str,
) -> None:
    async with Pipeline(url) as pipeline:
        place = await establish(desk(pipeline))

        async def twice(ledger: Pipeline, seen: int | None) -> Receipt:
            await renaming(place, "甲", seen=seen)(ledger)
            return await renaming(place, "乙")(ledger)

        both, neither = await together(
            pipeline, [lambda it: twice(it, None), lambda it: twice(it, 99)]
        )

    assert isinstance(both, Receipt)
    assert both.position == 3
    assert isinstance(neither, StaleVersion)


async def test_who_may_not_ask_is_refused_and_the_others_are_recorded(url: str) -> None:
    async with Pipeline(url) as pipeline:
        place = await establish(desk(pipeline))
        nobody = intent(place)._replace(allowed=frozenset({Action.READ_BOARDS}))
        refused, recorded = await together(
            pipeline,
            [
                lambda it: desk(it).jurisdictions.rename(nobody, name="甲", on=nobody.today),
                renaming(place, "乙"),
            ],
        )

    assert isinstance(refused, NotAllowed)
    assert isinstance(recorded, Receipt)
    assert recorded.position == 2


async def test_who_finds_no_room_is_told_so_and_asks_again(url: str) -> None:
    async with Pipeline(url, queue_max=8) as pipeline:
        place = await establish(desk(pipeline))
        uses = [renaming(place, str(at)) for at in range(20)]
        hasty = await together(pipeline, uses)
        assert [False] * 8 + [True] * 12 == [isinstance(each, Overloaded) for each in hasty]
        patient = await all_patiently(together, pipeline, uses)

    told = [each.position for each in patient if isinstance(each, Receipt)]
    assert list(range(2, 22)) == sorted(told), "each once, though the first were asked twice"


async def test_what_waits_too_long_is_not_certain(url: str) -> None:
    async with Pipeline(url, wait_s=0.4) as pipeline:
        place = await establish(desk(pipeline))
        async with held(url, place):
            fates = await together(pipeline, [renaming(place, str(at)) for at in range(3)])

    assert all(isinstance(each, Unconfirmed) for each in fates)


async def test_what_waited_for_somebody_who_has_gone_is_not_recorded(url: str) -> None:
    """The caller hangs up while another command holds the lane."""
    async with Pipeline(url) as pipeline:
        place = await establish(desk(pipeline))
        async with held(url, place):
            first = asyncio.create_task(rename(desk(pipeline), place, "first"))
            await asyncio.sleep(0.1)
            many = asyncio.create_task(
                together(pipeline, [renaming(place, str(at)) for at in range(3)])
            )
            await asyncio.sleep(0.1)
            many.cancel()
        assert (await first).position == 2
        last = await rename(desk(pipeline), place, "last")

    assert last.position == 3
