"""The commands that keep an eye on suggestions, over one county with a case under way."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from application import identity
from infrastructure.bootstrap import Service
from interface.cli import watching
from interface.cli.commands import app
from tests.support.office import establish, file, intent

RUNNER = CliRunner()
UNIT, DAY, NOW = "区住房和城乡建设局", date(2026, 3, 2), date(2026, 5, 20)


class Scene(NamedTuple):
    """A county, and the suggestion that a unit has to answer by 2 June."""

    county: UUID
    suggestion: UUID

    @property
    def both(self) -> tuple[str, str]:
        return str(self.county), str(self.suggestion)


@pytest.fixture
def scene(service: Service, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The commands run on this service, on a screen where every line fits, on 20 May."""

    def run(work: Callable[[Service], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return runner.run(done())

    monkeypatch.setattr(watching, "run", run)
    monkeypatch.setattr(watching, "out", Console(width=240))
    monkeypatch.setattr(watching, "today", lambda: NOW)
    return runner.run(dispatched(service))


async def dispatched(service: Service) -> Scene:
    office = service.container
    county = await establish(office)
    suggestion = await file(office, county, on=DAY)
    await office.suggestions.admit(
        intent(county), suggestion, number="2026-017", category="", on=DAY
    )
    await office.handling_cases.dispatch(
        intent(county),
        identity.case(suggestion),
        suggestion_ids=[suggestion],
        assignments=[{"unit": UNIT, "role": "sole"}],
        dispatcher="office",
        difficult=False,
        closed_on=None,
        due_on=None,
        reason="",
        on=DAY,
    )
    await service.worker.drain()
    return Scene(county, suggestion)


def said(*words: str) -> str:
    found = RUNNER.invoke(app, list(words), catch_exceptions=False)
    assert 0 == found.exit_code, found.output
    return found.output


def test_what_is_due_is_listed_with_whoever_must_act(scene: Scene) -> None:
    listed = said("due", str(scene.county))
    [reply] = [line for line in listed.splitlines() if "答复代表" in line]

    assert all(word in reply for word in ("2026-06-02", "9 个工作日", UNIT, "加装电梯"))
    assert "逾期" in listed
    assert "共 0 个" in said("due", str(scene.county), "--who", "区财政局")


def test_what_is_due_comes_as_json_too(scene: Scene) -> None:
    [reply] = [
        line
        for line in orjson.loads(said("due", str(scene.county), "--json"))["lines"]
        if line["key"] == "reply_due"
    ]

    assert (UNIT, "2026-06-02", "amber") == (reply["who"], reply["due_on"], reply["colour"])


def test_only_what_is_due_within_the_days_is_listed(scene: Scene) -> None:
    assert "答复代表" not in said("due", str(scene.county), "--days", "5")


def test_a_deadline_is_explained_day_by_day(scene: Scene) -> None:
    explained = said("deadlines", *scene.both)

    assert f"答复代表　{UNIT}　2026-06-02 到期　临近，9 个工作日" in explained
    assert "3个月，自交办之日（2026-03-02）起算。依据：《代表法》第五十一条" in explained
    assert "2026-03-02 周一　不计　当日不计入" in explained
    assert "闭会期间交办" in explained
    assert "已办到（2026-03-02）" in explained
    assert "2026-03-03 周二　第 1 日" in explained
    assert "2026-03-07 周六　不计" in explained


def test_a_suggestion_is_found_by_its_words(scene: Scene) -> None:
    found = said("search", str(scene.county), "加装", "电梯")

    assert "2026-017" in found
    assert "已交办" in found
    assert "共 0 件" in said("search", str(scene.county), "停车")


def test_a_history_is_told_line_by_line_and_proven_as_json(scene: Scene) -> None:
    told = said("suggestion-history", *scene.both)
    copy = orjson.loads(said("suggestion-history", *scene.both, "--json"))

    assert "2026年3月2日，受理，编号 2026-017" in told
    assert f"共 {len(copy['events'])} 条" in told
    assert all(each["proof"] for each in copy["events"])


@pytest.fixture
def promised(scene: Scene, service: Service, runner: asyncio.Runner) -> Scene:
    """The unit has replied with a promise until 30 September; then it was put off."""
    runner.run(promise(service, scene))
    return scene


async def promise(service: Service, scene: Scene) -> None:
    office, on = service.container, date(2026, 4, 10)
    await office.handling_cases.reply(
        intent(scene.county),
        identity.case(scene.suggestion),
        suggestion_id=scene.suggestion,
        unit=UNIT,
        text="列入改造计划",
        mode="written",
        outcome="B",
        signatory="局长",
        promises=[
            {"what": "三部电梯年内开工", "due_on": "2026-09-30"},
            {"what": "再装两部", "due_on": "2027-06-30"},
        ],
        without=[],
        consent=True,
        on=on,
    )
    await office.suggestions.carry_promise(
        intent(scene.county),
        scene.suggestion,
        number=1,
        reason="等待资金",
        due_on=date(2026, 12, 31),
        on=on,
    )
    await service.worker.drain()


def test_promises_are_listed_with_the_day_they_were_carried_to(promised: Scene) -> None:
    county = str(promised.county)
    listed = said("promises", county)
    line, _ = orjson.loads(said("promises", county, "--unit", UNIT, "--json"))["lines"]

    assert all(word in listed for word in ("2026-12-31", "三部电梯", UNIT, "共 2 项"))
    assert ("2026-12-31", "open") == (line["due_on"], line["state"])
    assert "共 0 项" in said("promises", county, "--state", "kept")
    assert "共 0 项" in said("promises", county, "--unit", "区财政局", "--state", "all")


def test_promises_beyond_the_last_line_are_listed_from_the_day_that_is_told(
    promised: Scene,
) -> None:
    county = str(promised.county)

    assert "写 --since 2026-12-31" in said("promises", county, "--limit", "1")
    assert "共 2 项" in said("promises", county, "--since", "2026-12-31")
    assert "共 1 项" in said("promises", county, "--since", "2027-01-01")


def test_the_handling_report_names_each_rate_with_both_its_counts(promised: Scene) -> None:
    county = str(promised.county)
    shown = said("handling-report", county, "--since", "2026-01-01")
    found = orjson.loads(said("handling-report", county, "--since", "2026-01-01", "--json"))
    counts = {each["key"]: each["value"] for each in found["counts"]}

    assert "按期办复率" in shown
    assert [] == [
        each["key"]
        for each in found["rates"]
        if (each["numerator"], each["denominator"])
        != (counts[each["numerator_key"]], counts[each["denominator_key"]])
    ]
    assert (1, 1, 2) == (counts["suggestions_filed"], counts["handling.answered"],
                         counts["handling.promises"])  # fmt: skip


def test_reminding_twice_tells_the_same_and_records_it_once(
    scene: Scene, service: Service, runner: asyncio.Runner
) -> None:
    first = said("remind", str(scene.county))
    head = runner.run(service.container.boards.head(scene.county))

    assert first == said("remind", str(scene.county))
    assert head == runner.run(service.container.boards.head(scene.county))
    assert "都已提醒" in first


def test_an_id_that_is_none_is_refused(scene: Scene) -> None:
    assert 2 == RUNNER.invoke(app, ["deadlines", str(scene.county), "加装电梯"]).exit_code


@pytest.mark.parametrize(
    "command", ["due", "deadlines", "search", "suggestion-history", "remind"]
)
def test_a_command_explains_itself_in_chinese(command: str) -> None:
    assert any("\u4e00" <= character <= "\u9fff" for character in said(command, "--help"))
