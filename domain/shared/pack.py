"""规定集 — the rules of a regulation as data: what its text states, and what it builds on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from domain.shared.errors import one_of

FOLDER = Path(__file__).parent / "packs"

NATIONAL = "national"
NATIONAL_TOWNSHIP = "national-township"
NATIONAL_CONGRESS = "national-congress"
BASES = frozenset({NATIONAL, NATIONAL_TOWNSHIP, NATIONAL_CONGRESS})
"""What holds where nobody has laid down anything."""
BASE_OF = {"nation": NATIONAL_CONGRESS, "township": NATIONAL_TOWNSHIP}
"""Which of them it is, at the levels where it is not the one of the rest."""

Stated = dict[str, dict[str, Any]]
"""Rules by key, each with its value and its basis."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One regulation; a rule that it does not state is that of the pack it ``extends``."""

    code: str
    title: str
    edition: str
    in_force: date | None
    levels: tuple[str, ...]
    extends: str | None
    rules: Stated


@cache
def packs() -> Mapping[str, Pack]:
    """Every pack there is, by code, the national ones first."""
    read = sorted(
        map(_read, FOLDER.glob("*.json")), key=lambda it: (it.code not in BASES, it.code)
    )
    return {pack.code: pack for pack in read}


def named(code: str) -> Pack:
    """The pack with a code.

    Raises:
        BadValue: there is none.
    """
    return packs()[one_of(packs(), "pack", code)]


@cache
def resolved(code: str) -> Stated:
    """Every rule of a pack, each with the pack that states it.

    >>> resolved("chongqing-township")["reply_due"]["value"]
    '2m'
    """
    pack = named(code)
    above = resolved(pack.extends) if pack.extends else {}
    own = {key: {**rule, "pack": code} for key, rule in pack.rules.items()}
    return {**above, **own}


def _read(file: Path) -> Pack:
    said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    in_force = said["in_force"]
    return Pack(
        code=said["code"],
        title=said["title"],
        edition=said["edition"],
        in_force=date.fromisoformat(in_force) if in_force else None,
        levels=tuple(said["levels"]),
        extends=said["extends"],
        rules=said["rules"],
    )
