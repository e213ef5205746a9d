"""接待日与节假日 — which days a schedule proposes, and which announced days must move."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.paging import every
from application.projections.books import RECEPTIONS
from application.views import Boards
from domain.reception import Status
from domain.shared.calendar import NATIONAL, Calendar
from domain.shared.schedule import after_the_holiday


@dataclass(frozen=True, slots=True)
class OnHoliday:
    """An announced reception whose day is a holiday by now, and the day proposed instead."""

    reception_id: UUID
    place: str
    receive_on: date
    holiday: str
    proposed_on: date


async def on_holidays(
    boards: Boards, jurisdiction_id: UUID, today: date, calendar: Calendar = NATIONAL
) -> list[OnHoliday]:
    """遇节假日应改期的 — by the calendar as it is known now: a notice may have come since."""
    found: list[OnHoliday] = []
    announced = {"status": Status.ANNOUNCED}
    async for entry in every(boards, RECEPTIONS, jurisdiction_id, announced):
        row = entry.row
        holiday = calendar.festival(row.receive_on)
        if holiday and row.receive_on >= today:
            proposed = after_the_holiday(row.receive_on, calendar)
            found.append(OnHoliday(entry.id, row.place, row.receive_on, holiday, proposed))
    return sorted(found, key=lambda each: each.receive_on)
