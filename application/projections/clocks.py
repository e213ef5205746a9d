"""Clocks on a board: which run, and how those that do not have ended."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.shared.clock import Clock

Clocks = list[dict[str, Any]]
"""Each as its event stated it, with ``ended_on`` and ``how`` (empty while it runs)."""


def run(clocks: Clocks, begun: Iterable[Clock]) -> Clocks:
    """With those that begin now; of the same thing for the same one, the old one is over."""
    kept = clocks
    for each in begun:
        on = date.fromisoformat(each["from_on"])
        kept = stop(kept, on, each["key"], who=each["who"], how="replaced")
        kept = [*kept, each | {"ended_on": None, "how": ""}]
    return kept


def stop(
    clocks: Clocks, on: date, *keys: str, who: str | None = None, how: str = "met"
) -> Clocks:
    """What was awaited has happened; without keys everything is over."""
    return [
        each | {"ended_on": on.isoformat(), "how": how}
        if not each["ended_on"]
        and (not keys or each["key"] in keys)
        and who in {None, each["who"]}
        else each
        for each in clocks
    ]


def succeed(clocks: Clocks, on: date, old: str, new: str) -> Clocks:
    """What one owed another owes; of what it owes already, its own clock goes on."""
    own = {each["key"] for each in running(clocks) if each["who"] == new}
    kept = stop(clocks, on, *own, who=old, how="replaced") if own else clocks
    return [
        each | {"who": new} if each["who"] == old and not each["ended_on"] else each
        for each in kept
    ]


def running(clocks: Clocks) -> Clocks:
    return [each for each in clocks if not each["ended_on"]]
