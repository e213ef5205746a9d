"""Handling units as a sheet: 承办单位名册."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.handling_unit import HandlingUnitUseCases
from application.import_batch.form import Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import DAY, LINE, PROSE
from application.import_batch.links import Title
from application.ledger import Intent, Receipt
from application.projections.books import HANDLING_UNITS


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await HandlingUnitUseCases(desk.ledger).list(intent, id, **facts)


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await HandlingUnitUseCases(desk.ledger).close(intent, id, **undoing.closing())


def _lines(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.listed_on}


FORM = Form(
    name="handling_units",
    title="承办单位名册",
    board=HANDLING_UNITS,
    action=Action.ROUTE_SUGGESTION,
    columns=(
        Column(
            "单位名称",
            "name",
            Title("handling_unit"),
            required=True,
            example="区住房和城乡建设局",
            note="办理件里写的就是这个名称",
            width=28,
        ),
        Column("类别", "kind", LINE, example="政府部门"),
        Column("职责", "duties", PROSE, example="住房保障、城市建设", width=40),
        Column("列入日期", "on", DAY, required=True, example=date(2024, 3, 15)),
    ),
    key=("name",),
    looked_up=("name",),
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: row.closed_on is None,
    lines=_lines,
)
