"""办理件: who owes what until when, and how that passes from hand to hand."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.handling_case import HandlingCase
from domain.handling_case.words import (
    AlreadyReplied,
    AlreadySigned,
    ArbitrationIsFinal,
    AssistsOnly,
    ExtensionTooLate,
    ExtensionTooLong,
    GoesToArbitration,
    NoExtension,
    NoObjection,
    NoOpinion,
    NotAssigned,
    NotInThisCase,
    NotMergedHere,
    ObjectionPending,
    ObjectionTooLate,
    OpinionsMissing,
)
from domain.shared.errors import AnotherPower, BadValue
from domain.suggestion import Status, Suggestion, WrongState
from domain.suggestion.words import FaceToFaceRequired
from tests.support.handling import (
    ASSISTED,
    CASE,
    LEAD,
    ON,
    OPENING,
    PROMISE,
    REPLY,
    RULES,
    SECOND,
    SEPARATE,
    SOLE,
    THIRD,
    Matter,
    admitted,
    dispatched,
)
from tests.support.rules import due, rules
from tests.support.scenario import ITSELF, after, past, when_new

SOON = date(2026, 3, 16)
REPLY_DUE = date(2026, 6, 9)
"""Three months after the dispatch."""

OBJECTION: dict[str, Any] = {
    "unit": "住建局",
    "proper_unit": "交通局",
    "reason": "属道路设施",
    "on": SOON,
}
DECISION: dict[str, Any] = {"by": "office", "reason": "职责调整", "on": date(2026, 3, 18)}
TO_TRANSPORT = [{"unit": "交通局", "role": "sole"}]
EXTENSION: dict[str, Any] = {
    "unit": "住建局",
    "until": date(2026, 8, 31),
    "reason": "涉及面广",
    "on": date(2026, 6, 1),
}


def objected(matter: Matter, **facts: Any) -> Matter:
    matter.case.object(matter.law, **OBJECTION | facts)
    return matter


def decided(matter: Matter, *, upheld: bool, **facts: Any) -> Matter:
    told = DECISION | {"assignments": TO_TRANSPORT if upheld else []} | facts
    matter.case.decide_objection(matter.law, matter.suggestion, upheld=upheld, **told)
    return matter


# 交办


def test_an_admitted_suggestion_is_given_to_a_unit_with_its_clocks() -> None:
    matter = dispatched()

    assert Status.DISPATCHED == matter.suggestion.status
    assert CASE == matter.suggestion.case_id
    assert {
        ("sign_for_within", "住建局"): "2026-03-16",
        ("objection_window", "住建局"): "2026-03-19",
        ("reply_due", "住建局"): "2026-06-09",
    } == matter.clocks(HandlingCase.Opened)


def test_a_difficult_matter_has_the_longest_time_from_the_start() -> None:
    matter = dispatched(difficult=True)

    assert "2026-09-09" == matter.clocks(HandlingCase.Opened)["reply_due", "住建局"]


def test_the_dispatcher_may_set_an_earlier_day() -> None:
    matter = dispatched(due_on=date(2026, 4, 30))

    assert "2026-04-30" == matter.clocks(HandlingCase.Opened)["reply_due", "住建局"]


def test_the_dispatcher_does_not_set_a_later_day_than_the_policy() -> None:
    matter = dispatched(due_on=date(2026, 12, 31))

    assert "2026-06-09" == matter.clocks(HandlingCase.Opened)["reply_due", "住建局"]


@pytest.mark.parametrize(
    "assignments",
    [
        [],
        [{"unit": " ", "role": "sole"}],
        [{"unit": "住建局", "role": "helping"}],
        [*SOLE, *SOLE],
        [*SOLE, {"unit": "教育局", "role": "sole"}],
        [*SOLE, {"unit": "教育局", "role": "assisting"}],
        [*SOLE, {"unit": "教育局", "role": "lead"}],
        [{"unit": "住建局", "role": "assisting"}],
        [{"unit": "住建局", "role": "separate"}],
    ],
)
def test_somebody_has_to_answer_and_everybody_has_one_part(
    assignments: list[dict[str, str]],
) -> None:
    when_new(
        HandlingCase.open, RULES, admitted_before(), assignments=assignments, **OPENING
    ).refused(BadValue, field="assignments")


@pytest.mark.parametrize(
    "assignments",
    [SOLE, ASSISTED, SEPARATE, [*SEPARATE, *ASSISTED[1:]], ASSISTED[:1]],
)
def test_the_ways_in_which_work_may_be_divided(assignments: list[dict[str, str]]) -> None:
    assert assignments == [
        {"unit": unit, "role": role}
        for unit, role in dispatched(assignments).case.roles.items()
    ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"dispatcher": "government"}, "dispatcher"),
        ({"due_on": date(2026, 3, 8)}, "due_on"),
    ],
)
def test_a_dispatch_says_by_whom_and_until_when(facts: dict[str, Any], field: str) -> None:
    when_new(
        HandlingCase.open, RULES, admitted_before(), assignments=SOLE, **OPENING | facts
    ).refused(BadValue, field=field)


def test_where_the_closing_of_the_congress_counts_its_day_is_stated() -> None:
    law = rules("shandong-township")

    when_new(HandlingCase.open, law, admitted_before(), assignments=SOLE, **OPENING).refused(
        BadValue, field="closed_on"
    )


def test_what_is_raised_between_sessions_counts_from_its_dispatch() -> None:
    """No congress has closed since: its last one would make the reply overdue at once."""
    law = rules("shandong-township")
    suggestion = admitted(law, occasion="intersession")
    case = HandlingCase.open(law, suggestion, id=CASE, assignments=SOLE, **OPENING)

    assert "2026-05-09" == due(case.pending_events[0].clocks)["reply_due", "住建局"]


def test_a_case_needs_a_suggestion() -> None:
    when_new(HandlingCase.open, RULES, assignments=SOLE, **OPENING).refused(
        BadValue, field="suggestion_ids"
    )


def test_a_suggestion_is_in_a_case_once() -> None:
    one = admitted_before()

    when_new(HandlingCase.open, RULES, one, one, assignments=SOLE, **OPENING).refused(
        BadValue, field="suggestion_ids"
    )


def test_of_several_suggestions_all_are_dispatched_or_none() -> None:
    late = dispatched().suggestion
    late.collect_events()
    other = admitted_before(UUID(int=70))

    when_new(HandlingCase.open, RULES, other, late, assignments=SOLE, **OPENING).refused(
        WrongState, status="dispatched"
    )


def admitted_before(id: UUID = ITSELF) -> Suggestion:
    suggestion = admitted(id=id)
    suggestion.collect_events()
    return suggestion


def test_a_suggestion_of_the_same_matter_joins_and_has_a_right_to_its_own_reply() -> None:
    matter, other = dispatched(), admitted_before(UUID(int=70))
    joined = past(HandlingCase.SuggestionJoined, suggestion_id=other.id, joined_on=SOON)
    after(matter.case).when(HandlingCase.join, RULES, other, reason="同一事项", on=SOON).then(
        joined
    )

    matter.reply()

    assert Status.REPLIED == matter.suggestion.status
    assert Status.DISPATCHED == other.status
    assert REPLY_DUE == other.pending_events[-1].due_on


@pytest.mark.parametrize("stage", ["intake", "handling"])
def test_like_matters_are_put_together_where_the_policy_says(stage: str) -> None:
    """Chongqing merges before dispatch, Shandong and Zhejiang while the units work."""
    law, two = rules(merge_stage=stage), [admitted_before(UUID(int=at)) for at in (70, 71)]
    facts = {"assignments": [{"unit": "住建局", "role": "sole"}], "dispatcher": None}
    facts |= {"difficult": False, "closed_on": None, "due_on": None, "reason": "", "on": SOON}

    if stage == "intake":
        case = HandlingCase.open(law, *two, id=UUID(int=72), **facts)
        late = admitted_before(UUID(int=73))
        after(case).when(HandlingCase.join, law, late, reason="", on=SOON).refused(
            NotMergedHere
        )
    else:
        with pytest.raises(NotMergedHere):
            HandlingCase.open(law, *two, id=UUID(int=72), **facts)
        case = HandlingCase.open(law, two[0], id=UUID(int=72), **facts)
        case.join(law, two[1], reason="同一事项", on=SOON)
        assert {two[0].id, two[1].id} == set(case.suggestion_ids)


def test_what_is_handled_elsewhere_does_not_join() -> None:
    other = dispatched().suggestion
    other.collect_events()

    after(dispatched().case).when(
        HandlingCase.join, RULES, other, reason="同一事项", on=SOON
    ).refused(WrongState)


def test_a_withdrawn_suggestion_leaves_and_the_others_stay() -> None:
    matter, other = dispatched(), admitted_before(UUID(int=70))
    matter.case.join(RULES, other, reason="同一事项", on=SOON)

    left = {"suggestion_id": other.id, "reason": "已解决"}
    after(matter.case).when(HandlingCase.leave, **left, on=SOON).then(
        past(HandlingCase.SuggestionLeft, **left, left_on=SOON)
    )
    assert [matter.suggestion.id] == matter.case.suggestion_ids


def test_who_has_left_does_not_leave_again() -> None:
    gone = {"suggestion_id": UUID(int=70), "reason": "已解决"}

    after(dispatched().case).when(HandlingCase.leave, **gone, on=SOON).nothing()


# 签收


def test_a_unit_signs_and_has_to_contact_the_deputy() -> None:
    matter = dispatched()
    matter.case.sign(RULES, unit="住建局", on=date(2026, 3, 10))

    assert {("first_contact_within", "住建局"): "2026-04-08"} == matter.clocks(
        HandlingCase.SignedFor
    )


def test_a_unit_signs_once() -> None:
    matter = dispatched()
    matter.case.sign(RULES, unit="住建局", on=SOON)

    after(matter.case).when(HandlingCase.sign, RULES, unit="住建局", on=SOON).refused(
        AlreadySigned, unit="住建局"
    )


def test_only_a_unit_of_the_case_signs() -> None:
    after(dispatched().case).when(HandlingCase.sign, RULES, unit="教育局", on=SOON).refused(
        NotAssigned, unit="教育局", units="住建局"
    )


def test_where_receipt_counts_the_clock_starts_with_the_signature() -> None:
    law = rules("henan")
    matter = dispatched(ASSISTED, law)
    assert ("reply_due", "住建局") not in matter.clocks(HandlingCase.Opened)

    matter.case.sign(law, unit="住建局", on=date(2026, 3, 12))
    assert "2026-06-12" == matter.clocks(HandlingCase.SignedFor)["reply_due", "住建局"]
    matter.case.sign(law, unit="财政局", on=date(2026, 3, 12))
    assert {("assist_opinion_within", "财政局"): "2026-05-12"} == matter.clocks(
        HandlingCase.SignedFor
    )


def test_a_difficult_matter_has_the_longest_time_from_receipt_too() -> None:
    law = rules("henan")
    matter = dispatched(SOLE, law, difficult=True)
    matter.case.sign(law, unit="住建局", on=date(2026, 3, 12))

    assert "2026-09-14" == matter.clocks(HandlingCase.SignedFor)["reply_due", "住建局"]


# 异议


def test_a_unit_objects_in_time_and_the_office_has_to_decide() -> None:
    matter = objected(dispatched(), on=date(2026, 3, 19))

    assert {("reassign_within", "office"): "2026-04-02"} == matter.clocks(
        HandlingCase.AssignmentObjected
    )


def test_after_its_window_an_objection_is_too_late() -> None:
    facts = OBJECTION | {"on": date(2026, 3, 20)}

    after(dispatched().case).when(HandlingCase.object, RULES, **facts).refused(
        ObjectionTooLate, basis="缺省", limit="10d", since=ON
    )


def test_a_place_may_accept_a_late_objection() -> None:
    matter = dispatched(SOLE, rules(late_objection="accept"))
    objected(matter, on=date(2026, 3, 20))

    assert ["住建局"] == matter.case.objecting


@pytest.mark.parametrize("proper_unit", [" ", "住建局"])
def test_an_objection_names_who_should_have_it(proper_unit: str) -> None:
    facts = OBJECTION | {"proper_unit": proper_unit}

    after(dispatched().case).when(HandlingCase.object, RULES, **facts).refused(
        BadValue, field="proper_unit"
    )


def test_a_unit_does_not_object_twice_at_once() -> None:
    after(objected(dispatched()).case).when(HandlingCase.object, RULES, **OBJECTION).refused(
        ObjectionPending, unit="住建局"
    )


def test_who_has_replied_objects_no_more() -> None:
    matter = dispatched(SEPARATE)
    matter.reply(on=SOON)

    after(matter.case).when(HandlingCase.object, RULES, **OBJECTION).refused(AlreadyReplied)


def test_who_objects_does_not_reply_meanwhile() -> None:
    matter = objected(dispatched())

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY
    ).refused(ObjectionPending)


def handed(suggestion: Suggestion) -> Suggestion:
    suggestion.collect_events()
    return suggestion


def test_the_objection_of_one_does_not_stop_the_other() -> None:
    matter = objected(dispatched(SEPARATE))
    matter.reply(unit="教育局")

    assert Status.DISPATCHED == matter.suggestion.status


def test_whoever_leads_goes_on_leading_when_another_is_replaced() -> None:
    matter = objected(dispatched(SEPARATE), unit="教育局")
    decided(matter, upheld=True, assignments=[{"unit": "交通局", "role": "separate"}])

    assert "住建局" == matter.suggestion.lead_unit
    assert Suggestion.LeadChanged not in matter.events()


def test_two_objections_are_decided_in_their_order() -> None:
    matter = objected(dispatched(SEPARATE))
    objected(matter, unit="教育局")
    decided(matter, upheld=False)

    assert ["教育局"] == matter.case.objecting


def test_an_objection_is_upheld_and_the_time_that_has_run_is_not_given_back() -> None:
    matter = decided(objected(dispatched()), upheld=True)

    assert {"交通局": "sole"} == matter.case.roles
    assert "交通局" == matter.suggestion.lead_unit
    assert {
        ("sign_for_within", "交通局"): "2026-03-25",
        ("objection_window", "交通局"): "2026-03-30",
        ("reply_due", "交通局"): "2026-06-09",
    } == matter.clocks(HandlingCase.ObjectionDecided)


def test_where_a_place_says_so_reassignment_starts_the_clock_again() -> None:
    law = rules(reassign_restarts_clock=True)
    matter = decided(objected(dispatched(SOLE, law)), upheld=True)

    assert "2026-06-18" == matter.clocks(HandlingCase.ObjectionDecided)["reply_due", "交通局"]


def test_from_receipt_the_clock_of_the_next_unit_starts_with_its_signature() -> None:
    law = rules("henan", reassign_restarts_clock=True)
    matter = decided(objected(dispatched(SOLE, law)), upheld=True)
    matter.case.sign(law, unit="交通局", on=date(2026, 3, 20))

    assert date(2026, 6, 22) == matter.case.due["交通局"]


def test_an_assisting_unit_that_becomes_the_lead_signs_for_that() -> None:
    law = rules("henan")
    matter = objected(dispatched(ASSISTED, law))
    matter.case.sign(law, unit="财政局", on=SOON)
    decided(matter, upheld=True, assignments=[{"unit": "财政局", "role": "lead"}])
    matter.case.sign(law, unit="财政局", on=date(2026, 3, 20))

    assert date(2026, 6, 22) == matter.case.due["财政局"]


@pytest.mark.parametrize("role", ["assisting", "separate"])
def test_whoever_answered_is_replaced_by_somebody_who_answers(role: str) -> None:
    facts = DECISION | {"assignments": [{"unit": "交通局", "role": role}]}

    after(objected(dispatched()).case).when(
        HandlingCase.decide_objection, RULES, upheld=True, **facts
    ).refused(BadValue, field="assignments")


def test_nobody_has_to_assist_in_place_of_an_assisting_unit() -> None:
    matter = objected(dispatched(ASSISTED), unit="财政局")
    decided(matter, upheld=True, assignments=[])

    assert {"住建局": "lead"} == matter.case.roles


def test_who_takes_over_the_rest_answers_for_the_whole() -> None:
    matter = dispatched(SEPARATE)
    matter.reply(unit="住建局")
    objected(matter, unit="教育局")
    decided(matter, upheld=True, assignments=SOLE)
    assert Status.DISPATCHED == matter.suggestion.status

    matter.reply(unit="住建局")
    assert Status.REPLIED == matter.suggestion.status


def test_a_refused_objection_leaves_the_work_where_it_is() -> None:
    matter = decided(objected(dispatched()), upheld=False)

    assert {"住建局": "sole"} == matter.case.roles
    assert {("objection_window", "住建局"): "2026-03-30"} == matter.clocks(
        HandlingCase.ObjectionDecided
    )


def test_there_is_nothing_to_decide_without_an_objection() -> None:
    facts = DECISION | {"assignments": []}

    after(dispatched().case).when(
        HandlingCase.decide_objection, RULES, upheld=False, **facts
    ).refused(NoObjection)


def test_the_second_objection_goes_to_arbitration() -> None:
    matter = decided(objected(dispatched()), upheld=False)
    objected(matter, on=date(2026, 3, 30))
    facts = DECISION | {"assignments": []}

    after(matter.case).when(
        HandlingCase.decide_objection, RULES, upheld=False, **facts
    ).refused(GoesToArbitration, unit="住建局")

    decided(matter, upheld=False, by="directors_meeting")
    assert [] == matter.case.objecting


def test_what_was_arbitrated_is_not_objected_to_again() -> None:
    matter = decided(objected(dispatched()), upheld=False)
    decided(objected(matter), upheld=False, by="directors_meeting")

    assert {} == matter.clocks(HandlingCase.ObjectionDecided)
    after(matter.case).when(HandlingCase.object, RULES, **OBJECTION).refused(
        ArbitrationIsFinal, unit="住建局"
    )


def test_a_deputy_disputes_the_choice_of_the_unit_and_is_answered() -> None:
    matter = dispatched()
    matter.case.dispute(RULES, deputy_id=LEAD, reason="应由水务局承办", on=SOON)

    after(matter.case).when(HandlingCase.answer_dispute, answer="水务局协办", on=SOON).then(
        past(HandlingCase.DisputeAnswered, answer="水务局协办", answered_on=SOON)
    )


def test_where_a_place_does_not_provide_for_it_a_deputy_disputes_nothing() -> None:
    law = rules(deputy_disputes_assignment=False)

    after(dispatched(SOLE, law).case).when(
        HandlingCase.dispute, law, deputy_id=LEAD, reason="应由水务局承办", on=SOON
    ).refused(AnotherPower, by="代表")


def test_a_dispute_that_nobody_raised_is_not_answered() -> None:
    after(dispatched().case).when(HandlingCase.answer_dispute, answer="已阅", on=SOON).refused(
        NoObjection
    )


def test_an_answer_to_a_dispute_says_something() -> None:
    matter = dispatched()
    matter.case.dispute(RULES, deputy_id=LEAD, reason="应由水务局承办", on=SOON)

    after(matter.case).when(HandlingCase.answer_dispute, answer=" ", on=SOON).refused(BadValue)


# 分办、协办、沟通


def test_the_government_office_distributes_and_the_clock_goes_on() -> None:
    matter = dispatched([{"unit": "区政府办", "role": "sole"}])
    matter.case.distribute(RULES, from_unit="区政府办", assignments=ASSISTED, on=SOON)

    assert {"住建局": "lead", "财政局": "assisting"} == matter.case.roles
    assert {
        ("sign_for_within", "住建局"): "2026-03-23",
        ("objection_window", "住建局"): "2026-03-26",
        ("sign_for_within", "财政局"): "2026-03-23",
        ("objection_window", "财政局"): "2026-03-26",
        ("reply_due", "住建局"): "2026-06-09",
    } == matter.clocks(HandlingCase.Distributed)


def test_a_later_signature_does_not_start_a_distributed_clock_again() -> None:
    law = rules("henan")
    matter = dispatched([{"unit": "区政府办", "role": "sole"}], law)
    matter.case.sign(law, unit="区政府办", on=date(2026, 3, 10))
    matter.case.distribute(law, from_unit="区政府办", assignments=SOLE, on=SOON)
    matter.case.sign(law, unit="住建局", on=date(2026, 3, 20))

    assert date(2026, 6, 10) == matter.case.due["住建局"]


def test_the_window_of_a_unit_is_not_opened_again_by_a_distribution_to_others() -> None:
    matter = dispatched(
        [{"unit": "法院", "role": "separate"}, {"unit": "区政府办", "role": "separate"}]
    )
    matter.case.distribute(
        RULES,
        from_unit="区政府办",
        assignments=[{"unit": "住建局", "role": "separate"}],
        on=date(2026, 3, 18),
    )

    after(matter.case).when(
        HandlingCase.object, RULES, **OBJECTION | {"unit": "法院", "on": date(2026, 3, 20)}
    ).refused(ObjectionTooLate, since=ON)


def test_an_assisting_unit_does_not_distribute() -> None:
    after(dispatched(ASSISTED).case).when(
        HandlingCase.distribute, RULES, from_unit="财政局", assignments=SOLE, on=SOON
    ).refused(AssistsOnly, unit="财政局", units="住建局")


def test_an_assisting_unit_gives_its_opinion_and_the_lead_may_return_it() -> None:
    matter = dispatched(ASSISTED)
    matter.case.give_opinion(unit="财政局", text="同意安排资金", on=SOON)
    matter.case.return_opinion(RULES, unit="财政局", reason="没有数额", on=SOON)

    assert {("assist_redo_within", "财政局"): "2026-03-23"} == matter.clocks(
        HandlingCase.OpinionReturned
    )
    after(matter.case).when(
        HandlingCase.return_opinion, RULES, unit="财政局", reason="没有数额", on=SOON
    ).refused(NoOpinion)


@pytest.mark.parametrize(("unit", "text"), [("住建局", "同意"), ("财政局", " ")])
def test_an_opinion_comes_from_who_assists_and_says_something(unit: str, text: str) -> None:
    after(dispatched(ASSISTED).case).when(
        HandlingCase.give_opinion, unit=unit, text=text, on=SOON
    ).refused(BadValue)


def test_the_lead_waits_for_the_opinions_or_says_that_it_does_not() -> None:
    matter = dispatched(ASSISTED)
    suggestion = handed(matter.suggestion)
    story = after(matter.case)

    story.when(HandlingCase.reply, RULES, suggestion, **REPLY).refused(
        OpinionsMissing, units="财政局"
    )
    matter.reply(without=["财政局"])
    assert Status.REPLIED == suggestion.status


def test_the_lead_does_not_do_without_a_unit_that_has_no_part() -> None:
    matter = dispatched(ASSISTED)

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY | {"without": ["教育局"]}
    ).refused(BadValue, field="without")


def test_a_unit_talks_with_the_deputy_before_during_and_after() -> None:
    talk = {"unit": "住建局", "stage": "before", "mode": "visit", "note": "现场看过"}
    story = after(dispatched().case)

    story.when(HandlingCase.contact, **talk | {"stage": "never"}, on=SOON).refused(
        BadValue, field="stage"
    )
    story.when(HandlingCase.contact, **talk, on=SOON).then(
        past(HandlingCase.Contacted, **talk, contacted_on=SOON)
    )


def test_a_conference_is_of_several_units() -> None:
    story = after(dispatched(SEPARATE).case)

    story.when(HandlingCase.confer, units=["住建局"], decision="各办各的", on=SOON).refused(
        BadValue, field="units"
    )
    both = {"units": ["住建局", "教育局"], "decision": "住建局先行设计"}
    story.when(HandlingCase.confer, **both, on=SOON).then(
        past(HandlingCase.ConferenceHeld, **both, held_on=SOON)
    )


# 延期


def test_an_extension_is_asked_for_and_granted() -> None:
    matter = dispatched()
    matter.case.request_extension(RULES, **EXTENSION)
    assert REPLY_DUE == matter.case.due["住建局"]

    matter.case.decide_extension(
        RULES, unit="住建局", granted=True, by="office", reason="同意", on=date(2026, 6, 3)
    )
    assert {("reply_due", "住建局"): "2026-08-31"} == matter.clocks(
        HandlingCase.ExtensionDecided
    )


def test_a_refused_extension_changes_no_day() -> None:
    matter = dispatched()
    matter.case.request_extension(RULES, **EXTENSION)
    matter.case.decide_extension(
        RULES, unit="住建局", granted=False, by="office", reason="抓紧", on=date(2026, 6, 3)
    )

    assert REPLY_DUE == matter.case.due["住建局"]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"on": date(2026, 6, 10)}, ExtensionTooLate),
        ({"until": date(2026, 9, 10)}, ExtensionTooLong),
        ({"until": REPLY_DUE}, BadValue),
        ({"reason": " "}, BadValue),
        ({"unit": "教育局"}, NotAssigned),
    ],
)
def test_an_extension_comes_in_time_and_has_an_end(
    facts: dict[str, Any], refusal: type[Any]
) -> None:
    after(dispatched().case).when(
        HandlingCase.request_extension, RULES, **EXTENSION | facts
    ).refused(refusal)


def test_where_nobody_has_to_agree_the_extension_holds_at_once() -> None:
    law = rules("chongqing")
    matter = dispatched(SOLE, law)
    matter.case.request_extension(law, **EXTENSION)

    assert date(2026, 8, 31) == matter.case.due["住建局"]


def test_where_receipt_counts_a_unit_that_has_not_signed_may_ask_too() -> None:
    law = rules("zhejiang")
    matter = dispatched(SOLE, law)

    after(matter.case).when(
        HandlingCase.request_extension, law, **EXTENSION | {"until": date(2026, 9, 10)}
    ).refused(ExtensionTooLong, latest=date(2026, 9, 9))


def test_a_unit_does_not_grant_itself_an_extension() -> None:
    matter = dispatched()
    matter.case.request_extension(RULES, **EXTENSION)

    after(matter.case).when(
        HandlingCase.decide_extension,
        RULES,
        unit="住建局",
        granted=True,
        by="住建局",
        reason="",
        on=date(2026, 6, 3),
    ).refused(AnotherPower, needed="office", by="住建局")


def test_what_nobody_asked_for_is_not_granted() -> None:
    after(dispatched().case).when(
        HandlingCase.decide_extension,
        RULES,
        unit="住建局",
        granted=True,
        by="office",
        reason="",
        on=SOON,
    ).refused(NoExtension)


# 答复


def test_the_reply_stands_with_the_suggestion_and_the_case_knows_of_it() -> None:
    matter = dispatched(SOLE, RULES, SECOND)
    suggestion = handed(matter.suggestion)

    after(matter.case).when(HandlingCase.reply, RULES, suggestion, **REPLY).then(
        past(
            HandlingCase.Answered,
            unit="住建局",
            suggestion_id=suggestion.id,
            round=1,
            complete=True,
            answered_on=REPLY["on"],
        )
    )
    [told] = suggestion.pending_events
    assert ("B", "in_progress", "npc") == (told.outcome, told.common, told.scheme)
    assert [LEAD, SECOND] == told.addressees
    assert {("feedback_window", "deputy"): "2026-06-01"} == matter.clocks(Suggestion.Replied)


def test_the_policy_may_let_the_lead_pass_the_reply_on() -> None:
    law = rules("shandong")
    matter = dispatched(SOLE, law, SECOND, THIRD)
    matter.reply()

    assert [LEAD] == matter.suggestion.pending_events[-1].addressees


@pytest.mark.parametrize(
    ("pack", "outcome", "common"),
    [
        ("henan", "三", "planned"),
        ("chongqing", "四", "not_possible"),
        ("zhejiang", "C", "reference"),
        ("qingdao", "一", "solved"),
    ],
)
def test_a_reply_has_a_class_in_the_scheme_of_the_place(
    pack: str, outcome: str, common: str
) -> None:
    law = rules(pack)
    matter = dispatched(SOLE, law)
    matter.reply(outcome=outcome)

    assert common == matter.suggestion.pending_events[-1].common


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"outcome": "E"}, "outcome"),
        ({"mode": "pigeon"}, "mode"),
        ({"signatory": " "}, "signatory"),
        ({"text": " "}, "text"),
        ({"promises": [PROMISE | {"due_on": "2026-05-11"}]}, "promises"),
    ],
)
def test_a_reply_in_no_due_form_leaves_nothing_behind(
    facts: dict[str, Any], field: str
) -> None:
    matter = dispatched()

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY | facts
    ).refused(BadValue, field=field)


def test_where_the_reply_is_given_face_to_face_a_letter_needs_consent() -> None:
    law = rules("qingdao")
    matter = dispatched(SOLE, law)
    letter = REPLY | {"mode": "written", "outcome": "二"}

    after(matter.case).when(
        HandlingCase.reply, law, handed(matter.suggestion), **letter
    ).refused(FaceToFaceRequired)
    matter.reply(**letter | {"consent": True})
    assert matter.case.pending_events[-1].consent


def test_of_separate_units_the_last_one_completes_the_reply() -> None:
    matter = dispatched(SEPARATE)
    matter.reply(unit="住建局")
    assert Status.DISPATCHED == matter.suggestion.status
    assert {} == matter.clocks(Suggestion.Replied)

    matter.reply(unit="教育局")
    assert Status.REPLIED == matter.suggestion.status


def test_a_unit_replies_once_in_a_round() -> None:
    matter = dispatched(SEPARATE)
    matter.reply(unit="住建局")

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY
    ).refused(AlreadyReplied)


def test_two_units_do_not_reply_for_one_assignment() -> None:
    matter = dispatched()

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY | {"unit": "教育局"}
    ).refused(NotAssigned)


def test_who_assists_does_not_reply() -> None:
    matter = dispatched(ASSISTED)

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY | {"unit": "财政局"}
    ).refused(AssistsOnly)


def test_a_case_answers_what_is_in_it() -> None:
    other = admitted_before(UUID(int=70))

    after(dispatched().case).when(HandlingCase.reply, RULES, other, **REPLY).refused(
        NotInThisCase
    )


def test_a_reply_that_comes_as_the_suggestion_is_withdrawn_leaves_nothing_behind() -> None:
    matter = dispatched()
    matter.suggestion.withdraw(RULES, deputy_id=LEAD, reason="已解决", on=SOON)

    after(matter.case).when(
        HandlingCase.reply, RULES, handed(matter.suggestion), **REPLY
    ).refused(WrongState, status="withdrawn")


# 机构改革


def test_another_unit_succeeds_with_everything_that_runs() -> None:
    matter = dispatched()
    matter.case.succeed(from_unit="住建局", to_unit="城乡建设局", on=SOON)

    assert {"城乡建设局": REPLY_DUE} == matter.case.due
    matter.reply(unit="城乡建设局")
    assert Status.REPLIED == matter.suggestion.status


@pytest.mark.parametrize("to_unit", ["", "住建局"])
def test_a_unit_is_succeeded_by_another(to_unit: str) -> None:
    after(dispatched().case).when(
        HandlingCase.succeed, from_unit="住建局", to_unit=to_unit, on=SOON
    ).refused(BadValue, field="to_unit")


def test_who_has_no_part_is_not_succeeded() -> None:
    after(dispatched().case).when(
        HandlingCase.succeed, from_unit="教育局", to_unit="住建局", on=SOON
    ).refused(NotAssigned)


@pytest.mark.parametrize("answered", ["住建局", "教育局"])
def test_a_unit_that_takes_over_another_part_answers_for_both(answered: str) -> None:
    matter = dispatched(SEPARATE)
    matter.reply(unit=answered)
    matter.case.succeed(from_unit="住建局", to_unit="教育局", on=SOON)
    matter.reply(unit="教育局")

    assert Status.REPLIED == matter.suggestion.status


def test_an_opinion_is_not_lost_with_the_unit_that_gave_it() -> None:
    matter = dispatched([*ASSISTED, {"unit": "国资局", "role": "assisting"}])
    for unit in ("财政局", "国资局"):
        matter.case.give_opinion(unit=unit, text="同意", on=SOON)
    matter.case.succeed(from_unit="国资局", to_unit="财政局", on=SOON)
    matter.reply()

    assert Status.REPLIED == matter.suggestion.status


def test_an_objection_that_waits_is_the_successors() -> None:
    matter = objected(dispatched())
    matter.case.succeed(from_unit="住建局", to_unit="城乡建设局", on=SOON)
    decided(matter, upheld=True)

    assert {"交通局": "sole"} == matter.case.roles
