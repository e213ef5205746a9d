"""What an office looks up at a terminal, and what it answers to the reports from below."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from application import identity
from application.computed import Base
from application.onboarding import intent
from application.projections.books import RECEIVED_REPORTS
from application.views import Declared, Figure, Part, Rollup
from domain.campaign import Campaign
from interface.cli import campaigning, grouping, judging, reading, reporting, stations
from interface.cli.commands import app
from tests.interface.world import HERE, ON, TODAY, World, full

pytestmark = pytest.mark.usefixtures("world")

RUNNER = CliRunner()
PLACE = "130608"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """清苑区 with a record in every state, behind the commands."""
    made = full()

    async def drained() -> None:
        """Nothing lags behind in memory."""

    service = SimpleNamespace(container=made.container, worker=SimpleNamespace(drain=drained))

    def run(work: Callable[[Any], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return asyncio.run(done())

    for module in (stations, campaigning, grouping, judging, reading, reporting):
        monkeypatch.setattr(module, "run", run)
        monkeypatch.setattr(module, "out", Console(width=240))
    return made


def told(*words: object) -> str:
    return RUNNER.invoke(app, [str(each) for each in words], catch_exceptions=False).stdout


def test_a_rate_is_shown_as_its_share_with_both_counts_here_and_below(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    [child, *_] = asyncio.run(world.container.directory.children(HERE))
    rate = Figure(
        "solved",
        "解决率",
        "%",
        "rate",
        value=5,
        own=0,
        parts=[Part(child.id, 5, Base(5, 7))],
        declared=[Declared("solved", "解决率", Decimal("71.5"), "about", "约71%", "%", ON, "")],
        base=Base(5, 7),
        own_base=Base(0, 0),
    )
    found = asyncio.run(world.container.rollups.read(HERE, None, on=None, as_of=None))

    async def read(*_: object, **__: object) -> Rollup:
        return replace(found, figures=[rate])

    monkeypatch.setattr(world.container.rollups, "read", read)

    [line] = [each for each in told("rollup", PLACE).splitlines() if "解决率" in each]
    [figure] = orjson.loads(told("rollup", PLACE, "--json"))["figures"]

    assert ["解决率", "71.43%（5/7）", "—", f"{child.name} 71.43%（5/7）", "约71%"] == [
        each.strip() for each in line.strip("│").split("│")
    ]
    assert ("71.43", "71.5") == (figure["base"]["percent"], figure["declared"][0]["value"])


def test_a_figure_is_opened_page_by_page() -> None:
    asked = ("evidence", PLACE, "activities", "--limit", 1)
    [newest] = orjson.loads(told(*asked, "--json"))
    [next_] = orjson.loads(told(*asked, "--page", 2, "--json"))

    assert ("代表活动", 1) == (newest["noun"], newest["amount"])
    assert newest["id"] != next_["id"]
    assert "还有更多，请写 --page 3" in told(*asked, "--page", 2)
    assert [] == orjson.loads(told(*asked, "--page", 99, "--json"))


def test_the_stations_of_a_place_are_listed() -> None:
    listed = told("station", "list", PLACE, "--status", "planned")

    assert "building" in listed
    assert "共 1 个" in listed


def test_a_station_is_shown_by_its_name_with_what_is_to_be_put_right() -> None:
    shown = told("station", "show", PLACE, "faulty", "--year", 2024)

    assert "整改：没有记录" in shown
    assert "整改到期：2024-05-20" in shown
    assert "2024 年：接待选民活动（次） 0" in shown


def test_a_station_for_a_program(world: World) -> None:
    shown = orjson.loads(told("station", "show", PLACE, world.ids["faulty"], "--json"))

    assert ("faulty", 0) == (shown["row"]["name"], shown["counts"]["reception"])


def test_the_campaigns_of_a_place_are_listed() -> None:
    listed = told("campaign", "list", PLACE, "--status", "launched")

    assert "已启动" in listed
    assert "共 1 项" in listed


def test_a_campaign_is_shown_phase_by_phase() -> None:
    shown = told("campaign", "show", PLACE, "launched")

    assert "宣传发动" in shown
    assert "活动情况登记表（未交）" in shown
    assert "清苑镇" in shown


def test_a_campaign_tells_what_stopped_above_it(world: World) -> None:
    told_below = {
        "by_jurisdiction_id": identity.place("130600"),
        "title": "建设现代化新保定、人大代表立新功",
        "status": "halted",
        "reason": "防汛",
        "decided_on": TODAY,
    }
    change = world.ledger.change(
        intent(HERE, uuid4(), {}),
        Campaign,
        world.ids["launched"],
        lambda it: it.note_superior(**told_below),
    )
    asyncio.run(change)

    shown = told("campaign", "show", PLACE, "launched")

    assert f"上级的“{told_below['title']}”已中止（{TODAY}）：防汛" in shown


def test_a_checklist_tells_who_lacks_what() -> None:
    shown = told("campaign", "checklist", PLACE, "launched", "--subject", "deputy")

    assert "代表2" in shown
    assert "记一本履职日志" in shown


def test_a_checklist_is_summed_up() -> None:
    [item] = orjson.loads(told("campaign", "checklist", PLACE, "launched", "--json"))

    assert ("log_book", "记一本履职日志") == (item["code"], item["text"])


def test_how_many_groups_are_behind_below() -> None:
    shown = told("groups", "behind", PLACE, "--below", "--on", "2024-10-01")

    assert "清苑镇" in shown
    assert "2024 年到 2024-10-01 为止，小组 2 个，落后 2 个" in shown


def test_who_is_behind_in_a_campaign() -> None:
    late = told("campaign", "behind", PLACE, "launched")

    assert "没有交的材料 0" in late
    assert "没有报送的下级 1：清苑镇" in late
    assert "清单没有做完的代表" in late


def test_what_is_cleared_is_no_longer_open(world: World) -> None:
    assert "共 2 次" in told("inspection", "list", PLACE, "--open")

    done = world.ids["inspection rectified"]
    cleared = {"number": 1, "passed": True, "note": "", "on": TODAY}
    asyncio.run(
        world.container.inspections.reinspect(intent(HERE, uuid4(), {}), done, **cleared)
    )

    assert "共 1 次" in told("inspection", "list", PLACE, "--open")
    assert "共 2 次" in told("inspection", "list", PLACE)
    assert "共 0 次" in told("inspection", "list", PLACE, "--unit", "没有这个单位")


def test_an_inspection_is_shown_finding_by_finding(world: World) -> None:
    shown = told("inspection", "show", PLACE, world.ids["inspection rectified"])

    assert "小组偏大" in shown
    assert "已整改，待复查" in shown
    assert "已分为两组" in shown


def test_the_standings_of_an_evaluation(world: World) -> None:
    assert "双优评选" in told("evaluation", "list", PLACE)

    ranked = told("evaluation", "standings", PLACE, world.ids["evaluation verified"])
    assert "李建国" in ranked
    assert "4.00" in ranked


def test_a_report_from_below_is_sent_back(world: World) -> None:
    report = world.ids["report from below"]
    assert "待审核" in told("report", "received", PLACE, "--status", "pending")

    doubt = "activities=与台账不符"
    words = ("report", "send-back", PLACE, report, "--message", "请核对", "--figure", doubt)
    assert "已退回" in told(*words)

    [back] = orjson.loads(told("report", "received", PLACE, "--json"))
    [returned] = back["row"]["returns"]
    assert "sent_back" == back["row"]["status"]
    assert [{"indicator": "activities", "message": "与台账不符"}] == returned["figures"]


def test_a_report_from_below_is_accepted(world: World) -> None:
    report = world.ids["report from below"]

    assert "已接收" in told("report", "accept", PLACE, report)

    found = asyncio.run(world.boards.one(RECEIVED_REPORTS, HERE, report))
    assert "approved" == found.row.status


def test_a_deputy_is_given_access_as_one_of_the_register() -> None:
    refused = RUNNER.invoke(app, ["grant", PLACE, "王秀英", "deputy"])

    assert 2 == refused.exit_code
    assert "--person-id" in refused.output
