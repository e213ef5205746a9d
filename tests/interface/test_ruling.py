"""renda policy: packs explained and compared without a database, places with one."""

import pytest
from typer.testing import CliRunner

from interface.cli.commands import app

RUNNER = CliRunner(env={"COLUMNS": "200"})


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
    assert "共 43 条，不同 8 条" in compared


def test_what_is_the_same_is_not_listed() -> None:
    assert "共 43 条，不同 0 条\n" == said("diff", "henan", "henan")


@pytest.mark.parametrize("on", ["2024-02-30", "tomorrow"])
def test_a_day_that_there_is_not_is_refused(on: str) -> None:
    found = RUNNER.invoke(app, ["policy", "show", "henan", "--on", on])

    assert 2 == found.exit_code
    assert "不是日期" in found.output
