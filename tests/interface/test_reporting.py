"""The commands report and brief, over a county under a prefecture."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from rich.console import Console
from typer.testing import CliRunner

from application.projections.books import BRIEFS, PERIOD_REPORTS
from infrastructure.bootstrap import Service
from interface.cli import reporting
from interface.cli.commands import app
from tests.support.office import draw_up, establish, hold, issue, launch

RUNNER = CliRunner()
MAY = date(2024, 5, 6)


class Scene:
    """A prefecture, its county, and the campaign that both of them run."""

    def __init__(self, service: Service, runner: asyncio.Runner) -> None:
        self.service, self.runner = service, runner
        self.above, self.here = uuid4(), uuid4()

    async def built(self) -> None:
        office = self.service.container
        await establish(office, None, level="prefecture", id=self.above)
        await establish(office, self.above, id=self.here)
        campaign = await draw_up(office, self.above, [])
        [received] = await issue(office, self.above, campaign, self.here)
        await self.service.worker.drain()
        await launch(office, self.here, received)
        await self.held()

    async def held(self) -> None:
        await hold(self.service.container, self.here, on=MAY)
        await self.service.worker.drain()

    def ask(self, *words: str) -> Any:
        return RUNNER.invoke(app, list(words))

    def only(self, board: Any) -> UUID:
        """The id of the one record there is."""
        page = self.runner.run(self.service.container.boards.page(board, self.here))
        [entry] = page.entries
        return entry.id


@pytest.fixture
def scene(service: Service, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> Scene:
    def run(work: Callable[[Service], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return runner.run(done())

    monkeypatch.setattr(reporting, "run", run)
    monkeypatch.setattr(reporting, "out", Console(width=240))
    made = Scene(service, runner)
    runner.run(made.built())
    return made


def test_a_month_is_submitted_and_compared_later(scene: Scene) -> None:
    here = str(scene.here)
    told = scene.ask("report", "submit", here, "--from", "2024-05-01", "--to", "2024-05-31")
    assert 0 == told.exit_code, told.output
    report = str(scene.only(PERIOD_REPORTS))
    assert "没有变动" in scene.ask("report", "changes", here, report).output

    scene.runner.run(scene.held())

    assert "代表活动" in scene.ask("report", "changes", here, report).output
    again = scene.ask("report", "recount", here, report)
    assert (0, True) == (again.exit_code, "与定格的全部相同" in again.output)


def test_the_congress_above_sees_who_has_reported(scene: Scene) -> None:
    words = ("report", "overview", str(scene.above), "--campaign", "代表行动")
    assert "待审核" not in scene.ask(*words, "--to", "2024-05-31").output

    of = ("--campaign", "代表行动", "--from", "2024-05-01", "--to", "2024-05-31")
    scene.ask("report", "submit", str(scene.here), *of)

    assert "待审核" in scene.ask(*words, "--to", "2024-05-31").output


def test_a_brief_is_drafted_issued_read_and_checked(scene: Scene, tmp_path: Path) -> None:
    here, file = str(scene.here), tmp_path / "正文.txt"
    file.write_text("代表在行动\n全区开展活动{activities}。\n", encoding="utf-8")
    told = scene.ask("brief", "draft", here, str(file), "--as-of", "2024-09-30")
    assert 0 == told.exit_code, told.output
    brief = str(scene.only(BRIEFS))

    assert "已印发" in scene.ask("brief", "issue", here, brief, "--by", "办公室").output
    assert "代表在行动\n全区开展活动1次。\n" == scene.ask("brief", "text", here, brief).output
    assert "[1次](/v1/" in scene.ask("brief", "text", here, brief, "--as", "markdown").output
    checked = scene.ask("brief", "check", here, brief)
    assert (0, 3) == (checked.exit_code, checked.output.count("1次"))
