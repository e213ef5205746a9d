"""Every register that goes in and out as a spreadsheet: one table of columns for each."""

from datetime import date

from application.access import Action
from application.import_batch import registers
from application.import_batch.form import Column, Form
from application.import_batch.kinds import (
    COUNTS,
    DAY,
    LINE,
    NAME,
    PROSE,
    WHOLE,
    WORDS,
    Choice,
    Link,
)
from application.projections.books import ACTIVITIES, DEPUTIES, GROUPS, HANDLING_UNITS
from application.projections.deputy_register import runs
from domain.deputy import ElectoralUnit
from domain.jurisdiction import Level

LEVELS = Choice(
    {
        "全国": Level.NATION,
        "省级": Level.PROVINCE,
        "市级": Level.PREFECTURE,
        "县级": Level.COUNTY,
        "乡级": Level.TOWNSHIP,
    }
)
ELECTED_BY = Choice(
    {
        "选区选民": ElectoralUnit.CONSTITUENCY,
        "下一级人大": ElectoralUnit.LOWER_CONGRESS,
        "军队": ElectoralUnit.ARMY,
    }
)


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
            record=registers.hold,
            withdraw=registers.void,
            stands=lambda row: not row.voided,
        ),
        Form(
            name="deputies",
            title="代表名册",
            board=DEPUTIES,
            action=Action.KEEP_DEPUTIES,
            columns=(
                Column("姓名", "name", NAME, required=True, example="王秀英"),
                Column("层级", "level", LEVELS, required=True, example="县级"),
                Column(
                    "人民代表大会",
                    "congress",
                    LINE,
                    required=True,
                    example="清苑区第十七届人民代表大会",
                    width=32,
                ),
                Column("届次", "term", WHOLE, example=17),
                Column("产生方式", "electoral_unit", ELECTED_BY, example="选区选民"),
                Column("选区或选举单位", "constituency", LINE, example="第三选区", width=20),
                Column("登记日期", "on", DAY, required=True, example=date(2024, 3, 15)),
                Column(
                    "同名",
                    "namesake",
                    Choice({"另一人": "other"}),
                    note="与已登记的代表同名而不是同一人的，写另一人；"
                    "同一人兼任的职务用“当选”补记",
                ),
            ),
            key=("name", "congress", "constituency"),
            looked_up=("name",),
            record=registers.register,
            withdraw=registers.strike,
            stands=lambda row: any(map(runs, row.mandates)),
            lines=registers.mandates,
            namesake="namesake",
        ),
        Form(
            name="deputy_groups",
            title="代表小组名册",
            board=GROUPS,
            action=Action.KEEP_DEPUTIES,
            columns=(
                Column(
                    "小组名称",
                    "name",
                    LINE,
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
            record=registers.group,
            withdraw=registers.dissolve,
            stands=lambda row: row.dissolved_on is None,
            lines=registers.formed,
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
            record=registers.list,
            withdraw=registers.close,
            stands=lambda row: row.closed_on is None,
            lines=registers.listed,
        ),
    )
}
