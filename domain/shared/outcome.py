"""办理结果分类 — how a place sorts replies: A means one thing here and another thing there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from domain.shared.errors import BadValue


class Result(StrEnum):
    """What the classes of all schemes come down to; only these are added up."""

    SOLVED = "solved"  # 已经解决
    IN_PROGRESS = "in_progress"  # 正在解决
    PLANNED = "planned"  # 列入计划
    NOT_POSSIBLE = "not_possible"  # 不能解决
    REFERENCE = "reference"  # 留作参考


@dataclass(frozen=True, slots=True)
class Outcome:
    """One class of a scheme: the code and name used here, and what it comes down to."""

    code: str
    name: str
    common: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """The classes of a place, under the title that it is known by."""

    code: str
    title: str
    classes: tuple[Outcome, ...]

    def outcome(self, code: str) -> Outcome:
        """The class with a code.

        Raises:
            BadValue: the scheme has no such class.

        >>> SCHEMES["npc"].outcome("B").common
        'in_progress'
        """
        for each in self.classes:
            if each.code == code:
                return each
        known = "、".join(each.code for each in self.classes)
        raise BadValue(field="outcome", reason=f"应为 {known} 之一")


def read(file: str) -> dict[str, Scheme]:
    """The schemes of a file of this package, by code."""
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    return {
        code: Scheme(code, said["title"], tuple(Outcome(**each) for each in said["classes"]))
        for code, said in json.loads(text).items()
    }


SCHEMES: Mapping[str, Scheme] = read("outcome_schemes.json")
