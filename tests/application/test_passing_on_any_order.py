"""An opinion between congresses, whatever is done in whatever order, and with a slow post."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.opinion import Opinion, Status
from domain.suggestion import Route, custody
from tests.support.hearing import (
    CITY,
    COUNTY,
    ON,
    PROVINCE,
    REPLY,
    SISTER,
    TOWNSHIP,
    Offices,
    now,
)
from tests.support.laws import law
from tests.support.memory_rollup import MemoryRollup

WAYS = [(), (COUNTY,), (COUNTY, CITY), (COUNTY, SISTER, PROVINCE)]
PLACES = (TOWNSHIP, COUNTY, CITY, SISTER, PROVINCE)
TAKEN = {Status.INCOMING, Status.REFUSED}
AT_WORK = (Status.RECEIVED, Status.ASSIGNED)
ANSWERED = {Status.REPLIED, Status.FED_BACK, Status.CLOSED}


class PassedOn(RuleBasedStateMachine):
    """Each ledger's errands go in their order; which ledger's go next is anybody's guess."""

    def __init__(self) -> None:
        super().__init__()
        self.offices = Offices()
        self.first = self.offices.hear()
        self.read = dict.fromkeys(self.offices.ledger.heads(), 0)
        self.on = ON

    def tomorrow(self) -> date:
        self.on += timedelta(days=1)
        return self.on

    def records(self) -> list[tuple[UUID, Opinion]]:
        found = {
            (each.jurisdiction_id, each.event.originator_id): None
            for each in self.offices.ledger.recorded()
            if isinstance(each.event, Opinion.Event)
        }
        return [(place, self.offices.get(place, id)) for place, id in found]

    def stand(self, *states: Status) -> list[tuple[UUID, Opinion]]:
        return [each for each in self.records() if each[1].status in states]

    def line(self) -> list[tuple[UUID, Opinion]]:
        """From where it was heard through each that accepted it."""
        line = [(TOWNSHIP, self.offices.get(TOWNSHIP, self.first))]
        while taken := [
            each
            for each in self.records()
            if each[1].from_opinion_id == line[-1][1].id and each[1].status not in TAKEN
        ]:
            [further] = taken
            line.append(further)
        return line

    @rule(way=st.sampled_from(WAYS))
    @precondition(lambda self: len(self.records()) == 1 and self.stand(Status.RECEIVED))
    def go(self, way: tuple[UUID, ...]) -> None:
        """Some hops, with all their post."""
        for to in way:
            self.hand_over(to)
            self.arrive()
            self.answer_the_offer(ours=True)
            self.arrive()

    @precondition(lambda self: self.stand(*AT_WORK))
    @rule(to=st.sampled_from(PLACES))
    def hand_over(self, to: UUID) -> None:
        [(place, record)] = self.stand(*AT_WORK)
        if to != place:
            facts = {"route": Route.HAND_ACROSS, "carried_by": None, "reason": ""}
            told = facts | {"to_jurisdiction_id": to}
            self.offices.ask("hand_over", place, record.id, self.tomorrow(), **told)

    @precondition(lambda self: self.stand(Status.INCOMING))
    @rule(ours=st.sampled_from([True, True, False]))
    def answer_the_offer(self, *, ours: bool) -> None:
        [(place, record)] = self.stand(Status.INCOMING)
        if ours:
            self.offices.ask("accept", place, record.id, self.tomorrow())
        else:
            facts = {"proper_holder": "别处", "reason": ""}
            self.offices.ask("refuse", place, record.id, self.tomorrow(), **facts)

    @precondition(lambda self: self.stand(Status.RECEIVED))
    @rule(village=st.booleans())
    def assign(self, *, village: bool) -> None:
        [(place, record)] = self.stand(Status.RECEIVED)
        facts = {"unit": REPLY["unit"], "reason": "", "village": village}
        self.offices.ask("assign", place, record.id, self.tomorrow(), **facts)

    @precondition(lambda self: self.stand(Status.ASSIGNED))
    @rule(proper=st.booleans())
    def reply(self, *, proper: bool) -> None:
        [(place, record)] = self.stand(Status.ASSIGNED)
        if proper:
            self.offices.ask("reply", place, record.id, self.tomorrow(), **REPLY)
        else:
            facts = {"unit": REPLY["unit"], "proper_holder": "别处", "reason": ""}
            self.offices.ask("send_back", place, record.id, self.tomorrow(), **facts)

    @precondition(lambda self: self.offices.get(TOWNSHIP, self.first).status in ANSWERED)
    @rule(solved=st.booleans())
    def tell(self, *, solved: bool) -> None:
        """The voter is told, and says what they think of it."""
        if self.offices.get(TOWNSHIP, self.first).status == Status.REPLIED:
            facts = {"listener": "voter", "mode": "上门", "text": ""}
            self.offices.ask("feed_back", TOWNSHIP, self.first, self.tomorrow(), **facts)
        told = self.offices.get(TOWNSHIP, self.first).status == Status.FED_BACK
        if not solved:
            facts = {"reason": "又坏了", "via": "code"}
            self.offices.ask("reopen", TOWNSHIP, self.first, self.tomorrow(), **facts)
        elif told:
            self.offices.ask("confirm", TOWNSHIP, self.first, self.tomorrow(), via="office")

    def behind(self) -> list[UUID]:
        heads = self.offices.ledger.heads()
        return [place for place in self.read if self.read[place] < heads[place]]

    def arrive(self) -> None:
        while behind := self.behind():
            self.deliver(behind[0])

    @precondition(lambda self: self.behind())
    @rule(data=st.data(), noted=st.booleans())
    def carry(self, data: st.DataObject, *, noted: bool) -> None:
        """A carrier who falls before noting what was carried comes again."""
        self.deliver(data.draw(st.sampled_from(self.behind())), noted=noted)

    def deliver(self, place: UUID, *, noted: bool = True) -> None:
        events = list(self.offices.ledger.recorded(place))
        now(self.offices.courier.carry(events[self.read[place]]))
        self.read[place] += noted

    @invariant()
    def one_place_works_on_it(self) -> None:
        assert len(self.stand(*AT_WORK)) <= 1

    @invariant()
    def it_is_one_opinion(self) -> None:
        """At the top, whatever the registers below hold."""
        figures = now(MemoryRollup(self.offices.ledger).figures(PROVINCE, None))
        values = {each.indicator: each.value for each in figures}
        registered = [each for each in self.records() if each[1].status not in TAKEN]

        assert (1, len(registered)) == (values["opinions"], values["opinions.raw"])
        assert values["opinions.solved"] <= 1

    def teardown(self) -> None:
        """When all post has arrived, whoever was handed it on to has answered everybody."""
        self.arrive()
        line = self.line()
        last = line[-1][1]
        answered = last.status in ANSWERED

        for _, record in line[:-1]:
            assert answered == (record.status in ANSWERED)
            assert answered or record.status == Status.HELD_ELSEWHERE
            assert custody.holder(record.custody) == custody.holder(last.custody)
        assert {record.reply.get("text") for _, record in line} == {last.reply.get("text")}
        row = self.offices.row(TOWNSHIP, self.first)
        running = {each["key"] for each in row.clocks if not each["ended_on"]}
        assert answered == (not running)


PassedOn.TestCase.settings = settings(law, max_examples=12, stateful_step_count=30)
TestPassedOn = PassedOn.TestCase
