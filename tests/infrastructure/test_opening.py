"""A figure is opened: the records here, the places below, what it is computed of."""

from application.opening import below, terms
from infrastructure.bootstrap import Service
from tests.infrastructure.test_brief import county
from tests.infrastructure.test_computed import INDICATORS
from tests.support.office import draw_up, establish, hold, issue, launch


async def test_a_figure_goes_on_in_the_places_below(service: Service) -> None:
    here, town = await county(service)
    views = service.container

    [part] = await below(views.rollups, views.directory, here, None, "activities")
    own = await views.rollups.evidence(part.child_id, part.campaign_id, "activities")

    assert (town, 2) == (part.child_id, part.value)
    assert 2 == len(own.entries)
    assert [] == await below(views.rollups, views.directory, town, None, "activities")


async def test_a_figure_of_a_campaign_goes_on_in_the_campaign_below(service: Service) -> None:
    views = service.container
    here = await establish(views)
    town = await establish(views, here, level="township")
    campaign = await draw_up(views, here, INDICATORS)
    [received] = await issue(views, here, campaign, town)
    await service.worker.drain()
    await launch(views, town, received, title="镇里的名称")
    await hold(views, town, received, kind="进村")
    await service.worker.drain()

    [part] = await below(views.rollups, views.directory, here, campaign, "visits")
    own = await views.rollups.evidence(part.child_id, part.campaign_id, "visits")

    assert 1 == part.value == len(own.entries)
    made_of = await terms(views.boards, here, campaign, "visits.rate")
    assert ["visits.villages", "visits"] == made_of
    assert [] == await below(views.rollups, views.directory, here, campaign, "visits.rate")
    assert [] == await terms(views.boards, here, campaign, "visits")
