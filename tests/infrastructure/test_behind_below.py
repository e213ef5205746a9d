"""Who is behind, added up over the ledgers below: numbers, and no names."""

from datetime import date
from uuid import UUID

import pytest

from application.behind import behind
from application.behind_below import BehindBelow, behind_below
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.office import establish, form, hold, intent

FIRST, JULY = date(2025, 3, 1), date(2025, 7, 2)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


async def counted(service: Service, here: UUID, on: date = JULY) -> BehindBelow:
    await service.worker.drain()
    app = service.container
    return await behind_below(app.directory, app.attendance, here, on)


async def test_the_groups_of_every_place_below_are_added_up_by_the_rules_of_each(
    service: Service,
) -> None:
    """By July two of four are due; one township lays down that one a year is enough."""
    office = service.container
    city = await establish(office, level="prefecture")
    county = await establish(office, city)
    first, second = [await establish(office, county, level="township") for _ in "ab"]
    for ledger in (county, first, first, second):
        await form(office, ledger)
    busy = await form(office, first)
    for on in (FIRST, FIRST, date(2024, 12, 31)):
        await hold(office, first, on=on, group_id=busy)
    mistaken = await hold(office, county, on=FIRST)
    await office.activities.void(intent(county), mistaken, reason="重复")
    await office.jurisdictions.set_policy(
        intent(second),
        key="group_activities_per_year",
        value=1,
        basis="镇人大主席团会议",
        from_on=date(2025, 1, 1),
    )

    below = await counted(service, county)
    above = await counted(service, city)

    assert (5, 3, 1, 1) == (below.groups, below.behind, below.own_groups, below.own_behind)
    told = {each.child_id: (each.groups, each.behind) for each in below.children}
    assert {first: (3, 2), second: (1, 0)} == told
    assert [(county, 5, 3)] == [(e.child_id, e.groups, e.behind) for e in above.children]
    assert (0, 0) == (above.own_groups, above.own_behind)


async def test_the_sum_is_that_of_the_sheets_of_the_ledgers(service: Service) -> None:
    """What is dissolved, or not yet formed on that day, is in neither."""
    office = service.container
    county = await establish(office)
    township = await establish(office, county, level="township")
    gone, _ = [await form(office, township) for _ in "ab"]
    await office.deputy_groups.dissolve(intent(township), gone, reason="换届", on=FIRST)
    found = await counted(service, county)
    sheet = await behind(office.boards, office.attendance, township, JULY)

    groups = [line for line in sheet.lines if line.who == "group"]
    assert (1, len(groups)) == (found.groups, found.behind)
    assert 0 == (await counted(service, county, date(2024, 9, 1))).groups
