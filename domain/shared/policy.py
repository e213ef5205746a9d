"""What a place goes by: the law, what the parent issued, its own pack, its own word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from domain.shared import pack as packs
from domain.shared import rule as rules
from domain.shared.errors import BadValue, RuleBroken
from domain.shared.outcome import SCHEMES, Outcome
from domain.shared.pack import Stated
from domain.shared.rule import Value

Entry = dict[str, Any]
"""Something laid down for a place, as its events say it: what, by whom, from which day on."""


class Origin(StrEnum):
    """Whose rule it is; a later one goes before an earlier one, unless the parent locked it."""

    NATIONAL = "national"  # 国家规定或者缺省
    PARENT = "parent"  # 上级印发
    PACK = "pack"  # 本级采用的规定集
    OWN = "own"  # 本级另行规定


class RuleLocked(RuleBroken):
    """The parent laid down {rule} by {basis} and locked it; it cannot be changed here."""


class PackForOtherLevels(RuleBroken):
    """{title} is not made for a place of level {level}."""


class NothingToIssue(RuleBroken):
    """Nothing but the law holds here: there is nothing of its own to issue."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule in force: its value, where it is laid down, and by whom."""

    value: Value
    basis: str
    origin: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of a place on one day; ``version`` names what is in force.

    A rule is looked up where it is needed, and once: a command asks for a few of them.
    """

    law: Stated
    received: Stated
    locked: frozenset[str]
    adopted: Stated
    own: Stated
    version: str
    found: dict[str, Provision] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, key: str) -> Provision:
        """The rule in force."""
        known = self.found.get(key)
        if known is None:
            known = self.found[key] = self._look_up(key)
        return known

    def _look_up(self, key: str) -> Provision:
        if key in self.locked:
            return _provision(self.received[key], Origin.PARENT, locked=True)
        if key in self.own:
            return _provision(self.own[key], Origin.OWN)
        stated = self.adopted.get(key)
        if stated and stated["pack"] not in packs.BASES:
            return _provision(stated, Origin.PACK)
        if key in self.received:
            return _provision(self.received[key], Origin.PARENT)
        return _provision(stated or self.law[key], Origin.NATIONAL)

    def limit(self, key: str) -> str | None:
        """A time as text: ``10wd``, ``7d``, ``3m``; ``None`` where there is none."""
        value = self[key].value
        assert value is None or isinstance(value, str), key
        return value

    def choice(self, key: str) -> str:
        value = self[key].value
        assert isinstance(value, str), key
        return value

    def flag(self, key: str) -> bool:
        value = self[key].value
        assert isinstance(value, bool), key
        return value

    def number(self, key: str) -> int:
        value = self[key].value
        assert isinstance(value, int), key
        return value

    def words(self, key: str) -> list[str]:
        value = self[key].value
        assert isinstance(value, list), key
        return list(value)

    def basis(self, key: str) -> str:
        return self[key].basis

    def origin(self, key: str) -> str:
        return self[key].origin

    def outcome(self, code: str) -> Outcome:
        """The class of a reply, in the scheme of this place; raises BadValue."""
        return SCHEMES[self.choice("outcome_scheme")].outcome(code)

    def must_be_free(self, key: str, value: Value) -> None:
        """Refuse to change what the parent has locked."""
        provision = self[key]
        if provision.locked and provision.value != value:
            raise RuleLocked(rule=rules.named(key).name, basis=provision.basis)

    def must_admit(self, pack: packs.Pack, level: str) -> None:
        """Refuse a pack for other levels, and one that differs from what the parent locked."""
        if level not in pack.levels:
            raise PackForOtherLevels(title=pack.title, level=level)
        for key, each in local(packs.resolved(pack.code)).items():
            self.must_be_free(key, each["value"])

    def beyond_the_law(self) -> Stated:
        """What is laid down here or came from above."""
        found = {key: self[key] for key in rules.RULES}
        return {
            key: {"value": each.value, "basis": each.basis}
            for key, each in found.items()
            if each.origin != Origin.NATIONAL
        }


@dataclass(slots=True)
class Policy:
    """What was laid down for a place, in its order."""

    entries: list[Entry] = field(default_factory=list)
    asked: tuple[str, date, Rules] | None = field(default=None, compare=False, repr=False)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.asked = None

    def rules(self, level: str, on: date) -> Rules:
        """What is in force on a day; a meeting of 500 cases asks for the same day."""
        if self.asked is None or self.asked[:2] != (level, on):
            self.asked = level, on, resolve(self.entries, level, on)
        return self.asked[2]


def resolve(entries: Iterable[Entry], level: str, on: date) -> Rules:
    """The rules in force on a day; of two entries for the same day, the later one holds.

    >>> resolve([], "county", date(2025, 5, 1)).limit("reply_due")
    '3m'
    >>> own = {"key": "squad_size_max", "value": 8, "basis": "本级", "from_on": "2024-01-01"}
    >>> resolve([own], "county", date(2024, 5, 1)).number("squad_size_max")
    8
    """
    known = sorted(
        (entry for entry in entries if entry["from_on"] <= on.isoformat()),
        key=lambda entry: str(entry["from_on"]),
    )
    latest = {_origin(entry): entry for entry in known}
    received = latest.get(Origin.PARENT, {"rules": {}, "locked": []})
    adopted = latest.get(Origin.PACK, {"rules": {}})
    set_here = [entry for entry in known if _origin(entry) == Origin.OWN]
    law = packs.BASE_OF.get(level, packs.NATIONAL)
    parts = [f"{adopted['pack']} {adopted['edition']}" if adopted["rules"] else _label(law)]
    if received["rules"]:
        parts.append(f"上级 {received['from_on']}")
    if set_here:
        parts.append(f"本级第{len(set_here)}版")
    return Rules(
        law=packs.resolved(law),
        received=received["rules"],
        locked=frozenset(received["locked"]),
        adopted=adopted["rules"],
        own={entry["key"]: entry for entry in set_here},
        version=" · ".join(parts),
    )


def of_pack(code: str) -> Rules:
    """The rules of a pack and what it builds on, as if it were adopted."""
    return Rules(
        law=packs.resolved(packs.NATIONAL),
        received={},
        locked=frozenset(),
        adopted=packs.resolved(code),
        own={},
        version=_label(code),
    )


def local(stated: Stated) -> Stated:
    """What a pack states beyond the law."""
    return {key: each for key, each in stated.items() if each["pack"] not in packs.BASES}


def to_issue(rules: Rules, pack: str | None, locked: list[str]) -> tuple[Stated, list[str]]:
    """What a place sends down, and what is locked there: a pack, or its own rules.

    What is locked here stays locked below, where it is sent on as it is.
    """
    sent = local(packs.resolved(pack)) if pack else rules.beyond_the_law()
    if not sent:
        raise NothingToIssue
    for key in locked:
        if key not in sent:
            raise BadValue(field="locked", reason=f"印发的规定里没有 {key}")
    kept = [key for key in sent if not pack and rules[key].locked]
    plain = {k: {"value": each["value"], "basis": each["basis"]} for k, each in sent.items()}
    return plain, sorted({*locked, *kept})


def given_up(on: date) -> Entry:
    """From a day on nothing is laid down by the parent: there is another one."""
    return {"origin": Origin.PARENT, "rules": {}, "locked": [], "from_on": on.isoformat()}


def checked(key: str, value: object) -> None:
    """Refuse a rule that does not exist, and a value that it cannot have."""
    rules.named(key).check(value)


def _origin(entry: Entry) -> str:
    return str(entry.get("origin", Origin.OWN))


def _provision(stated: dict[str, Any], origin: Origin, *, locked: bool = False) -> Provision:
    return Provision(stated["value"], stated["basis"], origin, locked)


def _label(code: str) -> str:
    return f"{code} {packs.named(code).edition}"
