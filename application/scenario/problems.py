"""What is wrong with a scenario: where in the file, why, and what to do about it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
        count = len(self.problems)
        super().__init__(
            file=file, count=count, lines=lines, field=file, reason=f"要改 {count} 处：{lines}"
        )


class Problems:
    """Collects everything that is wrong, so that one reading tells it all."""

    def __init__(self, document: Mapping[str, Any], file: str) -> None:
        self._document = document
        self._file = file
        self._found: dict[str, list[Problem]] = {}

    def add(self, path: Path, reason: str, advice: str = "") -> None:
        """Remember one."""
        problem = Problem(shown(path), self._label(path), reason, advice)
        known = self._found.setdefault(problem.path, [])
        if problem not in known:
            known.append(problem)

    def stop(self) -> None:
        """Refuse the file if anything was found.

        Raises:
            ScenarioRefused: with every problem found so far.
        """
        if self._found:
            raise ScenarioRefused(self._file, map(_one, self._found.values()))

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


def steps(field: str) -> Path:
    """A field as the domain names it, as a path.

    >>> steps("indicators[0].where.kind")
    ('indicators', 0, 'where', 'kind')
    """
    found = re.findall(r"[^.\[\]]+", field)
    return tuple(int(step) if step.isdecimal() else step for step in found)


def alike(problems: Iterable[Problem]) -> list[Problem]:
    """Of those that say the same of one place, the first, and how many more there are."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.path, problem.reason), []).append(problem)
    return [_one(same) for same in found.values()]


def _one(problems: list[Problem]) -> Problem:
    """Of many in one place, the first, and how many more there are."""
    first, *more = problems
    if not more:
        return first
    return replace(first, reason=f"{first.reason}（这里还有 {len(more)} 个同样的问题）")


def shown(path: Path) -> str:
    """A path as it is written.

    >>> shown(("campaigns", 0, "line", 1, "adopted_on"))
    'campaigns[0].line[1].adopted_on'
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
