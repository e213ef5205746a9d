"""考评 over ledgers — townships are measured by what they count, under any edition."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.shared.errors import BadValue
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.office import establish, hold, intent

ON, LAST_YEAR = date(2024, 5, 6), date(2023, 5, 6)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


def sheet(points: int) -> dict[str, Any]:
    keys = {"activities": points, "study": 1}
    items = [{"key": k, "name": k, "measure": k, "points": p} for k, p in keys.items()]
    return {"title": "乡镇人大工作评分办法", "basis": "", "subject": "township", "items": items}


async def opened(service: Service, here: UUID) -> tuple[UUID, UUID]:
    """The ids of a sheet and of an evaluation of 2024 by it."""
    made, id = uuid4(), uuid4()
    office = service.container
    adopted = {"sheet": sheet(2), "adopted_by": "主任会议", "on": ON}
    await office.score_sheets.adopt(intent(here), made, **adopted)
    facts: dict[str, Any] = {"title": "考评", "year": 2024, "campaign_id": None}
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
