"""One term, one word, everywhere: what the code has, the glossary explains."""

import re
from typing import Any

import pytest

from domain.catalogue import AGGREGATES
from domain.shared.aggregate import Aggregate
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING
from tests.support.source import ROOT

GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")


def rows(section: str, chinese: str) -> list[str]:
    """The rows of a section's table that explain a term."""
    _, _, after = GLOSSARY.partition(f"## {section}\n")
    table, _, _ = after.partition("\n## ")
    return [line for line in table.splitlines() if line.startswith(f"| {chinese} |")]


def term(kind: type[Any]) -> str:
    """The Chinese term that the docstring of an aggregate opens with."""
    found = re.match(r"[\u4e00-\u9fff]+", kind.__doc__ or "")
    assert found, f"{kind.__name__} opens with its Chinese term"
    return found.group()


@pytest.mark.parametrize("kind", AGGREGATES, ids=lambda kind: str(kind.__name__))
def test_an_aggregate_stands_beside_its_chinese_term(kind: type[Aggregate]) -> None:
    [row] = rows("Records", term(kind))

    assert f"`{kind.__name__}`" in row


@pytest.mark.parametrize("kind", AGGREGATES, ids=lambda kind: str(kind.__name__))
def test_every_event_is_named(kind: type[Aggregate]) -> None:
    events = {
        name
        for name, event in vars(kind).items()
        if isinstance(event, type) and "TOPIC" in vars(event)
    }

    assert set() == {name for name in events if f"`{kind.__name__}.{name}`" not in GLOSSARY}


@pytest.mark.parametrize("indicator", STANDING, ids=lambda each: str(each.key))
def test_a_standing_figure_is_named_with_its_unit(indicator: Indicator) -> None:
    [row] = rows("Standing figures", indicator.name)

    assert f"| `{indicator.key}` | {indicator.unit} |" in row
