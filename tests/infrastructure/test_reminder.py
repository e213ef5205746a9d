"""Reminders on PostgreSQL: each clock, colour and last day once, whatever happens between."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application import identity
from application.processes.reminder import Reminding
from application.projections.books import REMINDERS, SUGGESTIONS
from application.projections.reminder_register import ReminderRow
from infrastructure.bootstrap import Service
from tests.support.labour import colleague, pipeline
from tests.support.office import establish, file, intent

UNIT, SIGNED, DAY = "区住房和城乡建设局", date(2026, 3, 2), date(2026, 3, 2)
DUE, AMBER, LATER = date(2026, 5, 29), date(2026, 5, 20), date(2026, 8, 28)


@pytest.fixture
def reminding(service: Service) -> Reminding:
    office = service.container
    return Reminding(pipeline(service), office.boards, office.due_sheet)


async def dispatched(service: Service, due_on: date = DUE) -> tuple[UUID, UUID]:
    """A county where a unit has to reply by a day; and the case."""
    office = service.container
    county = await establish(office)
    suggestion = await file(office, county, on=DAY)
    case = identity.case(suggestion)
    await office.suggestions.admit(
        intent(county), suggestion, number="001", category="", on=DAY
    )
    await office.handling_cases.dispatch(
        intent(county),
        case,
        suggestion_ids=[suggestion],
        assignments=[{"unit": UNIT, "role": "sole"}],
        dispatcher="office",
        difficult=False,
        closed_on=None,
        due_on=due_on,
        reason="",
        on=DAY,
    )
    await office.handling_cases.sign(intent(county), case, unit=UNIT, on=SIGNED)
    await service.worker.drain()
    return county, case


async def reminders(service: Service, county: UUID, **where: str) -> list[ReminderRow]:
    """Those about the reply, oldest first."""
    await service.worker.drain()
    page = await service.container.boards.page(
        REMINDERS, county, where={"key": "reply_due"} | where
    )
    return [entry.row for entry in reversed(page.entries)]


def told(rows: list[ReminderRow]) -> list[tuple[str, date, date]]:
    return [(row.colour, row.due_on, row.reminded_on) for row in rows]


async def test_a_clock_is_reminded_of_once_when_it_turns_amber_and_once_when_it_turns_red(
    service: Service, reminding: Reminding
) -> None:
    county, case = await dispatched(service)
    for on in (date(2026, 5, 6), AMBER, AMBER, AMBER + timedelta(days=1)):
        await reminding.remind(county, on)
    [amber] = await reminders(service, county)

    assert ("handling_case", case, UNIT) == (amber.noun, amber.record_id, amber.who)
    assert [("amber", DUE, AMBER)] == told([amber])

    for on in (DUE + timedelta(days=1), DUE + timedelta(days=9)):
        await reminding.remind(county, on)
    assert [
        ("amber", DUE, AMBER),
        ("red", DUE, DUE + timedelta(days=1)),
    ] == told(await reminders(service, county))


async def test_two_workers_at_once_remind_once(service: Service, reminding: Reminding) -> None:
    county, _ = await dispatched(service)
    await asyncio.gather(*(reminding.remind(county, AMBER) for _ in range(3)))

    assert [("amber", DUE, AMBER)] == told(await reminders(service, county))


class Crashed(Exception):
    """The process is gone; what it had recorded is not."""


class Mortal:
    """A ledger whose process dies as soon as something is recorded."""

    def __init__(self, ledger: Any) -> None:
        self._ledger = ledger

    async def open(self, *told: Any, **further: Any) -> None:
        await self._ledger.open(*told, **further)
        raise Crashed


async def test_a_crash_before_it_was_told_reminds_nobody_twice(
    service: Service, reminding: Reminding
) -> None:
    county, _ = await dispatched(service)
    office = service.container
    dying: Any = Mortal(pipeline(service))
    with pytest.raises(Crashed):
        await Reminding(dying, office.boards, office.due_sheet).remind(county, AMBER)
    await reminding.remind(county, AMBER + timedelta(days=1))

    assert [("amber", DUE, AMBER)] == told(await reminders(service, county))


async def test_what_was_put_off_is_reminded_of_anew(
    service: Service, reminding: Reminding
) -> None:
    county, case = await dispatched(service)
    office = service.container
    await reminding.remind(county, AMBER)
    await office.handling_cases.request_extension(
        intent(county), case, unit=UNIT, until=LATER, reason="待批复", on=AMBER
    )
    await office.handling_cases.decide_extension(
        intent(county), case, unit=UNIT, granted=True, by="office", reason="", on=AMBER
    )
    await service.worker.drain()
    for on in (AMBER, date(2026, 8, 20)):
        await reminding.remind(county, on)

    assert [("amber", DUE, AMBER), ("amber", LATER, date(2026, 8, 20))] == told(
        await reminders(service, county)
    )


async def test_nobody_is_reminded_of_what_is_done(
    service: Service, reminding: Reminding
) -> None:
    county, case = await dispatched(service)
    [entry] = (await service.container.boards.page(SUGGESTIONS, county)).entries
    await service.container.handling_cases.reply(
        intent(county),
        case,
        suggestion_id=entry.id,
        unit=UNIT,
        text="已装好",
        mode="face_to_face",
        outcome="A",
        signatory="王建国",
        promises=[],
        without=[],
        consent=False,
        on=AMBER,
    )
    await service.worker.drain()
    await reminding.remind(county, DUE + timedelta(days=1))

    assert [] == await reminders(service, county)


async def test_what_one_may_do_in_time_is_over_and_not_overdue(
    service: Service, reminding: Reminding
) -> None:
    county, _ = await dispatched(service)
    window = date(2026, 3, 12)  # ten days from the dispatch
    await reminding.remind(county, window)
    await reminding.remind(county, window + timedelta(days=1))

    assert [("amber", window, window)] == told(
        await reminders(service, county, key="objection_window")
    )


async def test_each_worker_goes_through_all_places_once_a_day(service: Service) -> None:
    """The second worker looks again, and finds that everybody was reminded."""
    counties = [(await dispatched(service))[0] for _ in range(2)]
    for worker in (service.worker, colleague(service)):
        for on in (AMBER, AMBER + timedelta(days=1)):
            looked = 0
            while await worker.remind(on):
                looked += 1
            assert len(counties) == looked

    for county in counties:
        assert [("amber", DUE, AMBER)] == told(await reminders(service, county))


async def test_more_than_a_page_is_reminded_of_and_found_by_who_was_told(
    service: Service, reminding: Reminding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("application.processes.reminder.AT_ONCE", 1)
    county, _ = await dispatched(service)
    due = await reminding.remind(county, DUE + timedelta(days=1))
    await service.worker.drain()
    everything = await service.container.boards.page(REMINDERS, county)

    assert due == len(everything.entries) > 1
    assert 1 == len(await reminders(service, county, who=UNIT))
    assert [] == await reminders(service, county, who="区财政局")
