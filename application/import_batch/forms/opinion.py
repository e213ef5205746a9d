"""Voters' opinions as a sheet: 群众意见登记表. Who said it goes into the vault alone."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.import_batch.form import Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import DAY, LINE, NAME, PROSE, YES_OR_NO, Choice
from application.import_batch.links import Link, LinkByDay, Sibling
from application.ledger import Intent, Receipt
from application.opinion import OpinionUseCases
from application.projections.books import OPINIONS
from domain.opinion import Channel, Extent, Status

CHANNELS = Choice(
    {
        "联络站": Channel.STATION,
        "接待日": Channel.RECEPTION,
        "走访": Channel.VISIT,
        "代表活动": Channel.ACTIVITY,
        "电话": Channel.PHONE,
        "网络": Channel.WEB,
        "来信": Channel.LETTER,
    }
)
EXTENTS = Choice({"个案": Extent.INDIVIDUAL, "共性": Extent.COMMON})
VOTER = {"voter_name": "name", "voter_phone": "phone", "voter_address": "address"}
"""The columns about the voter, and what the vault calls them."""


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    said = {name: fact for name, fact in facts.items() if name not in VOTER}
    return await OpinionUseCases(*desk).hear(
        intent,
        id,
        personal={kept: facts[name] for name, kept in VOTER.items()},
        **said,
    )


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await OpinionUseCases(*desk).take_back(intent, id, **undoing._asdict())


async def _withdraw_linked(
    desk: Desk, intent: Intent, id: UUID, undoing: Undoing, line: Mapping[str, Any]
) -> Receipt:
    links = {name: line[name] for name in ("duplicate_of", "suggestion_id")}
    return await OpinionUseCases(*desk).take_back(intent, id, **undoing._asdict(), **links)


def _lines(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.heard_on}


FORM = Form(
    name="opinions",
    title="群众意见登记表",
    board=OPINIONS,
    action=Action.HEAR_OPINION,
    columns=(
        Column("听取日期", "on", DAY, required=True, example=date(2024, 5, 20)),
        Column("事由", "title", LINE, required=True, example="东关村路灯不亮", width=24),
        Column(
            "群众原话",
            "words",
            PROSE,
            required=True,
            example="东关村到小学那段路，路灯坏了三个月。",
            note="照群众的原话写；不要写姓名、电话、身份证号",
            width=44,
        ),
        Column("听取方式", "channel", CHANNELS, required=True, example="联络站"),
        Column("个案或共性", "extent", EXTENTS, required=True, example="共性"),
        Column("类别", "category", LINE, example="农村道路"),
        Column("重点领域", "focus_area", LINE),
        Column("联络站", "station_id", Link("station"), note="已登记的代表家站", width=22),
        Column("所属活动", "campaign_id", Link("campaign"), note="本地已启动的实践活动"),
        Column("地点", "place", LINE, example="石桥镇代表联络站", width=22),
        Column(
            "听取人",
            "heard_by",
            NAME,
            required=True,
            example="王秀英",
            note="听取的代表或者工作人员",
        ),
        Column(
            "听取代表",
            "heard_by_id",
            Link("deputy"),
            note="听取人是已登记的代表的，再选一次；同名的写作 姓名（选区）",
        ),
        Column(
            "录入人",
            "entered_by",
            NAME,
            required=True,
            example="李建国",
            note="代别人录入的写录入的人；本人录入的也写明",
        ),
        Column("保密", "confidential", YES_OR_NO, note="不对外公开的写是"),
        Column("群众姓名", "voter_name", NAME, personal=True),
        Column("群众电话", "voter_phone", LINE, personal=True, width=16),
        Column(
            "群众住址",
            "voter_address",
            LINE,
            personal=True,
            note="姓名、电话、住址单独加密保存，不进台账，也不导出",
            width=24,
        ),
        Column(
            "接待日",
            "reception_id",
            LinkByDay("reception"),
            note="在已登记的接待日听取的，写日期；几个家站同一天的写作 日期（家站）",
            later=True,
        ),
        Column(
            "代表活动",
            "activity_id",
            Link("activity"),
            note="在已登记的活动中听取的，写作 日期 类型；不止一次的写作 日期 类型（地点）",
            width=22,
            later=True,
        ),
        Column(
            "重复于",
            "duplicate_of",
            Sibling("opinion"),
            note="与哪一条是同一件事，写那一条的事由；也可以是这张表里的另一行；"
            "事由相同的写作 事由（听取日期）",
            width=24,
            later=True,
        ),
        Column(
            "转为建议",
            "suggestion_id",
            Link("suggestion"),
            note="已转为代表建议的，写建议的标题；同名的写作 标题（编号）",
            width=24,
            later=True,
        ),
    ),
    key=("on", "title", "words", "heard_by", "place", "station_id"),
    looked_up=("heard_on", "title"),
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: row.status != Status.VOIDED and row.from_opinion_id is None,
    lines=_lines,
    withdraw_part=_withdraw_linked,
    named=("title", "on"),
)
