"""Stations at every level: a stock, as it was on any day."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from infrastructure.bootstrap import Service
from tests.infrastructure.test_books import sound
from tests.support.office import establish, intent

OPENED, CLOSED = date(2023, 6, 1), date(2024, 9, 2)


async def open_home(service: Service, at: UUID, tier: str, trade: str = "") -> UUID:
    station = uuid4()
    await service.container.stations.establish(
        intent(at),
        station,
        name="代表之家",
        kind="deputy_home",
        tier=tier,
        trade=trade,
        on=OPENED,
    )
    return station


async def homes(service: Service, at: UUID, on: date) -> dict[str, int]:
    figures = await service.container.rollups.figures(at, None, on)
    return {
        each.indicator.removeprefix("stations.deputy_home."): each.value
        for each in figures
        if each.indicator.startswith("stations.deputy_home.") and each.value
    }


async def test_sixteen_homes_are_one_of_the_district_twelve_of_townships_three_of_trades(
    service: Service,
) -> None:
    city = await establish(service.container, level="prefecture")
    district = await establish(service.container, city)
    townships = [
        await establish(service.container, district, level="township") for _ in range(12)
    ]
    await open_home(service, district, "county")
    for trade in ("电力电气", "生活用纸", "食品"):
        await open_home(service, district, "trade", trade)
    opened = [await open_home(service, township, "township") for township in townships]
    await service.container.stations.close(
        intent(townships[0]), opened[0], reason="优化布局", on=CLOSED
    )
    await service.worker.drain()

    before = {"county": 1, "township": 12, "trade": 3}
    after = before | {"township": 11}
    assert before == await homes(service, district, date(2024, 9, 1))
    assert before == await homes(service, city, date(2024, 9, 1))
    assert after == await homes(service, city, CLOSED)
    assert {} == await homes(service, city, date(2023, 5, 31))
    await sound(service, district, townships[0])


async def test_a_rectification_stands_on_the_due_sheet_until_it_is_done(
    service: Service,
) -> None:
    township = await establish(service.container, level="township")
    station = await open_home(service, township, "township")
    stations, today = service.container.stations, CLOSED + timedelta(days=40)

    async def due() -> list[tuple[str, str, date]]:
        await service.worker.drain()
        sheet = await service.container.due_sheet.read(
            township, today=today, until=today, amber_days=10
        )
        return [(each.title, each.name, each.due_on) for each in sheet.lines]

    await stations.order_rectification(
        intent(township), station, shortcomings=["没有记录"], due_on=None, on=CLOSED
    )
    assert [("代表之家", "整改", date(2024, 10, 8))] == await due()

    await stations.rectify(intent(township), station, done="已补齐", on=today)
    assert [] == await due()
    await sound(service, township)
