"""A matter between congresses: many ledgers, a post that takes its time, and one owner."""

import asyncio
from collections.abc import Coroutine
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar
from uuid import UUID, uuid5

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from application.projections.books import OVERSIGHTS, SUGGESTIONS
from domain.oversight import Oversight
from domain.suggestion import Satisfaction, Status, Suggestion, WrongState, custody
from tests.interface.memory_views import MemoryBoards, MemoryDirectory
from tests.support.laws import law
from tests.support.memory_ledger import MemoryCourier, MemoryLedger
from tests.support.office import desk, establish, intent

T = TypeVar("T")

PROVINCE, CITY, COUNTY, SISTER, TOWNSHIP = (UUID(int=n) for n in range(1, 6))
TREE = {
    PROVINCE: ("province", None),
    CITY: ("prefecture", PROVINCE),
    COUNTY: ("county", CITY),
    SISTER: ("county", CITY),
    TOWNSHIP: ("township", COUNTY),
}
FIRST = uuid5(TOWNSHIP, "filed")
DEPUTY = UUID(int=11)
ON = date(2024, 5, 10)
WAYS = [(COUNTY, CITY), (SISTER,), (PROVINCE, COUNTY, TOWNSHIP), ()]
AT_WORK = (Status.FILED, Status.ADMITTED, Status.SETTLING)
TAKEN_HERE = {Status.INCOMING, Status.REFUSED}
OVER = {Status.REPLIED, Status.JUDGED, Status.WITHDRAWN}
WITHDRAWABLE = (*AT_WORK, Status.REPLIED, Status.OFFERED, Status.HELD_ABOVE)


def now(asked: Coroutine[Any, Any, T]) -> T:
    """What a use case over a ledger in memory answers, which waits for nothing."""
    try:
        asked.send(None)
    except StopIteration as done:
        answer: T = done.value
        return answer
    raise AssertionError("it waits")


class Offices:
    """Five congresses, each with its ledger."""

    def __init__(self) -> None:
        self.ledger = MemoryLedger()
        self.courier = MemoryCourier(self.ledger)
        self.office = desk(self.ledger, directory=MemoryDirectory(self.ledger))
        for place, (level, parent) in TREE.items():
            now(establish(self.office, parent, id=place, level=level))

    def file(self, place: UUID = TOWNSHIP) -> UUID:
        """A suggestion of a deputy, in this ledger."""
        id = uuid5(place, "filed")
        now(
            self.office.suggestions.file(
                intent(place),
                id,
                title="加装电梯",
                text="老年住户上下楼困难",
                sponsor="deputy",
                sponsor_id=DEPUTY,
                campaign_id=None,
                focus_area="",
                category="",
                on=ON,
            )
        )
        return id

    def ask(self, verb: str, place: UUID, id: UUID, on: date = ON, **facts: Any) -> None:
        now(getattr(self.office.suggestions, verb)(intent(place), id, on=on, **facts))

    def settled(self) -> None:
        now(self.courier.settled())

    def records(self) -> list[tuple[UUID, Suggestion]]:
        """Every record of a suggestion, with the place that keeps it."""
        found = {
            (each.jurisdiction_id, each.event.originator_id): None
            for each in self.ledger.recorded()
            if isinstance(each.event, Suggestion.Event)
        }
        return [(place, self.ledger.get(place, Suggestion, id)) for place, id in found]

    def newest(self, place: UUID) -> UUID:
        """The last suggestion that reached a place."""
        return [record.id for here, record in self.records() if here == place][-1]

    def get(self, place: UUID, id: UUID) -> Suggestion:
        return self.ledger.get(place, Suggestion, id)

    def correct(self, place: UUID, id: UUID, on: date = ON, **changes: Any) -> None:
        self.ask("correct", place, id, on, changes=changes, reason="登记有误")

    def corrections(self, place: UUID, id: UUID) -> list[dict[str, Any]]:
        """What was corrected in a record, one after the other."""
        return [
            each.event.changes
            for each in self.ledger.recorded(place)
            if isinstance(each.event, Suggestion.Corrected) and each.event.originator_id == id
        ]

    def row(self, place: UUID, id: UUID) -> Any:
        board = MemoryBoards(self.ledger)
        return asyncio.run(board.one(SUGGESTIONS, place, id)).row


class HandedOver(RuleBasedStateMachine):
    """Each ledger's errands go in their order; which ledger's go next is anybody's guess."""

    def __init__(self) -> None:
        super().__init__()
        self.offices = Offices()
        self.offices.file()
        self.read = dict.fromkeys(TREE, 0)
        self.on = ON
        self.corrected = 0

    @initialize(way=st.sampled_from(WAYS))
    def begin(self, way: tuple[UUID, ...]) -> None:
        """Some hops are behind it, with all their post."""
        for to in way:
            self.hand_over(to)
            self.arrive()
            self.answer_the_offer(ours=True)
            self.arrive()

    def arrive(self) -> None:
        while behind := self.behind():
            self.deliver(behind[0])

    def behind(self) -> list[UUID]:
        """The ledgers from which something has not been carried yet."""
        heads = self.offices.ledger.heads()
        return [place for place in TREE if self.read[place] < heads[place]]

    def tomorrow(self) -> date:
        self.on += timedelta(days=1)
        return self.on

    def first(self) -> Suggestion:
        return self.offices.get(TOWNSHIP, FIRST)

    def stand(self, *states: Status) -> list[tuple[UUID, Suggestion]]:
        return [each for each in self.offices.records() if each[1].status in states]

    def line(self) -> list[tuple[UUID, Suggestion]]:
        """From the first record through each that accepted it, to the one that owns it."""
        line = [(TOWNSHIP, self.offices.get(TOWNSHIP, FIRST))]
        while taken := [
            (place, record)
            for place, record in self.offices.records()
            if record.from_suggestion_id == line[-1][1].id and record.status not in TAKEN_HERE
        ]:
            [further] = taken
            line.append(further)
        return line

    @precondition(lambda self: self.stand(Status.FILED))
    @rule(to=st.sampled_from(list(TREE)))
    def hand_over(self, to: UUID) -> None:
        [(place, record)] = self.stand(Status.FILED)
        if to != place:
            facts = {"to_jurisdiction_id": to, "reason": ""}
            self.offices.ask("hand_over", place, record.id, self.tomorrow(), **facts)

    @precondition(lambda self: self.stand(Status.INCOMING))
    @rule(ours=st.sampled_from([True, True, True, False]))
    def answer_the_offer(self, *, ours: bool) -> None:
        [(place, record)] = self.stand(Status.INCOMING)
        if ours:
            self.offices.ask("accept", place, record.id, self.tomorrow())
        else:
            facts = {"proper_holder": "别处", "reason": ""}
            self.offices.ask("refuse", place, record.id, self.tomorrow(), **facts)

    @precondition(lambda self: self.stand(Status.FILED))
    @rule()
    def settle(self) -> None:
        [(place, record)] = self.stand(Status.FILED)
        self.offices.ask("settle", place, record.id, self.tomorrow(), reason="")

    @precondition(lambda self: self.stand(Status.SETTLING))
    @rule()
    def reply(self) -> None:
        [(place, record)] = self.stand(Status.SETTLING)
        answer = {"unit": "住建局", "text": "已列入计划"}
        self.offices.ask("reply", place, record.id, self.tomorrow(), **answer)

    @precondition(lambda self: self.first().status in WITHDRAWABLE)
    @precondition(lambda self: not self.first().withdrawal)
    @rule()
    def withdraw(self) -> None:
        """Wherever it is by now, those who filed it may want it back."""
        facts = {"deputy_id": DEPUTY, "reason": "已解决"}
        self.offices.ask("withdraw", TOWNSHIP, FIRST, self.tomorrow(), **facts)

    @rule()
    def correct(self) -> None:
        """Wherever it is by now, the office that filed it may have made a mistake."""
        self.corrected += 1
        self.offices.correct(TOWNSHIP, FIRST, self.tomorrow(), category=f"{self.corrected}类")

    @precondition(lambda self: self.first().status == Status.REPLIED)
    @precondition(lambda self: not self.first().withdrawal)
    @rule(satisfaction=st.sampled_from(Satisfaction))
    def judge(self, satisfaction: Satisfaction) -> None:
        facts = {"satisfaction": satisfaction}
        self.offices.ask("judge", TOWNSHIP, FIRST, self.tomorrow(), **facts)

    @precondition(lambda self: self.behind())
    @rule(data=st.data(), noted=st.booleans())
    def carry(self, data: st.DataObject, *, noted: bool) -> None:
        """A carrier who falls before noting what was carried comes again."""
        place = data.draw(st.sampled_from(self.behind()))
        while place in self.behind():
            self.deliver(place, noted=noted)
            if not noted:
                break

    def deliver(self, place: UUID, *, noted: bool = True) -> None:
        """Carry the next event of a ledger."""
        events = list(self.offices.ledger.recorded(place))
        now(self.offices.courier.carry(events[self.read[place]]))
        self.read[place] += noted

    @rule(place=st.sampled_from(list(TREE)))
    def deliver_again(self, place: UUID) -> None:
        """All that was carried from a ledger before comes once more, late."""
        for recorded in list(self.offices.ledger.recorded(place))[: self.read[place]]:
            now(self.offices.courier.carry(recorded))

    @invariant()
    def one_place_works_on_it(self) -> None:
        assert len(self.stand(*AT_WORK)) <= 1

    @invariant()
    def one_place_owns_it(self) -> None:
        """The last that accepted it; its own chain says so, until it has answered."""
        place, record = self.line()[-1]

        assert record.status != Status.HELD_ABOVE
        if record.custody:
            held = record.status not in OVER
            assert (str(place) if held else None) == custody.holder(record.custody)

    def teardown(self) -> None:
        """When all post has arrived, every place on the line knows the same chain.

        What is corrected is corrected in all of them, and wherever it is on offer, once each.
        What is on offer is asked back when the offer is answered: until then all of them wait.
        """
        self.arrive()
        line = self.line()
        last = line[-1][1]

        assert all(record.custody == last.custody for _, record in line)
        assert {Status.HELD_ABOVE if last.status not in OVER else last.status} >= {
            record.status for _, record in line[:-1]
        }
        assert {bool(last.withdrawal)} == {bool(record.withdrawal) for _, record in line}
        assert not last.withdrawal or last.status == Status.OFFERED
        assert_whole(last.custody)
        corrections = self.offices.corrections(TOWNSHIP, FIRST)
        for place, record in [*line, *self.stand(Status.INCOMING)]:
            assert record.facts == self.first().facts
            heard = self.offices.corrections(place, record.id)
            assert heard == corrections[len(corrections) - len(heard) :]
        offers = [
            each.event.to_jurisdiction_id
            for each in self.offices.ledger.recorded()
            if isinstance(each.event, Suggestion.Offered)
        ]
        assert sorted([TOWNSHIP, *offers]) == sorted(at for at, _ in self.offices.records())


def assert_whole(chain: custody.Custody) -> None:
    """From hand to hand there is no day on which nobody held it."""
    held = [hop for hop in chain if hop["from_on"]]
    for left, taken in pairwise(held):
        if left["how"] == custody.HANDED_ON:
            assert left["until_on"] == taken["from_on"]


HandedOver.TestCase.settings = settings(law, max_examples=40, stateful_step_count=40)
TestHandedOver = HandedOver.TestCase


def handed(offices: Offices, *way: UUID) -> list[UUID]:
    """A suggestion filed at the first place and accepted by each of the next, day after day."""
    ids, on = [offices.file(way[0])], ON
    for here, to in pairwise(way):
        on += timedelta(days=1)
        offices.ask("hand_over", here, ids[-1], on, to_jurisdiction_id=to, reason="")
        offices.settled()
        ids.append(offices.newest(to))
        on += timedelta(days=1)
        offices.ask("accept", to, ids[-1], on)
        offices.settled()
    return ids


def told(chain: custody.Custody) -> list[tuple[int, str]]:
    return [(UUID(hop["jurisdiction_id"]).int, hop["how"]) for hop in chain]


def test_the_answer_returns_through_every_hop_and_the_judgement_goes_to_who_answered() -> None:
    offices = Offices()
    way = (TOWNSHIP, COUNTY, SISTER, PROVINCE)
    ids = handed(offices, *way)
    offices.ask("settle", PROVINCE, ids[-1], reason="")
    offices.ask("reply", PROVINCE, ids[-1], unit="省住建厅", text="已列入计划")
    offices.settled()

    rows = [offices.row(place, id) for place, id in zip(way, ids, strict=True)]
    assert {"replied"} == {row.status for row in rows}
    assert [(5, "handed_on"), (3, "handed_on"), (4, "handed_on"), (1, "answered")] == told(
        rows[0].custody
    )

    offices.ask("judge", TOWNSHIP, ids[0], satisfaction="dissatisfied")
    offices.settled()

    rows = [offices.row(place, id) for place, id in zip(way, ids, strict=True)]
    assert ["held_above"] * 3 + ["settling"] == [row.status for row in rows]
    assert (1, "holding") == told(rows[0].custody)[-1]
    assert all(row.custody == rows[0].custody for row in rows)


def test_a_further_offer_is_known_below_before_it_is_accepted() -> None:
    offices = Offices()
    first, middle = handed(offices, TOWNSHIP, COUNTY)
    offices.ask("hand_over", COUNTY, middle, to_jurisdiction_id=CITY, reason="")
    offices.settled()

    assert [(5, "handed_on"), (3, "holding"), (2, "offered")] == told(
        offices.row(TOWNSHIP, first).custody
    )


def test_an_offer_waits_under_the_clock_of_the_receiving_place() -> None:
    """That place may give itself less time than the law."""
    offices = Offices()
    rule: dict[str, Any]
    rule = {"key": "offer_answer_within", "value": "5wd", "basis": "本县", "from_on": ON}
    now(offices.office.jurisdictions.set_policy(intent(COUNTY), **rule))
    id = offices.file()
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=COUNTY, reason="")
    offices.settled()

    [clock] = offices.row(COUNTY, offices.newest(COUNTY)).clocks
    assert ("offer_answer_within", "2024-05-16", "本县", None) == (
        clock["key"],
        clock["due_on"],
        clock["basis"],
        clock["ended_on"],
    )

    offices.ask("accept", COUNTY, offices.newest(COUNTY))
    [clock] = offices.row(COUNTY, offices.newest(COUNTY)).clocks
    assert "met" == clock["how"]


def test_no_clock_of_the_sender_stops_before_the_offer_is_accepted() -> None:
    offices = Offices()
    id = offices.file()
    offices.ask("admit", TOWNSHIP, id, number="17", category="")
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=COUNTY, reason="")
    offices.settled()

    notice, clock = offices.row(TOWNSHIP, id).clocks
    assert ("acceptance_notice", "met") == (notice["key"], notice["how"])
    assert ("intersession_dispatch", None) == (clock["key"], clock["ended_on"])

    offices.ask("accept", COUNTY, offices.newest(COUNTY))
    offices.settled()
    assert ["met", "met"] == [each["how"] for each in offices.row(TOWNSHIP, id).clocks]


def test_what_was_refused_is_offered_elsewhere_and_the_chain_shows_both() -> None:
    offices = Offices()
    id = offices.file()
    offices.ask("admit", TOWNSHIP, id, number="17", category="")
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=SISTER, reason="")
    offices.settled()
    there = offices.newest(SISTER)
    offices.ask("refuse", SISTER, there, proper_holder="市人大常委会", reason="内部意见")
    offices.settled()

    row = offices.row(TOWNSHIP, id)
    assert ("admitted", "市人大常委会") == (row.status, row.proper_holder)

    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=CITY, reason="")
    offices.settled()
    row = offices.row(CITY, offices.newest(CITY))
    assert [(5, "holding"), (4, "refused"), (2, "offered")] == told(row.custody)
    assert "内部意见" not in str(row)


def test_it_can_be_handed_back_to_where_it_came_from() -> None:
    """The same event brings the offer, and the news of it, to one ledger."""
    offices = Offices()
    first, _, again = handed(offices, TOWNSHIP, COUNTY, TOWNSHIP)
    offices.ask("settle", TOWNSHIP, again, reason="")
    offices.ask("reply", TOWNSHIP, again, unit="镇政府", text="已修好")
    offices.settled()

    row = offices.row(TOWNSHIP, first)
    assert "replied" == row.status
    assert [(5, "handed_on"), (3, "handed_on"), (5, "answered")] == told(row.custody)


def test_that_nothing_more_is_done_is_told_to_whoever_handed_it_on() -> None:
    """Nobody is left waiting for an answer that will not come."""
    offices = Offices()
    first, above = handed(offices, TOWNSHIP, COUNTY)
    offices.ask("admit", COUNTY, above, number="2024-018", category="")
    case = uuid5(above, "case")
    facts = {"dispatcher": "office", "difficult": False, "closed_on": None, "due_on": None}
    cases, wish = offices.office.handling_cases, intent(COUNTY)
    now(
        cases.dispatch(
            wish,
            case,
            suggestion_ids=[above],
            assignments=[{"unit": "县住建局", "role": "sole"}],
            reason="",
            on=ON,
            **facts,
        )
    )
    reply = {"text": "受上位法限制", "mode": "face_to_face", "outcome": "C", "without": []}
    told_by = {"unit": "县住建局", "signatory": "局长", "promises": [], "consent": False}
    now(cases.reply(intent(COUNTY), case, suggestion_id=above, on=ON, **reply, **told_by))
    offices.settled()
    offices.ask("judge", TOWNSHIP, first, satisfaction="dissatisfied", reason="没有说清")
    offices.settled()
    assert "held_above" == offices.row(TOWNSHIP, first).status

    offices.ask("decline_rehandling", COUNTY, above, by="office", reason="已当面说明")
    offices.settled()

    here, there = offices.row(TOWNSHIP, first), offices.row(COUNTY, above)
    assert ("judged", "已当面说明") == (here.status, here.reason)
    assert "judged" == there.status
    assert told(here.custody)[-1] == told(there.custody)[-1] == (3, "answered")


def test_what_another_congress_waits_for_is_not_resolved_without_a_reply() -> None:
    offices = Offices()
    _, above = handed(offices, TOWNSHIP, COUNTY)
    offices.ask("settle", COUNTY, above, reason="")

    with pytest.raises(WrongState):
        offices.ask("resolve", COUNTY, above, outcome="已修好")


def test_a_provincial_deputy_who_lives_in_the_county_reaches_the_province() -> None:
    """Filed and admitted where the deputy lives, handled by the congress they belong to."""
    offices = Offices()
    id = offices.file(COUNTY)
    offices.ask("admit", COUNTY, id, number="2024-017", category="")
    offices.ask("hand_over", COUNTY, id, to_jurisdiction_id=PROVINCE, reason="省人大代表提出")
    offices.settled()
    above = offices.newest(PROVINCE)
    offices.ask("accept", PROVINCE, above)
    offices.ask("settle", PROVINCE, above, reason="")
    offices.ask("reply", PROVINCE, above, unit="省住建厅", text="已列入计划")
    offices.settled()
    offices.ask("judge", COUNTY, id, satisfaction="satisfied", deputy_id=DEPUTY)
    offices.settled()

    here, there = offices.row(COUNTY, id), offices.row(PROVINCE, above)
    assert (DEPUTY, "deputy", "2024-017") == (here.sponsor_id, here.sponsor, here.number)
    assert ("judged", "satisfied") == (there.status, there.satisfaction)
    assert [(3, "handed_on"), (1, "answered")] == told(here.custody) == told(there.custody)


def test_a_report_of_oversight_returns_by_itself() -> None:
    offices = Offices()
    id = offices.file(CITY)
    for place, until_on in ((COUNTY, ON), (SISTER, ON)):
        facts: dict[str, Any]
        facts = {"to_jurisdiction_id": place, "what": "实地察看", "until_on": until_on}
        offices.ask("entrust", CITY, id, **facts)
    offices.settled()
    [received] = [
        each.event.originator_id
        for each in offices.ledger.recorded(SISTER)
        if isinstance(each.event, Oversight.Received)
    ]
    now(offices.office.oversights.report(intent(SISTER), received, finding="已完工", on=ON))
    offices.settled()

    board = asyncio.run(MemoryBoards(offices.ledger).one(OVERSIGHTS, SISTER, received))
    assert ("reported", "加装电梯", CITY) == (
        board.row.status,
        board.row.title,
        board.row.from_jurisdiction_id,
    )
    assert ["", "已完工"] == [each["finding"] for each in offices.row(CITY, id).oversights]


# 更正


def test_a_correction_reaches_everybody_whose_hands_it_went_through() -> None:
    offices = Offices()
    way = (TOWNSHIP, COUNTY, SISTER, PROVINCE)
    ids = handed(offices, *way)
    changes = {"category": "交通运输", "focus_area": "民生实事", "drawn_from": ["visit"]}
    offices.correct(TOWNSHIP, ids[0], **changes, occasion="motion")
    offices.settled()

    rows = [offices.row(place, id) for place, id in zip(way, ids, strict=True)]
    assert [changes] * 4 == [{name: getattr(row, name) for name in changes} for row in rows]
    assert ["motion", "", "", ""] == [row.occasion for row in rows]  # of where it was filed


def test_when_it_was_raised_concerns_nobody_it_was_handed_to() -> None:
    offices = Offices()
    first, above = handed(offices, TOWNSHIP, COUNTY)
    offices.correct(TOWNSHIP, first, occasion="motion")
    offices.settled()

    assert [] == offices.corrections(COUNTY, above)


@pytest.mark.parametrize("arrived", [False, True])
def test_what_is_on_offer_is_corrected_before_it_is_accepted(*, arrived: bool) -> None:
    """Whether the offer has arrived by then, or is on its way."""
    offices = Offices()
    first = offices.file()
    offices.ask("hand_over", TOWNSHIP, first, to_jurisdiction_id=COUNTY, reason="")
    if arrived:
        offices.settled()
    offices.correct(TOWNSHIP, first, category="交通运输")
    offices.settled()

    above = offices.newest(COUNTY)
    row = offices.row(COUNTY, above)
    assert ("incoming", "交通运输") == (row.status, row.category)

    offices.ask("accept", COUNTY, above)
    offices.settled()
    assert "交通运输" == offices.row(COUNTY, above).category
    assert [{"category": "交通运输"}] == offices.corrections(COUNTY, above)


def test_a_correction_follows_what_is_handed_on_meanwhile() -> None:
    """The township knows of the offer alone; the county has accepted and offered it further."""
    offices = Offices()
    first = offices.file()
    offices.ask("hand_over", TOWNSHIP, first, to_jurisdiction_id=COUNTY, reason="")
    offices.settled()
    middle = offices.newest(COUNTY)
    offices.ask("accept", COUNTY, middle)
    offices.ask("hand_over", COUNTY, middle, to_jurisdiction_id=CITY, reason="")
    offices.correct(TOWNSHIP, first, category="交通运输")
    offices.settled()

    rows = [offices.row(COUNTY, middle), offices.row(CITY, offices.newest(CITY))]
    assert ["交通运输"] * 2 == [row.category for row in rows]


@pytest.mark.parametrize("known", [True, False])
def test_what_was_given_back_is_offered_elsewhere_as_it_was_corrected(*, known: bool) -> None:
    """Whether the news of the refusal has come by then, or not."""
    offices = Offices()
    id = offices.file()
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=SISTER, reason="")
    offices.settled()
    refused = offices.newest(SISTER)
    offices.ask("refuse", SISTER, refused, proper_holder="市人大常委会", reason="")
    if known:
        offices.settled()
    offices.correct(TOWNSHIP, id, category="交通运输")
    offices.settled()
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=CITY, reason="")
    offices.settled()

    there = offices.newest(CITY)
    assert "交通运输" == offices.row(CITY, there).category
    assert [] == offices.corrections(CITY, there)
    assert "refused" == offices.row(SISTER, refused).status
    assert len(offices.corrections(SISTER, refused)) == (0 if known else 1)


def test_the_last_correction_stands_however_often_each_is_carried() -> None:
    offices = Offices()
    way = (TOWNSHIP, COUNTY, CITY)
    ids = handed(offices, *way)
    twice = [{"category": "交通"}, {"category": "交通运输"}]
    for changes in twice:
        offices.correct(TOWNSHIP, ids[0], **changes)
    offices.settled()
    for recorded in offices.ledger.recorded():
        now(offices.courier.carry(recorded))

    for place, id in zip(way, ids, strict=True):
        assert "交通运输" == offices.row(place, id).category
        assert twice == offices.corrections(place, id)


def test_a_congress_keeps_its_own_category_and_hands_it_on() -> None:
    """It classified the matter itself; what else was wrong is corrected there and beyond."""
    offices = Offices()
    first, middle = handed(offices, TOWNSHIP, COUNTY)
    offices.ask("admit", COUNTY, middle, number="2024-018", category="城建")
    offices.ask("hand_over", COUNTY, middle, to_jurisdiction_id=CITY, reason="")
    offices.settled()
    last = offices.newest(CITY)
    offices.correct(TOWNSHIP, first, category="交通运输", focus_area="民生实事")
    offices.settled()

    rows = [offices.row(COUNTY, middle), offices.row(CITY, last)]
    assert [("城建", "民生实事")] * 2 == [(row.category, row.focus_area) for row in rows]
    [kept] = [
        each.event.kept
        for each in offices.ledger.recorded(COUNTY)
        if isinstance(each.event, Suggestion.Corrected)
    ]
    assert ["category"] == kept


def test_a_correction_comes_round_to_where_it_was_filed() -> None:
    offices = Offices()
    first, _, again = handed(offices, TOWNSHIP, COUNTY, TOWNSHIP)
    offices.correct(TOWNSHIP, first, category="交通运输")
    offices.settled()

    assert "交通运输" == offices.row(TOWNSHIP, again).category


# 行政区变更时正在办的


def test_a_case_goes_on_when_a_place_on_its_way_moves_or_gets_another_code() -> None:
    """The chain holds ids, which never change; the answer finds its way back."""
    offices = Offices()
    way = (TOWNSHIP, COUNTY, CITY)
    ids = handed(offices, *way)
    places = offices.office.jurisdictions
    now(places.move(intent(COUNTY), parent_id=PROVINCE, on=ON))
    code = {"scheme": "gb2260", "edition": "2025", "code": "139001"}
    now(places.recode(intent(COUNTY), **code, on=ON))
    now(places.move(intent(TOWNSHIP), parent_id=SISTER, on=ON))
    offices.ask("settle", CITY, ids[-1], reason="")
    offices.ask("reply", CITY, ids[-1], unit="市住建局", text="已列入计划")
    offices.settled()

    rows = [offices.row(place, id) for place, id in zip(way, ids, strict=True)]
    assert {"replied"} == {row.status for row in rows}
    assert [(5, "handed_on"), (3, "handed_on"), (2, "answered")] == told(rows[0].custody)


def test_the_answer_passes_through_a_place_that_was_merged() -> None:
    """Its ledger stays open for what it still owes."""
    offices = Offices()
    ids = handed(offices, TOWNSHIP, COUNTY, CITY)
    now(offices.office.jurisdictions.merge(intent(COUNTY), into_id=SISTER, on=ON))
    offices.ask("settle", CITY, ids[-1], reason="")
    offices.ask("reply", CITY, ids[-1], unit="市住建局", text="已列入计划")
    offices.settled()

    assert "replied" == offices.row(TOWNSHIP, ids[0]).status


def test_a_place_that_was_merged_hands_what_it_holds_to_its_successor() -> None:
    offices = Offices()
    first, held = handed(offices, TOWNSHIP, COUNTY)
    now(offices.office.jurisdictions.merge(intent(COUNTY), into_id=SISTER, on=ON))
    offices.ask("hand_over", COUNTY, held, to_jurisdiction_id=SISTER, reason="并入")
    offices.settled()
    offices.ask("accept", SISTER, offices.newest(SISTER))
    offices.settled()

    assert [(5, "handed_on"), (3, "handed_on"), (4, "holding")] == told(
        offices.row(TOWNSHIP, first).custody
    )


def test_an_offer_that_meets_a_merger_comes_back() -> None:
    """The place ended while the offer was on its way; the sender has it, and knows why."""
    offices = Offices()
    id = offices.file()
    offices.ask("hand_over", TOWNSHIP, id, to_jurisdiction_id=COUNTY, reason="")
    now(offices.office.jurisdictions.merge(intent(COUNTY), into_id=SISTER, on=ON))
    offices.settled()

    row = offices.row(TOWNSHIP, id)
    assert ("filed", "承接其职权的人大机关") == (row.status, row.proper_holder)
    assert [(5, "holding"), (3, "refused")] == told(row.custody)
