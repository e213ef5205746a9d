"""Who may import whom."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.source import ROOT, modules, named, parsed

LINT = shutil.which("lint-imports", path=str(Path(sys.executable).parent))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(parsed(file)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, level=0):
                yield str(module)
            case ast.ImportFrom():
                yield "a relative import"


@pytest.mark.parametrize("file", list(modules("domain")), ids=named)
def test_the_domain_imports_the_library_s_domain_and_nothing_else(file: Path) -> None:
    own = sys.stdlib_module_names | {"domain"}

    foreign = [name for name in imported(file) if name.partition(".")[0] not in own]

    assert set(foreign) <= {"eventsourcing.domain"}


@pytest.mark.skipif(
    not (ROOT / "interface/http").exists(),
    reason="the contracts name interface.http, which is not written yet",
)
def test_the_import_contracts_are_kept() -> None:
    assert LINT, "import-linter is part of the dev dependencies"

    lint = subprocess.run(
        [LINT, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert lint.returncode == 0, lint.stdout + lint.stderr
