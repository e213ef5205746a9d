"""What may happen to a campaign between its draft and its end, beside the way down and up."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.campaign import Campaign, WrongStage
from domain.campaign.words import (
    AlreadyContinues,
    AlreadySubmitted,
    CampaignClosed,
    CampaignPaused,
    CampaignStopped,
    ContinuesItself,
    NoSuchDocument,
    StepTooEarly,
)
from domain.plan import NoSuchPhase, NoSuchStep, Plan
from domain.shared.errors import BadValue
from tests.support.scenario import ITSELF, fold, given, past, when_new

PLAN = Plan(
    theme="万名代表促壮腰",
    phases=[
        {"name": "宣传发动", "from_on": "2012-04-11", "to_on": "2012-04-30"},
        {
            "name": "组织实施",
            "from_on": "2012-05-01",
            "to_on": "2012-09-30",
            "documents": ["阶段小结"],
            "steps": [
                {
                    "name": "梳理汇总",
                    "from_on": "2012-07-01",
                    "to_on": "2012-07-20",
                    "form": "活动情况登记表",
                }
            ],
        },
    ],
)
DRAWN = {"title": "万名代表促壮腰", "plan": PLAN.state(), "indicators": []}
PLANNED = past(Campaign.Planned, **DRAWN, planned_on=date(2012, 4, 1))
ADOPTED = past(Campaign.Adopted, **DRAWN, adopted_by="主任会议", adopted_on=date(2012, 4, 10))
LAUNCHED = past(Campaign.Launched, phase="宣传发动", launched_on=date(2012, 4, 11))
RUNNING = (PLANNED, ADOPTED, LAUNCHED)
FLOOD = date(2012, 7, 25)
SUSPENDED = past(Campaign.Suspended, reason="防汛", suspended_on=FLOOD)
SUBMITTED: dict[str, Any] = {
    "phase": "组织实施",
    "step": "梳理汇总",
    "document": "活动情况登记表",
    "submitted_by": "新厂镇人大主席团",
}


def test_a_draft_is_revised_as_a_whole_with_the_reason() -> None:
    theme = Plan(theme="凝民心、促壮腰")
    facts = DRAWN | {"plan": theme.state(), "reason": "主任会议提出修改"}

    given(Campaign, PLANNED).when(Campaign.revise, **facts, on=date(2012, 4, 5)).then(
        past(Campaign.PlanRevised, **facts, revised_on=date(2012, 4, 5))
    )


def test_what_was_adopted_is_no_draft_any_more() -> None:
    given(Campaign, PLANNED, ADOPTED).when(
        Campaign.revise, **DRAWN, reason="再改", on=date(2012, 4, 12)
    ).refused(WrongStage, status="adopted")


def test_the_party_is_informed_of_what_was_approved() -> None:
    said = {"committee": "中共石首市委", "answer": "同意"}

    given(Campaign, PLANNED, ADOPTED).when(
        Campaign.inform_party, **said, on=date(2012, 4, 11)
    ).then(past(Campaign.PartyInformed, **said, informed_on=date(2012, 4, 11)))
    given(Campaign, PLANNED).when(Campaign.inform_party, **said, on=date(2012, 4, 11)).refused(
        WrongStage
    )


def test_a_step_is_moved_to_other_days_and_the_rest_stays() -> None:
    moved = {
        "phase": "组织实施",
        "step": "梳理汇总",
        "from_on": None,
        "to_on": date(2012, 8, 5),
        "reason": "防汛",
    }
    rescheduled = past(Campaign.Rescheduled, **moved, rescheduled_on=FLOOD)

    given(Campaign, *RUNNING).when(Campaign.reschedule, **moved, on=FLOOD).then(rescheduled)

    campaign = given(Campaign, *RUNNING, rescheduled).record
    before, after = PLAN.phases[1]["steps"][0], campaign.plan.phases[1]["steps"][0]
    assert before | {"to_on": "2012-08-05"} == after
    assert PLAN.phases[0] == campaign.plan.phases[0]


@pytest.mark.parametrize(
    ("where", "refusal"),
    [
        ({"phase": "总结"}, NoSuchPhase),
        ({"phase": "组织实施", "step": "交办"}, NoSuchStep),
        ({"phase": "组织实施", "to_on": date(2012, 4, 1)}, BadValue),
        ({"phase": "组织实施", "to_on": None}, BadValue),
    ],
)
def test_a_change_of_days_that_cannot_be_is_refused(
    where: dict[str, Any], refusal: type[Exception]
) -> None:
    said = {"step": "", "from_on": None, "to_on": FLOOD, "reason": "防汛"} | where

    given(Campaign, *RUNNING).when(Campaign.reschedule, **said, on=FLOOD).refused(
        refusal  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(("on", "late"), [(date(2012, 7, 20), False), (FLOOD, True)])
def test_a_document_is_late_after_the_last_day_of_its_step(on: date, *, late: bool) -> None:
    given(Campaign, *RUNNING).when(Campaign.submit, **SUBMITTED, on=on).then(
        past(
            Campaign.DocumentSubmitted,
            **SUBMITTED,
            due_on=date(2012, 7, 20),
            late=late,
            submitted_on=on,
        )
    )


def test_a_moved_step_gives_its_documents_more_time() -> None:
    moved = past(
        Campaign.Rescheduled,
        phase="组织实施",
        step="梳理汇总",
        to_on=date(2012, 8, 5),
        reason="防汛",
        rescheduled_on=FLOOD,
    )

    given(Campaign, *RUNNING, moved).when(Campaign.submit, **SUBMITTED, on=FLOOD).then(
        past(
            Campaign.DocumentSubmitted,
            **SUBMITTED,
            due_on=date(2012, 8, 5),
            late=False,
            submitted_on=FLOOD,
        )
    )


def test_only_what_the_plan_asks_for_is_handed_in_and_once_by_each() -> None:
    handed_in = past(Campaign.DocumentSubmitted, **SUBMITTED, submitted_on=FLOOD)

    given(Campaign, *RUNNING).when(
        Campaign.submit, **SUBMITTED | {"document": "照片"}, on=FLOOD
    ).refused(NoSuchDocument, wanted="活动情况登记表")
    given(Campaign, *RUNNING, handed_in).when(Campaign.submit, **SUBMITTED, on=FLOOD).refused(
        AlreadySubmitted
    )
    given(Campaign, *RUNNING).when(
        Campaign.submit, **SUBMITTED | {"step": "", "document": "阶段小结"}, on=FLOOD
    ).then(
        past(
            Campaign.DocumentSubmitted,
            **SUBMITTED | {"step": "", "document": "阶段小结"},
            due_on=date(2012, 9, 30),
            late=False,
            submitted_on=FLOOD,
        )
    )


def test_nothing_is_its_work_while_it_is_suspended() -> None:
    suspended = fold(Campaign, given(Campaign, *RUNNING, SUSPENDED).history)

    suspended.must_take(date(2012, 7, 24))
    with pytest.raises(CampaignStopped):
        suspended.must_take(FLOOD)


def test_a_resumed_campaign_goes_on_where_it_was() -> None:
    resumed = past(Campaign.Resumed, reason="汛情解除", resumed_on=date(2012, 8, 12))

    given(Campaign, *RUNNING, SUSPENDED).when(
        Campaign.resume, reason="汛情解除", on=date(2012, 8, 12)
    ).then(resumed)
    given(Campaign, *RUNNING, SUSPENDED, resumed).when(
        Campaign.advance, phase="组织实施", on=date(2012, 8, 13)
    ).then(past(Campaign.PhaseAdvanced, phase="组织实施", advanced_on=date(2012, 8, 13)))


def test_a_suspended_campaign_does_not_move_on() -> None:
    given(Campaign, *RUNNING, SUSPENDED).when(
        Campaign.advance, phase="组织实施", on=FLOOD
    ).refused(WrongStage, status="halted")


def test_what_was_done_before_it_was_suspended_counts_also_when_it_is_then_cancelled() -> None:
    cancelled = past(Campaign.Cancelled, reason="并入", cancelled_on=date(2012, 9, 1))
    campaign = fold(Campaign, given(Campaign, *RUNNING, SUSPENDED, cancelled).history)

    campaign.must_take(date(2012, 7, 24))
    with pytest.raises(CampaignStopped):
        campaign.must_take(date(2012, 8, 1))


def test_a_cancelled_campaign_is_over() -> None:
    cancelled = past(Campaign.Cancelled, reason="并入", cancelled_on=FLOOD)

    given(Campaign, *RUNNING).when(Campaign.cancel, reason="并入", on=FLOOD).then(cancelled)
    given(Campaign, *RUNNING, cancelled).when(Campaign.cancel, reason="并入", on=FLOOD).refused(
        WrongStage
    )


def test_a_campaign_that_never_ran_takes_no_work() -> None:
    planned = fold(Campaign, given(Campaign, PLANNED).history)

    with pytest.raises(WrongStage):
        planned.must_take(FLOOD)


def test_next_years_campaign_takes_up_the_last_one_once() -> None:
    last = Campaign.draw_up(id=UUID(int=2011), **DRAWN, planned_on=date(2011, 4, 1))
    last.collect_events()
    followed = past(
        Campaign.Continued,
        previous_id=last.id,
        previous_root_id=last.id,
        continued_on=date(2012, 4, 11),
    )

    given(Campaign, *RUNNING).when(Campaign.follow, last, on=date(2012, 4, 11)).then(followed)
    given(Campaign, *RUNNING, followed).when(
        Campaign.follow, last, on=date(2012, 4, 11)
    ).refused(AlreadyContinues)
    itself = fold(Campaign, given(Campaign, *RUNNING).history)
    assert ITSELF == itself.id
    with pytest.raises(ContinuesItself):
        itself.follow(itself, on=date(2012, 4, 11))


def test_a_draft_whose_steps_have_no_names_is_refused() -> None:
    nameless = {"phases": [{"name": "组织实施", "steps": [{"to_on": "2012-07-20"}]}]}

    when_new(
        Campaign.draw_up, **DRAWN | {"plan": nameless}, planned_on=date(2012, 4, 1)
    ).refused(BadValue, field="plan.phases[0].steps[0].name")


@pytest.mark.parametrize(
    ("known", "step", "facts"),
    [
        ((PLANNED, ADOPTED), Campaign.launch, {"on": date(2012, 4, 9)}),
        (RUNNING, Campaign.close, {"summary": "结束", "on": date(2012, 4, 10)}),
        (RUNNING, Campaign.suspend, {"reason": "防汛", "on": date(2012, 4, 10)}),
        (RUNNING, Campaign.cancel, {"reason": "不再开展", "on": date(2012, 4, 10)}),
        ((*RUNNING, SUSPENDED), Campaign.resume, {"reason": "", "on": date(2012, 7, 24)}),
    ],
)
def test_no_step_is_earlier_than_the_one_before_it(
    known: tuple[Any, ...], step: Any, facts: dict[str, Any]
) -> None:
    given(Campaign, *known).when(step, **facts).refused(StepTooEarly)


CLOSED_ON = date(2012, 11, 30)
CLOSED = past(Campaign.Closed, summary="圆满结束", closed_on=CLOSED_ON)


def test_what_was_done_while_it_ran_may_come_late_and_what_was_done_later_may_not() -> None:
    closed = fold(Campaign, given(Campaign, *RUNNING, CLOSED).history)

    closed.must_take(CLOSED_ON)
    with pytest.raises(CampaignClosed) as refused:
        closed.must_take(date(2012, 12, 1))
    assert {"on": CLOSED_ON} == refused.value.facts


def test_what_was_done_while_it_was_suspended_is_none_of_its_work_after_it_resumed() -> None:
    resumed = past(Campaign.Resumed, reason="汛情解除", resumed_on=date(2012, 8, 12))
    campaign = fold(Campaign, given(Campaign, *RUNNING, SUSPENDED, resumed).history)

    campaign.must_take(date(2012, 7, 24))
    campaign.must_take(date(2012, 8, 12))
    for on in (FLOOD, date(2012, 8, 11)):
        with pytest.raises(CampaignPaused):
            campaign.must_take(on)
