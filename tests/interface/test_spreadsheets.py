"""The commands for spreadsheets: an empty form, a dry run, an import, an undo."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from infrastructure.bootstrap import Service
from interface.cli import spreadsheets
from interface.cli.commands import app
from tests.support.database import texts
from tests.support.office import establish
from tests.support.xlsx import filled

RUNNER = CliRunner()
PHONE = "13800001111"
GOOD, BAD = (date(2024, 3, 15), "走访"), ("2024年3月", "视察")

Ask = Callable[..., Result]


@pytest.fixture
def ask(service: Service, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A command of the county."""

    def run(work: Callable[[Service], Awaitable[Any]], **_: bool) -> Any:
        async def done() -> Any:
            return await work(service)

        return runner.run(done())

    monkeypatch.setattr(spreadsheets, "run", run)
    monkeypatch.setattr(spreadsheets, "out", Console(width=240))
    monkeypatch.setattr(spreadsheets, "err", Console(width=240))
    county = str(runner.run(establish(service.container)))
    runner.run(service.worker.drain())

    def asked(command: str, *words: object, form: str = "activities") -> Result:
        return RUNNER.invoke(app, [command, county, *map(str, words), "--as", form])

    return asked


def test_a_dry_run_says_what_is_wrong_and_fails(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "活动.xlsx"
    file.write_bytes(filled(GOOD, BAD))
    said = ask("import", file, "--dry-run")

    assert 1 == said.exit_code
    assert "可以导入 1 行，有误 1 行" in said.stdout
    assert "A3：日期“2024年3月”看不懂，应写成 2024-03-15" in said.stdout


def test_the_good_rows_are_taken_and_come_out_again(ask: Ask, tmp_path: Path) -> None:
    file, out = tmp_path / "活动.xlsx", tmp_path / "全部.xlsx"
    file.write_bytes(filled(GOOD, BAD))
    assert "已记下 1 行" in ask("import", file, "--good").stdout.replace("有误 1 行，", "")
    assert 0 == ask("export", out).exit_code

    again = ask("import", out)
    assert (0, True) == (again.exit_code, "登记里已有 1 行" in again.stdout)


def test_an_import_is_undone_by_its_number(
    ask: Ask, tmp_path: Path, service: Service, runner: asyncio.Runner
) -> None:
    file = tmp_path / "活动.xlsx"
    file.write_bytes(filled(GOOD))
    [number] = re.findall(r"导入编号 (\S+)", ask("import", file).stdout)
    [place] = runner.run(service.container.directory.every())
    words = ["undo-import", str(place.id), number, "--reason", "导错了文件"]

    assert "已撤销 1 行" in RUNNER.invoke(app, words).stdout


def test_a_voter_is_nowhere_but_in_the_vault(
    ask: Ask, tmp_path: Path, service: Service
) -> None:
    """Nor is a fingerprint of the file that named her, by which she could be guessed."""
    file = tmp_path / "意见.xlsx"
    headers = (
        "听取日期",
        "事由",
        "群众原话",
        "听取方式",
        "个案或共性",
        "听取人",
        "录入人",
        "群众电话",
    )
    heard = (date(2024, 3, 15), "路灯", "路灯坏了。", "走访", "个案", "王秀英", "李建国")
    file.write_bytes(filled((*heard, PHONE), headers=headers))
    again = tmp_path / "再来.xlsx"
    again.write_bytes(filled((*heard, "13900002222"), headers=headers))

    assert "已记下 1 行" in ask("import", file, form="opinions").stdout
    assert "登记里已有 1 行" in ask("import", again, form="opinions").stdout
    told = dict(texts(service.url))
    assert "路灯坏了。" in told["board_row"]
    fingerprint = sha256(file.read_bytes()).hexdigest()
    assert [] == [name for name, text in told.items() if PHONE in text or fingerprint in text]


def test_an_empty_form_is_a_file(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "空表.xlsx"

    assert 0 == ask("template", file).exit_code
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("ask")
def test_a_form_that_there_is_not_is_refused(tmp_path: Path) -> None:
    said = RUNNER.invoke(app, ["template", "130608", str(tmp_path / "x"), "--as", "budgets"])

    assert 2 == said.exit_code
