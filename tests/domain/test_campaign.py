from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.campaign import (
    Campaign,
    NoSuchPhase,
    PeriodReported,
    PhaseBehind,
    WrongStage,
)
from domain.plan import Plan
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, IndicatorLocked
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import ITSELF, Past, given, past, when_new

ROOT = UUID(int=2024)
BAODING = UUID(int=130600)
MANCHENG = UUID(int=130607)
QINGYUAN = UUID(int=130608)
XUSHUI = UUID(int=130609)

TITLE = "建设现代化新保定、人大代表立新功"
LOCAL_TITLE = "推动清苑高质量发展，人大代表做贡献"
DECIDED_ON = date(2024, 4, 10)
LAUNCHED_ON = date(2024, 4, 16)
AS_OF = date(2024, 9, 30)

PLAN = Plan(
    theme=TITLE,
    year=2024,
    phases=[
        {"name": "宣传发动", "from_on": "2024-04-01", "to_on": "2024-04-30"},
        {"name": "组织实施", "from_on": "2024-05-01", "to_on": "2024-10-31"},
        {"name": "总结提高", "from_on": "2024-11-01", "to_on": "2024-12-31"},
    ],
    checklist=[{"text": "提出一条好建议"}],
)
SUGGESTIONS = Indicator("suggestions_heard", "意见建议", "条", take="opinions_heard")
RECEPTIONS = Indicator("voters_received", "接待选民", "人次", take="voters_received")
LOCKED = replace(SUGGESTIONS, core=True)

DRAWN_UP = {"title": TITLE, "plan": PLAN.state(), "indicators": [SUGGESTIONS.state()]}
PLANNED = past(Campaign.Planned, **DRAWN_UP, planned_on=date(2024, 3, 1))
RECEIPT: dict[str, Any] = {
    "title": TITLE,
    "plan": PLAN.state(),
    "indicators": [LOCKED.state()],
    "root_id": ROOT,
    "parent_id": ROOT,
    "parent_jurisdiction_id": BAODING,
    "received_on": date(2024, 4, 1),
}
RECEIVED = past(Campaign.Received, **RECEIPT)
ADOPTED = past(
    Campaign.Adopted,
    title=LOCAL_TITLE,
    plan=PLAN.state(),
    indicators=[LOCKED.state(), RECEPTIONS.state()],
    adopted_by="主任会议",
    adopted_on=DECIDED_ON,
)
LAUNCHED = past(Campaign.Launched, phase="宣传发动", launched_on=LAUNCHED_ON)
CLOSED = past(Campaign.Closed, summary="圆满完成", closed_on=date(2024, 12, 31))
RUNNING = (RECEIVED, ADOPTED, LAUNCHED)


def issued(*to: UUID, on: date = LAUNCHED_ON) -> Past:
    return past(
        Campaign.Issued,
        title=LOCAL_TITLE,
        plan=PLAN.state(),
        indicators=[LOCKED.state(), replace(RECEPTIONS, core=True).state()],
        root_id=ROOT,
        to=list(to),
        issued_on=on,
    )


def reported(period_to: date) -> Past:
    return past(
        Campaign.Reported,
        period_from=DECIDED_ON,
        period_to=period_to,
        at_position=412,
        at_root="9f86d081",
        summary="阶段小结",
        reported_on=date(2024, 10, 8),
    )


def report(period_to: date) -> dict[str, Any]:
    facts = reported(period_to).facts
    return {name: facts[name] for name in facts if name != "reported_on"} | {
        "on": facts["reported_on"]
    }


def test_a_campaign_begins_as_a_plan_with_its_indicators() -> None:
    when_new(Campaign.draw_up, **DRAWN_UP, planned_on=date(2024, 3, 1)).then(PLANNED)


def test_a_campaign_without_a_title_is_refused() -> None:
    (
        when_new(Campaign.draw_up, **DRAWN_UP | {"title": " "}, planned_on=DECIDED_ON).refused(
            BadValue, field="title"
        )
    )


def test_an_indicator_counts_by_a_known_kind() -> None:
    wrong = DRAWN_UP | {"indicators": [SUGGESTIONS.state() | {"kind": "percentage"}]}

    (
        when_new(Campaign.draw_up, **wrong, planned_on=DECIDED_ON).refused(
            BadValue, field="indicators[0].kind"
        )
    )


def test_a_campaign_issued_above_arrives_as_it_was_sent() -> None:
    when_new(Campaign.receive, **RECEIPT).then(RECEIVED)


def test_a_county_adopts_it_under_its_own_title_with_indicators_of_its_own() -> None:
    (
        given(Campaign, RECEIVED)
        .when(
            Campaign.adopt,
            title=LOCAL_TITLE,
            plan={},
            indicators=[RECEPTIONS.state()],
            adopted_by="主任会议",
            on=DECIDED_ON,
        )
        .then(ADOPTED)
    )


def test_a_county_that_changes_nothing_keeps_the_title_from_above() -> None:
    (
        given(Campaign, RECEIVED)
        .when(
            Campaign.adopt,
            title="",
            plan={},
            indicators=[],
            adopted_by="主任会议",
            on=DECIDED_ON,
        )
        .then(
            past(
                Campaign.Adopted,
                title=TITLE,
                plan=PLAN.state(),
                indicators=[LOCKED.state()],
                adopted_by="主任会议",
                adopted_on=DECIDED_ON,
            )
        )
    )


ONE_MORE = {"text": "办理一件民生实事"}
LOCAL_PLAN = replace(PLAN, checklist=[*PLAN.checklist, ONE_MORE])
REVISED = past(
    Campaign.PlanRevised,
    title=LOCAL_TITLE,
    plan=LOCAL_PLAN.state(),
    indicators=[LOCKED.state(), RECEPTIONS.state()],
    reason="主任会议提出",
    revised_on=DECIDED_ON,
)


def revision(**facts: Any) -> dict[str, Any]:
    told = {"title": LOCAL_TITLE, "plan": {"checklist": [ONE_MORE]}, "indicators": []}
    return told | {"reason": "主任会议提出", "on": DECIDED_ON} | facts


def test_what_came_from_above_is_revised_before_it_is_adopted_and_stays_in_it() -> None:
    given(Campaign, RECEIVED).when(
        Campaign.revise, **revision(indicators=[RECEPTIONS.state()])
    ).then(REVISED)
    given(Campaign, RECEIVED).when(
        Campaign.revise, **revision(indicators=[SUGGESTIONS.state()])
    ).refused(IndicatorLocked, key="suggestions_heard")


def test_a_further_revision_replaces_what_was_added_here_and_no_more() -> None:
    given(Campaign, RECEIVED, REVISED).when(
        Campaign.revise, **revision(title="", plan={})
    ).then(
        past(
            Campaign.PlanRevised,
            title=LOCAL_TITLE,
            plan=PLAN.state(),
            indicators=[LOCKED.state()],
            reason="主任会议提出",
            revised_on=DECIDED_ON,
        )
    )


def test_what_was_revised_is_what_is_adopted() -> None:
    given(Campaign, RECEIVED, REVISED).when(
        Campaign.adopt, title="", plan={}, indicators=[], adopted_by="主任会议", on=DECIDED_ON
    ).then(past(Campaign.Adopted, **ADOPTED.facts | {"plan": LOCAL_PLAN.state()}))


def test_an_indicator_from_above_is_locked() -> None:
    (
        given(Campaign, RECEIVED)
        .when(
            Campaign.adopt,
            title=LOCAL_TITLE,
            plan={},
            indicators=[SUGGESTIONS.state() | {"unit": "件"}],
            adopted_by="主任会议",
            on=DECIDED_ON,
        )
        .refused(IndicatorLocked, key="suggestions_heard")
    )


def test_a_county_cannot_lock_an_indicator_for_itself() -> None:
    (
        given(Campaign, RECEIVED)
        .when(
            Campaign.adopt,
            title=LOCAL_TITLE,
            plan={},
            indicators=[RECEPTIONS.state() | {"core": True}],
            adopted_by="主任会议",
            on=DECIDED_ON,
        )
        .then(ADOPTED)
    )


def test_a_campaign_is_adopted_once() -> None:
    (
        given(Campaign, RECEIVED, ADOPTED)
        .when(
            Campaign.adopt,
            title=TITLE,
            plan={},
            indicators=[],
            adopted_by="主任会议",
            on=DECIDED_ON,
        )
        .refused(WrongStage, status="adopted")
    )


def test_all_indicators_are_locked_for_those_it_is_issued_to() -> None:
    (
        given(Campaign, RECEIVED, ADOPTED)
        .when(Campaign.issue, to=[MANCHENG, QINGYUAN], on=LAUNCHED_ON)
        .then(issued(MANCHENG, QINGYUAN))
    )


def test_a_place_receives_a_campaign_only_once() -> None:
    (
        given(Campaign, RECEIVED, ADOPTED, issued(MANCHENG))
        .when(Campaign.issue, to=[MANCHENG, XUSHUI, XUSHUI], on=LAUNCHED_ON)
        .then(issued(XUSHUI))
    )


def test_issuing_it_again_to_the_same_places_records_nothing() -> None:
    (
        given(Campaign, RECEIVED, ADOPTED, issued(MANCHENG, QINGYUAN))
        .when(Campaign.issue, to=[QINGYUAN, MANCHENG], on=AS_OF)
        .nothing()
    )


SUSPENDED = {
    "title": LOCAL_TITLE,
    "status": "halted",
    "reason": "防汛",
    "decided_on": date(2024, 7, 25),
}
RESUMED = SUSPENDED | {"status": "launched", "reason": "解除", "decided_on": date(2024, 8, 12)}
NOTED = past(Campaign.SuperiorNoted, by_jurisdiction_id=BAODING, **SUSPENDED)


def test_those_it_was_issued_to_are_told_that_it_is_suspended_and_goes_on() -> None:
    below = {"by_jurisdiction_id": None, "to": [MANCHENG, QINGYUAN]}
    suspended = past(Campaign.Suspended, reason="防汛", suspended_on=date(2024, 7, 25))
    told = past(Campaign.BelowInformed, **below, **SUSPENDED)

    given(Campaign, *RUNNING, issued(QINGYUAN, MANCHENG)).when(
        Campaign.suspend, reason="防汛", on=date(2024, 7, 25)
    ).then(suspended, told)
    given(Campaign, *RUNNING, issued(QINGYUAN, MANCHENG), suspended, told).when(
        Campaign.resume, reason="解除", on=date(2024, 8, 12)
    ).then(
        past(Campaign.Resumed, reason="解除", resumed_on=date(2024, 8, 12)),
        past(Campaign.BelowInformed, **below, **RESUMED),
    )


def test_those_it_was_issued_to_are_told_that_it_is_closed() -> None:
    ended_on = date(2024, 11, 30)
    said = SUSPENDED | {"status": "closed", "reason": "见总结", "decided_on": ended_on}

    given(Campaign, *RUNNING, issued(QINGYUAN, MANCHENG)).when(
        Campaign.close, summary="见总结", on=ended_on
    ).then(
        past(Campaign.Closed, summary="见总结", closed_on=ended_on),
        past(Campaign.BelowInformed, by_jurisdiction_id=None, to=[MANCHENG, QINGYUAN], **said),
    )


def test_what_is_closed_above_is_told_further_down_and_is_not_closed_here() -> None:
    """What is done here afterwards is still its own work, and counts."""
    closed = SUSPENDED | {"status": "closed", "reason": "见总结"}
    told = past(Campaign.BelowInformed, by_jurisdiction_id=BAODING, to=[XUSHUI], **closed)
    noted = past(Campaign.SuperiorNoted, by_jurisdiction_id=BAODING, **closed)
    history = (*RUNNING, issued(XUSHUI))

    given(Campaign, *history).when(
        Campaign.note_superior, by_jurisdiction_id=BAODING, **closed
    ).then(noted, told)
    given(Campaign, *history, noted, told).record.must_take(date(2024, 8, 1))


def test_what_stops_above_is_told_further_down_and_does_not_stop_here() -> None:
    told = past(Campaign.BelowInformed, by_jurisdiction_id=BAODING, to=[XUSHUI], **SUSPENDED)
    history = (*RUNNING, issued(XUSHUI))

    given(Campaign, *history).when(
        Campaign.note_superior, by_jurisdiction_id=BAODING, **SUSPENDED
    ).then(NOTED, told)
    given(Campaign, *history, NOTED, told).record.must_take(date(2024, 8, 1))


def test_a_place_it_is_issued_to_later_learns_what_stopped_above() -> None:
    told = past(Campaign.BelowInformed, by_jurisdiction_id=BAODING, to=[XUSHUI], **SUSPENDED)
    resumed = past(Campaign.SuperiorNoted, by_jurisdiction_id=BAODING, **RESUMED)

    given(Campaign, *RUNNING, NOTED).when(Campaign.issue, to=[XUSHUI], on=LAUNCHED_ON).then(
        issued(XUSHUI), told
    )
    given(Campaign, *RUNNING, NOTED, resumed).when(
        Campaign.issue, to=[XUSHUI], on=LAUNCHED_ON
    ).then(issued(XUSHUI))


def test_what_is_not_adopted_is_not_issued() -> None:
    (
        given(Campaign, PLANNED)
        .when(Campaign.issue, to=[MANCHENG], on=LAUNCHED_ON)
        .refused(WrongStage, status="planned")
    )


def test_the_line_of_a_campaign_begins_with_the_first_one() -> None:
    first = past(Campaign.Adopted, **DRAWN_UP, adopted_by="主任会议", adopted_on=DECIDED_ON)

    (
        given(Campaign, PLANNED, first)
        .when(Campaign.issue, to=[MANCHENG], on=LAUNCHED_ON)
        .then(
            past(
                Campaign.Issued,
                title=TITLE,
                plan=PLAN.state(),
                indicators=[LOCKED.state()],
                root_id=ITSELF,
                to=[MANCHENG],
                issued_on=LAUNCHED_ON,
            )
        )
    )


def test_launching_it_begins_the_first_phase() -> None:
    (given(Campaign, RECEIVED, ADOPTED).when(Campaign.launch, on=LAUNCHED_ON).then(LAUNCHED))


def test_a_campaign_without_phases_is_launched_all_the_same() -> None:
    plain = past(Campaign.Adopted, title=TITLE, adopted_by="主席团", adopted_on=DECIDED_ON)

    (
        given(Campaign, PLANNED, plain)
        .when(Campaign.launch, on=LAUNCHED_ON)
        .then(past(Campaign.Launched, phase="", launched_on=LAUNCHED_ON))
    )


def test_what_is_not_adopted_is_not_launched() -> None:
    (
        given(Campaign, RECEIVED)
        .when(Campaign.launch, on=LAUNCHED_ON)
        .refused(WrongStage, status="received", needed="adopted")
    )


def test_it_moves_on_to_a_later_phase() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.advance, phase="总结提高", on=date(2024, 11, 1))
        .then(past(Campaign.PhaseAdvanced, phase="总结提高", advanced_on=date(2024, 11, 1)))
    )


def test_a_phase_that_is_not_in_the_plan_is_refused() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.advance, phase="评选表彰", on=date(2024, 11, 1))
        .refused(NoSuchPhase, phase="评选表彰")
    )


def test_it_never_goes_back_to_a_phase() -> None:
    third = past(Campaign.PhaseAdvanced, phase="总结提高", advanced_on=date(2024, 11, 1))

    (
        given(Campaign, *RUNNING, third)
        .when(Campaign.advance, phase="组织实施", on=date(2024, 11, 2))
        .refused(PhaseBehind, current="总结提高")
    )


def test_the_phase_it_is_in_is_not_begun_again() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.advance, phase="宣传发动", on=LAUNCHED_ON)
        .refused(PhaseBehind, phase="宣传发动")
    )


def test_a_report_is_frozen_at_a_position_of_the_ledger() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.report, **report(period_to=AS_OF))
        .then(reported(period_to=AS_OF))
    )


def test_the_last_report_may_come_after_the_campaign_closed() -> None:
    (
        given(Campaign, *RUNNING, CLOSED)
        .when(Campaign.report, **report(period_to=date(2024, 12, 31)))
        .then(reported(period_to=date(2024, 12, 31)))
    )


def test_a_period_is_reported_once() -> None:
    (
        given(Campaign, *RUNNING, reported(period_to=AS_OF))
        .when(Campaign.report, **report(period_to=AS_OF))
        .refused(PeriodReported, reported_to=AS_OF)
    )


def test_a_period_does_not_end_before_it_begins() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.report, **report(period_to=date(2024, 4, 9)))
        .refused(BadValue, field="period_to")
    )


def test_there_is_nothing_to_report_before_the_launch() -> None:
    (
        given(Campaign, RECEIVED, ADOPTED)
        .when(Campaign.report, **report(period_to=AS_OF))
        .refused(WrongStage, status="adopted")
    )


def test_it_closes_with_its_summary() -> None:
    (
        given(Campaign, *RUNNING)
        .when(Campaign.close, summary="圆满完成", on=date(2024, 12, 31))
        .then(CLOSED)
    )


def test_it_closes_only_once() -> None:
    (
        given(Campaign, *RUNNING, CLOSED)
        .when(Campaign.close, summary="圆满完成", on=date(2025, 1, 1))
        .refused(WrongStage, status="closed")
    )


PLACES = st.lists(st.sampled_from([MANCHENG, QINGYUAN, XUSHUI]), max_size=4)
COMMANDS = commands(
    command(
        Campaign.adopt,
        title=st.sampled_from(["", LOCAL_TITLE]),
        plan=st.sampled_from([{}, {"theme": LOCAL_TITLE}, {"theem": LOCAL_TITLE}]),
        indicators=st.sampled_from([[], [RECEPTIONS.state()], [SUGGESTIONS.state()]]),
        adopted_by=st.just("主任会议"),
        on=DAYS,
    ),
    command(Campaign.issue, to=PLACES, on=DAYS),
    command(Campaign.launch, on=DAYS),
    command(
        Campaign.advance,
        phase=st.sampled_from(["宣传发动", "组织实施", "总结提高", "评选表彰"]),
        on=DAYS,
    ),
    command(
        Campaign.report,
        period_from=DAYS,
        period_to=DAYS,
        at_position=st.integers(1, 999),
        at_root=st.just("9f86d081"),
        summary=st.just(""),
        on=DAYS,
    ),
    command(Campaign.close, summary=st.just("圆满完成"), on=DAYS),
)


@law
@for_all(st.sampled_from([[PLANNED], [RECEIVED], [RECEIVED, ADOPTED], RUNNING]), COMMANDS)
def test_its_events_alone_make_the_campaign_as_it_stands(
    history: list[Past], asked: list[Command]
) -> None:
    replay_is_live(given(Campaign, *history), asked)


@law
@for_all(st.lists(PLACES, max_size=5))
def test_however_often_it_is_issued_each_place_gets_it_once(rounds: list[list[UUID]]) -> None:
    campaign = given(Campaign, RECEIVED, ADOPTED).record
    for to in rounds:
        campaign.issue(to=to, on=LAUNCHED_ON)

    sent = [place for event in campaign.collect_events() for place in vars(event)["to"]]

    assert sorted({place for to in rounds for place in to}) == sorted(sent)
