"""规定一览 — the rules in force at a place on a day, each in plain Chinese."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.place import PlaceRow
from domain.shared import policy
from domain.shared.rule import RULES


@dataclass(frozen=True, slots=True)
class RuleLine:
    """一条规定：值、中文说明、依据、出处，是否由上级锁定"""

    key: str
    name: str
    value: Any
    sentence: str
    basis: str
    origin: str
    locked: bool


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """某日的全部规定；version 说明所依据的规定集和本级的版次"""

    on: date
    version: str
    rules: list[RuleLine]


def of_place(row: PlaceRow, on: date) -> RuleSheet:
    """What a place goes by on a day."""
    return sheet(rules_of(row, on), on)


def rules_of(row: PlaceRow, on: date) -> policy.Rules:
    """The rules in force in a place on a day."""
    return policy.resolve(row.policy, row.level, on)


def sheet(rules: policy.Rules, on: date) -> RuleSheet:
    """The rules one by one."""
    return RuleSheet(on, rules.version, [_line(key, rules[key]) for key in RULES])


def _line(key: str, provision: policy.Provision) -> RuleLine:
    rule = RULES[key]
    return RuleLine(
        key=key,
        name=rule.name,
        value=provision.value,
        sentence=rule.sentence(provision.value),
        basis=provision.basis,
        origin=str(provision.origin),
        locked=provision.locked,
    )
