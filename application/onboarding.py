"""Sets places up: a whole province from the public list, or the places of a scenario.

Both say the same of the same place under the same command id, so the one may follow the
other, in either order and any number of times.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from application import identity
from application.access import Action
from application.jurisdiction import JurisdictionUseCases
from application.ledger import (
    AlreadyExists,
    CommandReused,
    Intent,
    Receipt,
    today,
)
from application.together import chunks, patiently
from application.vault import impersonal
from domain.jurisdiction import Level

ESTABLISHED_ON = date(1954, 9, 21)
"""The first 地方组织法: said of a place when nothing better is known of its beginning."""

EDITION = "2023-06-30"
AT_ONCE = 200
NOBODY = UUID(int=0)


class Unit(Protocol):
    """A place as a list or a scenario names it; ``code`` may be empty below counties."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def organ(self) -> str: ...
    @property
    def parent_code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a place was first known, where that differs from what it is called today."""

    name: str
    code: str
    edition: str
    level: str
    organ: str
    parent_code: str
    on: date


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many places were set up, and how many were there before."""

    established: int
    present: int


def place_id(unit: Unit) -> UUID:
    """The id of a place: by its code, and below counties by county and name.

    The public lists disagree on the codes of townships, never on their names.
    """
    if unit.level == Level.TOWNSHIP:
        return identity.place(f"{unit.parent_code}/{unit.name}")
    return identity.place(unit.code)


def first_known(unit: Unit) -> Beginning:
    """What is said of a place whose beginning is not stated."""
    return Beginning(
        name=unit.name,
        code=unit.code,
        edition=EDITION,
        level=unit.level,
        organ=unit.organ,
        parent_code=unit.parent_code,
        on=ESTABLISHED_ON,
    )


async def establish(
    use_cases: JurisdictionUseCases, unit: Unit, beginning: Beginning | None = None
) -> Receipt | None:
    """设立 — ``None`` when the place is there already, first known in another way."""
    began = beginning or first_known(unit)
    scheme = "stats" if began.level == Level.TOWNSHIP else "gb2260"
    code = {"scheme": scheme, "edition": began.edition, "code": began.code}
    facts: dict[str, Any] = {
        "name": began.name,
        "level": began.level,
        "organ": began.organ,
        "parent_id": identity.place(began.parent_code) if began.parent_code else None,
        "codes": [code] if began.code else [],
        "predecessors": [],
        "established_on": began.on,
    }
    here = place_id(unit)
    wish = intent(here, identity.named(here, "established"), facts)
    try:
        return await patiently(lambda: use_cases.establish(wish, **facts))
    except (AlreadyExists, CommandReused):
        return None


async def lay_out(
    use_cases: JurisdictionUseCases,
    units: Iterable[Unit],
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> LaidOut:
    """Parents before children, a few hundred at a time."""
    todo = list(units)
    established = done = 0
    for level in Level:
        for some in chunks([unit for unit in todo if unit.level == level], AT_ONCE):
            receipts = await asyncio.gather(*(establish(use_cases, unit) for unit in some))
            established += sum(receipt is not None for receipt in receipts)
            done += len(some)
            progress(done, len(todo))
    return LaidOut(established=established, present=done - established)


def intent(jurisdiction_id: UUID, command_id: UUID, facts: Mapping[str, Any]) -> Intent:
    """What the instance itself asks for: nobody in particular, everything allowed."""
    return Intent(
        jurisdiction_id=jurisdiction_id,
        actor_id=NOBODY,
        allowed=frozenset(Action),
        command_id=command_id,
        digest=fingerprint(facts),
        today=today(),
    )


def fingerprint(facts: Mapping[str, Any]) -> bytes:
    """SHA-256 over the canonical JSON: the same facts, the same fingerprint.

    What is secret in them is left out, as of a request.

    >>> fingerprint({"b": 1, "a": date(2024, 1, 2)}) == fingerprint({"a": "2024-01-02", "b": 1})
    True
    """
    text = json.dumps(
        impersonal(facts),
        default=str,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return hashlib.sha256(text.encode()).digest()
