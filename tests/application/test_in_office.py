"""What a deputy may not do whose mandate is suspended or ended that morning."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from application.container import Container
from application.processes.courier import errands
from application.projections.books import Books
from application.projections.figures import EVER
from application.projections.points.line import NO_CAMPAIGN
from domain.deputy import Deputy
from domain.deputy.words import NotInOffice, OfficeSuspended
from domain.shared.errors import DomainError
from tests.support.memory_ledger import MemoryCourier, MemoryLedger
from tests.support.office import desk, establish, hold, intent

ELECTED, MORNING, DAY_BEFORE = date(2021, 9, 20), date(2024, 6, 3), date(2024, 6, 2)
COUNTY = "清苑区第十七届人民代表大会"
TOWNSHIP = "清苑镇第十九届人民代表大会"


async def deputy(office: Container, ledger: UUID) -> UUID:
    """Somebody with a seat in the county and one in the township."""
    id = uuid4()
    await office.deputies.register(
        intent(ledger), id, name="王秀英", level="county", congress=COUNTY, on=ELECTED
    )
    await office.deputies.gain_mandate(
        intent(ledger), id, level="township", congress=TOWNSHIP, on=ELECTED
    )
    return id


async def suspended(office: Container, ledger: UUID, id: UUID) -> None:
    await office.deputies.suspend(intent(ledger), id, cause="detained", on=MORNING)


async def ended(office: Container, ledger: UUID, id: UUID) -> None:
    for congress in (COUNTY, TOWNSHIP):
        await office.deputies.end_mandate(
            intent(ledger), id, congress=congress, cause="resigned", on=MORNING
        )


MATTER = {
    "title": "加装电梯",
    "text": "老人上下楼不便",
    "sponsor": "deputy",
    "campaign_id": None,
    "focus_area": "",
    "category": "",
}


async def sponsor(office: Container, ledger: UUID, id: UUID, on: date) -> None:
    await office.suggestions.file(intent(ledger), uuid4(), sponsor_id=id, on=on, **MATTER)


async def draft(office: Container, ledger: UUID, id: UUID, on: date) -> None:
    await office.suggestions.draft(
        intent(ledger),
        uuid4(),
        sponsor_id=id,
        cosigners=[],
        proper_unit="",
        confidential=False,
        on=on,
        **MATTER,
    )


async def cosign(office: Container, ledger: UUID, id: UUID, on: date) -> None:
    suggestion = uuid4()
    await office.suggestions.draft(
        intent(ledger),
        suggestion,
        sponsor_id=uuid4(),
        cosigners=[id],
        proper_unit="",
        confidential=False,
        on=on,
        **MATTER,
    )
    await office.suggestions.cosign(intent(ledger), suggestion, deputy_id=id, on=on)


async def attend(office: Container, ledger: UUID, id: UUID, on: date) -> None:
    await hold(office, ledger, on=on, participants=[uuid4(), id])


async def meet(office: Container, ledger: UUID, id: UUID, on: date) -> None:
    told = {"kind": "symposium", "title": "座谈会", "held_by": "区人大"}
    await office.meetings.hold(intent(ledger), uuid4(), held_on=on, attendees=[id], **told)


Act = Callable[[Container, UUID, UUID, date], Awaitable[None]]
Fate = Callable[[Container, UUID, UUID], Awaitable[None]]


@pytest.mark.parametrize("act", [sponsor, draft, cosign, attend, meet])
@pytest.mark.parametrize(
    ("fate", "refusal"), [(suspended, OfficeSuspended), (ended, NotInOffice)]
)
def test_that_day_nothing_is_done_as_a_deputy(
    act: Act, fate: Fate, refusal: type[DomainError]
) -> None:
    async def story() -> None:
        office = desk(MemoryLedger())
        ledger = await establish(office)
        id = await deputy(office, ledger)
        await fate(office, ledger, id)
        await act(office, ledger, id, DAY_BEFORE)
        with pytest.raises(refusal):
            await act(office, ledger, id, MORNING)

    asyncio.run(story())


def test_who_is_registered_elsewhere_may_take_part() -> None:
    async def story() -> None:
        office = desk(MemoryLedger())
        await attend(office, await establish(office), uuid4(), MORNING)

    asyncio.run(story())


class Township:
    """Figures of a ledger, folded from its events."""

    def __init__(self, ledger: MemoryLedger, id: UUID) -> None:
        self.books = Books()
        events = ((each.position, each.event) for each in ledger.recorded(id))
        self.books.fold(events)
        self.books.figures.settle()

    def figure(self, key: str, on: date = EVER) -> int:
        """What a standing figure comes to on a day."""
        days = self.books.figures.by_key[NO_CAMPAIGN, key].days
        return sum(amount for day, amount in days.items() if day <= on)


def test_sixty_one_persons_hold_sixty_seven_mandates() -> None:
    """石二里乡镇式的名册：2 of the city, 12 of the county, 53 of the township, 61 persons."""

    async def story() -> Township:
        memory = MemoryLedger()
        office = desk(memory)
        ledger = await establish(office, level="township")
        seats = {
            "prefecture": ("鄂尔多斯市人大", 2),
            "county": ("准格尔旗人大", 12),
            "township": ("十二连城乡人大", 53),
        }
        persons = [uuid4() for _ in range(61)]
        free = iter([*persons, *persons[:6]])
        held: set[UUID] = set()
        for level, (congress, count) in reversed(seats.items()):
            for _ in range(count):
                id = next(free)
                facts = {"level": level, "congress": congress, "on": ELECTED}
                if id in held:
                    await office.deputies.gain_mandate(intent(ledger), id, **facts)
                else:
                    held.add(id)
                    await office.deputies.register(intent(ledger), id, name="代表", **facts)
        return Township(memory, ledger)

    books = asyncio.run(story())

    assert books.figure("deputies") == 61
    levels = ("prefecture", "county", "township")
    assert [books.figure(f"mandates.{level}") for level in levels] == [2, 12, 53]


def test_a_suspended_person_counts_once_and_remains_a_deputy() -> None:
    async def story() -> Township:
        memory = MemoryLedger()
        office = desk(memory)
        ledger = await establish(office)
        id = await deputy(office, ledger)
        await suspended(office, ledger, id)
        await office.deputies.resume(intent(ledger), id, on=date(2024, 9, 2))
        return Township(memory, ledger)

    books = asyncio.run(story())

    days = (DAY_BEFORE, MORNING, date(2024, 9, 2))
    assert [books.figure("deputies.suspended", on) for on in days] == [0, 1, 0]
    assert [books.figure("deputies", on) for on in days] == [1, 1, 1]
    assert [books.figure("mandates.county", on) for on in days] == [1, 1, 1]


def test_a_person_without_a_mandate_for_a_while_does_not_count_meanwhile() -> None:
    async def story() -> Township:
        memory = MemoryLedger()
        office = desk(memory)
        ledger = await establish(office)
        id = await deputy(office, ledger)
        await ended(office, ledger, id)
        await office.deputies.gain_mandate(
            intent(ledger), id, level="county", congress="下一届", on=date(2026, 9, 1)
        )
        return Township(memory, ledger)

    books = asyncio.run(story())

    days = (DAY_BEFORE, MORNING, date(2026, 9, 1))
    assert [books.figure("deputies", on) for on in days] == [1, 0, 1]


class TestMoving:
    """A deputy is organised, and counted, in one place at a time."""

    def test_all_of_a_deputy_moves_when_the_other_place_accepts(self) -> None:
        here, there = asyncio.run(self.moved([], accept=True))

        day_before, day = date(2024, 7, 4), date(2024, 7, 5)
        for key in ("deputies", "mandates.county", "mandates.township"):
            assert [here.figure(key, day_before), there.figure(key, day_before)] == [1, 0]
            assert [here.figure(key, day), there.figure(key, day)] == [0, 1]

    def test_a_single_mandate_moves_and_the_person_stays(self) -> None:
        here, there = asyncio.run(self.moved([COUNTY], accept=True))

        assert [here.figure("deputies"), here.figure("mandates.county")] == [1, 0]
        assert there.figure("mandates.county") == 1
        assert (NO_CAMPAIGN, "deputies") not in there.books.figures.by_key

    def test_a_refused_deputy_stays_where_they_were(self) -> None:
        here, there = asyncio.run(self.moved([], accept=False))

        assert here.figure("deputies") == 1
        assert (NO_CAMPAIGN, "mandates.county") not in there.books.figures.by_key

    def test_to_carry_it_twice_moves_nobody_twice(self) -> None:
        async def story() -> int:
            memory = MemoryLedger()
            office = desk(memory)
            here, there, _ = await self.offered(office, memory, [])
            for recorded in list(memory.recorded(here)):
                if list(errands(recorded)):
                    await MemoryCourier(memory).carry(recorded)
            return sum(
                isinstance(each.event, Deputy.Arrived) for each in memory.recorded(there)
            )

        assert asyncio.run(story()) == 1

    async def moved(self, congresses: list[str], *, accept: bool) -> tuple[Township, Township]:
        memory = MemoryLedger()
        office = desk(memory)
        here, there, arrived = await self.offered(office, memory, congresses)
        day = date(2024, 7, 5)
        if accept:
            await office.deputies.accept(intent(there), arrived, on=day)
        else:
            await office.deputies.refuse(intent(there), arrived, reason="不在本区", on=day)
        await MemoryCourier(memory).settled()
        return Township(memory, here), Township(memory, there)

    async def offered(
        self, office: Container, memory: MemoryLedger, congresses: list[str]
    ) -> tuple[UUID, UUID, UUID]:
        here, there = await establish(office), await establish(office)
        id = await deputy(office, here)
        await office.deputies.offer(
            intent(here),
            id,
            to_jurisdiction_id=there,
            congresses=congresses,
            on=date(2024, 6, 30),
        )
        await MemoryCourier(memory).settled()
        *_, last = memory.recorded(there)
        return here, there, last.event.originator_id


def test_reports_are_counted_by_times_and_who_reported_by_persons() -> None:
    async def story() -> Township:
        memory = MemoryLedger()
        office = desk(memory)
        ledger = await establish(office)
        often, once = await deputy(office, ledger), await deputy(office, ledger)
        held = {}
        for who, on in (
            (often, DAY_BEFORE),
            (often, MORNING),
            (once, MORNING),
            (once, MORNING),
        ):
            id = uuid4()
            held[id] = who
            await office.duty_reports.hold(
                intent(ledger),
                id,
                deputy_id=who,
                campaign_id=None,
                to="第三选区",
                present=60,
                on=on,
            )
        twice = next(id for id, who in reversed(held.items()) if who == once)
        await office.duty_reports.void(intent(ledger), twice, reason="重复登记", on=MORNING)
        return Township(memory, ledger)

    books = asyncio.run(story())

    assert [books.figure("duty_reports", on) for on in (DAY_BEFORE, MORNING)] == [1, 3]
    assert [books.figure("duty_reports.deputies", on) for on in (DAY_BEFORE, MORNING)] == [1, 2]
