"""A suggestion and the case that handles it, as far on their way as a story needs them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.handling_case import HandlingCase
from domain.shared.policy import Rules
from domain.suggestion import Suggestion
from tests.support.rules import due, rules
from tests.support.scenario import ITSELF

RULES = rules()
LEAD, SECOND, THIRD = UUID(int=11), UUID(int=12), UUID(int=13)
CASE = UUID(int=9)
FILED_ON = date(2026, 3, 2)
ON = date(2026, 3, 9)
"""The Monday on which the stories are dispatched."""

SOLE = [{"unit": "住建局", "role": "sole"}]
ASSISTED = [{"unit": "住建局", "role": "lead"}, {"unit": "财政局", "role": "assisting"}]
SEPARATE = [{"unit": "住建局", "role": "separate"}, {"unit": "教育局", "role": "separate"}]
OPENING: dict[str, Any] = {
    "dispatcher": None,
    "difficult": False,
    "closed_on": None,
    "due_on": None,
    "reason": "属部门职责",
    "on": ON,
}
REPLY: dict[str, Any] = {
    "unit": "住建局",
    "text": "已列入年度计划，九月底前完工",
    "mode": "face_to_face",
    "outcome": "B",
    "signatory": "局长王强",
    "promises": [],
    "without": [],
    "consent": False,
    "on": date(2026, 5, 11),
}
PROMISE = {"what": "九月底前完工", "due_on": "2026-09-30"}
MATTER: dict[str, Any] = {
    "title": "老旧小区加装电梯",
    "text": "东关小区六层以上住户多为老人，建议加装电梯",
    "focus_area": "城市更新",
    "category": "城建",
}


def drafted(law: Rules = RULES, *cosigners: UUID, **facts: Any) -> Suggestion:
    """Written by the lead sponsor; the others are asked."""
    stated: dict[str, Any] = MATTER | {
        "sponsor": "deputy",
        "sponsor_id": LEAD,
        "campaign_id": None,
        "proper_unit": "住建局",
        "confidential": False,
        "drafted_on": FILED_ON,
    }
    return Suggestion.draft(
        law, **{"id": ITSELF} | stated | {"cosigners": list(cosigners)} | facts
    )


def submitted(law: Rules = RULES, *cosigners: UUID, **facts: Any) -> Suggestion:
    """Confirmed by all."""
    suggestion = drafted(law, *cosigners, **facts)
    for each in cosigners:
        suggestion.cosign(deputy_id=each, on=FILED_ON)
    suggestion.submit(law, on=FILED_ON)
    return suggestion


def admitted(law: Rules = RULES, *cosigners: UUID, **facts: Any) -> Suggestion:
    suggestion = submitted(law, *cosigners, **facts)
    suggestion.admit(law, number="第12号", category="城建", on=FILED_ON)
    return suggestion


@dataclass
class Matter:
    """One suggestion, its case, and the rules of the place that they go by."""

    law: Rules
    suggestion: Suggestion
    case: HandlingCase

    def reply(self, **facts: Any) -> None:
        self.case.reply(self.law, self.suggestion, **REPLY | facts)

    def judge(self, satisfaction: str, on: date = date(2026, 5, 12), **facts: Any) -> None:
        self.suggestion.judge(self.law, satisfaction=satisfaction, on=on, **facts)

    def clocks(self, event: type[Any]) -> dict[tuple[str, str], str]:
        """What the last event of a kind has started: the last days."""
        told = [*self.suggestion.pending_events, *self.case.pending_events]
        return due([each for each in told if isinstance(each, event)][-1].clocks)

    def events(self) -> list[type[Any]]:
        return [type(each) for each in self.suggestion.pending_events]


def dispatched(
    assignments: list[dict[str, str]] = SOLE,
    law: Rules = RULES,
    *cosigners: UUID,
    **facts: Any,
) -> Matter:
    """Given to its units on a Monday in March."""
    suggestion = admitted(law, *cosigners)
    case = HandlingCase.open(
        law, suggestion, id=CASE, assignments=assignments, **OPENING | facts
    )
    return Matter(law, suggestion, case)


def replied(
    assignments: list[dict[str, str]] = SOLE, law: Rules = RULES, **facts: Any
) -> Matter:
    """Answered by its one unit."""
    matter = dispatched(assignments, law)
    matter.reply(**facts)
    return matter
