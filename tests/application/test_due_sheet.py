"""Whatever a clock can start from and be called has a Chinese name."""

import ast
from collections.abc import Iterator

import pytest

from application.due_sheet import ANCHORS, NAMES
from domain.shared.rule import RULES
from tests.support.source import modules, parsed

STARTING = {"started", "agreed"}


def called(name: str, at: int | None = None) -> Iterator[str]:
    """What the domain says where it starts a clock: by keyword, or at a place."""
    for file in modules("domain"):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call):
                told = [each.value for each in node.keywords if each.arg == name]
                starts = isinstance(node.func, ast.Name) and node.func.id in STARTING
                if at is not None and starts:
                    told += node.args[at : at + 1]
                for each in told:
                    if isinstance(each, ast.Constant):
                        yield str(each.value)


@pytest.mark.parametrize("anchor", sorted({*called("anchor"), "closing", "distributed"}))
def test_the_day_that_a_clock_starts_from_has_a_name(anchor: str) -> None:
    assert anchor in ANCHORS


@pytest.mark.parametrize(
    "key", sorted({*called("key", 0), *called("key", 1)} & {*RULES, "reply_due"})
)
def test_a_clock_has_a_name(key: str) -> None:
    assert key in NAMES
