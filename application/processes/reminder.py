"""提醒 — of each clock that runs out, once when it turns amber and once when it turns red.

What is reminded of follows from the due sheet alone, and the command id from the clock, its
last day and its colour: to look twice, or again after a crash, records nothing twice.
"""

import asyncio
from datetime import date
from functools import partial
from uuid import UUID

from application import identity
from application.access import Action
from application.deadlines import amber_days
from application.due_sheet import Colour, Due, DueSheet
from application.ledger import Intent, Ledger, Receipt
from application.projections.books import CLOCKED
from application.views import Boards
from domain.reminder import Reminder
from domain.shared.limit import Limit, last_day

AT_ONCE = 200
NOBODY = UUID(int=0)
NOUNS = {board.table: board.noun for board in CLOCKED}


class Reminding:
    """Looks at the due sheets of ledgers and records who has to be reminded."""

    def __init__(self, ledger: Ledger, boards: Boards, due_sheet: DueSheet) -> None:
        self._ledger = ledger
        self._boards = boards
        self._due_sheet = due_sheet

    async def remind(self, jurisdiction_id: UUID, today: date) -> int:
        """Remind of all that is amber or red in one ledger; how many clocks that is."""
        amber = await amber_days(self._boards, jurisdiction_id, today)
        until = last_day(today, Limit(amber, "workday")) if amber else today
        skip, more, urgent = 0, True, 0
        while more:
            page = await self._due_sheet.read(
                jurisdiction_id,
                today=today,
                until=until,
                amber_days=amber,
                skip=skip,
                limit=AT_ONCE,
            )
            lines = [line for line in page.lines if line.colour != Colour.GREEN]
            await asyncio.gather(*(self._issue(jurisdiction_id, line, today) for line in lines))
            skip, more, urgent = skip + AT_ONCE, page.more, urgent + len(lines)
        return urgent

    async def _issue(self, jurisdiction_id: UUID, line: Due, today: date) -> Receipt:
        what = (line.id, line.key, line.who, line.colour, line.due_on)
        id_ = identity.named(jurisdiction_id, "reminder", *what)
        intent = Intent(
            jurisdiction_id=jurisdiction_id,
            actor_id=NOBODY,
            allowed=frozenset(Action),
            command_id=id_,
            digest=id_.bytes,
            today=today,
        )
        new = partial(
            Reminder.issue,
            id=id_,
            noun=NOUNS[line.board],
            record_id=line.id,
            title=line.title,
            key=line.key,
            who=line.who,
            due_on=line.due_on,
            colour=str(line.colour),
            reminded_on=today,
        )
        return await self._ledger.open(intent, Reminder, id_, new)
