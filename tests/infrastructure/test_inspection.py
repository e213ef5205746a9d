"""督导检查 in the books: what is due, and places, findings and looks each counted apart."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application.deadlines import due
from application.projections.books import INSPECTIONS
from domain.inspection_round import InspectedInThisRound
from infrastructure.bootstrap import Service
from tests.support.office import establish, intent

ON, LATER, NEXT_YEAR = date(2024, 9, 11), date(2024, 9, 20), date(2025, 3, 5)
ITEMS = [{"key": "records", "text": "有无活动记录", "points": 20}]


async def plan(service: Service, ledger: UUID) -> UUID:
    id = uuid4()
    facts: dict[str, Any] = {"campaign_id": None, "after_id": None, "inspectors": []}
    facts |= {"title": "督导检查", "team": "第一督导组", "items": ITEMS, "units": []}
    await service.container.inspection_rounds.plan(intent(ledger), id, **facts, on=ON)
    return id


async def inspect(
    service: Service, ledger: UUID, round_id: UUID, unit: str, *findings: str
) -> UUID:
    id = uuid4()
    await service.container.inspections.hold(
        intent(ledger),
        id,
        round_id=round_id,
        unit_kind="township",
        unit_id=None,
        unit=unit,
        marks=[{"key": "records", "points": 12}],
        findings=[{"item": "records", "text": text} for text in findings],
        on=ON,
    )
    return id


async def figures(service: Service, ledger: UUID, on: date | None = None) -> dict[str, int]:
    await service.worker.drain()
    found = await service.container.rollups.figures(ledger, None, on)
    return {
        each.indicator: each.value
        for each in found
        if each.indicator.startswith(("inspections", "findings")) and each.value
    }


async def test_places_findings_and_looks_are_counted_apart(service: Service) -> None:
    """Two visits to one place, in two rounds, are two inspections of one place."""
    ledger = await establish(service.container)
    round_id = await plan(service, ledger)
    first = await inspect(service, ledger, round_id, "皂市镇", "没有记录", "没有上墙")
    await inspect(service, ledger, await plan(service, ledger), "皂市镇")
    await inspect(service, ledger, round_id, "岳口镇", "没有档案")
    use = service.container.inspections
    await use.rectify(intent(ledger), first, number=1, what="已补", on=LATER)

    assert {
        "inspections": 3,
        "inspections.places": 2,
        "findings": 3,
        "findings.rectified": 1,
    } == await figures(service, ledger)
    assert "findings.rectified" not in await figures(service, ledger, ON)


async def test_what_is_still_wrong_is_rectified_no_more(service: Service) -> None:
    """The look itself counts; last year's findings are known as such when looked at again."""
    ledger = await establish(service.container)
    found = await inspect(service, ledger, await plan(service, ledger), "皂市镇", "没有记录")
    use = service.container.inspections
    await use.rectify(intent(ledger), found, number=1, what="已补", on=LATER)
    look = {"number": 1, "note": ""}
    await use.reinspect(intent(ledger), found, **look, passed=False, on=LATER)
    assert "findings.rectified" not in await figures(service, ledger)

    await use.rectify(intent(ledger), found, number=1, what="补齐", on=NEXT_YEAR)
    await use.reinspect(intent(ledger), found, **look, passed=True, on=NEXT_YEAR)

    told = await figures(service, ledger)
    assert (1, 2, 1, 1) == (
        told["findings.rectified"],
        told["findings.reinspected"],
        told["findings.reinspected.last_year"],
        told["findings.reinspected.cleared"],
    )


async def test_a_voided_inspection_counts_for_nothing(service: Service) -> None:
    ledger = await establish(service.container)
    found = await inspect(service, ledger, await plan(service, ledger), "皂市镇", "没有记录")
    await service.container.inspections.void(intent(ledger), found, reason="重复", on=ON)

    assert {} == await figures(service, ledger)


async def test_of_two_teams_that_record_one_visit_one_is_refused(service: Service) -> None:
    """What was voided, inspected anew and inspected no more is one inspection."""
    ledger = await establish(service.container)
    round_id = await plan(service, ledger)
    both = [inspect(service, ledger, round_id, "皂市镇") for _ in range(2)]
    fates = await asyncio.gather(*both, return_exceptions=True)
    assert {UUID, InspectedInThisRound} == set(map(type, fates))

    [held] = [each for each in fates if isinstance(each, UUID)]
    await service.container.inspections.void(intent(ledger), held, reason="记错", on=ON)
    await inspect(service, ledger, round_id, "皂市镇")

    assert {"inspections": 1, "inspections.places": 1} == await figures(service, ledger)


async def test_what_has_to_be_put_right_is_on_the_due_sheet_until_it_is(
    service: Service,
) -> None:
    ledger = await establish(service.container)
    found = await inspect(service, ledger, await plan(service, ledger), "皂市镇", "没有记录")
    use, app = service.container.inspections, service.container
    order = {"number": 1, "demand": "补齐", "due_on": LATER}
    await use.order(intent(ledger), found, **order, on=ON)
    await service.worker.drain()
    [line] = (await due(app.boards, app.due_sheet, ledger, today=ON, days=30)).lines
    assert ("整改1", "皂市镇", LATER) == (line.name, line.who, line.due_on)

    await use.rectify(intent(ledger), found, number=1, what="已补", on=LATER)
    await service.worker.drain()
    row = (await app.boards.one(INSPECTIONS, ledger, found)).row

    assert [] == (await due(app.boards, app.due_sheet, ledger, today=ON, days=30)).lines
    assert (1, "rectified") == (row.open, row.findings[0]["state"])
