"""A scenario file that is no YAML: the clerk is told the line, and what it may be."""

from pathlib import Path

import pytest
import typer

from interface.cli.keeping import open_scenario


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "deputies:\n  - at: 云水市\n   count: 3\n",
            "第 3 行第 4 列“count: 3”，多半是缩进不齐",
        ),
        ("title: 云水市\ntitle: 东河镇\n", "第 2 行第 1 列，键 title 出现了两次"),
    ],
)
def test_the_line_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "云水.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(typer.BadParameter) as refused:
        open_scenario(file)

    assert told in str(refused.value)
