"""承诺台账 on PostgreSQL: pages by the day on which promises are due."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application import identity
from application.promises import FIRST, PromiseLine
from infrastructure.bootstrap import Service
from tests.support.office import DAY, admit, establish, file, intent, send

HOUSING, WATER = "区住建局", "区水务局"
SPRING, SUMMER, AUTUMN = date(2025, 4, 30), date(2025, 7, 31), date(2025, 10, 31)


async def replied(service: Service, ledger: UUID, unit: str, *due: date) -> UUID:
    """A suggestion whose unit promised something by each of these days."""
    office = service.container
    suggestion = await file(office, ledger)
    await admit(office, ledger, suggestion)
    await send(office, ledger, suggestion, unit)
    await office.handling_cases.reply(
        intent(ledger),
        identity.case(suggestion),
        suggestion_id=suggestion,
        unit=unit,
        text="列入改造计划",
        mode="written",
        outcome="B",
        signatory="局长",
        promises=[{"what": f"第{at}步", "due_on": str(on)} for at, on in enumerate(due, 1)],
        without=[],
        consent=True,
        on=DAY,
    )
    return suggestion


async def told(service: Service, ledger: UUID, **asked: Any) -> list[PromiseLine]:
    """All that is asked for, out of pages of two."""
    await service.worker.drain()
    lines: list[PromiseLine] = []
    after = FIRST
    while True:
        page = await service.container.promises.page(ledger, after=after, limit=2, **asked)
        assert len(page.lines) == 2 or page.next is None
        lines += page.lines
        if page.next is None:
            return lines
        after = page.next


def named(lines: list[PromiseLine]) -> list[tuple[UUID, int]]:
    return [(line.suggestion_id, line.promise) for line in lines]


async def test_what_is_due_first_comes_first_and_each_comes_once(
    service: Service,
) -> None:
    """Of one day the older suggestion first; a suggestion without a promise has no line."""
    county = await establish(service.container)
    await file(service.container, county)
    older = await replied(service, county, HOUSING, AUTUMN, SUMMER, SUMMER)
    newer = await replied(service, county, WATER, SPRING, SUMMER)
    await replied(service, await establish(service.container), HOUSING, SPRING)

    assert [(newer, 1), (older, 2), (older, 3), (newer, 2), (older, 1)] == named(
        await told(service, county)
    )


async def test_a_line_says_what_has_become_of_the_promise(
    service: Service,
) -> None:
    county = await establish(service.container)
    suggestions = service.container.suggestions
    id = await replied(service, county, HOUSING, SPRING, SUMMER)
    kept: dict[str, Any] = {"number": 1, "evidence": "验收单", "on": DAY}
    await suggestions.keep_promise(intent(county), id, **kept)
    put_off: dict[str, Any] = {"number": 2, "reason": "等待资金", "due_on": AUTUMN, "on": DAY}
    await suggestions.carry_promise(intent(county), id, **put_off)

    line = PromiseLine(
        suggestion_id=id,
        number=str(id),
        title="老旧小区加装电梯",
        promise=1,
        what="第1步",
        unit=HOUSING,
        made_on=DAY,
        due_on=SPRING,
        state="kept",
        ended_on=DAY,
        satisfaction="",
    )
    first, second = await told(service, county)
    assert line == first
    assert (AUTUMN, "open", None) == (second.due_on, second.state, second.ended_on)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 2, 3]),
        ({"state": "open"}, [2, 3]),
        ({"state": "kept"}, [1]),
        ({"state": "failed"}, []),
        ({"unit": HOUSING}, [1, 2, 3]),
        ({"unit": WATER}, []),
        ({"since": SUMMER}, [2, 3]),
        ({"until": SUMMER}, [1, 2]),
        ({"since": SUMMER, "until": SUMMER, "state": "open", "unit": HOUSING}, [2]),
    ],
)
async def test_promises_are_found_by_state_unit_and_day(
    service: Service, asked: dict[str, Any], found: list[int]
) -> None:
    county = await establish(service.container)
    id = await replied(service, county, HOUSING, SPRING, SUMMER, AUTUMN)
    kept: dict[str, Any] = {"number": 1, "evidence": "验收单", "on": DAY}
    await service.container.suggestions.keep_promise(intent(county), id, **kept)

    assert found == [line.promise for line in await told(service, county, **asked)]


async def test_a_page_that_ends_in_the_middle_of_a_day_goes_on_there(
    service: Service,
) -> None:
    """Whatever is promised meanwhile for an earlier day does not move what follows."""
    county = await establish(service.container)
    first = await replied(service, county, HOUSING, SUMMER, SUMMER)
    second = await replied(service, county, WATER, SUMMER)
    await service.worker.drain()
    page = await service.container.promises.page(county, limit=2)
    assert page.next is not None
    assert [(first, 1), (first, 2)] == named(page.lines)

    await replied(service, county, WATER, SPRING)
    await service.worker.drain()
    onward = await service.container.promises.page(county, after=page.next, limit=2)

    assert [(second, 1)] == named(onward.lines)
    assert onward.next is None
    assert onward.position > page.position
