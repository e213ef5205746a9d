"""评议等次 — how a place grades duty reports: 优秀 here, 满意 there, and what they come to."""

from collections.abc import Mapping
from enum import StrEnum

from domain.shared.outcome import Scheme, read


class Judgement(StrEnum):
    """What the grades of all schemes come down to; only these are added up across places."""

    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basically_satisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意
    ABSTAINED = "abstained"  # 弃权


GRADES: Mapping[str, Scheme] = read("grade_schemes.json")


def common(scheme: Scheme, ballots: Mapping[str, int]) -> dict[str, int]:
    """The ballots by what their grades come down to.

    >>> common(GRADES["competence"], {"excellent": 50, "competent": 8})["satisfied"]
    58
    """
    found = dict.fromkeys(map(str, Judgement), 0)
    for grade in scheme.classes:
        found[grade.common] += ballots.get(grade.code, 0)
    return found
