"""What may still be recorded of a campaign that is over, and what may not."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.container import Container
from domain.campaign.words import CampaignClosed
from tests.support.memory_ledger import MemoryLedger
from tests.support.office import DAY, deputy, desk, draw_up, establish, file, hold, intent

CLOSED_ON, AFTER = date(2024, 11, 30), date(2024, 12, 1)

Act = Callable[[Container, UUID, UUID, date], Awaitable[Any]]


async def matched(office: Container, ledger: UUID, campaign: UUID, on: date) -> UUID:
    matching = uuid4()
    await office.matchings.start(
        intent(ledger),
        matching,
        deputy_id=await deputy(office, ledger),
        kind="project",
        target="滨河公园",
        duty="",
        started_on=on,
        campaign_id=campaign,
    )
    return matching


async def serving(office: Container, ledger: UUID, campaign: UUID, on: date) -> None:
    activity = await hold(office, ledger, on=on)
    await office.activities.serve(intent(ledger), activity, campaign_id=campaign)


async def received(office: Container, ledger: UUID, campaign: UUID, on: date) -> None:
    """Announced while it ran, for a day that may lie after its end."""
    reception = uuid4()
    await office.receptions.announce(
        intent(ledger),
        reception,
        place="代表之家",
        deputies=[uuid4()],
        receive_on=on,
        hours="",
        campaign_id=campaign,
        on=DAY,
    )
    held = {"attended": [uuid4()], "voters": None, "voter_times": 3}
    await office.receptions.hold(intent(ledger), reception, on=on, **held)


async def closed(office: Container, ledger: UUID, campaign: UUID) -> None:
    await office.campaigns.close(intent(ledger), campaign, summary="圆满结束", on=CLOSED_ON)


@pytest.mark.parametrize("act", [hold, file, matched, serving, received])
def test_what_was_done_until_the_closing_day_is_taken_late_and_nothing_after_it(
    act: Act,
) -> None:
    async def story() -> None:
        office = desk(MemoryLedger())
        ledger = await establish(office)
        campaign = await draw_up(office, ledger, [])
        await closed(office, ledger, campaign)

        await act(office, ledger, campaign, CLOSED_ON)
        with pytest.raises(CampaignClosed):
            await act(office, ledger, campaign, AFTER)

    asyncio.run(story())


def test_what_began_in_it_is_brought_to_its_end_after_it() -> None:
    """A suggestion is answered, a matching ends, a meeting commends: nothing new is done."""

    async def story() -> None:
        office = desk(MemoryLedger())
        ledger = await establish(office)
        campaign = await draw_up(office, ledger, [])
        suggestion = await file(office, ledger, campaign, on=DAY)
        matching = await matched(office, ledger, campaign, DAY)
        await closed(office, ledger, campaign)

        wish = intent(ledger)
        await office.suggestions.settle(wish, suggestion, reason="已解决", on=AFTER)
        await office.matchings.end(intent(ledger), matching, reason="项目完工", on=AFTER)
        told = {"kind": "symposium", "title": "总结表彰会", "held_by": "区人大"}
        await office.meetings.hold(
            intent(ledger), uuid4(), campaign_id=campaign, held_on=AFTER, **told
        )

    asyncio.run(story())
