"""Numbers that differ from place to place: each jurisdiction holds its own, dated."""

from datetime import date
from typing import Any

DEFAULTS: dict[str, int] = {
    "group_size_min": 3,  # 组织法 2022 Art. 43: where three or more deputies live or work
    "group_size_max": 80,  # real averages 12–16, one county up to 61
    "squad_size_min": 3,  # 天门 2017: squads of 3–5
    "squad_size_max": 5,
}


def in_force(settings: list[dict[str, Any]], key: str, on: date) -> int:
    """The number in force on a day: the latest one set for that day or before.

    Of two for the same day, the one set later holds.

    >>> in_force([{"key": "squad_size_max", "value": 8, "from_on": "2024-01-01"}],
    ...          "squad_size_max", date(2024, 5, 1))
    8
    >>> in_force([], "squad_size_max", date(2024, 5, 1))
    5
    """
    known = [s for s in settings if s["key"] == key and s["from_on"] <= on.isoformat()]
    if not known:
        return DEFAULTS[key]
    latest: int = max(reversed(known), key=lambda s: str(s["from_on"]))["value"]
    return latest
