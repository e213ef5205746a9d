"""Stories of opinions in one ledger: heard, sorted, replied to, told back."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.opinion import Opinion, OpinionElsewhere, Outcome, Status
from domain.opinion.raising import linked, raised, taken_back
from domain.opinion.words import (
    DuplicatesStand,
    HasGoneOn,
    HeardElsewhere,
    NoMainOpinion,
    NotADeputyOfThisLevel,
    NotADoor,
    NotTheAssignedUnit,
    NotTheCarrier,
)
from domain.shared.errors import BadValue
from domain.shared.screening import PersonalNumber
from domain.suggestion import Suggestion
from domain.suggestion.words import WrongState
from tests.support.hearing import DEPUTY, LATER, ON, REPLY, RULES, UPPER_DEPUTY, heard
from tests.support.rules import due, rules
from tests.support.scenario import after

SUGGESTION, OTHER = UUID(int=21), UUID(int=2)
RAISING: dict[str, Any] = {
    "id": SUGGESTION,
    "sponsor_id": DEPUTY,
    "mandate": "township",
    "level": "township",
    "title": "关于更换东关村路灯的建议",
    "text": "建议列入年度计划",
    "campaign_id": None,
    "focus_area": "",
    "category": "",
    "on": LATER,
}
ASSIGN: dict[str, Any] = {
    "unit": REPLY["unit"],
    "level": "township",
    "reason": "属道路养护",
    "on": LATER,
}
BACK: dict[str, Any] = {
    "unit": REPLY["unit"],
    "proper_holder": "区农业农村局",
    "reason": "属村内道路",
    "on": date(2024, 9, 26),
}


def received(**facts: Any) -> Opinion:
    """From another ledger, and accepted."""
    told = {
        "title": "东关村路灯不亮",
        "words": "路灯坏了三个月",
        "channel": "station",
        "extent": "common",
        "category": "",
        "focus_area": "",
        "confidential": False,
        "heard_on": ON,
        "origin_jurisdiction_id": UUID(int=5),
        "origin_opinion_id": UUID(int=50),
        "from_jurisdiction_id": UUID(int=5),
        "from_opinion_id": UUID(int=50),
        "from_below": True,
        "carried_by": None,
        "custody": [],
        "received_on": ON,
    }
    it = Opinion.receive(RULES, id=UUID(int=3), **told | facts)
    it.accept(RULES, level="county", on=LATER)
    return it


def assigned() -> Opinion:
    it = heard()
    it.assign(RULES, **ASSIGN)
    return it


def fed_back() -> Opinion:
    it = assigned()
    it.reply_here(**REPLY, on=LATER)
    it.feed_back(listener="voter", mode="上门", text="", on=LATER)
    return it


def last(it: Opinion) -> Any:
    return it.pending_events[-1]


def test_what_was_heard_must_be_routed_within_the_days_of_the_place() -> None:
    law = rules(opinion_route_within="5d")
    told = vars(heard().pending_events[0]) | {"clocks": []}
    names = {"title", "words", "channel", "extent", "heard_by", "entered_by", "heard_on"}
    facts = {name: told[name] for name in names}
    unsaid = {"category": "", "focus_area": "", "confidential": False, "campaign_id": None}
    ids = dict.fromkeys(("station_id", "reception_id", "activity_id", "heard_by_id"))

    it = Opinion.hear(law, id=OTHER, **facts, **unsaid, **ids, place="", voter={})

    assert {("opinion_route_within", "office"): "2024-09-23"} == due(last(it).clocks)


def test_who_heard_it_and_who_wrote_it_down_are_both_named() -> None:
    with pytest.raises(BadValue):
        heard(entered_by=" ")

    told = heard().pending_events[0]
    assert ("王秀英", "李建国") == (told.heard_by, told.entered_by)


@pytest.mark.parametrize(
    "words",
    [
        "路灯坏了，打我电话13900001234",
        "路灯坏了，电话 139-0000-1234",
        "路灯坏了，我的身份证 11010119900307743X",
        "路灯坏了，手机：１３９００００１２３４",
        "路灯坏了，+86 139 0000 1234",
    ],
)
def test_a_number_of_a_person_does_not_get_into_the_words(words: str) -> None:
    with pytest.raises(PersonalNumber):
        heard(words=words)


@pytest.mark.parametrize(
    "words",
    ["电表底数20240318123，三个月没有变", "2024-09-18 到 2024-09-24 停水", "拨打12345没人管"],
)
def test_other_numbers_are_the_voters_own_words(words: str) -> None:
    assert words == heard(words=words).told["words"]


def test_what_needs_nobody_else_is_answered_on_the_spot() -> None:
    it = heard()

    it.answer(text="当天已接好线路", outcome="solved", level="township", on=ON)

    assert Status.CLOSED == it.status


def test_what_belongs_elsewhere_is_shown_to_a_door_that_the_place_knows() -> None:
    law = rules(opinion_doors=["court", "petition"])
    it = heard()

    with pytest.raises(NotADoor):
        it.decline(law, door="police", reason="纠纷", on=ON)
    it.decline(law, door="court", reason="正在诉讼", on=ON)

    assert (Status.DECLINED, "本级规定") == (it.status, last(it).basis)


def test_one_of_two_that_say_the_same_waits_for_the_other() -> None:
    it, main = heard(), heard(id=OTHER)

    it.link(main, campaign_id=None, on=LATER)

    assert (Status.DUPLICATE, OTHER, [it.id]) == (it.status, it.duplicate_of, main.duplicates)


def test_one_that_says_what_was_answered_already_is_answered_at_once() -> None:
    it, main = heard(), heard(id=OTHER)
    main.assign(RULES, **ASSIGN)
    main.reply_here(**REPLY, on=LATER)

    it.link(main, campaign_id=None, on=LATER)

    assert (Status.REPLIED, "已更换灯具十二盏") == (it.status, it.reply["text"])


def test_nothing_is_linked_to_a_duplicate_nor_to_itself() -> None:
    it, main, third = heard(), heard(id=OTHER), heard(id=UUID(int=4))
    main.link(third, campaign_id=None, on=LATER)

    with pytest.raises(NoMainOpinion):
        it.link(main, campaign_id=None, on=LATER)
    with pytest.raises(NoMainOpinion):
        it.link(it, campaign_id=None, on=LATER)
    with pytest.raises(DuplicatesStand):
        third.link(it, campaign_id=None, on=LATER)


def test_another_matter_after_all_is_unlinked_and_has_its_time_again() -> None:
    it, main = heard(), heard(id=OTHER)
    it.link(main, campaign_id=None, on=LATER)

    it.unlink(RULES, main, reason="说的是另一段路", on=LATER)

    assert ([], None, Status.RECEIVED) == (main.duplicates, it.duplicate_of, it.status)
    assert [("opinion_route_within", "office")] == list(due(last(it).clocks))


def test_the_unit_has_its_time_from_the_day_it_was_assigned() -> None:
    it = assigned()

    assert {("opinion_reply_within", REPLY["unit"]): "2024-10-24"} == due(last(it).clocks)


def test_a_unit_that_is_not_the_proper_one_sends_it_back_and_names_that() -> None:
    it = assigned()

    with pytest.raises(BadValue):
        it.send_back(RULES, **BACK | {"proper_holder": ""})
    it.send_back(RULES, **BACK)

    assert (Status.RECEIVED, "") == (it.status, it.unit)


def test_only_the_unit_that_has_it_replies_or_sends_it_back() -> None:
    after(assigned()).when(Opinion.reply_here, **REPLY | {"unit": "区财政局"}, on=LATER)
    with pytest.raises(NotTheAssignedUnit):
        assigned().reply_here(**REPLY | {"unit": "区财政局"}, on=LATER)
    with pytest.raises(NotTheAssignedUnit):
        assigned().send_back(RULES, **BACK | {"unit": "区财政局"})


def test_a_deputy_of_the_level_raises_several_opinions_as_one_suggestion() -> None:
    first, second = heard(), heard(id=OTHER)

    suggestion = raised(RULES, first, second, **RAISING)

    assert [first.id, OTHER] == suggestion.opinion_ids
    assert {Status.CONVERTED} == {first.status, second.status}
    assert {SUGGESTION} == {first.suggestion_id, second.suggestion_id}


def test_a_deputy_of_another_level_cannot_raise_it_here() -> None:
    with pytest.raises(NotADeputyOfThisLevel):
        raised(RULES, heard(), **RAISING | {"mandate": "county"})


def test_an_opinion_stands_once_in_a_suggestion() -> None:
    it = heard()

    with pytest.raises(BadValue):
        raised(RULES, it, it, **RAISING)


def test_whoever_carried_it_up_raises_it_and_nobody_else() -> None:
    it = received(carried_by=UPPER_DEPUTY)
    raising = RAISING | {"mandate": "county", "level": "county"}

    with pytest.raises(NotTheCarrier):
        raised(RULES, it, **raising)
    raised(RULES, it, **raising | {"sponsor_id": UPPER_DEPUTY})

    assert Status.CONVERTED == it.status


def test_the_suggestion_tells_its_opinions_what_was_replied_and_what_came_of_it() -> None:
    suggestion = raised(RULES, heard(), **RAISING)
    suggestion.settle(reason="", on=LATER)

    suggestion.reply(unit="石桥镇", text="已列入计划", on=LATER)
    suggestion.resolve(outcome="全部更换", on=LATER)

    told = [
        (each.text, each.common)
        for each in suggestion.pending_events
        if isinstance(each, Suggestion.OpinionsAnswered)
    ]
    assert [("已列入计划", ""), ("全部更换", "solved")] == told


def test_the_suggestion_came_of_the_work_in_which_its_opinions_were_heard() -> None:
    """At the station and at the door they were heard by deputies; a letter just came."""
    others = [
        heard(id=UUID(int=70 + at), channel=each)
        for at, each in enumerate(("reception", "visit", "letter"))
    ]

    suggestion = raised(RULES, heard(), *others, **RAISING)

    assert ["reception", "visit"] == suggestion.facts["drawn_from"]


def test_a_suggestion_without_opinions_has_nobody_to_tell() -> None:
    suggestion = Suggestion.file(
        RULES,
        **{name: RAISING[name] for name in ("id", "title", "text", "campaign_id")},
        sponsor="deputy",
        sponsor_id=DEPUTY,
        focus_area="",
        category="",
        filed_on=LATER,
    )
    suggestion.withdraw(RULES, deputy_id=DEPUTY, reason="已解决", on=LATER)

    assert Suggestion.Withdrawn is type(suggestion.pending_events[-1])


def test_of_two_opinions_one_is_taken_back_and_the_other_still_answered() -> None:
    it, other = heard(), heard(id=OTHER)
    suggestion = raised(RULES, it, **RAISING)
    linked(other, suggestion, level="township", on=LATER)

    taken_back(other, suggestion, made=2, reason="导错了文件", on=LATER)

    assert [it.id] == suggestion.opinion_ids
    assert (Status.CONVERTED, Status.VOIDED) == (it.status, other.status)


def test_an_opinion_that_has_gone_on_is_not_taken_back() -> None:
    """A duplicate that came and went is nothing that has happened to it."""
    it, other = heard(), heard(id=OTHER)
    linked(other, it, level="township", on=LATER)
    with pytest.raises(HasGoneOn):
        it.take_back(made=1, reason="导错了文件", on=LATER)

    taken_back(other, it, made=2, reason="导错了文件", on=LATER)
    it.take_back(made=1, reason="导错了文件", on=LATER)

    assert ([], Status.VOIDED) == (it.duplicates, it.status)


def test_an_opinion_does_not_join_a_suggestion_that_is_over() -> None:
    suggestion = raised(RULES, heard(), **RAISING)
    suggestion.withdraw(RULES, deputy_id=DEPUTY, reason="另行反映", on=LATER)

    with pytest.raises(WrongState):
        linked(heard(id=OTHER), suggestion, level="township", on=LATER)


def test_a_suggestion_that_is_withdrawn_lets_its_opinions_go() -> None:
    it = heard()
    suggestion = raised(RULES, it, **RAISING)

    suggestion.withdraw(RULES, deputy_id=DEPUTY, reason="另行反映", on=LATER)
    it.release(RULES, suggestion_id=SUGGESTION, reason="另行反映", on=LATER)
    it.release(RULES, suggestion_id=SUGGESTION, reason="另行反映", on=LATER)

    assert Suggestion.OpinionsReleased is type(suggestion.pending_events[-1])
    assert 1 == sum(isinstance(each, Opinion.Released) for each in it.pending_events)
    assert Status.RECEIVED == it.status


def test_what_is_no_class_of_an_opinion_is_an_explanation() -> None:
    it = heard()
    raised(RULES, it, **RAISING)

    it.note_reply(
        unit="", text="留作参考", outcome="reference", on=LATER, suggestion_id=SUGGESTION
    )

    assert Outcome.EXPLAINED == it.reply["outcome"]


def test_a_suggestion_that_no_longer_answers_for_it_says_nothing() -> None:
    it = heard()

    it.note_reply(unit="", text="已办", outcome="solved", on=LATER, suggestion_id=SUGGESTION)

    assert Status.RECEIVED == it.status


def test_the_voter_is_told_the_reply_unless_the_office_says_it_otherwise() -> None:
    assert "已更换灯具十二盏" == last(fed_back()).text


def test_to_tell_the_deputy_is_not_to_tell_the_voter() -> None:
    it = assigned()
    it.reply_here(**REPLY, on=LATER)

    it.feed_back(listener="deputy", mode="短信", text="", on=LATER)

    assert Status.REPLIED == it.status


def test_nobody_is_told_before_there_is_a_reply() -> None:
    with pytest.raises(OpinionElsewhere):
        assigned().feed_back(listener="voter", mode="上门", text="", on=LATER)


def test_the_voter_is_content_and_it_is_closed() -> None:
    it = fed_back()

    it.confirm(via="office", on=LATER)

    assert Status.CLOSED == it.status


@pytest.mark.parametrize("closed", [True, False])
def test_the_voter_says_that_it_is_not_solved_and_it_is_open_again(*, closed: bool) -> None:
    it = fed_back()
    if closed:
        it.conclude(reason="没有异议", on=LATER)

    it.reopen(RULES, reason="又坏了四盏", via="code", on=LATER)

    assert (Status.RECEIVED, {}) == (it.status, it.reply)
    assert [("opinion_route_within", "office")] == list(due(last(it).clocks))


def test_what_came_from_elsewhere_is_answered_to_those_who_heard_it() -> None:
    it = received()
    it.assign(RULES, **ASSIGN)
    it.reply_here(**REPLY, on=LATER)

    for told in (
        lambda: it.feed_back(listener="voter", mode="上门", text="", on=LATER),
        lambda: it.confirm(via="office", on=LATER),
        lambda: it.reopen(RULES, reason="", via="office", on=LATER),
        lambda: it.conclude(reason="无", on=LATER),
        lambda: it.issue_follow_code(digest="0", on=LATER),
    ):
        with pytest.raises(HeardElsewhere):
            told()


def test_a_place_that_has_ended_gives_it_back_at_once() -> None:
    told = vars(received().pending_events[0])
    facts = {name: told[name] for name in told if name not in {"clocks", "originator_topic"}}
    for envelope in ("originator_id", "originator_version", "timestamp"):
        del facts[envelope]

    it = Opinion.receive(RULES, id=OTHER, **facts, ended_on=date(2024, 1, 1))

    assert Status.REFUSED == it.status


def test_what_was_recorded_by_mistake_is_voided_while_nobody_else_has_it() -> None:
    it, main = heard(), heard(id=OTHER)
    it.link(main, campaign_id=None, on=LATER)

    with pytest.raises(DuplicatesStand):
        main.void(reason="录错", on=LATER)
    with pytest.raises(OpinionElsewhere):
        assigned().void(reason="录错", on=LATER)
    wrong = heard()
    wrong.void(reason="录错", on=LATER)

    assert Status.VOIDED == wrong.status
