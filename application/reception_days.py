"""接待日与节假日 — which days a schedule proposes, and which announced days must move."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.projections.books import RECEPTIONS
from application.views import Boards
from domain.reception import Status
from domain.shared.calendar import NATIONAL, Calendar
from domain.shared.schedule import after_the_holiday

PAGE = 200


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
    before = None
    while True:
        page = await boards.page(
            RECEPTIONS,
            jurisdiction_id,
            before=before,
            limit=PAGE,
            where={"status": Status.ANNOUNCED},
        )
        for entry in page.entries:
            row = entry.row
            holiday = calendar.festival(row.receive_on)
            if holiday and row.receive_on >= today:
                proposed = after_the_holiday(row.receive_on, calendar)
                found.append(OnHoliday(entry.id, row.place, row.receive_on, holiday, proposed))
        if page.next is None:
            return sorted(found, key=lambda each: each.receive_on)
        before = page.next
