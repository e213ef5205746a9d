"""到期提醒"""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from application.projections.books import REMINDERS
from application.projections.reminder_register import ReminderRow
from interface.http.door import App
from interface.http.reading import Look, Sheet, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.reminder import ReminderList

routes = router(f"{LEDGER}/reminders", "到期一览")


@routes.get("", response_model=Sheet[ReminderRow])
async def listed(query: Annotated[ReminderList, Query()], app: App, look: Look) -> Response:
    """到期提醒：何时提醒了谁，哪一个期限，临近还是逾期"""
    return await page(app, REMINDERS, look, query)
