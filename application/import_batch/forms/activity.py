"""Activities as a sheet: 活动情况登记表."""

from datetime import date
from uuid import UUID

from application.access import Action
from application.activity import ActivityUseCases
from application.import_batch.form import Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import COUNTS, DAY, LINE, PROSE, WHOLE, WORDS
from application.import_batch.links import Link
from application.ledger import Intent, Receipt
from application.projections.books import ACTIVITIES


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await ActivityUseCases(desk.ledger).hold(intent, id, **facts)


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await ActivityUseCases(desk.ledger).void(intent, id, reason=undoing.reason)


FORM = Form(
    name="activities",
    title="活动情况登记表",
    board=ACTIVITIES,
    action=Action.RECORD_ACTIVITY,
    columns=(
        Column("日期", "occurred_on", DAY, required=True, example=date(2024, 5, 16)),
        Column("活动类型", "kind", LINE, required=True, example="接待选民"),
        Column("地点", "place", LINE, example="清苑镇代表联络站", width=24),
        Column("所属活动", "campaign_id", Link("campaign"), note="本地已启动的实践活动"),
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
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: not row.voided,
)
