"""Deputies as a sheet, a row for each mandate: 代表名册."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.deputy import DeputyUseCases
from application.import_batch.form import OTHER, SAME, Column, Desk, Facts, Form, Undoing
from application.import_batch.kinds import DAY, LINE, NAME, WHOLE, YES_OR_NO, Choice
from application.ledger import Intent, Receipt
from application.projections.books import DEPUTIES
from application.projections.deputy_register import REFUSED, UNDESCRIBED, VOIDED, runs
from domain.deputy import ElectoralUnit
from domain.jurisdiction import Level
from domain.shared.errors import BadValue

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


async def _record(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    """A person with a first mandate, or a further mandate of theirs."""
    deputies = DeputyUseCases(*desk)
    said = {name: fact for name, fact in facts.items() if name != "namesake"}
    if facts["namesake"] != SAME:
        return await deputies.register(intent, id, **said)
    for name, nothing in UNDESCRIBED.items():
        if said.pop(name) != nothing:
            reason = "是本人的，写在这名代表的第一行；已登记的，用“登记所在片区、行业”改"
            raise BadValue(field=name, reason=reason)
    del said["name"]
    return await deputies.gain_mandate(intent, id, **said)


async def _withdraw(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    """A mandate that was taken back has changed the person; what else has, is refused."""
    wish = intent._replace(seen=None)
    return await DeputyUseCases(*desk).void(wish, id, **undoing._asdict())


async def _withdraw_part(
    desk: Desk, intent: Intent, id: UUID, undoing: Undoing, line: Mapping[str, Any]
) -> Receipt:
    wish, told = intent._replace(seen=None), undoing._asdict()
    return await DeputyUseCases(*desk).void_mandate(wish, id, congress=line["congress"], **told)


def _lines(row: Any) -> Iterator[Mapping[str, Any]]:
    """A person is a line for each mandate; one that ended does not begin again by itself."""
    running = list(filter(runs, row.mandates))
    for each in [*(it for it in row.mandates if not runs(it)), *running]:
        since = date.fromisoformat(each["from_on"])
        again = SAME if running and each is not running[0] else ""
        person = UNDESCRIBED if again else {name: vars(row)[name] for name in UNDESCRIBED}
        said = {"name": row.name, "on": since, "namesake": again, "over": not runs(each)}
        yield each | person | said


FORM = Form(
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
            Choice({"同一人": SAME, "另一人": OTHER}),
            note="与已登记的或者前面一行的代表同名的：同一人兼任的又一个职务写同一人，"
            "不是同一人的写另一人",
        ),
        Column(
            "片区",
            "area",
            LINE,
            example="清苑镇东片",
            note="居住或工作的片区，编代表小组时用；兼任几级的，写在第一行",
            later=True,
        ),
        Column("行业", "trade", LINE, example="种植业", note="按行业编组时用", later=True),
        Column(
            "不在选举地",
            "outside",
            YES_OR_NO,
            note="不在选举地生活、工作的写是",
            later=True,
        ),
    ),
    key=("name", "congress", "constituency"),
    looked_up=("name",),
    record=_record,
    withdraw=_withdraw,
    stands=lambda row: row.status not in {VOIDED, REFUSED},
    lines=_lines,
    namesake="namesake",
    withdraw_part=_withdraw_part,
)
