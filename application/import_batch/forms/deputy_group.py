"""Groups of deputies as a sheet: 代表小组名册."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.deputy_group import DeputyGroupUseCases
from application.import_batch.form import Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import DAY, LINE
from application.import_batch.links import Link, Title
from application.ledger import Intent, Receipt
from application.projections.books import GROUPS


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await DeputyGroupUseCases(desk.ledger).form(intent, id, **facts)


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await DeputyGroupUseCases(desk.ledger).dissolve(intent, id, **undoing.closing())


def _lines(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.formed_on}


FORM = Form(
    name="deputy_groups",
    title="代表小组名册",
    board=GROUPS,
    action=Action.KEEP_DEPUTIES,
    columns=(
        Column(
            "小组名称",
            "name",
            Title("deputy_group"),
            required=True,
            example="清苑镇第一代表小组",
            width=26,
        ),
        Column("编组依据", "basis", LINE, example="按居住地"),
        Column("召集人", "convener", Link("deputy"), required=True, example="王秀英"),
        Column(
            "成员",
            "members",
            Link("deputy", many=True),
            required=True,
            example="王秀英、李明、张建国",
            note="连同召集人；姓名之间用顿号隔开，同名的写作 姓名（选区）",
            width=60,
        ),
        Column("组建日期", "on", DAY, required=True, example=date(2024, 3, 15)),
    ),
    key=("name",),
    looked_up=("name",),
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: row.dissolved_on is None,
    lines=_lines,
)
