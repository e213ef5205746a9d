"""数 — the plain numbers that a record states: whole, in bounds, and not in contradiction."""

from typing import Any

from domain.shared.errors import BadValue, RuleBroken

NUMBER_MAX = 1_000_000_000
"""More than anything that deputies touch on one day; sums of them stay exact at every level."""


class PersonTimesBelowPersons(RuleBroken):
    """{times} person-times cannot be fewer than {persons} persons ({field})."""


def check_times(counts: dict[str, int]) -> None:
    """Refuse fewer person-times than persons: who came twice is one person (人次, 人)."""
    for key, persons in counts.items():
        stem = key.removesuffix("_persons")
        times = counts.get(f"{stem}_person_times", persons)
        if key != stem and times < persons:
            raise PersonTimesBelowPersons(field=stem, times=times, persons=persons)


def check_number(name: str, value: Any) -> None:
    """Refuse what is no whole number from none to the most there can be."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= NUMBER_MAX:
        raise BadValue(field=name, reason=f"应为不小于零、不大于 {NUMBER_MAX} 的整数")
