from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.shared.clock import started
from domain.shared.errors import BadValue
from domain.shared.standing import DRAWN_FROM
from domain.suggestion import (
    DrawnFrom,
    JudgedBelow,
    NotTheHandlingUnit,
    Occasion,
    Satisfaction,
    Suggestion,
    WrongState,
)
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.rules import rules
from tests.support.scenario import Past, given, past, when_new

TOWNSHIP = UUID(int=130608100)
COUNTY = UUID(int=130608)
IN_THE_TOWNSHIP = UUID(int=7)
IN_THE_COUNTY = UUID(int=8)
CASE = UUID(int=9)
RULES = rules()

MATTER = {
    "title": "老旧小区加装电梯",
    "text": "东关小区六层以上住户多为老人，建议加装电梯",
    "focus_area": "城市更新",
    "category": "城建",
    "drawn_from": ["research", "visit"],
}
BY_A_DEPUTY: dict[str, Any] = MATTER | {
    "sponsor": "deputy",
    "sponsor_id": UUID(int=11),
    "campaign_id": UUID(int=2024),
    "filed_on": date(2024, 5, 6),
}
FROM_BELOW: dict[str, Any] = MATTER | {
    "from_jurisdiction_id": TOWNSHIP,
    "from_suggestion_id": IN_THE_TOWNSHIP,
    "received_on": date(2024, 5, 8),
}
ORIGIN = {"from_jurisdiction_id": TOWNSHIP, "from_suggestion_id": IN_THE_TOWNSHIP}
ON = date(2024, 5, 10)
DUE_ON = date(2024, 8, 10)
LATER = date(2024, 7, 1)

NOTICE = started(RULES, "acceptance_notice", date(2024, 5, 6), who="office", anchor="filed")
FILED = past(Suggestion.Filed, **BY_A_DEPUTY, clocks=NOTICE)
SORTED_HERE = past(
    Suggestion.Sorted, route="settle_here", reason="权限内可以解决", sorted_on=ON
)
SORTED_UP = past(Suggestion.Sorted, route="hand_up", reason="需市级资金", sorted_on=ON)
SORTED_TO_UNIT = past(Suggestion.Sorted, route="assign", reason="属住建职责", sorted_on=ON)
ADMITTED = past(Suggestion.Admitted, number="第12号", category="城建", admitted_on=ON)
DISPATCHED = past(Suggestion.Dispatched, lead_unit="住建局", due_on=DUE_ON, dispatched_on=ON)
"""As it was before there were cases: to one unit, which replies here."""
DISPATCHED_IN_A_CASE = past(Suggestion.Dispatched, **DISPATCHED.facts | {"case_id": CASE})
OFFERED = past(Suggestion.Offered, **MATTER, to_jurisdiction_id=COUNTY, offered_on=ON)
OFFER_ACCEPTED = past(
    Suggestion.OfferAccepted, above_suggestion_id=IN_THE_COUNTY, accepted_on=LATER
)
OFFER_REFUSED = past(
    Suggestion.OfferRefused,
    proper_holder="清苑镇政府",
    reason="镇级权限内",
    refused_on=LATER,
)
RECEIVED = past(Suggestion.Received, **FROM_BELOW)
ACCEPTED = past(Suggestion.Accepted, **ORIGIN, accepted_on=ON)
REFUSED = past(
    Suggestion.Refused,
    **ORIGIN,
    proper_holder="清苑镇政府",
    reason="镇级权限内",
    refused_on=ON,
)
ANSWER = {"unit": "住建局", "text": "已列入年度计划", "round": 1, "complete": True}
REPLIED = past(Suggestion.Replied, **ANSWER, replied_on=LATER)


def again(**facts: Any) -> Past:
    """The reply of the second round."""
    return past(Suggestion.Replied, **ANSWER | facts | {"round": 2}, replied_on=LATER)


[FEEDBACK] = started(RULES, "feedback_window", LATER, who="deputy", anchor="replied")
SATISFIED = past(
    Suggestion.Judged, satisfaction="satisfied", round=1, status="judged", judged_on=LATER
)
DISSATISFIED = past(Suggestion.Judged, satisfaction="dissatisfied", judged_on=LATER)
RESOLVED = past(Suggestion.Resolved, outcome="电梯已投入使用", resolved_on=LATER)

SETTLING = (FILED, SORTED_HERE)
ASSIGNED = (FILED, SORTED_TO_UNIT, DISPATCHED)
ON_OFFER = (FILED, SORTED_UP, OFFERED)
HELD_ABOVE = (*ON_OFFER, OFFER_ACCEPTED)


# 提出


def test_a_deputy_files_a_suggestion() -> None:
    when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY).then(FILED)


def test_a_group_files_a_suggestion() -> None:
    by_a_group = BY_A_DEPUTY | {"sponsor": "group"}

    when_new(Suggestion.file, rules=RULES, **by_a_group).then(
        past(Suggestion.Filed, **by_a_group, clocks=NOTICE)
    )


def test_a_suggestion_says_out_of_which_work_it_came_each_kind_once() -> None:
    def filed(*works: str) -> Any:
        return when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY | {"drawn_from": works})

    reason = f"应为 {'、'.join(DrawnFrom)} 之一"
    filed("hearsay").refused(BadValue, field="drawn_from", reason=reason)
    filed("visit", "visit").refused(
        BadValue, field="drawn_from", reason="同一种形成方式写了两次"
    )


def test_a_suggestion_says_when_it_was_raised_or_nothing() -> None:
    reason = f"应为 {'、'.join(Occasion)} 之一"

    when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY | {"occasion": "motion"}).then(
        past(Suggestion.Filed, **BY_A_DEPUTY | {"occasion": "motion"}, clocks=NOTICE)
    )
    when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY | {"occasion": "holiday"}).refused(
        BadValue, field="occasion", reason=reason
    )


def test_every_work_that_a_suggestion_may_come_of_is_counted() -> None:
    assert set(DrawnFrom) == set(DRAWN_FROM)


def test_a_voter_does_not_file_a_suggestion() -> None:
    (
        when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY | {"sponsor": "voter"}).refused(
            BadValue, field="sponsor"
        )
    )


@pytest.mark.parametrize("word", ["title", "text"])
def test_a_suggestion_says_what_it_is_about(word: str) -> None:
    when_new(Suggestion.file, rules=RULES, **BY_A_DEPUTY | {word: " "}).refused(
        BadValue, field=word
    )


# 分类


def test_what_can_be_settled_here_is_settled_here() -> None:
    (
        given(Suggestion, FILED)
        .when(Suggestion.settle, reason="权限内可以解决", on=ON)
        .then(SORTED_HERE)
    )


def test_it_is_dispatched_to_the_unit_that_must_reply() -> None:
    (
        given(Suggestion, FILED, ADMITTED)
        .when(
            Suggestion.dispatch,
            case_id=CASE,
            lead_unit="住建局",
            due_on=DUE_ON,
            reason="属住建职责",
            on=ON,
        )
        .then(SORTED_TO_UNIT, DISPATCHED_IN_A_CASE)
    )


def test_it_is_dispatched_only_once() -> None:
    (
        given(Suggestion, *ASSIGNED)
        .when(
            Suggestion.dispatch,
            case_id=CASE,
            lead_unit="教育局",
            due_on=DUE_ON,
            reason="",
            on=ON,
        )
        .refused(WrongState, status="dispatched", needed="admitted")
    )


def test_what_has_no_number_is_not_dispatched() -> None:
    (
        given(Suggestion, FILED)
        .when(
            Suggestion.dispatch,
            case_id=CASE,
            lead_unit="住建局",
            due_on=DUE_ON,
            reason="",
            on=ON,
        )
        .refused(WrongState, status="filed", needed="admitted")
    )


@pytest.mark.parametrize("history", [SETTLING, ASSIGNED, ON_OFFER, HELD_ABOVE, [RECEIVED]])
def test_what_goes_one_way_does_not_go_another(history: list[Past]) -> None:
    story = given(Suggestion, *history)

    story.when(Suggestion.settle, reason="", on=LATER).refused(
        WrongState, needed="filed、admitted"
    )
    story.when(
        Suggestion.hand_over,
        here=TOWNSHIP,
        to_jurisdiction_id=COUNTY,
        above_suggestion_id=IN_THE_COUNTY,
        reason="",
        on=LATER,
    ).refused(WrongState, needed="filed、admitted")


# 提交上级，在上级一侧


def test_the_county_accepts_it() -> None:
    given(Suggestion, RECEIVED).when(Suggestion.accept, on=ON).then(ACCEPTED)


def test_it_is_accepted_once() -> None:
    (
        given(Suggestion, RECEIVED, ACCEPTED)
        .when(Suggestion.accept, on=LATER)
        .refused(WrongState, status="filed")
    )


def test_what_was_filed_here_needs_no_acceptance() -> None:
    given(Suggestion, FILED).when(Suggestion.accept, on=ON).refused(WrongState)


def test_the_county_refuses_it_and_names_the_proper_holder() -> None:
    (
        given(Suggestion, RECEIVED)
        .when(Suggestion.refuse, proper_holder="清苑镇政府", reason="镇级权限内", on=ON)
        .then(REFUSED)
    )


def test_a_refusal_without_a_proper_holder_is_no_refusal() -> None:
    (
        given(Suggestion, RECEIVED)
        .when(Suggestion.refuse, proper_holder="", reason="镇级权限内", on=ON)
        .refused(BadValue, field="proper_holder")
    )


def test_what_was_accepted_is_not_refused_any_more() -> None:
    (
        given(Suggestion, RECEIVED, ACCEPTED)
        .when(Suggestion.refuse, proper_holder="清苑镇政府", reason="", on=LATER)
        .refused(WrongState, needed="incoming")
    )


def test_what_was_refused_is_not_handled() -> None:
    (
        given(Suggestion, RECEIVED, REFUSED)
        .when(Suggestion.settle, reason="", on=LATER)
        .refused(WrongState, status="refused")
    )


def test_once_accepted_it_is_sorted_like_one_of_its_own() -> None:
    (
        given(Suggestion, RECEIVED, ACCEPTED, ADMITTED)
        .when(
            Suggestion.dispatch,
            case_id=CASE,
            lead_unit="住建局",
            due_on=DUE_ON,
            reason="属住建职责",
            on=ON,
        )
        .then(SORTED_TO_UNIT, DISPATCHED_IN_A_CASE)
    )


def test_the_answer_carries_where_it_must_return_to() -> None:
    (
        given(Suggestion, RECEIVED, ACCEPTED, SORTED_TO_UNIT, DISPATCHED)
        .when(Suggestion.reply, unit="住建局", text="已列入年度计划", on=LATER)
        .then(past(Suggestion.Replied, **REPLIED.facts | ORIGIN))
    )


# 提交上级，在下级一侧


def test_the_township_notes_that_it_was_accepted_above() -> None:
    (
        given(Suggestion, *ON_OFFER)
        .when(Suggestion.note_acceptance, above_suggestion_id=IN_THE_COUNTY, on=LATER)
        .then(OFFER_ACCEPTED)
    )


def test_acceptance_is_noted_once() -> None:
    (
        given(Suggestion, *HELD_ABOVE)
        .when(Suggestion.note_acceptance, above_suggestion_id=IN_THE_COUNTY, on=LATER)
        .refused(WrongState, status="held_above")
    )


def test_the_township_notes_that_it_was_refused_above() -> None:
    (
        given(Suggestion, *ON_OFFER)
        .when(
            Suggestion.note_refusal,
            proper_holder="清苑镇政府",
            reason="镇级权限内",
            on=LATER,
        )
        .then(OFFER_REFUSED)
    )


def test_a_refusal_of_what_was_never_offered_is_refused() -> None:
    (
        given(Suggestion, FILED)
        .when(Suggestion.note_refusal, proper_holder="", reason="", on=LATER)
        .refused(WrongState, needed="offered")
    )


def test_what_was_refused_above_is_handled_below_after_all() -> None:
    (
        given(Suggestion, *ON_OFFER, OFFER_REFUSED)
        .when(Suggestion.settle, reason="权限内可以解决", on=ON)
        .then(SORTED_HERE)
    )


def test_the_answer_from_above_is_noted_below() -> None:
    (
        given(Suggestion, *HELD_ABOVE)
        .when(Suggestion.note_answer, RULES, unit="住建局", text="已列入年度计划", on=LATER)
        .then(replace(REPLIED, facts=REPLIED.facts | {"clocks": [FEEDBACK]}))
    )


def test_an_answer_from_above_comes_only_to_what_is_held_above() -> None:
    (
        given(Suggestion, *ASSIGNED)
        .when(Suggestion.note_answer, RULES, unit="住建局", text="已列入年度计划", on=LATER)
        .refused(WrongState, needed="held_above")
    )


# 答复、评价、解决


def test_the_unit_it_was_dispatched_to_replies() -> None:
    (
        given(Suggestion, *ASSIGNED)
        .when(Suggestion.reply, unit="住建局", text="已列入年度计划", on=LATER)
        .then(REPLIED)
    )


def test_another_unit_does_not_reply() -> None:
    (
        given(Suggestion, *ASSIGNED)
        .when(Suggestion.reply, unit="教育局", text="已阅", on=LATER)
        .refused(NotTheHandlingUnit, unit="教育局", lead_unit="住建局")
    )


def test_the_office_that_settles_it_replies_itself() -> None:
    (
        given(Suggestion, *SETTLING)
        .when(Suggestion.reply, unit="镇人大主席团", text="已协调解决", on=LATER)
        .then(
            past(
                Suggestion.Replied,
                **ANSWER | {"unit": "镇人大主席团", "text": "已协调解决"},
                replied_on=LATER,
            )
        )
    )


@pytest.mark.parametrize("history", [[FILED], ON_OFFER, HELD_ABOVE, [*ASSIGNED, REPLIED]])
def test_nobody_replies_to_what_does_not_wait_for_a_reply(history: list[Past]) -> None:
    (
        given(Suggestion, *history)
        .when(Suggestion.reply, unit="住建局", text="已阅", on=LATER)
        .refused(WrongState, needed="dispatched、settling")
    )


def test_the_deputy_judges_the_reply() -> None:
    (
        given(Suggestion, *ASSIGNED, REPLIED)
        .when(Suggestion.judge, RULES, satisfaction="satisfied", on=LATER)
        .then(SATISFIED)
    )


def test_there_is_nothing_to_judge_before_a_reply() -> None:
    (
        given(Suggestion, *ASSIGNED)
        .when(Suggestion.judge, RULES, satisfaction="satisfied", on=LATER)
        .refused(WrongState, needed="replied")
    )


def test_a_judgement_is_one_of_three_words() -> None:
    (
        given(Suggestion, *ASSIGNED, REPLIED)
        .when(Suggestion.judge, RULES, satisfaction="delighted", on=LATER)
        .refused(BadValue, field="satisfaction")
    )


def test_a_satisfied_deputy_judges_once() -> None:
    (
        given(Suggestion, *ASSIGNED, REPLIED, SATISFIED)
        .when(Suggestion.judge, RULES, satisfaction="dissatisfied", on=LATER)
        .refused(WrongState, status="judged")
    )


def test_a_dissatisfied_deputy_sends_it_back_to_the_unit() -> None:
    (
        given(Suggestion, *ASSIGNED, REPLIED, DISSATISFIED)
        .when(Suggestion.reply, unit="住建局", text="六月底前开工", on=LATER)
        .then(again(unit="住建局", text="六月底前开工"))
    )


def test_a_dissatisfied_deputy_sends_it_back_to_the_office_that_settles_it() -> None:
    (
        given(Suggestion, *SETTLING, REPLIED, DISSATISFIED)
        .when(Suggestion.reply, unit="镇人大主席团", text="再次协调", on=LATER)
        .then(again(unit="镇人大主席团", text="再次协调"))
    )


def test_a_judgement_of_an_answer_from_above_carries_where_it_must_go() -> None:
    (
        given(Suggestion, *HELD_ABOVE, REPLIED)
        .when(Suggestion.judge, RULES, satisfaction="dissatisfied", on=LATER)
        .then(
            past(
                Suggestion.Judged,
                satisfaction="dissatisfied",
                round=1,
                status="held_above",
                judged_on=LATER,
                above_jurisdiction_id=COUNTY,
                above_suggestion_id=IN_THE_COUNTY,
            )
        )
    )


def test_a_dissatisfied_deputy_waits_for_a_second_answer_from_above() -> None:
    (
        given(
            Suggestion,
            *HELD_ABOVE,
            REPLIED,
            past(
                Suggestion.Judged,
                satisfaction="dissatisfied",
                judged_on=LATER,
                above_suggestion_id=IN_THE_COUNTY,
            ),
        )
        .when(Suggestion.note_answer, RULES, unit="住建局", text="已列入年度计划", on=LATER)
        .then(again(unit="住建局", text="已列入年度计划", clocks=[FEEDBACK]))
    )


@pytest.mark.parametrize(
    "history", [SETTLING, [*ASSIGNED, REPLIED], [*ASSIGNED, REPLIED, SATISFIED]]
)
def test_the_matter_is_resolved_with_its_outcome(history: list[Past]) -> None:
    (
        given(Suggestion, *history)
        .when(Suggestion.resolve, outcome="电梯已投入使用", on=LATER)
        .then(RESOLVED)
    )


def test_a_resolution_says_how_it_was_resolved() -> None:
    (
        given(Suggestion, *SETTLING)
        .when(Suggestion.resolve, outcome="", on=LATER)
        .refused(BadValue, field="outcome")
    )


@pytest.mark.parametrize("history", [[FILED], ASSIGNED, ON_OFFER, [*SETTLING, RESOLVED]])
def test_what_is_unanswered_or_done_is_not_resolved(history: list[Past]) -> None:
    (
        given(Suggestion, *history)
        .when(Suggestion.resolve, outcome="电梯已投入使用", on=LATER)
        .refused(WrongState)
    )


# 在任何次序下

WORDS = st.sampled_from(["住建局", "教育局"])
REASON = st.just("属职责范围")
CHANGES = st.dictionaries(st.sampled_from(["category", "occasion"]), st.just("session"))
COMMANDS = commands(
    command(Suggestion.accept, on=DAYS),
    command(
        Suggestion.refuse, proper_holder=st.sampled_from(["", "县"]), reason=REASON, on=DAYS
    ),
    command(Suggestion.settle, reason=REASON, on=DAYS),
    command(
        Suggestion.hand_over,
        here=st.just(TOWNSHIP),
        to_jurisdiction_id=st.just(COUNTY),
        above_suggestion_id=st.none() | st.just(IN_THE_COUNTY),
        reason=REASON,
        on=DAYS,
    ),
    command(
        Suggestion.admit, rules=st.just(RULES), number=REASON, category=st.just(""), on=DAYS
    ),
    command(
        Suggestion.dispatch,
        case_id=st.just(CASE),
        lead_unit=WORDS,
        due_on=DAYS,
        reason=REASON,
        on=DAYS,
    ),
    command(Suggestion.note_acceptance, above_suggestion_id=st.just(IN_THE_COUNTY), on=DAYS),
    command(Suggestion.note_refusal, proper_holder=st.just("县"), reason=REASON, on=DAYS),
    command(Suggestion.note_answer, rules=st.just(RULES), unit=WORDS, text=REASON, on=DAYS),
    command(Suggestion.reply, unit=WORDS, text=REASON, on=DAYS),
    command(Suggestion.correct, changes=CHANGES, reason=REASON, on=DAYS),
    command(Suggestion.note_correction, changes=CHANGES, reason=REASON, on=DAYS),
    command(
        Suggestion.judge,
        rules=st.just(RULES),
        satisfaction=st.sampled_from(Satisfaction),
        on=DAYS,
    ),
    command(Suggestion.resolve, outcome=st.sampled_from(["", "已解决"]), on=DAYS),
)


HISTORIES = st.sampled_from(
    [
        [FILED],
        [RECEIVED],
        [RECEIVED, ACCEPTED],
        SETTLING,
        ASSIGNED,
        ON_OFFER,
        HELD_ABOVE,
        [*HELD_ABOVE, REPLIED],
        [*ASSIGNED, REPLIED],
    ]
)


@law
@for_all(HISTORIES, COMMANDS)
def test_its_events_alone_make_the_suggestion_as_it_stands(
    history: list[Past], asked: list[Command]
) -> None:
    replay_is_live(given(Suggestion, *history), asked)


def test_a_suggestion_from_below_is_judged_below() -> None:
    (
        given(Suggestion, RECEIVED, ACCEPTED, DISPATCHED, REPLIED)
        .when(Suggestion.judge, RULES, satisfaction="satisfied", on=date(2026, 5, 1))
        .refused(JudgedBelow)
    )


def test_a_dissatisfied_deputy_below_reopens_what_was_resolved_above() -> None:
    resolved = past(Suggestion.Resolved, outcome="已修", resolved_on=date(2026, 5, 1))
    story = given(Suggestion, RECEIVED, ACCEPTED, DISPATCHED, REPLIED, resolved)

    story.when(
        Suggestion.note_judgement, RULES, satisfaction="dissatisfied", on=date(2026, 5, 2)
    ).then(
        past(
            Suggestion.Judged,
            satisfaction="dissatisfied",
            status="dispatched",
            round=1,
            judged_on=date(2026, 5, 2),
        )
    )
