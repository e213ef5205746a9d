"""A campaign that stops above: every ledger below learns it, and decides for itself."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.projections.books import CAMPAIGNS
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.office import draw_up, establish, intent, issue, launch

FLOOD, DRY = date(2024, 10, 8), date(2024, 10, 20)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


async def line(service: Service) -> dict[UUID, UUID]:
    """A campaign on its way from a prefecture to a township; ledger → its campaign."""
    office, above, campaigns = service.container, None, {}
    for level in ("prefecture", "county", "township"):
        here = await establish(office, above, level=level, id=uuid4())
        if above is None:
            campaigns[here] = await draw_up(office, here, [])
        else:
            [campaigns[here]] = await issue(office, above, campaigns[above], here)
            await service.worker.drain()
            await launch(office, here, campaigns[here], title=f"{level}行动")
        above = here
    return campaigns


async def shown(service: Service, ledger: UUID, campaign: UUID) -> tuple[str, list[Any]]:
    await service.worker.drain()
    row = (await service.container.boards.one(CAMPAIGNS, ledger, campaign)).row
    return row.status, [
        (each["by_jurisdiction_id"], each["status"], each["reason"], each["decided_on"])
        for each in row.superiors
    ]


async def test_it_is_told_all_the_way_down_and_taken_back_when_it_goes_on(
    service: Service,
) -> None:
    office = service.container
    campaigns = await line(service)
    prefecture, county, township = campaigns
    at_the_top, below = campaigns[prefecture], campaigns[township]
    flood = (str(prefecture), "halted", "防汛", FLOOD.isoformat())

    await office.campaigns.suspend(intent(prefecture), at_the_top, reason="防汛", on=FLOOD)
    assert ("halted", []) == await shown(service, prefecture, at_the_top)
    assert ("launched", [flood]) == await shown(service, county, campaigns[county])
    assert ("launched", [flood]) == await shown(service, township, below)

    merged = (str(county), "cancelled", "并入", DRY.isoformat())
    await office.campaigns.cancel(intent(county), campaigns[county], reason="并入", on=DRY)
    assert ("launched", [flood, merged]) == await shown(service, township, below)

    await office.campaigns.resume(intent(prefecture), at_the_top, reason="汛情解除", on=DRY)
    assert ("launched", [merged]) == await shown(service, township, below)


async def test_those_below_learn_that_it_was_closed_and_close_when_they_decide_so(
    service: Service,
) -> None:
    office = service.container
    campaigns = await line(service)
    prefecture, county, township = campaigns
    ended = (str(prefecture), "closed", "见总结", DRY.isoformat())

    await office.campaigns.close(
        intent(prefecture), campaigns[prefecture], summary="见总结", on=DRY
    )
    for below in (county, township):
        assert ("launched", [ended]) == await shown(service, below, campaigns[below])

    await office.campaigns.close(intent(county), campaigns[county], summary="本级总结", on=DRY)
    assert ("closed", [ended]) == await shown(service, county, campaigns[county])
    _, above = await shown(service, township, campaigns[township])
    assert [str(prefecture), str(county)] == [by for by, *_ in above]
