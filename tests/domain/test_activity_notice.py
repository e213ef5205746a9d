"""An activity from the notice to who was there."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.activity import Activity
from domain.activity_notice import ActivityNotice
from domain.activity_notice.words import (
    HeldTooSoon,
    LeaveAsked,
    NoLeaveAsked,
    NoticeStage,
    NotInvited,
    ShortNotice,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

LI, WANG, ZHAO, QIAN = (UUID(int=number) for number in range(11, 15))
ACTIVITY = UUID(int=99)
PLANNED_ON, DAY = date(2024, 5, 6), date(2024, 5, 16)

HERE = given(
    Jurisdiction,
    past(
        Jurisdiction.Established,
        name="清苑镇",
        level="township",
        organ="presidium",
        established_on=date(1996, 1, 1),
    ),
).record
PLAN: dict[str, Any] = {
    "kind": "代表小组活动",
    "content": "视察饮水安全工程",
    "place": "清苑镇",
    "invited": [LI, WANG, ZHAO],
    "will_be_on": DAY,
}
PLANNED = past(ActivityNotice.Planned, **PLAN, planned_on=PLANNED_ON)
ISSUED = past(ActivityNotice.Issued, issued_on=PLANNED_ON)


def asked(deputy_id: UUID) -> Any:
    return past(
        ActivityNotice.LeaveRequested,
        deputy_id=deputy_id,
        reason="就医",
        requested_on=date(2024, 5, 10),
    )


def decided(deputy_id: UUID, *, approved: bool) -> Any:
    return past(
        ActivityNotice.LeaveDecided,
        deputy_id=deputy_id,
        approved=approved,
        decided_on=date(2024, 5, 11),
    )


def activity(*present: UUID) -> Activity:
    record = Activity.hold(
        id=ACTIVITY, kind="代表小组活动", occurred_on=DAY, participants=list(present)
    )
    record.collect_events()
    return record


def test_an_activity_is_planned_with_those_who_are_to_come() -> None:
    when_new(ActivityNotice.plan, **PLAN, on=PLANNED_ON).then(PLANNED)


def test_nobody_is_called_twice_and_somebody_is_called() -> None:
    for invited in ([], [LI, LI]):
        when_new(ActivityNotice.plan, **PLAN | {"invited": invited}, on=PLANNED_ON).refused(
            BadValue, field="invited"
        )


def test_notice_is_given_five_days_ahead() -> None:
    planned = given(ActivityNotice, PLANNED)

    planned.when(ActivityNotice.issue, HERE, on=date(2024, 5, 12)).refused(
        ShortNotice, days=5, will_be_on=DAY
    )
    planned.when(ActivityNotice.issue, HERE, on=date(2024, 5, 11)).then(
        past(ActivityNotice.Issued, issued_on=date(2024, 5, 11))
    )


def test_a_shorter_notice_has_its_reason() -> None:
    (
        given(ActivityNotice, PLANNED)
        .when(ActivityNotice.issue, HERE, reason="防汛检查", on=DAY)
        .then(past(ActivityNotice.Issued, reason="防汛检查", issued_on=DAY))
    )


def test_leave_is_asked_for_by_one_who_is_called_once() -> None:
    def ask(deputy_id: UUID, *history: Any) -> Any:
        return given(ActivityNotice, PLANNED, *history).when(
            ActivityNotice.request_leave,
            deputy_id=deputy_id,
            reason="就医",
            on=date(2024, 5, 10),
        )

    ask(LI, ISSUED).then(asked(LI))
    ask(LI).refused(NoticeStage, status="planned")
    ask(QIAN, ISSUED).refused(NotInvited, deputy=QIAN)
    ask(LI, ISSUED, asked(LI)).refused(LeaveAsked, deputy=LI)


def test_leave_is_decided_once() -> None:
    def decide(*history: Any) -> Any:
        return given(ActivityNotice, PLANNED, ISSUED, *history).when(
            ActivityNotice.decide_leave, deputy_id=LI, approved=True, on=date(2024, 5, 11)
        )

    decide(asked(LI)).then(decided(LI, approved=True))
    decide().refused(NoLeaveAsked, deputy=LI)
    decide(asked(LI), decided(LI, approved=False)).refused(NoLeaveAsked, deputy=LI)


def test_who_did_not_come_is_on_leave_if_it_was_granted_and_absent_otherwise() -> None:
    history = (asked(WANG), decided(WANG, approved=True), asked(ZHAO))
    held = activity(LI, QIAN)

    (
        given(ActivityNotice, PLANNED, ISSUED, *history)
        .when(ActivityNotice.hold, held, present=[LI, QIAN], occurred_on=DAY)
        .then(
            past(
                ActivityNotice.Held,
                activity_id=ACTIVITY,
                present=[LI, QIAN],
                absent=[ZHAO],
                on_leave=[WANG],
                held_on=DAY,
            )
        )
        .and_beside(
            past(Activity.AttendanceNoted, absent=[ZHAO], on_leave=[WANG], noted_on=DAY)
        )
    )


def test_an_activity_is_not_held_before_its_day() -> None:
    (
        given(ActivityNotice, PLANNED, ISSUED)
        .when(ActivityNotice.hold, activity(LI), present=[LI], occurred_on=date(2024, 5, 15))
        .refused(HeldTooSoon, will_be_on=DAY)
    )


def test_it_is_rescheduled_to_another_day_and_stays_where_it_was() -> None:
    (
        given(ActivityNotice, PLANNED, ISSUED)
        .when(
            ActivityNotice.reschedule,
            will_be_on=date(2024, 5, 20),
            where="",
            reason="防汛",
            on=date(2024, 5, 12),
        )
        .then(
            past(
                ActivityNotice.Rescheduled,
                will_be_on=date(2024, 5, 20),
                place="清苑镇",
                reason="防汛",
                rescheduled_on=date(2024, 5, 12),
            )
        )
    )


def test_what_is_cancelled_is_not_held() -> None:
    cancelled = past(ActivityNotice.Cancelled, reason="防汛", cancelled_on=date(2024, 5, 12))

    (
        given(ActivityNotice, PLANNED, ISSUED, cancelled)
        .when(ActivityNotice.hold, activity(LI), present=[LI], occurred_on=DAY)
        .refused(NoticeStage, status="cancelled")
    )
