"""What those who sign can count on: from the first signature to the last promise."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.handling_case import HandlingCase
from domain.shared.clock import started
from domain.shared.errors import AnotherPower, BadValue
from domain.suggestion import HandledInACase, JudgedBelow, Status, Suggestion, WrongState
from domain.suggestion.words import (
    AlreadyNumbered,
    Confidential,
    FiledAway,
    FiledElsewhere,
    NoCarryOver,
    NoSecondDissatisfaction,
    NoSuchPromise,
    NotASigner,
    NotExcluded,
    NotYourJudgement,
    TooLateToWithdraw,
    WithdrawalUnderWay,
)
from tests.support.handling import (
    FILED_ON,
    LEAD,
    PROMISE,
    RULES,
    SECOND,
    SEPARATE,
    SOLE,
    THIRD,
    Matter,
    admitted,
    dispatched,
    drafted,
    replied,
    submitted,
)
from tests.support.rules import due, rules
from tests.support.scenario import ITSELF, after, given, past

ON = date(2026, 5, 13)
LATER = date(2026, 6, 1)
AUTOMATIC = rules("henan")
BY_THE_OFFICE: dict[str, Any] = {"by": "office", "reason": "代表意见有理", "on": ON}
HENAN: dict[str, Any] = {"outcome": "二"}


def dissatisfied(law: Any = RULES, **facts: Any) -> Matter:
    matter = replied(SOLE, law, **facts)
    matter.judge("dissatisfied")
    return matter


def twice_dissatisfied(law: Any = RULES) -> Matter:
    matter = dissatisfied(law)
    matter.suggestion.order_rehandling(law, **BY_THE_OFFICE)
    matter.reply(on=LATER)
    matter.judge("dissatisfied", on=LATER)
    return matter


# 联名


def test_co_signers_confirm_and_the_lead_submits() -> None:
    suggestion = submitted(RULES, SECOND, THIRD)

    assert Status.FILED == suggestion.status
    assert {("acceptance_notice", "office"): "2026-03-09"} == due(
        suggestion.pending_events[-1].clocks
    )


def test_it_is_not_submitted_while_somebody_has_not_answered() -> None:
    after(drafted(RULES, SECOND)).when(Suggestion.submit, RULES, on=FILED_ON).refused(
        BadValue, field="cosigners"
    )


def test_the_others_go_on_without_one_who_declines() -> None:
    suggestion = drafted(RULES, SECOND, THIRD)
    suggestion.decline(deputy_id=SECOND, reason="不再担任代表", on=FILED_ON)
    suggestion.cosign(deputy_id=THIRD, on=FILED_ON)
    suggestion.submit(RULES, on=FILED_ON)

    assert [THIRD] == list(suggestion.cosigners)


@pytest.mark.parametrize("stranger", [LEAD, UUID(int=99)])
def test_who_was_not_asked_does_not_sign(stranger: UUID) -> None:
    after(drafted(RULES, SECOND)).when(
        Suggestion.cosign, deputy_id=stranger, on=FILED_ON
    ).refused(NotASigner)


def test_a_co_signer_answers_once() -> None:
    suggestion = drafted(RULES, SECOND)
    suggestion.cosign(deputy_id=SECOND, on=FILED_ON)

    after(suggestion).when(
        Suggestion.decline, deputy_id=SECOND, reason="", on=FILED_ON
    ).refused(NotASigner)


@pytest.mark.parametrize("cosigners", [[LEAD], [SECOND, SECOND]])
def test_nobody_signs_twice(cosigners: list[UUID]) -> None:
    with pytest.raises(BadValue, match="cosigners"):
        drafted(RULES, *cosigners)


def test_a_delegation_proposes_only_where_the_policy_lets_it() -> None:
    assert Status.DRAFT == drafted(rules("chongqing"), sponsor="delegation").status

    with pytest.raises(BadValue, match="sponsor"):
        drafted(RULES, sponsor="delegation")


def test_a_delegation_proposes_only_while_the_congress_meets() -> None:
    with pytest.raises(BadValue, match="occasion"):
        drafted(rules("chongqing"), sponsor="delegation", occasion="intersession")


# 审查受理


def test_it_is_returned_revised_and_filed_again() -> None:
    suggestion = submitted()
    suggestion.return_for_revision(by="代表团", reason="一事一议", on=FILED_ON)

    after(suggestion).when(
        Suggestion.revise, RULES, title="加装电梯", text="东关小区三栋", on=ON
    ).then(
        past(
            Suggestion.Revised,
            title="加装电梯",
            text="东关小区三栋",
            status="filed",
            clocks=started(RULES, "acceptance_notice", ON, who="office", anchor="filed"),
            revised_on=ON,
        )
    )


def test_co_signers_confirm_a_revised_text_again() -> None:
    suggestion = submitted(RULES, SECOND)
    suggestion.return_for_revision(by="代表团", reason="一事一议", on=FILED_ON)
    suggestion.revise(RULES, title="加装电梯", text="东关小区三栋", on=ON)

    after(suggestion).when(Suggestion.submit, RULES, on=ON).refused(BadValue)
    suggestion.cosign(deputy_id=SECOND, on=ON)
    suggestion.submit(RULES, on=ON)
    assert Status.FILED == suggestion.status


@pytest.mark.parametrize("text", ["", " "])
def test_a_revision_says_what_it_is_about(text: str) -> None:
    suggestion = submitted()
    suggestion.return_for_revision(by="代表团", reason="一事一议", on=FILED_ON)

    after(suggestion).when(Suggestion.revise, RULES, title="电梯", text=text, on=ON).refused(
        BadValue
    )


def test_a_return_says_why() -> None:
    after(submitted()).when(
        Suggestion.return_for_revision, by="代表团", reason="", on=ON
    ).refused(BadValue, field="reason")


@pytest.mark.parametrize(("as_letter", "status"), [(False, "rejected"), (True, "letter")])
def test_it_is_rejected_on_a_ground_of_the_policy(*, as_letter: bool, status: str) -> None:
    told = {"code": "personal", "reason": "本人住房问题", "as_letter": as_letter}
    story = after(submitted())

    story.when(Suggestion.reject, RULES, **told, on=ON).then(
        past(
            Suggestion.Rejected,
            **told,
            basis="《代表法》第五十九条；其余缺省",
            rejected_on=ON,
        )
    )
    assert status == story.record.status


def test_no_ground_is_invented() -> None:
    after(submitted()).when(
        Suggestion.reject, RULES, code="consultation", reason="咨询", as_letter=False, on=ON
    ).refused(NotExcluded, code="consultation")


def test_what_was_raised_in_session_is_dispatched_after_its_closing() -> None:
    """A dispatch meeting follows within a month; Shanghai article 15 says so."""
    suggestion = submitted()
    closed_on = date(2026, 3, 6)
    law = rules("shanghai")
    suggestion.admit(law, number="第13号", category="", closed_on=closed_on, on=closed_on)

    assert {("session_dispatch", "office"): "2026-04-07"} == due(
        suggestion.pending_events[-1].clocks
    )


def test_it_is_admitted_and_dispatch_is_due_from_the_day_of_receipt() -> None:
    suggestion = submitted()
    suggestion.admit(RULES, number="第12号", category="城建", on=date(2026, 3, 5))

    assert {("intersession_dispatch", "office"): "2026-03-11"} == due(
        suggestion.pending_events[-1].clocks
    )


def test_it_has_one_number() -> None:
    after(admitted()).when(
        Suggestion.admit, RULES, number="第13号", category="", on=ON
    ).refused(AlreadyNumbered, number="第12号")


def test_it_is_not_admitted_without_a_number() -> None:
    after(submitted()).when(Suggestion.admit, RULES, number=" ", category="", on=ON).refused(
        BadValue, field="number"
    )


FROM_BELOW = (
    past(
        Suggestion.Received,
        title="修桥",
        text="南关桥已是危桥",
        from_jurisdiction_id=UUID(int=2),
        from_suggestion_id=UUID(int=3),
        received_on=FILED_ON,
    ),
    past(
        Suggestion.Accepted,
        from_jurisdiction_id=UUID(int=2),
        from_suggestion_id=UUID(int=3),
        accepted_on=FILED_ON,
    ),
)


def test_what_was_accepted_from_below_is_not_sent_away_without_word() -> None:
    story = given(Suggestion, *FROM_BELOW)
    told = {"code": "personal", "reason": "个人问题", "as_letter": False}

    story.when(Suggestion.reject, RULES, **told, on=ON).refused(WrongState)
    story.when(Suggestion.return_for_revision, by="office", reason="不清楚", on=ON).refused(
        WrongState
    )


def test_who_filed_it_below_is_reminded_below() -> None:
    answered = past(Suggestion.Replied, unit="住建局", round=1, complete=True, replied_on=ON)
    story = given(Suggestion, *FROM_BELOW, answered)

    story.when(Suggestion.remind, on=ON).refused(JudgedBelow)
    story.when(Suggestion.lapse, RULES, on=ON).refused(JudgedBelow)


# 撤回


def withdrawal(deputy_id: UUID) -> dict[str, Any]:
    return {"deputy_id": deputy_id, "reason": "已解决", "on": ON}


def test_a_deputy_withdraws_and_the_case_learns_of_it() -> None:
    matter = dispatched()

    after(matter.suggestion).when(Suggestion.withdraw, RULES, **withdrawal(LEAD)).then(
        past(Suggestion.WithdrawalAgreed, deputy_id=LEAD, agreed_on=ON),
        past(
            Suggestion.Withdrawn,
            reason="已解决",
            case_id=matter.case.id,
            from_jurisdiction_id=None,
            from_suggestion_id=None,
            withdrawn_on=ON,
        ),
    )


def test_of_a_joint_suggestion_all_who_signed_have_to_agree() -> None:
    suggestion = admitted(RULES, SECOND)
    suggestion.withdraw(RULES, **withdrawal(SECOND))
    assert Status.ADMITTED == suggestion.status

    suggestion.withdraw(RULES, **withdrawal(LEAD))
    assert Status.WITHDRAWN == suggestion.status


def test_who_has_agreed_already_adds_nothing() -> None:
    suggestion = admitted(RULES, SECOND)
    suggestion.withdraw(RULES, **withdrawal(SECOND))

    after(suggestion).when(Suggestion.withdraw, RULES, **withdrawal(SECOND)).nothing()


def test_where_the_policy_says_so_the_lead_withdraws_alone() -> None:
    law = rules(joint_withdraw_unanimous=False)
    story = after(admitted(law, SECOND))

    story.when(Suggestion.withdraw, law, **withdrawal(SECOND)).refused(NotASigner)
    story.record.withdraw(law, **withdrawal(LEAD))
    assert Status.WITHDRAWN == story.record.status


def test_a_draft_is_the_leads_to_withdraw() -> None:
    suggestion = drafted(RULES, SECOND)
    suggestion.withdraw(RULES, **withdrawal(LEAD))

    assert Status.WITHDRAWN == suggestion.status


def test_a_stranger_does_not_withdraw_it() -> None:
    after(admitted()).when(Suggestion.withdraw, RULES, **withdrawal(THIRD)).refused(NotASigner)


def test_in_beijing_it_is_withdrawn_before_dispatch_only() -> None:
    law = rules("beijing")
    suggestion = admitted(law)
    suggestion.withdraw(law, **withdrawal(LEAD))
    assert Status.WITHDRAWN == suggestion.status

    after(dispatched(SOLE, law).suggestion).when(
        Suggestion.withdraw, law, **withdrawal(LEAD)
    ).refused(TooLateToWithdraw)


def there(*further: Any) -> Any:
    """Filed here, handed to another congress; what happened there."""
    return given(
        Suggestion,
        past(Suggestion.Filed, sponsor_id=LEAD, clocks=[], filed_on=ON),
        past(Suggestion.Offered, to_jurisdiction_id=UUID(int=2), offered_on=ON),
        *further,
    )


TAKEN = past(Suggestion.OfferAccepted, above_suggestion_id=UUID(int=3), accepted_on=ON)
ASKED = past(
    Suggestion.WithdrawalAsked,
    reason="已解决",
    to_jurisdiction_id=UUID(int=2),
    above_suggestion_id=UUID(int=3),
    asked_on=ON,
)
GONE = past(
    Suggestion.Withdrawn,
    reason="已解决",
    case_id=None,
    from_jurisdiction_id=None,
    from_suggestion_id=None,
    withdrawn_on=ON,
)


def test_what_another_congress_has_is_asked_for_there() -> None:
    agreed = past(Suggestion.WithdrawalAgreed, deputy_id=LEAD, agreed_on=ON)

    there(TAKEN).when(Suggestion.withdraw, RULES, **withdrawal(LEAD)).then(agreed, ASKED)
    there(TAKEN, ASKED).when(Suggestion.withdraw, RULES, **withdrawal(LEAD)).refused(
        WithdrawalUnderWay
    )
    there(TAKEN).when(Suggestion.withdraw, RULES, **withdrawal(LEAD) | {"reason": " "}).refused(
        BadValue, field="reason"
    )


def test_what_is_only_offered_is_asked_for_when_it_is_accepted() -> None:
    offered = there()
    offered.record.withdraw(RULES, **withdrawal(LEAD))
    offered.record.collect_events()

    after(offered.record).when(
        Suggestion.note_acceptance, above_suggestion_id=UUID(int=3), on=ON
    ).then(TAKEN, ASKED)


def test_what_comes_back_unaccepted_is_withdrawn_at_once() -> None:
    offered = there()
    offered.record.withdraw(RULES, **withdrawal(LEAD))
    offered.record.note_refusal(proper_holder="县住建局", reason="", on=ON)

    assert Status.WITHDRAWN == offered.record.status


def test_while_it_is_asked_for_nothing_is_judged() -> None:
    answered = past(Suggestion.Replied, unit="住建局", round=1, complete=True, replied_on=ON)

    there(TAKEN, answered, ASKED).when(
        Suggestion.judge, RULES, satisfaction="satisfied", on=ON
    ).refused(WithdrawalUnderWay)


def test_the_holder_gives_it_back_under_its_own_rules() -> None:
    wish: dict[str, Any] = {"reason": "已解决", "on": LATER}
    origin = {"from_jurisdiction_id": UUID(int=2), "from_suggestion_id": UUID(int=3)}

    given(Suggestion, *FROM_BELOW).when(Suggestion.note_withdrawal_wish, RULES, **wish).then(
        past(Suggestion.Withdrawn, reason="已解决", case_id=None, **origin, withdrawn_on=LATER)
    )
    settling = past(Suggestion.Sorted, route="settle_here", reason="", sorted_on=ON)
    given(Suggestion, *FROM_BELOW, settling).when(
        Suggestion.note_withdrawal_wish, rules("beijing"), **wish
    ).then(
        past(
            Suggestion.WithdrawalDeclined,
            reason=f"依据{rules('beijing').basis('withdraw_until')}，交办以后不再撤回",
            **origin,
            declined_on=LATER,
        )
    )


def test_the_answer_to_a_wish_reaches_those_who_have_it() -> None:
    told: dict[str, Any] = {"reason": "已解决", "on": ON}

    there(TAKEN, ASKED).when(Suggestion.note_withdrawal, **told).then(GONE)
    there(TAKEN).when(Suggestion.note_withdrawal, **told).refused(WrongState)
    declined = there(TAKEN, ASKED)
    declined.record.note_withdrawal_declined(reason="已经办结，不再撤回", on=ON)
    assert Status.HELD_ABOVE == declined.record.status
    declined.record.withdraw(RULES, **withdrawal(LEAD))
    assert "已解决" == declined.record.withdrawal


def test_what_is_over_is_not_withdrawn() -> None:
    matter = replied()
    matter.judge("satisfied")

    after(matter.suggestion).when(Suggestion.withdraw, RULES, **withdrawal(LEAD)).refused(
        WrongState
    )


# 评价


def test_the_lead_judges_result_and_attitude() -> None:
    matter = replied()
    matter.judge("satisfied", attitude="basically_satisfied", deputy_id=LEAD)

    assert Status.JUDGED == matter.suggestion.status
    assert "basically_satisfied" == matter.suggestion.pending_events[-1].attitude


def test_nobody_judges_for_the_lead() -> None:
    after(replied().suggestion).when(
        Suggestion.judge, RULES, satisfaction="satisfied", deputy_id=SECOND, on=ON
    ).refused(NotYourJudgement)


def test_an_attitude_is_one_of_three_words() -> None:
    after(replied().suggestion).when(
        Suggestion.judge, RULES, satisfaction="satisfied", attitude="rude", on=ON
    ).refused(BadValue, field="attitude")


def test_an_office_does_not_reply_for_the_units_of_a_case() -> None:
    after(dispatched().suggestion).when(
        Suggestion.reply, unit="住建局", text="已办", on=ON
    ).refused(HandledInACase)


def test_a_deputy_is_reminded_before_silence_counts() -> None:
    story = after(replied().suggestion)

    story.when(Suggestion.lapse, RULES, on=LATER).refused(BadValue, field="on")
    story.record.remind(on=LATER)
    after(story.record).when(Suggestion.lapse, RULES, on=LATER).then(
        past(Suggestion.FeedbackLapsed, counted="exclude", basis="缺省", lapsed_on=LATER)
    )


def test_after_a_second_reply_the_deputy_is_reminded_anew() -> None:
    matter = replied()
    matter.suggestion.remind(on=ON)
    matter.judge("dissatisfied")
    matter.suggestion.order_rehandling(RULES, **BY_THE_OFFICE)
    matter.reply(on=LATER)

    after(matter.suggestion).when(Suggestion.lapse, RULES, on=LATER).refused(BadValue)


# 重新办理


def test_where_it_is_automatic_dissatisfaction_starts_the_second_handling() -> None:
    matter = dissatisfied(AUTOMATIC, **HENAN)

    assert Status.DISPATCHED == matter.suggestion.status
    assert {("rehandle_within", "住建局"): "2026-06-12"} == matter.clocks(Suggestion.Judged)


def test_every_unit_that_answered_has_to_answer_again() -> None:
    matter = dispatched(SEPARATE, AUTOMATIC)
    for unit in ("住建局", "教育局"):
        matter.reply(unit=unit, **HENAN)
    matter.judge("dissatisfied")
    assert {"住建局", "教育局"} == {who for _, who in matter.clocks(Suggestion.Judged)}

    matter.reply(unit="住建局", on=LATER, **HENAN)
    assert Status.DISPATCHED == matter.suggestion.status
    matter.reply(unit="教育局", on=LATER, **HENAN)
    assert Status.REPLIED == matter.suggestion.status


def test_elsewhere_whoever_may_order_it_decides() -> None:
    matter = dissatisfied()
    assert Status.DISSATISFIED == matter.suggestion.status

    matter.suggestion.order_rehandling(RULES, **BY_THE_OFFICE)
    assert {("rehandle_within", "住建局"): "2026-06-15"} == matter.clocks(
        Suggestion.RehandlingOrdered
    )


def test_it_may_be_left_at_that_with_a_reason() -> None:
    matter = dissatisfied()
    told = {"by": "office", "reason": "已充分说明，条件不具备"}

    after(matter.suggestion).when(Suggestion.decline_rehandling, RULES, **told, on=ON).then(
        past(Suggestion.RehandlingDeclined, **told, basis="缺省", declined_on=ON)
    )
    assert Status.JUDGED == matter.suggestion.status


@pytest.mark.parametrize("by", ["", "住建局"])
@pytest.mark.parametrize("decide", [Suggestion.order_rehandling, Suggestion.decline_rehandling])
def test_a_unit_does_not_decide_about_its_own_reply(decide: Any, by: str) -> None:
    after(dissatisfied().suggestion).when(decide, RULES, by=by, reason="已办妥", on=ON).refused(
        AnotherPower, needed="office", by=by
    )


def test_where_the_standing_committee_decides_the_office_does_not() -> None:
    """Beijing, Qingdao: the second handling is ordered by the standing committee."""
    law = rules(rehandle_decider="standing_committee")
    story, told = after(dissatisfied(law).suggestion), {"reason": "", "on": ON}

    story.when(Suggestion.order_rehandling, law, by="office", **told).refused(AnotherPower)
    story.record.order_rehandling(law, by="standing_committee", **told)
    assert Status.DISPATCHED == story.record.status


def test_nothing_is_ordered_without_dissatisfaction() -> None:
    after(replied().suggestion).when(
        Suggestion.order_rehandling, RULES, **BY_THE_OFFICE
    ).refused(WrongState)


def test_a_first_dissatisfaction_is_not_escalated() -> None:
    after(dissatisfied().suggestion).when(Suggestion.escalate, RULES, on=ON).refused(
        NoSecondDissatisfaction, round=1
    )


@pytest.mark.parametrize("how", ["evaluation", "conference"])
def test_a_second_dissatisfaction_is_escalated_as_the_policy_says(how: str) -> None:
    law = rules(second_dissatisfaction=how)

    after(twice_dissatisfied(law).suggestion).when(Suggestion.escalate, law, on=LATER).then(
        past(Suggestion.Escalated, how=how, basis="本级规定", escalated_on=LATER)
    )


def test_where_the_policy_provides_for_nothing_more_nothing_is_escalated() -> None:
    law = rules(second_dissatisfaction="none")

    after(twice_dissatisfied(law).suggestion).when(Suggestion.escalate, law, on=LATER).refused(
        NoSecondDissatisfaction, round=2
    )


@pytest.mark.parametrize(("rehandle", "status"), [(True, "dispatched"), (False, "judged")])
def test_a_conference_concludes(*, rehandle: bool, status: str) -> None:
    matter = twice_dissatisfied()
    matter.suggestion.escalate(RULES, on=LATER)
    matter.suggestion.conclude(RULES, conclusion="分两期办", rehandle=rehandle, on=LATER)

    assert status == matter.suggestion.status
    assert [("rehandle_within", "住建局")] * rehandle == list(
        matter.clocks(Suggestion.EscalationConcluded)
    )


def test_a_conclusion_says_something() -> None:
    matter = twice_dissatisfied()
    matter.suggestion.escalate(RULES, on=LATER)

    after(matter.suggestion).when(
        Suggestion.conclude, RULES, conclusion="", rehandle=False, on=LATER
    ).refused(BadValue)


# 承诺


def promised() -> Suggestion:
    matter = replied(promises=[PROMISE])
    matter.judge("satisfied")
    return matter.suggestion


def test_a_promise_has_a_clock_of_its_own() -> None:
    assert (
        "2026-09-30"
        == replied(promises=[PROMISE]).clocks(Suggestion.Replied)["promise.1", "住建局"]
    )


def test_a_promise_is_kept_with_evidence() -> None:
    story = after(promised())

    story.when(Suggestion.keep_promise, RULES, number=1, evidence="", on=LATER).refused(
        BadValue
    )
    story.record.keep_promise(RULES, number=1, evidence="验收单", on=LATER)
    kept = story.record.pending_events[-1]
    assert ("验收单", LATER) == (kept.evidence, kept.kept_on)
    assert {("promise_feedback_window", "deputy"): "2026-06-30"} == due(kept.clocks)


def test_what_the_deputy_finds_not_kept_is_still_to_be_kept() -> None:
    suggestion = promised()
    suggestion.keep_promise(RULES, number=1, evidence="验收单", on=LATER)
    told = {"number": 1, "satisfaction": "dissatisfied", "deputy_id": LEAD, "on": LATER}
    story = after(suggestion)

    story.when(Suggestion.judge_promise, **told, reason="").refused(BadValue, field="reason")
    story.when(
        Suggestion.judge_promise, **told | {"deputy_id": SECOND}, reason="没有开工"
    ).refused(NotYourJudgement)
    suggestion.judge_promise(**told, reason="没有开工")
    suggestion.fail_promise(RULES, number=1, reason="资金没有落实", on=LATER)
    assert Status.DISPATCHED == suggestion.status


def test_a_kept_promise_is_judged_once() -> None:
    suggestion = promised()
    told = {"number": 1, "satisfaction": "satisfied", "reason": "", "deputy_id": LEAD}
    story = after(suggestion)
    story.when(Suggestion.judge_promise, **told, on=LATER).refused(NoSuchPromise)

    suggestion.keep_promise(RULES, number=1, evidence="验收单", on=LATER)
    suggestion.judge_promise(**told, on=LATER)
    after(suggestion).when(Suggestion.judge_promise, **told, on=LATER).refused(NoSuchPromise)


def test_where_the_policy_wants_it_settled_a_promise_is_not_carried() -> None:
    law = rules(promise_carry_over=False)
    told = {"number": 1, "reason": "跨年", "due_on": date(2027, 6, 30)}

    after(promised()).when(Suggestion.carry_promise, law, **told, on=LATER).refused(NoCarryOver)


def test_a_broken_promise_opens_the_matter_again() -> None:
    suggestion = promised()
    suggestion.fail_promise(RULES, number=1, reason="资金没有落实", on=LATER)

    assert (Status.DISPATCHED, 2) == (suggestion.status, suggestion.round)
    assert {("rehandle_within", "住建局"): "2026-07-01"} == due(
        suggestion.pending_events[-1].clocks
    )


def test_a_promise_is_carried_to_a_later_day() -> None:
    suggestion = promised()
    suggestion.carry_promise(
        RULES, number=1, reason="跨年工程", due_on=date(2027, 6, 30), on=date(2026, 12, 31)
    )
    assert "2027-06-30" == suggestion.promises[0]["due_on"]

    after(suggestion).when(
        Suggestion.carry_promise, RULES, number=1, reason="再延", due_on=LATER, on=LATER
    ).refused(BadValue, field="due_on")


@pytest.mark.parametrize("number", [0, 2])
def test_what_was_not_promised_is_not_kept(number: int) -> None:
    after(promised()).when(
        Suggestion.keep_promise, RULES, number=number, evidence="验收单", on=LATER
    ).refused(NoSuchPromise)


def test_a_promise_is_kept_once() -> None:
    suggestion = promised()
    suggestion.keep_promise(RULES, number=1, evidence="验收单", on=LATER)

    after(suggestion).when(
        Suggestion.fail_promise, RULES, number=1, reason="没有", on=LATER
    ).refused(NoSuchPromise)


def test_who_has_the_units_keeps_them_to_their_word() -> None:
    """Below, the promise is read; above, it is kept, broken or carried."""
    told = {"unit": "住建局", "round": 1, "complete": True, "promises": [PROMISE]}
    below = given(
        Suggestion,
        past(Suggestion.Filed, sponsor_id=LEAD, clocks=[], filed_on=ON),
        past(Suggestion.Offered, to_jurisdiction_id=UUID(int=2), offered_on=ON),
        past(Suggestion.OfferAccepted, above_suggestion_id=UUID(int=3), accepted_on=ON),
        past(Suggestion.Replied, **told, replied_on=ON),
    )

    below.when(Suggestion.keep_promise, RULES, number=1, evidence="验收单", on=LATER).refused(
        NoSuchPromise
    )


def test_an_answer_to_a_broken_promise_above_is_judged_again_below() -> None:
    told = {"unit": "住建局", "round": 1, "complete": True}
    below = given(
        Suggestion,
        past(Suggestion.Filed, sponsor_id=LEAD, clocks=[], filed_on=ON),
        past(Suggestion.Offered, to_jurisdiction_id=UUID(int=2), offered_on=ON),
        past(Suggestion.OfferAccepted, above_suggestion_id=UUID(int=3), accepted_on=ON),
        past(Suggestion.Replied, **told, replied_on=ON),
        past(Suggestion.Judged, satisfaction="satisfied", round=1, judged_on=ON),
    )
    below.record.note_answer(RULES, unit="住建局", text="已补办", on=LATER)

    assert Status.REPLIED == below.record.status


# 公开、结转、归档


def test_the_reply_is_published_or_withheld_with_a_reason() -> None:
    suggestion = replied().suggestion
    suggestion.publish(on=ON)
    story = after(suggestion)

    story.when(Suggestion.withhold, reason="", on=ON).refused(BadValue)
    story.when(Suggestion.withhold, reason="涉及商业秘密", on=ON).then(
        past(Suggestion.PublicationWithheld, reason="涉及商业秘密", withheld_on=ON)
    )


def test_the_text_is_published_before_there_is_a_reply() -> None:
    """Once it is handled; what was withdrawn is not shown any more."""
    withdrawn = dispatched().suggestion
    withdrawn.withdraw(RULES, deputy_id=LEAD, reason="已解决", on=ON)

    after(withdrawn).when(Suggestion.publish, what="text_only", on=ON).refused(WrongState)
    after(dispatched().suggestion).when(Suggestion.publish, what="title", on=ON).refused(
        BadValue, field="what"
    )
    after(dispatched().suggestion).when(Suggestion.publish, what="text_only", on=ON).then(
        past(Suggestion.Published, what="text_only", published_on=ON)
    )


def test_what_its_signers_want_kept_confidential_is_not_published() -> None:
    """Shandong article 11, Qingdao article 18: at the deputy's request."""
    suggestion = given(
        Suggestion,
        past(Suggestion.Drafted, sponsor_id=LEAD, confidential=True, drafted_on=ON),
        past(Suggestion.Submitted, submitted_on=ON),
        past(Suggestion.Replied, unit="住建局", round=1, complete=True, replied_on=ON),
    ).record
    story = after(suggestion)

    story.when(Suggestion.publish, on=ON).refused(Confidential)
    story.when(Suggestion.withhold, reason="代表要求", on=ON).then(
        past(Suggestion.PublicationWithheld, reason="代表要求", withheld_on=ON)
    )


def test_what_is_not_answered_is_not_published() -> None:
    story = after(dispatched().suggestion)

    story.when(Suggestion.publish, on=ON).refused(WrongState)
    story.when(Suggestion.withhold, reason="涉及商业秘密", on=ON).refused(WrongState)


def test_at_the_end_of_the_term_the_right_to_a_reply_remains() -> None:
    matter = dispatched()
    matter.suggestion.carry_over(term="第八届", on=ON)
    matter.reply()

    assert Status.REPLIED == matter.suggestion.status


def test_what_is_over_or_was_never_filed_is_not_carried_over() -> None:
    for suggestion in (promised(), drafted()):
        after(suggestion).when(Suggestion.carry_over, term="第八届", on=ON).refused(WrongState)


def test_a_promise_carried_over_keeps_nothing_from_being_archived_and_opens_it_if_broken() -> (
    None
):
    suggestion = promised()
    suggestion.carry_promise(
        RULES, number=1, reason="转下年度", due_on=date(2027, 6, 30), on=LATER
    )
    suggestion.archive(on=LATER)
    suggestion.fail_promise(RULES, number=1, reason="资金未到位", on=LATER)

    assert (Status.DISPATCHED, False) == (suggestion.status, suggestion.archived)


def test_it_is_archived_when_nothing_promised_is_open() -> None:
    story = after(promised())
    story.when(Suggestion.archive, on=LATER).refused(BadValue, field="promises")

    story.record.keep_promise(RULES, number=1, evidence="验收单", on=LATER)
    after(story.record).when(Suggestion.archive, on=LATER).then(
        past(Suggestion.Archived, archived_on=LATER)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"occasion": "motion", "drawn_from": ["visit", "research"]},
        {"category": "交通运输", "focus_area": "民生实事"},
        {"category": ""},
    ],
)
def test_what_was_written_wrong_is_corrected_with_the_reason(changes: dict[str, Any]) -> None:
    after(submitted()).when(
        Suggestion.correct, changes=changes, reason="登记有误", on=LATER
    ).then(past(Suggestion.Corrected, changes=changes, reason="登记有误", corrected_on=LATER))


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({}, "登记有误", "changes"),
        ({"occasion": "motion"}, " ", "reason"),
        ({"occasion": "someday"}, "登记有误", "occasion"),
        ({"drawn_from": ["visit", "visit"]}, "登记有误", "drawn_from"),
    ],
)
def test_a_correction_says_what_and_why(
    changes: dict[str, Any], reason: str, field: str
) -> None:
    after(submitted()).when(
        Suggestion.correct, changes=changes, reason=reason, on=LATER
    ).refused(BadValue, field=field)


def test_what_was_corrected_is_handed_over_as_it_was_corrected() -> None:
    suggestion = admitted()
    changes = {"drawn_from": ["visit"], "category": "交通运输", "focus_area": "民生实事"}
    suggestion.correct(changes=changes, reason="登记有误", on=LATER)

    suggestion.hand_over(
        here=LEAD,
        to_jurisdiction_id=THIRD,
        above_suggestion_id=ITSELF,
        reason="属上级职权",
        on=LATER,
    )

    *_, offered = suggestion.collect_events()
    assert changes == {name: getattr(offered, name) for name in changes}


def test_what_is_archived_is_not_corrected() -> None:
    matter = replied()
    matter.judge("satisfied")
    matter.suggestion.archive(on=ON)

    after(matter.suggestion).when(
        Suggestion.correct, changes={"occasion": "motion"}, reason="登记有误", on=LATER
    ).refused(FiledAway)


def test_what_came_from_elsewhere_is_corrected_where_it_was_filed() -> None:
    given(Suggestion, *FROM_BELOW).when(
        Suggestion.correct, changes={"occasion": "motion"}, reason="登记有误", on=LATER
    ).refused(FiledElsewhere)


def test_it_is_archived_once() -> None:
    matter = replied()
    matter.judge("satisfied")
    matter.suggestion.archive(on=ON)

    after(matter.suggestion).when(Suggestion.archive, on=LATER).nothing()


def test_what_runs_is_not_archived() -> None:
    after(dispatched().suggestion).when(Suggestion.archive, on=ON).refused(WrongState)


# 从前的记录


def test_a_suggestion_dispatched_before_there_were_cases_is_handled_as_it_was() -> None:
    legacy = given(
        Suggestion,
        past(Suggestion.Filed, sponsor_id=LEAD, clocks=[], filed_on=FILED_ON),
        past(Suggestion.Dispatched, lead_unit="住建局", due_on=ON, dispatched_on=FILED_ON),
    ).record
    legacy.reply(unit="住建局", text="已列入计划", on=ON)
    legacy.judge(AUTOMATIC, satisfaction="dissatisfied", on=ON)
    assert Status.DISPATCHED == legacy.status
    legacy.reply(unit="住建局", text="已开工", on=LATER)
    legacy.judge(AUTOMATIC, satisfaction="satisfied", on=LATER)
    legacy.resolve(outcome="电梯已投入使用", on=LATER)

    assert (Status.RESOLVED, 2) == (legacy.status, legacy.round)


def test_a_second_answer_does_not_need_a_second_case() -> None:
    matter = dissatisfied(AUTOMATIC, **HENAN)
    matter.reply(on=LATER, **HENAN)

    answers = [each for each in matter.case.pending_events if isinstance(each, ANSWERED)]
    assert [1, 2] == [each.round for each in answers]


ANSWERED = HandlingCase.Answered
