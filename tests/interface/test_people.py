"""The commands about deputies: a duty file on the screen, and the end of a term."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from infrastructure.bootstrap import Service
from interface.cli import people
from interface.cli.commands import app
from tests.support.office import establish, file, hold, intent

RUNNER = CliRunner()
CONGRESS, ON = "清苑镇第十八届人民代表大会", date(2024, 3, 1)


@pytest.fixture
def scene(
    service: Service, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """A township, and a deputy with a suggestion and an activity."""

    def run(work: Callable[[Service], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return runner.run(done())

    monkeypatch.setattr(people, "run", run)
    monkeypatch.setattr(people, "out", Console(width=240))
    here, deputy = runner.run(worked(service))
    return str(here), str(deputy)


async def worked(service: Service) -> tuple[UUID, UUID]:
    office, deputy = service.container, uuid4()
    here = await establish(office, level="township")
    await office.deputies.register(
        intent(here), deputy, name="王秀英", level="township", congress=CONGRESS, on=ON
    )
    await file(office, here, sponsor=deputy, on=ON)
    await hold(office, here, on=ON, participants=[deputy])
    await service.worker.drain()
    return here, deputy


def test_a_duty_file_is_summed_up_by_years(scene: tuple[str, str]) -> None:
    told = RUNNER.invoke(app, ["duty-file", *scene], catch_exceptions=False).stdout

    assert "王秀英" in told
    assert "领衔提出建议 1" in told
    assert "参加代表活动 1" in told
    assert "共 2 条" in told


def test_a_duty_file_of_another_year_is_empty(scene: tuple[str, str]) -> None:
    asked = ["duty-file", *scene, "--year", "2023", "--json"]
    told = orjson.loads(RUNNER.invoke(app, asked, catch_exceptions=False).stdout)

    assert (0, []) == (told["total"], told["entries"])


def test_a_term_is_ended_once(scene: tuple[str, str]) -> None:
    here, _ = scene
    asked = ["end-term", here, "--congress", CONGRESS, "--on", "2026-09-20"]

    told = [RUNNER.invoke(app, asked, catch_exceptions=False).stdout for _ in range(2)]

    assert ["终止职务 1 个，了结或者结转 1 件\n"] * 2 == told
