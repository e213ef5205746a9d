"""考评 over ledgers — townships are measured by what they count, under any edition."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.projections.books import EVALUATIONS
from domain.shared.errors import BadValue
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.hearing import SAID
from tests.support.office import (
    deputy,
    draw_up,
    establish,
    file,
    form,
    hold,
    intent,
    issue,
    launch,
)

ON, LAST_YEAR = date(2024, 5, 6), date(2023, 5, 6)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


def sheet(points: int) -> dict[str, Any]:
    return scoring("township", activities=points, study=1)


def scoring(subject: str, **keys: int) -> dict[str, Any]:
    items = [{"key": k, "name": k, "measure": k, "points": p} for k, p in keys.items()]
    return {"title": "评分办法", "basis": "", "subject": subject, "items": items}


async def opened(
    service: Service,
    here: UUID,
    by: dict[str, Any] | None = None,
    campaign: UUID | None = None,
) -> tuple[UUID, UUID]:
    """The ids of a sheet and of an evaluation of 2024 by it."""
    made, id = uuid4(), uuid4()
    office = service.container
    adopted = {"sheet": by or sheet(2), "adopted_by": "主任会议", "on": ON}
    await office.score_sheets.adopt(intent(here), made, **adopted)
    facts: dict[str, Any] = {"title": "考评", "year": 2024, "campaign_id": campaign}
    facts |= {"sheet_id": made, "edition": None, "on": ON}
    await office.evaluations.open(intent(here), id, **facts)
    await service.worker.drain()
    return made, id


async def propose(service: Service, here: UUID, id: UUID, *subjects: Any, **own: Any) -> None:
    said = [
        {"id": str(each), "name": str(each), "position": "", "note": "", "measures": own}
        for each in subjects
    ]
    proposed = {"by": "代表工委", "subjects": said, "on": ON}
    await service.container.evaluations.propose(intent(here), id, **proposed)
    await service.worker.drain()


async def test_a_township_is_measured_by_what_it_counted_in_the_year(service: Service) -> None:
    """What was stated beside it, such as study, stays as it was stated."""
    office = service.container
    here = await establish(office)
    first, second = [await establish(office, here, level="township") for _ in "ab"]
    for place, on in ((first, ON), (first, LAST_YEAR), (second, ON), (second, ON)):
        await hold(office, place, on=on)
    made, id = await opened(service, here)
    await propose(service, here, id, first, second, study=3)

    ranked = await office.evaluations.standings(here, id, None)
    assert [(str(second), "7.00"), (str(first), "5.00")] == [
        (each["subject_id"], each["total"]) for each in ranked
    ]

    revised = {"sheet": sheet(10), "reason": "加大分值", "on": ON}
    await office.score_sheets.revise(intent(here), made, **revised)
    await service.worker.drain()
    totals = {
        edition: [
            each["total"] for each in await office.evaluations.standings(here, id, edition)
        ]
        for edition in (None, 1, 2)
    }
    assert {
        None: ["7.00", "5.00"],
        1: ["7.00", "5.00"],
        2: ["23.00", "13.00"],
    } == totals


async def test_what_is_counted_cannot_be_stated(service: Service) -> None:
    here = await establish(service.container)
    township = await establish(service.container, here, level="township")
    _, id = await opened(service, here)

    with pytest.raises(BadValue):
        await propose(service, here, id, township, activities=99)


async def measures(
    service: Service,
    here: UUID,
    by: dict[str, Any],
    *who: Any,
    campaign: UUID | None = None,
) -> list[Any]:
    """What is measured of these in 2024, or in a campaign, of each in turn."""
    _, id = await opened(service, here, by, campaign)
    await propose(service, here, id, *who, study=3)
    row = (await service.container.boards.one(EVALUATIONS, here, id)).row
    return [each["measures"] for each in row.subjects]


async def test_a_group_is_measured_by_what_it_did_in_the_year(service: Service) -> None:
    office = service.container
    here = await establish(office)
    first, second = [await form(office, here) for _ in "ab"]
    for group, on, heard in ((first, ON, 4), (first, ON, 1), (first, LAST_YEAR, 9)):
        await hold(office, here, on=on, group_id=group, opinions_heard=heard)
    mistaken = await hold(office, here, on=ON, group_id=second)
    await office.activities.void(intent(here), mistaken, reason="重复")

    by = scoring("group", activity=2, opinions_heard=1, study=1)
    assert [
        {"activity": "2", "opinions_heard": "5", "study": "3"},
        {"activity": "0", "opinions_heard": "0", "study": "3"},
    ] == await measures(service, here, by, first, second)


async def test_a_station_is_measured_by_whom_it_received_and_heard(service: Service) -> None:
    office = service.container
    here, station, reception = await establish(office, level="township"), uuid4(), uuid4()
    home = {"name": "代表之家", "kind": "deputy_home", "tier": "township"}
    await office.stations.establish(intent(here), station, **home, on=LAST_YEAR)
    said = {"place": "代表之家", "attended": [uuid4(), uuid4()], "voters": 6, "voter_times": 7}
    said |= {"station_id": station}
    await office.receptions.receive(intent(here), reception, **said, on=ON)
    at = SAID | {"campaign_id": None, "station_id": station}
    for on in (ON, LAST_YEAR):
        await office.opinions.hear(intent(here), uuid4(), **at, on=on)

    by = scoring(
        "station", reception=1, attended=1, voters=1, voter_times=1, opinion=1, study=1
    )
    expected = {"reception": "1", "attended": "2", "voters": "6", "voter_times": "7"}
    assert [expected | {"opinion": "1", "study": "3"}] == await measures(
        service, here, by, station
    )


async def test_a_deputy_is_measured_by_the_duty_file(service: Service) -> None:
    office = service.container
    here = await establish(office)
    who = await deputy(office, here)
    await file(office, here, on=ON, sponsor=who)
    for on in (ON, ON, LAST_YEAR):
        await hold(office, here, on=on, participants=[who])

    by = scoring("deputy", activity=1, suggestion=1, study=1)
    assert [{"activity": "2", "suggestion": "1", "study": "3"}] == await measures(
        service, here, by, who
    )


async def test_a_sheet_may_count_what_was_done_in_a_campaign_in_whatever_year(
    service: Service,
) -> None:
    """An activity that served it beside another campaign is its own, too."""
    office = service.container
    here = await establish(office)
    who, group = await deputy(office, here), await form(office, here)
    campaign, another = [await draw_up(office, here, []) for _ in "ab"]
    for on in (ON, LAST_YEAR):
        facts: dict[str, Any] = {"on": on, "participants": [who], "group_id": group}
        await hold(office, here, campaign, **facts)
        await hold(office, here, **facts)
    both = await hold(office, here, another, on=ON, participants=[who])
    await office.activities.serve(intent(here), both, campaign_id=campaign)
    await file(office, here, campaign, on=LAST_YEAR, sponsor=who)
    await file(office, here, on=ON, sponsor=who)

    over = {"over": "campaign"}
    deputies = scoring("deputy", activity=1, suggestion=1, study=1) | over
    groups = scoring("group", activity=1, study=1) | over
    assert [{"activity": "3", "suggestion": "1", "study": "3"}] == await measures(
        service, here, deputies, who, campaign=campaign
    )
    assert [{"activity": "2", "study": "3"}] == await measures(
        service, here, groups, group, campaign=campaign
    )


async def test_a_township_may_be_measured_by_all_of_a_campaign(service: Service) -> None:
    office = service.container
    here = await establish(office)
    below = await establish(office, here, level="township")
    counted = [{"key": "visits", "name": "走访", "unit": "次"}]
    campaign = await draw_up(office, here, counted)
    [received] = await issue(office, here, campaign, below)
    await service.worker.drain()
    await launch(office, below, received)
    for on in (ON, LAST_YEAR, LAST_YEAR):
        await hold(office, below, received, on=on)

    by = scoring("township", visits=1, study=1)
    yearly = await measures(service, here, by, below, campaign=campaign)
    whole = await measures(service, here, by | {"over": "campaign"}, below, campaign=campaign)
    assert ([{"visits": "1", "study": "3"}], [{"visits": "3", "study": "3"}]) == (yearly, whole)


async def test_of_who_is_not_on_record_it_is_stated(service: Service) -> None:
    here = await establish(service.container)
    _, id = await opened(service, here, scoring("group", activity=1))

    await propose(service, here, id, "daibiao-001", activity=4)

    ranked = await service.container.evaluations.standings(here, id, None)
    assert ["4.00"] == [each["total"] for each in ranked]
