"""名次 — the order of those who were scored, and whom a quota of the best may take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from domain.shared.score import Sheet

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Rank by subject, equals alike; who the quota takes, and whom it cannot tell apart."""

    ranks: Mapping[Any, int]
    within: frozenset[Any] = field(default_factory=frozenset)
    tied: frozenset[Any] = field(default_factory=frozenset)


def rank(sheet: Sheet, totals: Mapping[S, Decimal], excluded: Iterable[S] = ()) -> Ranking:
    """The order of all subjects, and whom the quota may take.

    The quota is a share of all; who is excluded takes none of its places. Where equals
    straddle the last place, none of them is taken: that is for the meeting to decide.

    >>> from domain.shared.score import Quota
    >>> sheet = Sheet("双优评选", "", "deputy", (), quota=Quota("优秀代表", Decimal(20)))
    >>> points = {"甲": 9, "乙": 8, "丙": 7, "丁": 6, "戊": 5}
    >>> sorted(rank(sheet, {n: Decimal(p) for n, p in points.items()}, ["甲"]).within)
    ['乙']
    """
    first: dict[Decimal, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True), 1):
        first.setdefault(total, place)
    ranks = {who: first[total] for who, total in totals.items()}
    if sheet.quota is None:
        return Ranking(ranks)
    out = frozenset(excluded)
    able = {who: total for who, total in totals.items() if who not in out}
    places = sheet.quota.places(len(totals))
    best = sorted(able.values(), reverse=True)
    if places == 0 or places >= len(best):
        return Ranking(ranks, frozenset(able) if places else frozenset())
    last, next_ = best[places - 1], best[places]
    within = frozenset(who for who, total in able.items() if total > next_)
    straddles = last == next_
    tied = frozenset(who for who, total in able.items() if straddles and total == last)
    return Ranking(ranks, within, tied)
