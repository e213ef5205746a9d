"""Homes and stations as a sheet: 代表家站名册."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.import_batch.form import Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import DAY, LINE, POSTS, Choice
from application.import_batch.links import Link, Title
from application.ledger import Intent, Receipt
from application.projections.books import STATIONS
from application.station import StationUseCases
from domain.shared.standing import STATION_KINDS
from domain.station import Status, Tier

KINDS = Choice({said: kind for kind, said in STATION_KINDS.items()})
TIERS = Choice(
    {
        "省级": Tier.PROVINCE,
        "市级": Tier.PREFECTURE,
        "县级": Tier.COUNTY,
        "乡级": Tier.TOWNSHIP,
        "村级": Tier.VILLAGE,
        "行业": Tier.TRADE,
    }
)
ENDED = (Status.MERGED, Status.CLOSED)


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    stations = StationUseCases(desk.ledger)
    begin = stations.plan if facts["planned"] else stations.establish
    said = {name: fact for name, fact in facts.items() if name != "planned"}
    return await begin(intent, id, **said)


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await StationUseCases(desk.ledger).close(intent, id, **undoing.closing())


def _lines(row: Any) -> Iterator[Mapping[str, Any]]:
    planned = row.planned_on if row.status == Status.PLANNED else None
    yield vars(row) | {"planned": bool(planned), "on": planned or row.established_on}


FORM = Form(
    name="stations",
    title="代表家站名册",
    board=STATIONS,
    action=Action.KEEP_STATIONS,
    columns=(
        Column(
            "名称",
            "name",
            Title("station"),
            required=True,
            example="清苑镇人大代表之家",
            width=28,
        ),
        Column("种类", "kind", KINDS, required=True, example="代表之家", width=18),
        Column("由哪一级举办", "tier", TIERS, required=True, example="乡级"),
        Column("行业", "trade", LINE, note="行业家站写明行业，其他的空着"),
        Column("地址", "place", LINE, example="清苑镇政府一楼", width=28),
        Column(
            "在建",
            "planned",
            Choice({"在建": True}, empty=False),
            note="还没有启用的写在建；已启用的空着",
        ),
        Column("所属活动", "campaign_id", Link("campaign"), note="本地已启动的实践活动"),
        Column(
            "启用日期",
            "on",
            DAY,
            required=True,
            example=date(2024, 3, 15),
            note="在建的，写决定建设的日期",
        ),
        Column(
            "服务人员",
            "staff",
            POSTS,
            example="站长：王建国；联络员：李梅、赵强",
            note="职务后面写冒号和姓名，姓名之间用顿号，职务之间用分号",
            width=34,
            later=True,
        ),
    ),
    key=("name",),
    looked_up=("name",),
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: row.status not in ENDED,
    lines=_lines,
)
