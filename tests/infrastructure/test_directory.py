"""The tree of jurisdictions as every request sees it."""

from infrastructure.bootstrap import Service
from tests.support.office import establish


async def test_who_asks_below_a_new_place_sees_the_new_places_there(service: Service) -> None:
    """However lately the tree was looked at: a place that it does not know is news."""
    office, directory = service.container, service.container.directory
    await establish(office)
    await service.worker.drain()
    await directory.every()
    city = await establish(office)
    town = await establish(office, city, level="township")
    await service.worker.drain()

    children = await directory.children(city)

    assert [town] == [each.id for each in children]
    assert (city,) == await directory.ancestors(town)
