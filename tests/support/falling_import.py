"""An import that falls: ``python -m tests.support.falling_import URL PLACE take|undo NTH``.

The process is killed as soon as the NTH portion of its rows is in the ledger, before anything
is noted of that.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application.import_batch import taking
from application.import_batch.fates import Fate, Foreseen
from application.import_batch.forms import FORMS
from application.import_batch.workbook import Table
from application.projections.books import IMPORTS
from infrastructure.bootstrap import Service, serving
from infrastructure.settings import Settings
from tests.support.office import intent

COUNTY, CITY = "清苑区第十七届人民代表大会", "保定市第十六届人民代表大会"
HEADING = ("姓名", "层级", "人民代表大会", "登记日期", "同名")
SHEET = Table(
    "代表名册",
    "cd" * 32,
    [
        HEADING,
        ("孙丽", "县级", COUNTY, "2024-03-15", ""),
        ("周强", "县级", COUNTY, "2024-03-15", ""),
        ("孙丽", "市级", CITY, "2024-03-15", "同一人"),
    ],
)
"""Two persons, and a second mandate of one: it goes into a record that was made before."""

REASON, ON = "导错了文件", date(2024, 9, 30)

settle = taking.all_patiently


async def check(
    service: Service, here: UUID, form: str = "deputies", sheet: Table = SHEET
) -> Foreseen:
    """A sheet against the register as it stands."""
    await service.worker.drain()
    wish = intent(here, command_id=uuid4())
    return await service.container.import_batches.check(wish, FORMS[form], sheet)


async def take(
    service: Service, here: UUID, form: str = "deputies", sheet: Table = SHEET
) -> list[Fate]:
    """Import a sheet; what became of its rows."""
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    checked = await check(service, here, form, sheet)
    await imports.begin(wish, checked, file_name=f"{sheet.name}.xlsx", good=False)
    return [fate async for told in imports.take(wish, checked) for fate in told.fates]


async def undo(service: Service, here: UUID) -> list[Fate]:
    """Undo the import; what became of its records."""
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    await service.worker.drain()
    [batch] = (await service.container.boards.page(IMPORTS, here)).entries
    await imports.order_undo(wish, batch.id, reason=REASON, on=ON)
    undoing = imports.undo(wish, batch.id, reason=REASON, on=ON)
    return [fate async for told in undoing for fate in told.fates]


def falling(nth: int) -> Any:
    """Settles portions, and falls after one of them."""
    left = nth

    async def fall(*asked: Any) -> Sequence[Any]:
        nonlocal left
        settled = await settle(*asked)
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return settled

    return fall


async def main() -> None:
    url, place, what, nth = sys.argv[1:]
    taking.all_patiently = falling(int(nth))
    async with serving(url, Settings()) as service:
        await (take if what == "take" else undo)(service, UUID(place))


if __name__ == "__main__":
    asyncio.run(main())
