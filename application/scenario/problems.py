"""What is wrong with a scenario: where in the file, why, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.shared.errors import BadValue

Path = tuple[str | int, ...]

NAMING = ("key", "metric", "kind", "title", "name", "scenario")
"""The fields by which a reader recognises an entry of the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``path`` counts entries from 0, as YAML tools do."""

    path: str
    label: str
    reason: str
    advice: str

    def __str__(self) -> str:
        where = f"{self.path}（{self.label}）" if self.label else self.path or "整个文件"
        return f"{where}：{self.reason}" + (f"。{self.advice}" if self.advice else "")


class ScenarioRefused(BadValue):
    """{file} 不能装载，要改 {count} 处：{lines}"""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        super().__init__(file=file, count=len(self.problems), lines=lines)


class Problems:
    """Collects everything that is wrong, so that one reading tells it all."""

    def __init__(self, document: Mapping[str, Any], file: str) -> None:
        self._document = document
        self._file = file
        self._found: dict[tuple[str, str], Problem] = {}

    def add(self, path: Path, reason: str, advice: str = "") -> None:
        """Remember one."""
        problem = Problem(shown(path), self._label(path), reason, advice)
        self._found.setdefault((problem.path, problem.reason), problem)

    def stop(self) -> None:
        """Refuse the file if anything was found.

        Raises:
            ScenarioRefused: with every problem found so far.
        """
        if self._found:
            raise ScenarioRefused(self._file, self._found.values())

    def _label(self, path: Path) -> str:
        """What the reader calls the entry that the path leads into."""
        here: Any = self._document
        label = ""
        for step in path:
            try:
                here = here[step]
            except (LookupError, TypeError):
                break
            if isinstance(step, int) and isinstance(here, dict):
                names = [here[name] for name in NAMING if isinstance(here.get(name), str)]
                label = names[0] if names else label
        return label


def shown(path: Path) -> str:
    """A path as it is written.

    >>> shown(("campaigns", 0, "line", 1, "adopted_on"))
    'campaigns[0].line[1].adopted_on'
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
