"""A spreadsheet over HTTP: checked, taken in, sent again, corrected, undone, taken out."""

from datetime import date
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from application.access import Action
from interface.http.answers import XLSX
from interface.http.edge import FILE_BYTES_MAX
from tests.interface.conftest import Enter
from tests.interface.importing import (
    ANY,
    HERE,
    batch,
    cells,
    exported,
    fates,
    lines,
    send,
    undo,
)
from tests.interface.world import HERE as LEDGER
from tests.interface.world import World, places, token
from tests.support.xlsx import book, filled, formula, inline, row

HEADING = ("日期", "活动类型", "地点", "走访户数")
FIRST = (date(2024, 3, 15), "走访", "清苑镇", 12)
SECOND = (date(2024, 3, 16), "视察", "清苑镇", 0)
BAD = ("2024年3月", "视察", "清苑镇", 0)
MENDED = (date(2024, 3, 18), "视察", "清苑镇", 0)


@pytest.fixture
def world() -> World:
    """Nothing but the places."""
    return places()


def sheet(*rows: Any) -> bytes:
    return filled(*rows, headers=HEADING)


def activities(client: TestClient) -> list[Any]:
    found: Any = client.get(f"{HERE}/activities").json()
    return [each for each in found["entries"] if not each["row"]["voided"]]


def test_a_dry_run_tells_every_row_and_records_nothing(
    client: TestClient, world: World
) -> None:
    before = world.ledger.heads()[LEDGER]
    told = lines(send(client, sheet(FIRST, BAD), "/check"))

    assert [("ready", 2), ("faulty", 3)] == [(each["state"], each["row"]) for each in told]
    assert [{"cell": "A3", "said": "A3：日期“2024年3月”看不懂，应写成 2024-03-15"}] == told[1][
        "faults"
    ]
    assert [(1, 2), (2, 2)] == [(each["done"], each["of"]) for each in told]
    assert before == world.ledger.heads()[LEDGER]


def test_a_row_that_the_rules_forbid_is_told_before_it_is_tried(client: TestClient) -> None:
    tomorrow = (date(2199, 1, 1), "视察", "", 0)
    [told] = lines(send(client, sheet(tomorrow), "/check"))

    assert ("refused", "date-in-future") == (told["state"], told["code"])
    assert "2199-01-01" in told["detail"]


def test_all_or_nothing(client: TestClient, world: World) -> None:
    before = world.ledger.heads()[LEDGER]
    refused = send(client, sheet(FIRST, BAD))

    assert (409, "faulty-rows") == (refused.status_code, refused.json()["code"])
    assert "A3：日期“2024年3月”" in refused.json()["detail"]
    assert before == world.ledger.heads()[LEDGER]


def test_why_nothing_was_recorded_is_said_in_chinese(client: TestClient) -> None:
    tomorrow = (date(2199, 1, 1), "视察", "", 0)
    refused = send(client, sheet(tomorrow)).json()

    assert "第一处在第 2 行：日期是 2199-01-01，晚于今天" in refused["detail"]


def test_or_the_good_ones(client: TestClient) -> None:
    taken = send(client, sheet(FIRST, BAD, SECOND), rows="good", file_name="三月.xlsx")

    assert [(2, "recorded"), (3, "faulty"), (4, "recorded")] == fates(taken)
    assert ["视察", "走访"] == [each["row"]["kind"] for each in activities(client)]
    row = client.get(f"{HERE}/imports/{batch(taken)['id']}").json()["row"]
    assert ("三月.xlsx", "applied", 3, 1, 2) == (
        row["file_name"],
        row["status"],
        row["rows"],
        row["faulty"],
        row["recorded"],
    )


def test_the_same_file_again_gives_the_first_receipts(client: TestClient, world: World) -> None:
    file = sheet(FIRST, SECOND)
    first = lines(send(client, file))
    head = world.ledger.heads()[LEDGER]
    again = lines(send(client, file))

    assert [each["receipt"] for each in first] == [each["receipt"] for each in again]
    assert ["repeated", "repeated", "finished"] == [each["state"] for each in again]
    assert head == world.ledger.heads()[LEDGER]


def test_a_corrected_file_adds_what_is_new(client: TestClient) -> None:
    send(client, sheet(FIRST, BAD), rows="good")
    mended = send(client, sheet(FIRST, MENDED))

    assert [(2, "repeated"), (3, "recorded")] == fates(mended)
    assert 2 == len(activities(client))


def test_what_was_entered_by_hand_is_not_imported_again(client: TestClient) -> None:
    by_hand = {"kind": "走访", "occurred_on": "2024-03-15", "place": "清苑镇", "households": 12}
    entered = client.post(f"{HERE}/activities", json=by_hand).json()
    [told, _] = lines(send(client, sheet(FIRST)))

    assert ("repeated", entered) == (told["state"], told["receipt"])


def test_another_number_is_a_correction_and_no_new_row(client: TestClient) -> None:
    send(client, sheet(FIRST))
    [told] = lines(send(client, sheet((*FIRST[:3], 21)), "/check"))

    assert ("faulty", "A2：登记里已有这一条，而内容不同；要改它，请用更正") == (
        told["state"],
        told["faults"][0]["said"],
    )


def test_a_record_that_was_corrected_since_is_still_the_same(client: TestClient) -> None:
    [first, _] = lines(send(client, sheet(FIRST)))
    corrected = {"changes": {"households": 21}, "reason": "登记有误"}
    client.post(f"{HERE}/activities/{first['id']}/correction", json=corrected, headers=ANY)

    assert [(2, "repeated")] == fates(send(client, sheet(FIRST)))


def test_not_even_when_what_tells_it_apart_was_corrected(client: TestClient) -> None:
    """And a row that now says something else of it is told, before any is recorded."""
    [first, _] = lines(send(client, sheet(FIRST)))
    corrected = {"changes": {"place": "望亭镇"}, "reason": "登记有误"}
    client.post(f"{HERE}/activities/{first['id']}/correction", json=corrected, headers=ANY)

    [again] = lines(send(client, sheet(FIRST), "/check"))
    assert ("repeated", first["receipt"]) == (again["state"], again["receipt"])
    [other] = lines(send(client, sheet((*FIRST[:3], 21)), "/check"))
    assert ("faulty", True) == (other["state"], "请用更正" in other["faults"][0]["said"])


def test_an_import_is_undone_as_one(client: TestClient) -> None:
    taken = batch(send(client, sheet(FIRST, SECOND)))
    undone = client.post(
        f"{HERE}/imports/{taken['id']}/undo",
        json={"reason": "导错了文件", "on": "2024-06-03"},
        headers=ANY,
    )

    assert ["undone", "undone", "finished"] == [each["state"] for each in lines(undone)]
    assert [] == activities(client)
    row = client.get(f"{HERE}/imports/{taken['id']}").json()["row"]
    assert ("undone", 2, 0, "导错了文件") == (
        row["status"],
        row["undone"],
        row["kept"],
        row["reason"],
    )


def test_what_was_changed_since_is_kept(client: TestClient) -> None:
    [first, _, finished] = lines(send(client, sheet(FIRST, SECOND)))
    corrected = {"changes": {"households": 21}, "reason": "登记有误"}
    client.post(f"{HERE}/activities/{first['id']}/correction", json=corrected, headers=ANY)
    undone = lines(
        client.post(
            f"{HERE}/imports/{finished['id']}/undo",
            json={"reason": "导错了文件", "on": "2024-06-03"},
            headers=ANY,
        )
    )

    assert {("kept", "stale-version"), ("undone", ""), ("finished", "")} == {
        (each["state"], each["code"]) for each in undone
    }
    assert [first["id"]] == [each["id"] for each in activities(client)]


def test_what_was_undone_can_be_imported_again(client: TestClient) -> None:
    """As new records of a new import; the old ones stay voided."""
    first = batch(send(client, sheet(FIRST)))
    client.post(
        f"{HERE}/imports/{first['id']}/undo",
        json={"reason": "先撤回核对", "on": "2024-06-03"},
        headers=ANY,
    )
    second = send(client, sheet(FIRST))

    assert [(2, "recorded")] == fates(second)
    assert first["id"] != batch(second)["id"]
    assert 1 == len(activities(client))


def test_what_is_exported_can_be_imported_and_adds_nothing(client: TestClient) -> None:
    full = {
        "kind": "接待选民",
        "occurred_on": "2024-05-16",
        "place": "-3-1 号楼",
        "villages": ["东石桥村", "西石桥村"],
        "households": 12,
        "counts": {"宣传单": 60},
        "note": "=1+1\n两名代表接待",
    }
    client.post(f"{HERE}/activities", json=full)
    exported = client.get(f"{HERE}/spreadsheets/activities")

    assert XLSX == exported.headers["content-type"]
    assert [(2, "repeated")] == fates(send(client, exported.content, "/check"))


def test_a_template_comes_back_empty(client: TestClient) -> None:
    empty = client.get(f"{HERE}/spreadsheets/activities/template").content

    assert [] == lines(send(client, empty, "/check"))
    assert 422 == send(client, empty).status_code


def test_a_formula_in_a_name_is_told_and_not_computed(client: TestClient) -> None:
    made = book(
        row(1, inline("日期", "A1"), inline("活动类型", "B1")),
        row(2, inline("2024-03-15", "A2"), formula("cmd|' /C calc'!A0", "B2", "视察")),
    )
    [told] = lines(send(client, made, "/check"))

    assert ["B2：活动类型是公式，请复制后选择性粘贴为数值"] == [
        each["said"] for each in told["faults"]
    ]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"not a workbook", 422, "workbook-refused"),
        (filled(("甲",), headers=("姓名",)), 422, "workbook-refused"),
        (bytes(FILE_BYTES_MAX + 1), 413, "body-too-large"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_whole(
    client: TestClient, content: bytes, status: int, code: str
) -> None:
    refused = send(client, content)

    assert (status, code) == (refused.status_code, refused.json()["code"])


def in_a_form(client: TestClient, *parts: tuple[str, bytes]) -> Response:
    """As a web page sends it: each part with what it says of itself."""
    said = [
        b"--xyz\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % (head.encode(), content)
        for head, content in parts
    ]
    return client.post(
        f"{HERE}/imports",
        params={"form": "activities"},
        content=b"".join([*said, b"--xyz--\r\n"]),
        headers={"content-type": "multipart/form-data; boundary=xyz"},
    )


def test_a_file_may_come_in_a_web_form_under_its_name(client: TestClient) -> None:
    file = sheet(FIRST)
    named = 'name="file"; filename="C:/登记/三月.xlsx"\r\nContent-Type: application/x'
    taken = in_a_form(client, ('name="note"', b"-"), (named, file))

    assert [(2, "recorded")] == fates(taken)
    row: Any = client.get(f"{HERE}/imports/{batch(taken)['id']}").json()["row"]
    assert "三月.xlsx" == row["file_name"]
    assert [(2, "repeated")] == fates(send(client, file))


@pytest.mark.parametrize("parts", [(), (('name="file"', b"PK"),), (('filename=""', b""),)])
def test_a_form_without_a_file_is_refused(
    client: TestClient, parts: tuple[tuple[str, bytes], ...]
) -> None:
    assert 422 == in_a_form(client, *parts).status_code


def test_a_form_of_endless_parts_is_not_read_to_its_end(client: TestClient) -> None:
    """The file would be behind more of them than any web page has."""
    many = [('name="note"', b"-")] * 25
    refused = in_a_form(client, *many, ('name="file"; filename="a"', sheet(FIRST)))

    assert (422, "bad-value") == (refused.status_code, refused.json()["code"])


def test_a_file_says_that_it_is_one(client: TestClient) -> None:
    refused = client.post(f"{HERE}/imports?form=activities", json={})

    assert (415, "not-a-workbook") == (refused.status_code, refused.json()["code"])


def test_another_request_stays_as_small_as_before(client: TestClient) -> None:
    refused = client.post(f"{HERE}/activities", content=bytes(70_000))

    assert 413 == refused.status_code


@pytest.mark.parametrize("form", ["", "suggestions", "../activities"])
def test_there_are_forms_for_some_registers(client: TestClient, form: str) -> None:
    refused = send(client, sheet(FIRST), form=form)

    assert (422, "malformed") == (refused.status_code, refused.json()["code"])


def test_who_may_not_record_may_not_import(enter: Enter, world: World) -> None:
    client = enter(world)
    client.headers["authorization"] = f"Bearer {token('administrator')}"
    refused = send(client, sheet(FIRST), "/check")

    assert (403, "not-allowed") == (refused.status_code, refused.json()["code"])
    assert Action.RECORD_ACTIVITY not in refused.json()["detail"], "it is told in Chinese"


def test_a_register_of_units_goes_in_and_out(client: TestClient) -> None:
    headers = ("单位名称", "类别", "职责", "列入日期")
    units = filled(
        ("区住建局", "政府部门", "城市建设", "2024-03-15"),
        ("区法院", "", "", "2024-03-15"),
        headers=headers,
    )
    taken = send(client, units, form="handling_units")
    assert [(2, "recorded"), (3, "recorded")] == fates(taken)

    listed: Any = client.get(f"{HERE}/handling-units").json()
    assert ["区法院", "区住建局"] == [each["row"]["name"] for each in listed["entries"]]
    exported = client.get(f"{HERE}/spreadsheets/handling_units").content
    assert [(2, "repeated"), (3, "repeated")] == fates(
        send(client, exported, form="handling_units")
    )

    undone = client.post(
        f"{HERE}/imports/{batch(taken)['id']}/undo",
        json={"reason": "导错了文件", "on": "2024-06-03"},
        headers=ANY,
    )
    assert ["undone", "undone", "finished"] == [each["state"] for each in lines(undone)]
    again = send(client, units, form="handling_units")
    assert [(2, "recorded"), (3, "recorded")] == fates(again)


def test_a_unit_that_was_closed_does_not_come_back(client: TestClient) -> None:
    """It is told by its cell; one of the same name is registered by whoever means another."""
    headers = ("单位名称", "类别", "列入日期")
    unit = ("区住建局", "政府部门", "2024-03-15")
    units = filled(unit, ("区法院", "", "2024-03-15"), headers=headers)
    taken = send(client, units, form="handling_units")
    closing = {"reason": "机构改革", "successor": "", "on": "2024-06-03"}
    first = lines(taken)[0]["id"]
    client.post(f"{HERE}/handling-units/{first}/close", json=closing, headers=ANY)

    told = send(client, units, "/check", form="handling_units")
    assert [(2, "faulty"), (3, "repeated")] == fates(told)
    [fault] = next(each for each in lines(told) if each["row"] == 2)["faults"]
    assert "A2" == fault["cell"]
    assert "已于 2024-06-03 关闭" in fault["said"]

    facts = {"name": unit[0], "kind": unit[1], "duties": "", "on": "2024-06-04"}
    assert 201 == client.post(f"{HERE}/handling-units", json=facts).status_code
    spelt = filled(("区住建局 ", "政府部门", "2024-06-04"), headers=headers)
    assert [(2, "repeated")] == fates(send(client, spelt, "/check", form="handling_units"))


DEPUTIES = ("姓名", "层级", "人民代表大会", "选区或选举单位", "登记日期", "同名")
COUNTY, CITY = "清苑区人民代表大会", "保定市人民代表大会"


def deputies(*rows: Any) -> bytes:
    return filled(*rows, headers=DEPUTIES)


def test_deputies_and_then_their_groups_by_name(client: TestClient) -> None:
    """The groups find the deputies that the sheet before has registered."""
    people = [
        (name, "县级", COUNTY, "第三选区", "2024-03-15")
        for name in ("王秀英", "李明", "张建国", "赵 云", "陈静")
    ]
    register = deputies(*people)
    taken = send(client, register, form="deputies")
    assert ["recorded"] * 5 == [state for _, state in fates(taken)]
    groups = filled(
        ("第一小组", "李明", "王秀英、李明、张建国、赵云、陈静", "2024-03-20"),
        ("第二小组", "李明", "王秀英", "2024-03-20"),
        headers=("小组名称", "召集人", "成员", "组建日期"),
    )
    told = send(client, groups, form="deputy_groups", rows="good")
    assert [(2, "recorded"), (3, "refused")] == fates(told)

    for form, content in (("deputies", register), ("deputy_groups", None)):
        exported = content or client.get(f"{HERE}/spreadsheets/{form}").content
        assert {"repeated"} == {
            state for _, state in fates(send(client, exported, "/check", form=form))
        }


def test_a_group_that_was_dissolved_does_not_come_back(client: TestClient) -> None:
    people = deputies(
        *[
            (name, "县级", COUNTY, "第三选区", "2024-03-15")
            for name in ("王秀英", "李明", "张建国", "赵云", "陈静")
        ]
    )
    send(client, people, form="deputies")
    groups = filled(
        ("第一小组", "李明", "王秀英、李明、张建国、赵云、陈静", "2024-03-20"),
        headers=("小组名称", "召集人", "成员", "组建日期"),
    )
    group = lines(send(client, groups, form="deputy_groups"))[0]["id"]
    ending = {"reason": "换届", "on": "2024-06-03"}
    client.post(f"{HERE}/deputy-groups/{group}/dissolve", json=ending, headers=ANY)

    [fate] = lines(send(client, groups, "/check", form="deputy_groups"))

    assert "faulty" == fate["state"]
    assert "已于 2024-06-03 关闭" in fate["faults"][0]["said"]


def test_what_rows_make_of_each_other_is_told_before_any_is_recorded(
    client: TestClient,
) -> None:
    """A deputy is at home in one group: two of the same file cannot both have her."""
    people = [
        (name, "县级", COUNTY, "第三选区", "2024-03-15")
        for name in ("王秀英", "李明", "张建国", "赵云", "陈静", "孙丽", "周涛", "吴敏", "郑芳")
    ]
    send(client, deputies(*people), form="deputies")
    groups = filled(
        ("第一小组", "李明", "王秀英、李明、张建国、赵云、陈静", "2024-03-20"),
        ("第二小组", "孙丽", "王秀英、孙丽、周涛、吴敏、郑芳", "2024-03-20"),
        headers=("小组名称", "召集人", "成员", "组建日期"),
    )

    assert [(2, "ready"), (3, "refused")] == fates(
        send(client, groups, "/check", form="deputy_groups")
    )


def test_whether_a_further_row_of_a_name_is_the_same_person_is_asked(
    client: TestClient,
) -> None:
    county = ("王秀英", "县级", COUNTY, "第三选区", "2024-03-15", "")
    city = ("王秀英", "市级", CITY, "清苑团", "2024-03-15", "")
    told = lines(send(client, deputies(county, city), "/check", form="deputies"))

    assert ["ready", "faulty"] == [each["state"] for each in told]
    assert "是同一人，在“同名”一列写同一人；不是，写另一人" in told[1]["faults"][0]["said"]
    namesake = (*city[:-1], "另一人")
    taken = send(client, deputies(county, namesake), form="deputies")
    assert [(2, "recorded"), (3, "recorded")] == fates(taken)


BOTH = (
    ("王秀英", "县级", COUNTY, "第三选区", "2024-03-15", ""),
    ("李明", "县级", COUNTY, "第四选区", "2024-03-15", ""),
    ("王秀英", "市级", CITY, "清苑团", "2024-03-15", "同一人"),
)


def test_a_person_with_two_mandates_is_one_person(client: TestClient) -> None:
    taken = send(client, deputies(*BOTH), form="deputies")

    assert [(2, "recorded"), (3, "recorded"), (4, "recorded")] == fates(taken)
    found: Any = client.get(f"{HERE}/deputies").json()
    assert {("李明", (COUNTY,)), ("王秀英", (COUNTY, CITY))} == {
        (each["row"]["name"], tuple(it["congress"] for it in each["row"]["mandates"]))
        for each in found["entries"]
    }
    for again in (deputies(*BOTH), exported(client, "deputies")):
        assert ["repeated"] * 3 == [
            state for _, state in fates(send(client, again, form="deputies"))
        ]


def test_where_a_deputy_lives_and_works_is_said_once(client: TestClient) -> None:
    """Groups are proposed by it; an export says it where it was said, and is known again."""
    headers = (*DEPUTIES, "片区", "行业", "不在选举地")
    county, _, city = BOTH
    described = filled((*county, "东片", "种植业", "是"), (*city, "", "", ""), headers=headers)
    taken = send(client, described, form="deputies")
    assert [(2, "recorded"), (3, "recorded")] == fates(taken)
    [person] = client.get(f"{HERE}/deputies").json()["entries"]
    said = [person["row"][each] for each in ("area", "trade", "outside")]
    assert ["东片", "种植业", True] == said
    for again in (described, exported(client, "deputies")):
        told = fates(send(client, again, form="deputies"))
        assert ["repeated", "repeated"] == [state for _, state in told]

    assert ["undone", "undone"] == undo(client, taken)
    twice = filled((*county, "东片", "", ""), (*city, "西片", "", ""), headers=headers)
    told = lines(send(client, twice, "/check", form="deputies"))
    assert ["ready", "refused"] == [each["state"] for each in told]
    assert "写在这名代表的第一行" in told[1]["detail"]


def test_who_is_registered_already_gains_a_mandate(client: TestClient) -> None:
    """And loses it when the import is undone; the person stays."""
    send(client, deputies(*BOTH[:2]), form="deputies")
    taken = send(client, deputies(BOTH[2]), form="deputies")
    [only] = [each for each in lines(taken) if each["row"]]
    person: Any = client.get(f"{HERE}/deputies/{only['id']}").json()["row"]
    assert [COUNTY, CITY] == [each["congress"] for each in person["mandates"]]

    assert ["undone"] == undo(client, taken)
    person = client.get(f"{HERE}/deputies/{only['id']}").json()["row"]
    assert ("serving", [COUNTY]) == (
        person["status"],
        [each["congress"] for each in person["mandates"]],
    )


def test_who_has_left_office_is_not_registered_anew(client: TestClient) -> None:
    """Neither by the old register nor by the next one; elected again, it is the same person."""
    [first, *_] = lines(send(client, deputies(BOTH[0]), form="deputies"))
    ended = {"congress": COUNTY, "cause": "resigned", "on": "2024-05-01"}
    left = client.post(f"{HERE}/deputies/{first['id']}/mandates/end", json=ended, headers=ANY)
    assert left.is_success, left.text

    assert [(2, "repeated")] == fates(send(client, deputies(BOTH[0]), form="deputies"))
    again = ("王秀英", "市级", CITY, "清苑团", "2024-05-20")
    asked = send(client, deputies(BOTH[0], (*again, "")), "/check", form="deputies")
    assert [(2, "repeated"), (3, "faulty")] == fates(asked)
    assert ["姓名*"] == [row[0] for row in cells(exported(client, "deputies"))]
    elected = send(client, deputies((*again, "同一人")), form="deputies")
    assert first["id"] == lines(elected)[0]["id"]


def test_persons_and_mandates_are_undone_and_imported_again(client: TestClient) -> None:
    taken = send(client, deputies(*BOTH), form="deputies")

    assert ["undone"] * 3 == undo(client, taken)
    found: Any = client.get(f"{HERE}/deputies").json()
    assert {"voided"} == {each["row"]["status"] for each in found["entries"]}
    again = send(client, deputies(*BOTH), form="deputies")
    assert ["recorded"] * 3 == [state for _, state in fates(again)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([BOTH[2]], "登记里和前面的行里没有王秀英，“同名”一列不能写同一人"),
        (
            [BOTH[0], (*BOTH[0][:3], "第五选区", "2024-03-15", "另一人"), BOTH[2]],
            "已有2个同名的王秀英，不知是哪一个",
        ),
    ],
)
def test_a_mandate_is_given_to_nobody_unknown(
    client: TestClient, rows: list[Any], said: str
) -> None:
    *_, told = lines(send(client, deputies(*rows), "/check", form="deputies"))

    assert ("faulty", True) == (told["state"], said in told["faults"][0]["said"])


def test_two_seats_in_one_congress_are_refused_before_they_are_tried(
    client: TestClient,
) -> None:
    """Also where the first of them stands in the same file."""
    twice = (*BOTH[0][:3], "第五选区", "2024-03-15", "同一人")
    told = lines(send(client, deputies(BOTH[0], BOTH[2], twice), "/check", form="deputies"))

    assert ["ready", "ready", "refused"] == [each["state"] for each in told]
    assert "mandate-held" == told[2]["code"]


def test_a_register_of_deputies_is_undone_but_for_who_has_a_history(client: TestClient) -> None:
    people = [(name, "县级", COUNTY, "", "2024-03-15", "") for name in ("王秀英", "李明")]
    first, _, finished = lines(send(client, deputies(*people), form="deputies"))
    away = {"congress": COUNTY, "session": "第三次会议", "excused": True, "on": "2024-04-01"}
    missed = client.post(
        f"{HERE}/deputies/{first['id']}/missed-sessions", json=away, headers=ANY
    )
    undone = client.post(
        f"{HERE}/imports/{finished['id']}/undo",
        json={"reason": "导错了文件", "on": "2024-06-03"},
        headers=ANY,
    )

    assert missed.is_success, missed.text
    assert {"kept", "undone", "finished"} == {each["state"] for each in lines(undone)}
    again = send(client, deputies(*people), form="deputies")
    assert [(2, "repeated"), (3, "recorded")] == fates(again)
