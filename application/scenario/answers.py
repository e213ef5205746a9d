"""What an entry of suggestions says of the replies, and what the deputies think of them."""

from collections.abc import Mapping
from typing import Any


def classes(said: Mapping[str, Any], replied: int, resolved: int) -> tuple[str, ...]:
    """What each reply comes to; where nothing is said, what is resolved is of class A."""
    found = said.get("replies", {"A": resolved, "B": replied - resolved})
    return tuple(each for each, n in found.items() for _ in range(n))


def judgements(said: Mapping[str, Any], replied: int) -> tuple[str, ...]:
    """What the deputies think of the replies, the first ones first."""
    found = said.get("satisfaction", "satisfied")
    if isinstance(found, str):
        found = {found: replied}
    return tuple(each for each, n in found.items() for _ in range(n))
