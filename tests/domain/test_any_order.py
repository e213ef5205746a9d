"""A suggestion and its case, whatever is asked of them and in whatever order."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.handling_case import HandlingCase
from domain.handling_case.words import ANSWERING
from domain.shared.errors import DomainError
from domain.suggestion import Satisfaction, Status, Suggestion
from tests.support.handling import (
    ASSISTED,
    CASE,
    FILED_ON,
    LEAD,
    OPENING,
    REPLY,
    SECOND,
    SEPARATE,
    SOLE,
    drafted,
)
from tests.support.laws import law
from tests.support.rules import rules
from tests.support.scenario import fold

PACKS = ("national", "beijing", "chongqing", "henan", "qingdao", "zhejiang")
UNITS = ("住建局", "财政局", "教育局")
DIVISIONS = (SOLE, ASSISTED, SEPARATE, [{"unit": "财政局", "role": "sole"}])

INTAKE = ("cosign", "decline", "submit", "revise", "reject", "withdraw")

units = st.sampled_from(UNITS)
deputies = st.sampled_from((LEAD, SECOND))
divisions = st.sampled_from(DIVISIONS)
satisfactions = st.sampled_from(Satisfaction)


class AnyOrder(RuleBasedStateMachine):
    """The office, the deputies and the units all act when they like; time goes on."""

    @initialize(
        pack=st.sampled_from(PACKS),
        cosigned=st.booleans(),
        division=st.none() | divisions,
    )
    def begin(
        self, pack: str, division: list[dict[str, str]] | None, *, cosigned: bool
    ) -> None:
        """As a draft, or already dispatched: most of what can happen happens after that."""
        self.rules = rules(pack)
        self.outcome = "B" if pack in {"national", "beijing", "zhejiang"} else "二"
        self.today = FILED_ON
        self.told: dict[UUID, list[Any]] = {}
        self.case: HandlingCase | None = None
        self.answered: set[tuple[int, str]] = set()
        self.suggestion = drafted(self.rules, *([SECOND] if cosigned else []))
        self.keep()
        if division:
            if cosigned:
                self.take_in("cosign", SECOND)
            self.take_in("submit", LEAD)
            self.admit_and_dispatch(division, difficult=False)

    def keep(self) -> list[Any]:
        """What has just happened, remembered in the order of each record."""
        new: list[Any] = []
        for record in (self.suggestion, self.case):
            if record:
                events = list(record.collect_events())
                self.told.setdefault(record.id, []).extend(events)
                new += events
        return new

    def ask(self, command: Any, *given: Any, **facts: Any) -> None:
        """Accepted, it is kept; refused, it has left nothing behind."""
        try:
            command(*given, on=self.today, **facts)
        except DomainError as refusal:
            note(repr(refusal))
            assert [] == self.keep()
        else:
            self.check(self.keep())

    def check(self, new: list[Any]) -> None:
        for event in new:
            for clock in getattr(event, "clocks", []):
                assert date.fromisoformat(clock["due_on"])
                assert clock["basis"]
            match event:
                case HandlingCase.Answered():
                    self.answered.add((event.round, event.unit))
                    if event.complete:
                        assert {(event.round, unit) for unit in self.owing()} <= self.answered
                case HandlingCase.UnitSucceeded():
                    self.answered |= {
                        (round, event.to_unit)
                        for round, unit in self.answered
                        if unit == event.from_unit
                    }

    @invariant()
    def whoever_leads_answers(self) -> None:
        if self.case and self.suggestion.status == Status.DISPATCHED:
            assert self.suggestion.lead_unit in self.owing()

    def owing(self) -> set[str]:
        assert self.case
        return {unit for unit, role in self.case.roles.items() if role in ANSWERING}

    @rule(days=st.integers(0, 40))
    def time_goes_on(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(what=st.sampled_from(INTAKE), deputy=deputies)
    def take_in(self, what: str, deputy: UUID) -> None:
        suggestion, why = self.suggestion, {"reason": "一事一议"}
        match what:
            case "cosign":
                self.ask(suggestion.cosign, deputy_id=deputy)
            case "decline":
                self.ask(suggestion.decline, deputy_id=deputy, **why)
            case "submit":
                self.ask(suggestion.submit, self.rules)
            case "revise":
                self.ask(suggestion.return_for_revision, by="office", **why)
                self.ask(suggestion.revise, self.rules, title="加装电梯", text="三栋")
            case "reject":
                ground = {"code": "personal", "as_letter": True}
                self.ask(suggestion.reject, self.rules, **ground, **why)
            case "withdraw":
                self.ask(suggestion.withdraw, self.rules, deputy_id=deputy, **why)

    @rule(division=divisions, difficult=st.booleans())
    def admit_and_dispatch(self, division: list[dict[str, str]], *, difficult: bool) -> None:
        self.ask(self.suggestion.admit, self.rules, number="第1号", category="")
        if self.case is None:
            self.ask(self.open, division, difficult)

    def open(self, division: list[dict[str, str]], difficult: bool, *, on: date) -> None:  # noqa: FBT001
        facts = OPENING | {"on": on, "difficult": difficult, "assignments": division}
        self.case = HandlingCase.open(self.rules, self.suggestion, id=CASE, **facts)

    @rule(unit=units, opinion=st.booleans())
    def work(self, unit: str, *, opinion: bool) -> None:
        if self.case:
            self.ask(self.case.sign, self.rules, unit=unit)
            if opinion:
                self.ask(self.case.give_opinion, unit=unit, text="同意")
            else:
                self.ask(self.case.return_opinion, self.rules, unit=unit, reason="空泛")

    @rule(unit=units, division=divisions)
    def distribute(self, unit: str, division: list[dict[str, str]]) -> None:
        if self.case:
            facts = {"from_unit": unit, "assignments": division}
            self.ask(self.case.distribute, self.rules, self.suggestion, **facts)

    @rule(unit=units)
    def object(self, unit: str) -> None:
        if self.case:
            facts = {"unit": unit, "proper_unit": "交通局", "reason": ""}
            self.ask(self.case.object, self.rules, **facts)

    @rule(upheld=st.booleans(), division=divisions)
    def decide(self, division: list[dict[str, str]], *, upheld: bool) -> None:
        if self.case:
            facts = {"upheld": upheld, "by": "directors_meeting", "reason": ""}
            facts["assignments"] = division
            self.ask(self.case.decide_objection, self.rules, self.suggestion, **facts)

    @rule(unit=units, granted=st.booleans())
    def extend(self, unit: str, *, granted: bool) -> None:
        if self.case:
            until = self.today + timedelta(days=60)
            ask = {"unit": unit, "reason": "涉及面广"}
            self.ask(self.case.request_extension, self.rules, until=until, **ask)
            self.ask(
                self.case.decide_extension, self.rules, granted=granted, by="office", **ask
            )

    @rule(old=units, new=units)
    def succeed(self, old: str, new: str) -> None:
        if self.case:
            self.ask(self.case.succeed, self.suggestion, from_unit=old, to_unit=new)

    @rule(unit=units, promise=st.booleans(), without=st.booleans())
    def reply(self, unit: str, *, promise: bool, without: bool) -> None:
        if self.case:
            due_on = self.today + timedelta(days=90)
            facts = REPLY | {
                "unit": unit,
                "outcome": self.outcome,
                "promises": [{"what": "完工", "due_on": str(due_on)}] if promise else [],
                "without": [
                    each
                    for each, role in self.case.roles.items()
                    if without and role == "assisting"
                ],
            }
            del facts["on"]
            self.ask(self.case.reply, self.rules, self.suggestion, **facts)

    @rule(satisfaction=satisfactions)
    def judge(self, satisfaction: Satisfaction) -> None:
        self.ask(self.suggestion.judge, self.rules, satisfaction=satisfaction)

    @rule()
    def wait_for_nothing(self) -> None:
        self.ask(self.suggestion.remind)
        self.ask(self.suggestion.lapse, self.rules)

    @rule(again=st.booleans())
    def decide_on_dissatisfaction(self, *, again: bool) -> None:
        decide = (
            self.suggestion.order_rehandling if again else self.suggestion.decline_rehandling
        )
        by = self.rules.choice("rehandle_decider").replace("automatic", "office")
        self.ask(decide, self.rules, by=by, reason="代表意见有理")

    @rule(rehandle=st.booleans())
    def confer(self, *, rehandle: bool) -> None:
        self.ask(self.suggestion.escalate, self.rules)
        self.ask(self.suggestion.conclude, self.rules, conclusion="分两期", rehandle=rehandle)

    @rule(number=st.integers(1, 2), kept=st.booleans())
    def promise(self, number: int, *, kept: bool) -> None:
        if kept:
            self.ask(self.suggestion.keep_promise, self.rules, number=number, evidence="验收单")
        else:
            self.ask(self.suggestion.fail_promise, self.rules, number=number, reason="没有资金")

    @rule(what=st.sampled_from(("carry_over", "publish", "resolve", "archive")))
    def close(self, what: str) -> None:
        facts = {"carry_over": {"term": "第八届"}, "resolve": {"outcome": "装好了"}}
        self.ask(getattr(self.suggestion, what), **facts.get(what, {}))

    @invariant()
    def it_stands_where_a_suggestion_can_stand(self) -> None:
        assert self.suggestion.status in set(Status)

    @invariant()
    def somebody_answers_for_every_case(self) -> None:
        assert self.case is None or self.owing()

    @invariant()
    def its_events_alone_make_it_as_it_stands(self) -> None:
        assert self.suggestion == fold(Suggestion, self.told[self.suggestion.id])
        if self.case:
            assert self.case == fold(HandlingCase, self.told[CASE])

    def teardown(self) -> None:
        """Whoever is awaited can still answer: no right to a reply is lost on the way."""
        if not self.case or self.suggestion.status != Status.DISPATCHED:
            return
        while self.case.objecting:
            self.ask(
                self.case.decide_objection,
                self.rules,
                self.suggestion,
                upheld=False,
                by="directors_meeting",
                reason="",
                assignments=[],
            )
        for unit in self.owing():
            self.reply(unit, promise=False, without=True)

        assert Status.REPLIED == self.suggestion.status


AnyOrder.TestCase.settings = settings(law, max_examples=40, stateful_step_count=40)
TestAnyOrder = AnyOrder.TestCase
