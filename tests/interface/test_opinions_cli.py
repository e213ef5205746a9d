"""The commands for opinions, over one township that heard two."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from infrastructure.bootstrap import Service
from interface.cli import opinions
from interface.cli.commands import app
from tests.support.hearing import LATER, ON, SAID
from tests.support.office import establish, intent

RUNNER = CliRunner()


@pytest.fixture
def heard(
    service: Service, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> tuple[UUID, list[UUID]]:
    """The commands run on this service, on a screen where every line fits."""

    def run(work: Callable[[Service], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return runner.run(done())

    monkeypatch.setattr(opinions, "run", run)
    monkeypatch.setattr(opinions, "out", Console(width=240))
    return runner.run(two(service))


async def two(service: Service) -> tuple[UUID, list[UUID]]:
    office = service.container
    town = await establish(office, level="township")
    ids = [uuid4(), uuid4()]
    for id in ids:
        told = SAID | {"campaign_id": None}
        await office.opinions.hear(intent(town), id, on=ON, **told)
    facts = {"unit": "区交通运输局", "village": False, "reason": ""}
    await office.opinions.assign(intent(town), ids[0], on=LATER, **facts)
    await service.worker.drain()
    return town, ids


def test_the_list_says_how_far_each_is_and_who_has_it(heard: tuple[UUID, list[UUID]]) -> None:
    town, _ = heard

    said = RUNNER.invoke(app, ["opinions", str(town)]).stdout

    assert "已交办" in said
    assert "区交通运输局" in said
    assert "共 2 条" in said


def test_the_list_is_narrowed_down_for_programs_too(heard: tuple[UUID, list[UUID]]) -> None:
    town, ids = heard

    said = RUNNER.invoke(app, ["opinions", str(town), "--status", "received", "--json"])

    assert [str(ids[1])] == [each["id"] for each in orjson.loads(said.stdout)["entries"]]


def test_the_slip_for_the_voter_is_a_code_that_works(
    heard: tuple[UUID, list[UUID]], service: Service, runner: asyncio.Runner
) -> None:
    town, ids = heard

    said = RUNNER.invoke(app, ["opinion-code", str(town), str(ids[0])]).stdout
    code = said.split("：")[1].split("（")[0]

    assert "handling" == runner.run(service.container.following.read(code)).state
