"""活动通知 — an activity before it is held: planned, notified, leave asked for, held or not."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.activity import Activity
from domain.activity_notice.words import (
    HeldTooSoon,
    LeaveAsked,
    NoLeaveAsked,
    NoticeStage,
    NotInvited,
    ShortNotice,
    Status,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue


class ActivityNotice(Aggregate):
    """活动通知: planned → notice issued → leave asked for and decided → held, or cancelled.

    What was held is an ``Activity`` of its own, recorded in the same act.
    """

    TOPIC = "activity_notice"

    class Event(Aggregate.Event):
        """Something happened before an activity."""

    class Planned(Event, Created):
        TOPIC = "activity_notice.planned"
        kind: str
        content: str
        place: str
        group_id: UUID | None
        campaign_id: UUID | None
        invited: list[UUID]
        will_be_on: date
        planned_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.kind = self.kind
            aggregate.place = self.place
            aggregate.group_id = self.group_id
            aggregate.campaign_id = self.campaign_id
            aggregate.invited = list(self.invited)
            aggregate.will_be_on = self.will_be_on

    class Issued(Event):
        """``reason`` says why the notice was shorter than the place lays down."""

        TOPIC = "activity_notice.issued"
        reason: str
        issued_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.status = Status.ISSUED

    class Rescheduled(Event):
        TOPIC = "activity_notice.rescheduled"
        will_be_on: date
        place: str
        reason: str
        rescheduled_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.will_be_on = self.will_be_on
            aggregate.place = self.place

    class LeaveRequested(Event):
        TOPIC = "activity_notice.leave_requested"
        deputy_id: UUID
        reason: str
        requested_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.leaves = {**aggregate.leaves, self.deputy_id: None}

    class LeaveDecided(Event):
        TOPIC = "activity_notice.leave_decided"
        deputy_id: UUID
        approved: bool
        reason: str
        decided_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.leaves = {**aggregate.leaves, self.deputy_id: self.approved}

    class Held(Event):
        TOPIC = "activity_notice.held"
        activity_id: UUID
        present: list[UUID]
        absent: list[UUID]
        on_leave: list[UUID]
        held_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.status = Status.HELD

    class Cancelled(Event):
        TOPIC = "activity_notice.cancelled"
        reason: str
        cancelled_on: date

        def apply(self, aggregate: "ActivityNotice") -> None:
            aggregate.status = Status.CANCELLED

    def __init__(self) -> None:
        self.status: str = Status.PLANNED
        self.kind = ""
        self.place = ""
        self.group_id: UUID | None = None
        self.campaign_id: UUID | None = None
        self.invited: list[UUID] = []
        self.will_be_on = date.min
        self.leaves: dict[UUID, bool | None] = {}

    @classmethod
    def plan(
        cls,
        *,
        id: UUID,
        kind: str,
        invited: list[UUID],
        will_be_on: date,
        on: date,
        content: str = "",
        place: str = "",
        group_id: UUID | None = None,
        campaign_id: UUID | None = None,
    ) -> Self:
        """拟订 — what, where, when, and who is to come."""
        if not invited or len(set(invited)) != len(invited):
            raise BadValue(field="invited", reason="须写明通知哪些代表，一人一次")
        if will_be_on < on:
            raise BadValue(field="will_be_on", reason="活动日期早于拟订日期")
        return cls.begin(
            cls.Planned,
            id=id,
            kind=kind,
            content=content,
            place=place,
            group_id=group_id,
            campaign_id=campaign_id,
            invited=invited,
            will_be_on=will_be_on,
            planned_on=on,
        )

    def issue(self, place: Jurisdiction, *, on: date, reason: str = "") -> None:
        """发出通知 — as long ahead as the place lays down, or with a reason."""
        self._must_be(Status.PLANNED)
        self._must_be_in_time(place, on, reason)
        self.trigger_event(self.Issued, reason=reason, issued_on=on)

    def reschedule(self, *, will_be_on: date, where: str, reason: str, on: date) -> None:
        """改期、改地点"""
        self._must_be(Status.PLANNED, Status.ISSUED)
        if will_be_on < on:
            raise BadValue(field="will_be_on", reason="活动日期早于改期的日期")
        self.trigger_event(
            self.Rescheduled,
            will_be_on=will_be_on,
            place=where or self.place,
            reason=reason,
            rescheduled_on=on,
        )

    def request_leave(self, *, deputy_id: UUID, reason: str, on: date) -> None:
        """请假"""
        self._must_be(Status.ISSUED)
        if deputy_id not in self.invited:
            raise NotInvited(deputy=deputy_id)
        if deputy_id in self.leaves:
            raise LeaveAsked(deputy=deputy_id)
        self.trigger_event(
            self.LeaveRequested, deputy_id=deputy_id, reason=reason, requested_on=on
        )

    def decide_leave(
        self, *, deputy_id: UUID, approved: bool, on: date, reason: str = ""
    ) -> None:
        """准假，或者不准"""
        self._must_be(Status.ISSUED)
        if self.leaves.get(deputy_id, False) is not None:
            raise NoLeaveAsked(deputy=deputy_id)
        self.trigger_event(
            self.LeaveDecided,
            deputy_id=deputy_id,
            approved=approved,
            reason=reason,
            decided_on=on,
        )

    def hold(self, activity: Activity, *, present: list[UUID], occurred_on: date) -> None:
        """开展 — the record and who was there: present, on leave, or absent."""
        self._must_be(Status.ISSUED)
        if occurred_on < self.will_be_on:
            raise HeldTooSoon(will_be_on=self.will_be_on)
        came = set(present)
        missing = [each for each in self.invited if each not in came]
        on_leave = [each for each in missing if self.leaves.get(each)]
        absent = [each for each in missing if not self.leaves.get(each)]
        activity.note_attendance(absent=absent, on_leave=on_leave, on=occurred_on)
        self.trigger_event(
            self.Held,
            activity_id=activity.id,
            present=present,
            absent=absent,
            on_leave=on_leave,
            held_on=occurred_on,
        )

    def cancel(self, *, reason: str, on: date) -> None:
        """取消"""
        self._must_be(Status.PLANNED, Status.ISSUED)
        self.trigger_event(self.Cancelled, reason=reason, cancelled_on=on)

    def _must_be_in_time(self, place: Jurisdiction, on: date, reason: str) -> None:
        rules = place.rules(on)
        days = rules.number("activity_notice_days")
        if (self.will_be_on - on).days < days and not reason:
            basis = rules.basis("activity_notice_days")
            raise ShortNotice(days=days, basis=basis, will_be_on=self.will_be_on)

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise NoticeStage(status=self.status, needed="、".join(needed))
