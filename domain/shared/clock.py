"""时限 — a clock as an event carries it: what runs, since when, until when, under which rule.

A clock is plain text in a dictionary, because it is stored with the event that started it:
the policy may change, and the clock goes on under the one it was started by.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from domain.shared.errors import BadValue
from domain.shared.limit import Limit, last_day
from domain.shared.policy import Rules

Clock = dict[str, Any]
"""What runs (``key``) for whom (``who``); ``limit``, ``anchor``, ``from_on``, ``due_on``; and
under which rule: its ``basis``, and the ``policy`` in force when it started."""


def started(
    rules: Rules, key: str, on: date, *, who: str, anchor: str, rule: str = ""
) -> list[Clock]:
    """The clock that a rule starts on this day; none where the policy sets no limit.

    ``rule`` names the limit if it is not the clock's own, such as ``reply_max`` for the reply
    to a difficult matter.
    """
    limit = rules.limit(rule or key)
    if limit is None:
        return []
    return [
        {
            "key": key,
            "who": who,
            "limit": limit,
            "anchor": anchor,
            "from_on": on.isoformat(),
            "due_on": _due_on(on, limit),
            "basis": rules.basis(rule or key),
            "policy": rules.version,
        }
    ]


@lru_cache(maxsize=8192)
def _due_on(since: date, limit: str) -> str:
    """Many clocks start on the same day."""
    return last_day(since, Limit.parse(limit)).isoformat()


def agreed(
    key: str, on: date, due_on: date, *, who: str, anchor: str, basis: str
) -> list[Clock]:
    """A clock whose last day somebody named: a promise, an extension."""
    return [
        {
            "key": key,
            "who": who,
            "limit": "",
            "anchor": anchor,
            "from_on": on.isoformat(),
            "due_on": due_on.isoformat(),
            "basis": basis,
            "policy": "",
        }
    ]


def ordered(
    rules: Rules, key: str, on: date, due_on: date | None, *, who: str, rule: str, basis: str
) -> list[Clock]:
    """What is to be put right: by a day that was named, else within what a rule allows."""
    if due_on is None:
        return started(rules, key, on, who=who, anchor="ordered", rule=rule)
    if due_on < on:
        raise BadValue(field="due_on", reason="整改期限早于责令之日")
    return agreed(key, on, due_on, who=who, anchor="ordered", basis=basis)


def longest(rules: Rules, key: str, since: date) -> date | None:
    """The last day that a limit allows."""
    limit = rules.limit(key)
    return last_day(since, Limit.parse(limit)) if limit else None


def within(rules: Rules, key: str, since: date, on: date) -> bool:
    """Whether a day is still inside a window; a policy without the window leaves it open."""
    latest = longest(rules, key, since)
    return latest is None or on <= latest
