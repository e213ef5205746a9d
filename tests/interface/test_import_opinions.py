"""Stations and opinions as spreadsheets: names of voters go into the vault and nowhere else."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from application.import_batch import nouns
from tests.interface.conftest import Enter
from tests.interface.importing import ANY, HERE, cells, exported, fates, lines, send, undo
from tests.interface.world import HERE as LEDGER
from tests.interface.world import World, places, token
from tests.support.xlsx import filled

STATIONS = ("名称", "种类", "由哪一级举办", "行业", "地址", "在建", "启用日期")
HOME = ("清苑镇人大代表之家", "代表之家", "乡级", "", "镇政府一楼", "", "2024-03-15")
TRADE = ("箱包行业联络站", "代表联络站", "行业", "箱包", "产业园", "在建", "2024-04-01")

OPINIONS = (
    "听取日期",
    "事由",
    "群众原话",
    "听取方式",
    "个案或共性",
    "联络站",
    "听取人",
    "录入人",
    "保密",
    "群众姓名",
    "群众电话",
)
LAMPS = (
    date(2024, 5, 20),
    "东关村路灯不亮",
    "路灯坏了三个月，孩子放学摸黑走。",
    "联络站",
    "共性",
    "清苑镇人大代表之家",
    "王秀英",
    "李建国",
    "",
    "赵大娘",
    "13800001111",
)
PUMP = (
    *(
        date(2024, 5, 21),
        "水泵坏了",
        "浇地的水泵坏了。",
        "走访",
        "个案",
        "",
        "王秀英",
        "王秀英",
    ),
    *("是", "钱二", "13900002222"),
)
VOTERS = ("赵大娘", "13800001111", "钱二", "13900002222")


@pytest.fixture
def world() -> World:
    """Nothing but the places."""
    return places()


def stations(*rows: Any) -> bytes:
    return filled(*rows, headers=STATIONS)


def opinions(*rows: Any) -> bytes:
    return filled(*rows, headers=OPINIONS)


def told(world: World) -> str:
    """All that the ledger says."""
    return "\n".join(str(vars(each.event)) for each in world.ledger.recorded(LEDGER))


def heard(client: TestClient) -> list[Any]:
    found: Any = client.get(f"{HERE}/opinions").json()
    return [each["row"] for each in found["entries"] if each["row"]["status"] != "voided"]


@pytest.fixture
def station(client: TestClient) -> None:
    """The home where the lamps were heard of."""
    assert send(client, stations(HOME), form="stations").is_success


def test_stations_go_in_and_out(client: TestClient) -> None:
    """One that is not open yet counts as under construction."""
    taken = send(client, stations(HOME, TRADE), form="stations")
    assert [(2, "recorded"), (3, "recorded")] == fates(taken)
    found: Any = client.get(f"{HERE}/stations").json()
    assert {("operating", "township", ""), ("planned", "trade", "箱包")} == {
        (each["row"]["status"], each["row"]["tier"], each["row"]["trade"])
        for each in found["entries"]
    }

    again = send(client, exported(client, "stations"), form="stations")
    assert ["repeated", "repeated"] == [state for _, state in fates(again)]
    assert ["undone", "undone"] == undo(client, taken)
    assert [(2, "recorded"), (3, "recorded")] == fates(
        send(client, stations(HOME, TRADE), form="stations")
    )


STAFFED = (*STATIONS, "服务人员")
STAFF = "站长：王建国；联络员：李梅、赵强"


def staffed(said: str) -> bytes:
    return filled((*HOME, said), headers=STAFFED)


def test_who_serves_at_a_station_goes_in_and_out(client: TestClient) -> None:
    """With the station, by one command: told again, it is no other."""
    taken = send(client, staffed(STAFF), form="stations")
    assert [(2, "recorded")] == fates(taken)
    [home] = client.get(f"{HERE}/stations").json()["entries"]
    assert {"站长": ["王建国"], "联络员": ["李梅", "赵强"]} == home["row"]["staff"]

    again = send(client, exported(client, "stations"), form="stations")
    assert [(2, "repeated")] == fates(again)
    assert lines(taken)[0]["receipt"] == lines(again)[0]["receipt"]
    assert ["undone"] == undo(client, taken)
    assert [(2, "recorded")] == fates(send(client, staffed(STAFF), form="stations"))


def test_a_post_that_others_hold_now_is_a_correction(client: TestClient) -> None:
    """In the sheet, that is told; in the register, the sheet is what was there before."""
    taken = send(client, staffed(STAFF), form="stations")
    other = send(client, staffed("站长：赵强"), "/check", form="stations")
    assert [(2, "faulty")] == fates(other)

    [home] = client.get(f"{HERE}/stations").json()["entries"]
    now = {"staff": {"站长": ["赵强"]}, "on": "2024-05-01"}
    client.post(f"{HERE}/stations/{home['id']}/staff", json=now, headers={"if-match": "*"})
    assert [(2, "repeated")] == fates(send(client, staffed(STAFF), form="stations"))
    assert ["kept"] == undo(client, taken)


@pytest.mark.parametrize(
    "said", ["王建国", "站长：", "站长：王建国、王建国", "站长：甲：乙", "：甲"]
)
def test_a_name_without_a_post_is_told_with_its_cell(client: TestClient, said: str) -> None:
    [fate] = lines(send(client, staffed(said), "/check", form="stations"))

    [fault] = fate["faults"]
    assert ("H2", True) == (fault["cell"], "应写成 站长：王建国" in fault["said"])


def test_a_station_that_was_closed_does_not_come_back(client: TestClient) -> None:
    taken = send(client, stations(HOME, TRADE), form="stations")
    closing = {"reason": "并村", "on": "2024-06-03"}
    home = next(each["id"] for each in lines(taken) if each["row"] == 2)
    client.post(f"{HERE}/stations/{home}/close", json=closing, headers={"if-match": "*"})

    told = send(client, stations(HOME, TRADE), "/check", form="stations")

    assert [(2, "faulty"), (3, "repeated")] == fates(told)
    assert "已于 2024-06-03 关闭" in lines(told)[0]["faults"][0]["said"]


def test_a_station_of_a_trade_says_which(client: TestClient) -> None:
    silent = (*TRADE[:3], "", *TRADE[4:])
    [fate] = lines(send(client, stations(silent), "/check", form="stations"))

    assert ("refused", True) == (fate["state"], "行业家站须写明行业" in fate["detail"])


@pytest.mark.usefixtures("station")
def test_opinions_go_in_with_who_heard_and_who_entered_them(client: TestClient) -> None:
    taken = send(client, opinions(LAMPS, PUMP), form="opinions")

    assert [(2, "recorded"), (3, "recorded")] == fates(taken)
    pump, lamps = heard(client)
    assert ("王秀英", "李建国") == (lamps["heard_by"], lamps["entered_by"])
    [home] = client.get(f"{HERE}/stations").json()["entries"]
    assert (home["id"], None) == (lamps["station_id"], pump["station_id"])
    assert (False, True) == (lamps["confidential"], pump["confidential"])


@pytest.mark.usefixtures("station")
def test_the_voter_is_in_the_vault_and_in_no_event(client: TestClient, world: World) -> None:
    send(client, opinions(LAMPS, PUMP), form="opinions")

    assert sorted(VOTERS) == sorted(world.vault.values_of(LEDGER))
    assert "路灯坏了三个月" in told(world)
    assert [] == [each for each in VOTERS if each in told(world)]


@pytest.mark.usefixtures("station")
def test_a_dry_run_keeps_nobody(client: TestClient, world: World) -> None:
    before = world.ledger.heads()[LEDGER]
    checked = send(client, opinions(LAMPS, PUMP), "/check", form="opinions")

    assert [(2, "ready"), (3, "ready")] == fates(checked)
    assert before == world.ledger.heads()[LEDGER]
    assert [] == world.vault.values_of(LEDGER)


@pytest.mark.usefixtures("station")
def test_a_vault_that_is_closed_is_told_before_anything_is_recorded(
    client: TestClient, world: World
) -> None:
    """Who names no voter needs none."""
    world.vault.closed = True
    nobody = (*PUMP[:-2], "", "")
    checked = send(client, opinions(LAMPS, nobody), "/check", form="opinions")

    assert [(2, "refused"), (3, "ready")] == fates(checked)
    assert "vault-closed" == lines(checked)[0]["code"]


@pytest.mark.usefixtures("station")
def test_no_fingerprint_tells_who_the_voter_was(client: TestClient) -> None:
    """Otherwise a number that was erased could be found again by trying."""
    somebody_else = (*LAMPS[:-2], "孙三", "13700003333")
    imported = send(client, opinions(LAMPS), form="opinions")
    again = send(client, opinions(somebody_else), form="opinions")

    assert [(2, "repeated")] == fates(again)
    assert lines(imported)[-1]["receipt"] == lines(again)[-1]["receipt"]


@pytest.mark.usefixtures("station")
def test_what_is_wrong_with_a_voter_is_said_without_naming_them(client: TestClient) -> None:
    wrong = (*LAMPS[:-1], "=13800001111")
    [fate] = lines(send(client, opinions(wrong), "/check", form="opinions"))

    [fault] = fate["faults"]
    assert "K2：群众电话以“=”开头，像公式，请改成文字" == fault["said"]


def test_a_station_that_is_not_registered_is_told_by_its_cell(client: TestClient) -> None:
    [fate] = lines(send(client, opinions(LAMPS), "/check", form="opinions"))

    [fault] = fate["faults"]
    assert ("F2", True) == (fault["cell"], "不在代表家站登记里" in fault["said"])


@pytest.mark.usefixtures("station")
def test_a_number_in_the_words_is_refused_with_its_row(client: TestClient) -> None:
    slip = (*LAMPS[:2], "打我电话 13800001111", *LAMPS[3:])
    [fate] = lines(send(client, opinions(slip), "/check", form="opinions"))

    assert ("refused", False) == (fate["state"], "13800001111" in fate["detail"])


@pytest.mark.usefixtures("station")
def test_what_is_exported_names_no_voter_and_adds_nothing(client: TestClient) -> None:
    send(client, opinions(LAMPS, PUMP), form="opinions")
    content = exported(client, "opinions")

    assert [] == [each for each in VOTERS if each in str(cells(content))]
    again = send(client, content, form="opinions")
    assert ["repeated", "repeated"] == [state for _, state in fates(again)]


@pytest.mark.usefixtures("station")
def test_the_confidential_is_exported_for_who_works_on_it(
    client: TestClient, world: World, enter: Enter
) -> None:
    send(client, opinions(LAMPS, PUMP), form="opinions")
    whole = cells(exported(client, "opinions"))
    looking = enter(world)
    looking.headers["authorization"] = f"Bearer {token('auditor')}"
    public = cells(exported(looking, "opinions"))

    assert ["事由", "水泵坏了", "东关村路灯不亮"] == [row[1].strip("*") for row in whole]
    assert ["事由", "东关村路灯不亮"] == [row[1].strip("*") for row in public]


@pytest.mark.usefixtures("station")
def test_an_import_of_opinions_is_undone_but_for_what_went_on(client: TestClient) -> None:
    taken = send(client, opinions(LAMPS, PUMP), form="opinions")
    [first, *_] = lines(taken)
    answered = client.post(
        f"{HERE}/opinions/{first['id']}/answer",
        json={"text": "当天接好了线路", "outcome": "solved", "on": "2024-05-20"},
        headers={"if-match": "*"},
    )

    assert answered.is_success, answered.text
    assert ["kept", "undone"] == undo(client, taken)
    assert ["东关村路灯不亮"] == [each["title"] for each in heard(client)]


LINKED = (*OPINIONS, "接待日", "代表活动", "重复于", "转为建议")
NO_VOTER = ("", "", "")


def opinion(title: str, on: str, station: str = "", **links: str) -> tuple[Any, ...]:
    """A row that names no voter; ``links`` by the titles of their columns."""
    said = (f"{title}，请解决。", "走访", "共性", station, "王秀英", "李建国", *NO_VOTER)
    return (on, title, *said, *(links.get(each, "") for each in LINKED[len(OPINIONS) :]))


def linked(*rows: Any) -> bytes:
    return filled(*rows, headers=LINKED)


def suggestion(client: TestClient) -> str:
    """One that was filed here, and awaits its reply."""
    facts = {
        "title": "更换东关村路灯",
        "text": "建议列入年度计划",
        "sponsor": "deputy",
        "sponsor_id": str(UUID(int=7)),
        "on": "2024-05-25",
    }
    filed = client.post(f"{HERE}/suggestions", json=facts)
    assert filed.is_success, filed.text
    return str(filed.json()["id"])


def met(client: TestClient) -> None:
    """A reception at the home, and a visit in the town."""
    [home] = client.get(f"{HERE}/stations").json()["entries"]
    at = {"station_id": home["id"], "place": "", "attended": [str(UUID(int=7))]}
    told = {"voters": 2, "voter_times": 2, "on": "2024-05-20"}
    received = client.post(f"{HERE}/receptions/received", json=at | told)
    assert received.is_success, received.text
    visit = {"kind": "走访", "occurred_on": "2024-05-21", "place": "清苑镇"}
    assert client.post(f"{HERE}/activities", json=visit).is_success


LAMP = opinion("路灯不亮", "2024-05-20", "清苑镇人大代表之家", 接待日="2024年5月20日")
PUMPS = opinion("水泵坏了", "2024-05-21", 代表活动="2024-05-21 走访", 转为建议="更换东关村路灯")
AGAIN = opinion("路灯又不亮", "2024-05-22", 重复于="路灯不亮")


@pytest.mark.usefixtures("station")
def test_the_links_of_opinions_go_in_and_out(client: TestClient) -> None:
    """The one that repeats another may stand before it in the sheet; an export has it so."""
    met(client)
    filed = suggestion(client)
    taken = send(client, linked(AGAIN, LAMP, PUMPS), form="opinions")
    assert ["recorded"] * 3 == [state for _, state in fates(taken)]

    again, lamp, pump = (row | {"id": id} for id, row in by_title(client))
    assert ("duplicate", lamp["id"]) == (again["status"], again["duplicate_of"])
    assert [again["id"]] == lamp["duplicates"]
    assert ("converted", filed) == (pump["status"], pump["suggestion_id"])
    assert None not in {lamp["reception_id"], pump["activity_id"]}

    content = exported(client, "opinions")
    assert ["repeated"] * 3 == [
        each for _, each in fates(send(client, content, form="opinions"))
    ]
    assert ["undone"] * 3 == undo(client, taken)
    assert ["recorded"] * 3 == [
        each for _, each in fates(send(client, content, form="opinions"))
    ]


@pytest.mark.parametrize("many", [0, 100])
def test_a_link_to_what_is_confidential_does_not_name_it(
    client: TestClient, world: World, enter: Enter, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Whether few names are looked for, or the whole register is read for many."""
    monkeypatch.setattr(nouns, "MANY", many)
    lamp = opinion("路灯不亮", "2024-05-20")
    hidden = (*lamp[: LINKED.index("保密")], "是", *lamp[LINKED.index("保密") + 1 :])
    assert send(client, linked(hidden, AGAIN), form="opinions").is_success
    whole = exported(client, "opinions")
    looking = enter(world)
    looking.headers["authorization"] = f"Bearer {token('auditor')}"

    assert ["重复于", "路灯不亮", ""] == [row[19] for row in cells(whole)]
    assert ["重复于", "（保密）"] == [row[19] for row in cells(exported(looking, "opinions"))]


def by_title(client: TestClient) -> list[tuple[str, Any]]:
    """Those that stand: the one that repeats another, that one, and the rest."""
    found = client.get(f"{HERE}/opinions").json()["entries"]
    standing = [each for each in found if each["row"]["status"] != "voided"]
    titles = ("路灯又不亮", "路灯不亮", "水泵坏了")
    standing.sort(key=lambda each: titles.index(each["row"]["title"]))
    return [(each["id"], each["row"]) for each in standing]


def test_what_repeats_an_answered_opinion_is_answered_and_undone_with_it(
    client: TestClient,
) -> None:
    lamp = opinion("路灯不亮", "2024-05-20")
    [first, _] = lines(send(client, linked(lamp), form="opinions"))
    answered = {"text": "当天接好了", "outcome": "solved", "on": "2024-05-20"}
    client.post(f"{HERE}/opinions/{first['id']}/answer", json=answered, headers=ANY)
    taken = send(client, linked(lamp, AGAIN), form="opinions")

    assert [(2, "repeated"), (3, "recorded")] == fates(taken)
    assert ["undone"] == undo(client, taken)
    assert [(2, "repeated"), (3, "recorded")] == fates(
        send(client, linked(lamp, AGAIN), form="opinions")
    )


def test_a_duplicate_that_was_linked_since_keeps_what_it_repeats(client: TestClient) -> None:
    taken = send(client, linked(opinion("路灯不亮", "2024-05-20")), form="opinions")
    send(client, linked(AGAIN), form="opinions")

    assert ["kept"] == undo(client, taken)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([AGAIN], "N2：重复于“路灯不亮”里的路灯不亮不在群众意见登记里"),
        (
            [opinion("路灯不亮", f"2024-05-{day}") for day in (18, 19)] + [AGAIN],
            "不止一个，应写成 路灯不亮（2024-05-18）、路灯不亮（2024-05-19） 之一",
        ),
        ([opinion("甲", "2024-05-20", 接待日="2024-05-19")], "2024-05-19不在接待日登记里"),
        ([opinion("甲", "2024-05-20", 转为建议="修路")], "里的修路不在代表建议登记里"),
    ],
)
def test_a_link_to_nothing_known_is_told_with_its_cell(
    client: TestClient, rows: list[Any], said: str
) -> None:
    *_, fate = lines(send(client, linked(*rows), "/check", form="opinions"))

    assert ("faulty", True) == (fate["state"], said in fate["faults"][0]["said"])


@pytest.mark.parametrize("said", ["阿不都•热合曼 之家", "阿不都・热合曼之家"])
def test_a_name_is_known_however_its_dots_and_spaces_are_written(
    client: TestClient, said: str
) -> None:
    send(client, stations(("阿不都·热合曼之家", *HOME[1:])), form="stations")
    heard_there = linked(opinion("甲", "2024-05-20", said))

    assert [(2, "ready")] == fates(send(client, heard_there, "/check", form="opinions"))


def test_nothing_repeats_itself_or_what_repeats_another(client: TestClient) -> None:
    itself = opinion("路灯不亮", "2024-05-20", 重复于="路灯不亮")
    third = opinion("路灯还不亮", "2024-05-23", 重复于="路灯又不亮")
    told = lines(send(client, linked(itself, AGAIN, third), "/check", form="opinions"))

    assert ["refused"] * 3 == [each["state"] for each in told]
