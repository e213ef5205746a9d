"""Who of the places above may see a ledger, as that ledger's own office sees it."""

from datetime import date
from uuid import UUID, uuid4

from application.access_from_above import from_above
from application.container import Container
from infrastructure.bootstrap import Service
from tests.support.office import DAY, TODAY, establish, intent


async def give(
    office: Container, ledger: UUID, person: str, reach: str, until: date | None = None
) -> UUID:
    grant = uuid4()
    told = {"person_id": uuid4(), "person": person, "role": "auditor", "on": DAY}
    use = office.access_grants
    await use.give(intent(ledger), grant, **told, reach=reach, until=until)
    return grant


async def test_a_child_sees_who_above_may_see_it(service: Service) -> None:
    """What reaches no further, has ended or was withdrawn does not open the child."""
    office = service.container
    province = await establish(office, level="province")
    city = await establish(office, province, level="prefecture")
    county = await establish(office, city)
    elsewhere = await establish(office, province, level="prefecture")
    for ledger, person in ((province, "省审计"), (city, "市代工委"), (elsewhere, "邻市")):
        await give(office, ledger, person, "subtree")
    await give(office, city, "只看本级", "self")
    await give(office, city, "已到期", "subtree", until=DAY)
    await give(office, county, "本级自己的", "subtree")
    withdrawn = await give(office, city, "已收回", "subtree")
    await office.access_grants.withdraw(intent(city), withdrawn, reason="调离", on=DAY)
    await service.worker.drain()

    found = await from_above(office.boards, office.directory, county, TODAY)

    assert [("市代工委", city, str(city)), ("省审计", province, str(province))] == [
        (each.person, each.jurisdiction_id, each.jurisdiction) for each in found
    ]
    assert [] == await from_above(office.boards, office.directory, province, TODAY)
