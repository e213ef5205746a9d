"""renda policy: packs explained and compared without a database, places with one."""

from datetime import date

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from domain.shared.rule import RULES
from infrastructure.bootstrap import Service
from interface.cli import ruling
from interface.cli.commands import app
from tests.support.office import establish, intent

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen on which every sentence has a line of its own."""
    monkeypatch.setattr(ruling, "out", Console(width=240))


def said(*words: str) -> str:
    found = RUNNER.invoke(app, ["policy", *words])
    assert 0 == found.exit_code, found.output
    return found.output


def test_every_pack_is_listed() -> None:
    listed = said("list")

    assert "chongqing-township" in listed
    assert "《重庆市乡镇人民代表大会工作条例》" in listed


def test_a_pack_is_explained_rule_by_rule_with_where_it_is_laid_down() -> None:
    shown = said("show", "chongqing-township", "--on", "2024-05-01")

    assert "2024-05-01 的规定（chongqing-township 2016）" in shown
    assert (
        "承办单位应当在2个月内答复代表。（《重庆市乡镇人民代表大会工作条例》第十六条）" in shown
    )
    assert "国家规定或者缺省" in shown


def test_two_packs_are_compared_where_they_differ() -> None:
    compared = said("diff", "shandong", "qingdao")

    assert "5个工作日" in compared
    assert "答复期限起算" not in compared
    assert f"共 {len(RULES)} 条，不同 8 条" in compared


def test_what_is_the_same_is_not_listed() -> None:
    assert f"共 {len(RULES)} 条，不同 0 条\n" == said("diff", "henan", "henan")


@pytest.mark.parametrize("on", ["2024-02-30", "tomorrow"])
def test_a_day_that_there_is_not_is_refused(on: str) -> None:
    found = RUNNER.invoke(app, ["policy", "show", "henan", "--on", on])

    assert 2 == found.exit_code
    assert "不是日期" in found.output


async def test_a_place_is_explained_by_its_name_with_what_came_from_above(
    service: Service,
) -> None:
    """What the county issues is carried to the township, and found under its name."""
    county = await establish(service.container)
    await establish(service.container, county, level="township", name="清苑镇")
    await service.worker.drain()
    children = await service.container.directory.children(county)
    await service.container.jurisdictions.issue_policy(
        intent(county),
        to=[child.id for child in children],
        pack="chongqing-township",
        locked=["reply_due"],
        from_on=date(2024, 5, 1),
    )
    await service.worker.drain()

    name, found = await ruling.of_a_place(service, "清苑镇", date(2024, 5, 1))
    lines = {line.key: line for line in found.rules}

    assert "清苑镇" == name
    assert "2m" == lines["reply_due"].value
    assert "parent" == lines["reply_due"].origin
    assert lines["reply_due"].locked
    assert "presidium" == lines["intersession_dispatcher"].value


async def test_a_name_that_several_have_is_not_guessed(service: Service) -> None:
    county = await establish(service.container)
    for _ in range(2):
        await establish(service.container, county, level="township", name="城关镇")
    await service.worker.drain()

    with pytest.raises(typer.BadParameter, match="不止一个"):
        await ruling.of_a_place(service, "城关镇", date(2024, 5, 1))
    with pytest.raises(typer.BadParameter, match="没有叫"):
        await ruling.of_a_place(service, "桃花源", date(2024, 5, 1))
