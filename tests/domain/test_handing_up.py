"""A suggestion handed up: two records in two ledgers, and never two owners."""

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.handling_case import HandlingCase
from domain.suggestion import Satisfaction, Status, Suggestion
from tests.support.laws import law
from tests.support.rules import rules
from tests.support.scenario import ITSELF, given, past

TOWNSHIP = UUID(int=130608100)
COUNTY = UUID(int=130608)
ON = date(2024, 5, 10)
DUE_ON = date(2024, 8, 10)
LATER = date(2024, 7, 1)

MATTER = {
    "title": "老旧小区加装电梯",
    "text": "东关小区多为老人",
    "focus_area": "",
    "category": "",
}
FILED = past(Suggestion.Filed, **MATTER, sponsor="deputy", sponsor_id=UUID(int=11), filed_on=ON)
RULES = rules()
REPLY: dict[str, Any] = {
    "unit": "住建局",
    "text": "已列入年度计划",
    "mode": "written",
    "outcome": "B",
    "signatory": "局长",
    "promises": [],
    "without": [],
    "consent": False,
    "on": LATER,
}
FROM_BELOW: dict[str, Any] = MATTER | {
    "from_jurisdiction_id": TOWNSHIP,
    "from_suggestion_id": ITSELF,
    "received_on": ON,
}


class HandedUp(RuleBasedStateMachine):
    """A township and its county, and the post between them, which takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.below = given(Suggestion, FILED).record
        self.offers: list[Suggestion] = []
        self.cases: dict[UUID, HandlingCase] = {}
        self.post: list[Any] = []
        self.hand_up()

    def stands(self, status: Status) -> list[Suggestion]:
        return [each for each in (self.below, *self.offers) if each.status == status]

    def send(self, record: Suggestion) -> None:
        self.post += record.collect_events()

    @precondition(lambda self: self.below.status == Status.FILED)
    @rule()
    def hand_up(self) -> None:
        self.below.hand_up(to_jurisdiction_id=COUNTY, reason="需市级资金", on=ON)
        self.send(self.below)

    @precondition(lambda self: self.stands(Status.INCOMING))
    @rule(ours=st.booleans())
    def answer_the_offer(self, *, ours: bool) -> None:
        [offer] = self.stands(Status.INCOMING)
        if ours:
            offer.accept(on=ON)
        else:
            offer.refuse(proper_holder="清苑镇政府", reason="镇级权限内", on=ON)
        self.send(offer)

    @precondition(lambda self: self.stands(Status.FILED))
    @rule(here=st.booleans())
    def sort(self, *, here: bool) -> None:
        [record] = self.stands(Status.FILED)
        if here:
            record.settle(reason="权限内可以解决", on=ON)
        else:
            record.admit(RULES, number="第12号", category="", on=ON)
            self.cases[record.id] = HandlingCase.open(
                RULES,
                record,
                id=UUID(int=900 + len(self.cases)),
                assignments=[{"unit": "住建局", "role": "sole"}],
                dispatcher="office",
                difficult=False,
                closed_on=None,
                due_on=DUE_ON,
                reason="",
                on=ON,
            )
        self.send(record)

    @precondition(lambda self: self.stands(Status.SETTLING) + self.stands(Status.DISPATCHED))
    @rule()
    def reply(self) -> None:
        [record] = self.stands(Status.SETTLING) + self.stands(Status.DISPATCHED)
        if record.id in self.cases:
            self.cases[record.id].reply(RULES, record, **REPLY)
        else:
            record.reply(unit="住建局", text="已列入年度计划", on=LATER)
        self.send(record)

    @precondition(lambda self: self.below.status == Status.REPLIED)
    @rule(satisfaction=st.sampled_from(Satisfaction))
    def judge(self, satisfaction: Satisfaction) -> None:
        self.below.judge(RULES, satisfaction=satisfaction, on=LATER)
        self.send(self.below)

    @rule()
    def deliver(self) -> None:
        """Carry the oldest event that crosses, if one waits."""
        match self.post.pop(0) if self.post else None:
            case Suggestion.Offered():
                place = UUID(int=100 + len(self.offers))
                self.offers.append(Suggestion.receive(id=place, **FROM_BELOW))
            case Suggestion.Accepted() as event:
                self.below.note_acceptance(above_suggestion_id=event.originator_id, on=ON)
            case Suggestion.Refused():
                self.below.note_refusal(proper_holder="镇", reason="", on=ON)
            case Suggestion.Replied() as event if event.from_suggestion_id:
                self.below.note_answer(unit=event.unit, text=event.text, on=ON)
            case Suggestion.Judged() as event if event.above_suggestion_id:
                self.offers[-1].note_judgement(satisfaction=event.satisfaction, on=ON)

    @invariant()
    def it_is_handled_by_one_side(self) -> None:
        handled = (Status.FILED, Status.SETTLING, Status.DISPATCHED)

        assert sum(len(self.stands(status)) for status in handled) <= 1

    def teardown(self) -> None:
        """When all post has arrived, it is owned by one side."""
        while self.post:
            self.deliver()
        ours = self.below.above_suggestion_id is None
        theirs = [
            each for each in self.offers if each.status not in {Status.INCOMING, Status.REFUSED}
        ]

        assert ours + len(theirs) == 1


HandedUp.TestCase.settings = settings(law, max_examples=30, stateful_step_count=20)
TestHandedUp = HandedUp.TestCase
