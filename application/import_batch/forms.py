"""Every register that goes in and out as a spreadsheet: one table of columns for each."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.activity import ActivityUseCases
from application.handling_unit import HandlingUnitUseCases
from application.import_batch.form import Column, Facts, Form, Undoing
from application.import_batch.kinds import (
    COUNTS,
    DAY,
    LINE,
    PROSE,
    WHOLE,
    WORDS,
    Link,
)
from application.ledger import Intent, Ledger, Receipt
from application.projections.books import ACTIVITIES, HANDLING_UNITS


async def _hold(ledger: Ledger, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await ActivityUseCases(ledger).hold(intent, id, **facts)


async def _void(ledger: Ledger, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await ActivityUseCases(ledger).void(intent, id, reason=undoing.reason)


async def _list(ledger: Ledger, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await HandlingUnitUseCases(ledger).list(intent, id, **facts)


async def _close(ledger: Ledger, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await HandlingUnitUseCases(ledger).close(intent, id, **undoing._asdict())


def _listed(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.listed_on}


FORMS: dict[str, Form] = {
    each.name: each
    for each in (
        Form(
            name="activities",
            title="活动情况登记表",
            board=ACTIVITIES,
            action=Action.RECORD_ACTIVITY,
            columns=(
                Column("日期", "occurred_on", DAY, required=True, example=date(2024, 5, 16)),
                Column("活动类型", "kind", LINE, required=True, example="接待选民"),
                Column("地点", "place", LINE, example="清苑镇代表联络站", width=24),
                Column(
                    "所属活动", "campaign_id", Link("campaign"), note="本地已启动的实践活动"
                ),
                Column("代表小组", "group_id", Link("deputy_group"), width=20),
                Column("重点领域", "focus_area", LINE),
                Column("清单事项", "checklist_item", LINE),
                Column(
                    "参加代表",
                    "participants",
                    Link("deputy", many=True),
                    note="已登记的代表，姓名之间用顿号隔开；同名的写作 姓名（选区）",
                    width=30,
                ),
                Column("走访村", "villages", WORDS, example="东石桥村、西石桥村", width=24),
                Column("走访企业", "enterprises", WORDS, width=24),
                Column("联系项目", "projects", WORDS, width=24),
                Column("走访户数", "households", WHOLE, example=12),
                Column("接待选民人次", "voters_received", WHOLE, example=35),
                Column("听取意见条数", "opinions_heard", WHOLE, example=9),
                Column("发现问题件数", "problems_found", WHOLE, example=3),
                Column("解决问题件数", "problems_solved", WHOLE, example=2),
                Column(
                    "其他数字",
                    "counts",
                    COUNTS,
                    example="宣传单=60",
                    note="名称=数，用顿号隔开",
                ),
                Column("备注", "note", PROSE, example="当场答复六条", width=30),
            ),
            key=(
                "occurred_on",
                "kind",
                "place",
                "campaign_id",
                "group_id",
                "participants",
                "villages",
                "enterprises",
                "projects",
            ),
            looked_up=("occurred_on", "kind", "place"),
            record=_hold,
            withdraw=_void,
            stands=lambda row: not row.voided,
        ),
        Form(
            name="handling_units",
            title="承办单位名册",
            board=HANDLING_UNITS,
            action=Action.ROUTE_SUGGESTION,
            columns=(
                Column(
                    "单位名称",
                    "name",
                    LINE,
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
            record=_list,
            withdraw=_close,
            stands=lambda row: row.closed_on is None,
            lines=_listed,
        ),
    )
}
