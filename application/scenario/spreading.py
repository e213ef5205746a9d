"""Spreads totals over single records: pure, exact, and the same every time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Share:
    """What one record gets: its number from 1, its place, its day, its part of each total."""

    number: int
    place: int
    on: date
    totals: dict[str, int]


def spread(
    places: int, count: int, *, first: date, last: date, totals: Mapping[str, int]
) -> list[Share]:
    """So many records over so many places, in turn, with every total met exactly.

    No place gets a second record before each has one; the records differ by one at most in
    each total; their days run from the first to the last.

    >>> [(s.place, s.totals["households"]) for s in spread(
    ...     2, 3, first=date(2017, 5, 1), last=date(2017, 5, 3), totals={"households": 7})]
    [(0, 3), (1, 2), (0, 2)]
    """
    parts = {key: even(total, count) for key, total in totals.items()}
    return [
        Share(at + 1, at % places, on, {key: part[at] for key, part in parts.items()})
        for at, on in enumerate(days(first, last, count))
    ]


def even(total: int, parts: int) -> list[int]:
    """A total in parts that differ by one at most, the larger first.

    >>> even(7, 3)
    [3, 2, 2]
    """
    each, over = divmod(total, parts)
    return [each + 1] * over + [each] * (parts - over)


def in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """A total in parts that follow the weights: the largest remainders get what is left.

    >>> in_proportion(10, [1, 1, 8])
    [1, 1, 8]
    >>> in_proportion(3, [5, 5])
    [2, 1]
    """
    whole = sum(weights)
    if not whole:
        return even(total, len(weights))
    exact = [divmod(total * weight, whole) for weight in weights]
    left = total - sum(part for part, _ in exact)
    by_remainder = sorted(range(len(exact)), key=lambda at: (-exact[at][1], at))
    lucky = set(by_remainder[:left])
    return [part + (at in lucky) for at, (part, _) in enumerate(exact)]


def days(first: date, last: date, count: int) -> list[date]:
    """So many days between two, evenly apart; a single one is the first.

    >>> [on.day for on in days(date(2017, 5, 1), date(2017, 5, 9), 3)]
    [1, 5, 9]
    """
    span = (last - first).days
    return [first + timedelta(days=span * at // max(count - 1, 1)) for at in range(count)]


def squads(size: int, most: int) -> list[int]:
    """The sizes of the squads of a group: as few as go, none above the most.

    >>> squads(16, 5)
    [4, 4, 4, 4]
    """
    return even(size, -(-size // most)) if size else []
