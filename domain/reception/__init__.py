"""接待日 — deputies receive voters on a day that was made known: held, moved, told of after."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.opinion import Opinion
from domain.opinion import Status as Opinions
from domain.reception import events
from domain.reception.words import (
    FewerTimesThanPersons,
    NoticeTooShort,
    NotOnThatDay,
    NotToReceive,
    OnAHoliday,
    OpinionsUnrouted,
    ReceptionNotSo,
    Status,
)
from domain.shared.aggregate import Aggregate
from domain.shared.calendar import NATIONAL, Calendar
from domain.shared.errors import BadValue
from domain.shared.policy import Rules
from domain.shared.schedule import after_the_holiday
from domain.station import Station

__all__ = ["Reception", "Status"]

UNROUTED = (Opinions.RECEIVED, Opinions.INCOMING)
"""Heard, and neither answered nor shown or sent to anybody."""

NUMBER_MAX = 100_000
"""More voters than come on one day."""


class Reception(Aggregate):
    """接待日: announced → rescheduled, deputies substituted → held → published; or cancelled.

    Voters who came without any announcement are received just so.
    """

    TOPIC = "reception"

    Event = events.Event
    Announced = events.Announced
    Received = events.Received
    Rescheduled = events.Rescheduled
    DeputySubstituted = events.DeputySubstituted
    Held = events.Held
    Corrected = events.Corrected
    Cancelled = events.Cancelled
    Published = events.Published

    def __init__(self) -> None:
        self.status = ""
        self.campaign_id: UUID | None = None
        self.receive_on = date.min
        self.deputies: list[UUID] = []
        self.voters: int | None = None
        self.voter_times = 0

    @classmethod
    def announce(
        cls,
        rules: Rules,
        station: Station | None = None,
        *,
        id: UUID,
        place: str,
        deputies: list[UUID],
        receive_on: date,
        on: date,
        calendar: Calendar = NATIONAL,
        **facts: Any,
    ) -> Self:
        """公告 — who will be where and when; so many days ahead, and on no holiday."""
        _place(station, place)
        _deputies(deputies, "deputies")
        _made_known(rules, receive_on, on, calendar)
        return cls.begin(
            cls.Announced,
            id=id,
            station_id=station.id if station else None,
            place=place,
            deputies=deputies,
            receive_on=receive_on,
            announced_on=on,
            **facts,
        )

    @classmethod
    def receive(
        cls,
        station: Station | None = None,
        *,
        id: UUID,
        place: str,
        attended: list[UUID],
        voters: int | None,
        voter_times: int,
        on: date,
        **facts: Any,
    ) -> Self:
        """随到随接 — nobody was told before."""
        _place(station, place)
        _deputies(attended, "attended")
        _numbers(voters, voter_times)
        return cls.begin(
            cls.Received,
            id=id,
            station_id=station.id if station else None,
            place=place,
            attended=attended,
            voters=voters,
            voter_times=voter_times,
            held_on=on,
            **facts,
        )

    def reschedule(
        self,
        rules: Rules,
        *,
        receive_on: date,
        hours: str,
        reason: str,
        on: date,
        calendar: Calendar = NATIONAL,
    ) -> None:
        """改期 — told as early as the first day was."""
        self._must_be(Status.ANNOUNCED)
        _made_known(rules, receive_on, on, calendar)
        self.trigger_event(
            self.Rescheduled,
            receive_on=receive_on,
            hours=hours,
            reason=reason,
            rescheduled_on=on,
        )

    def substitute(
        self, *, deputy_id: UUID, substitute_id: UUID, reason: str, on: date
    ) -> None:
        """替班"""
        self._must_be(Status.ANNOUNCED)
        if deputy_id not in self.deputies:
            raise NotToReceive(deputy=deputy_id)
        if substitute_id in self.deputies:
            raise BadValue(field="substitute_id", reason="这名代表本来就在接待")
        self.trigger_event(
            self.DeputySubstituted,
            deputy_id=deputy_id,
            substitute_id=substitute_id,
            reason=reason,
            substituted_on=on,
        )

    def hold(
        self, *, attended: list[UUID], voters: int | None, voter_times: int, on: date
    ) -> None:
        """接待 — who came; others than those announced may have come too."""
        self._must_be(Status.ANNOUNCED)
        if on != self.receive_on:
            raise NotOnThatDay(announced=self.receive_on, on=on)
        _deputies(attended, "attended")
        _numbers(voters, voter_times)
        self.trigger_event(
            self.Held, attended=attended, voters=voters, voter_times=voter_times, held_on=on
        )

    def correct(self, *, changes: dict[str, Any], reason: str, on: date) -> None:
        """更正 — who came and how many; the first record stays."""
        self._must_be(Status.HELD, Status.PUBLISHED)
        if not changes or changes.keys() - {"attended", "voters", "voter_times"}:
            raise BadValue(field="changes", reason="可更正的是 attended、voters、voter_times")
        if "attended" in changes:
            _deputies(changes["attended"], "changes.attended")
        told = {"voters": self.voters, "voter_times": self.voter_times} | changes
        _numbers(told["voters"], told["voter_times"])
        self.trigger_event(self.Corrected, changes=changes, reason=reason, corrected_on=on)

    def cancel(self, *, reason: str, on: date) -> None:
        """取消"""
        self._must_be(Status.ANNOUNCED)
        self.trigger_event(self.Cancelled, reason=reason, cancelled_on=on)

    def publish(self, *opinions: Opinion, summary: str, on: date) -> None:
        """公布结果 — once every opinion that was heard there has gone its way."""
        self._must_be(Status.HELD)
        waiting = [each for each in opinions if each.status in UNROUTED]
        if waiting:
            raise OpinionsUnrouted(number=len(waiting))
        self.trigger_event(
            self.Published,
            summary=summary,
            opinion_ids=[each.id for each in opinions],
            published_on=on,
        )

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise ReceptionNotSo(status=self.status, needed="、".join(needed))


def _place(station: Station | None, place: str) -> None:
    if station:
        station.must_operate()
    elif not place.strip():
        raise BadValue(field="place", reason="不在家站接待的，须写明地点")


def _deputies(deputies: list[UUID], field: str) -> None:
    if not deputies:
        raise BadValue(field=field, reason="至少要有一名代表")
    if len(set(deputies)) < len(deputies):
        raise BadValue(field=field, reason="同一名代表写了两次")


def _numbers(voters: int | None, voter_times: int) -> None:
    for name, number in (("voters", voters or 0), ("voter_times", voter_times)):
        if type(number) is not int or not 0 <= number <= NUMBER_MAX:
            raise BadValue(field=name, reason=f"应为不小于零、不大于 {NUMBER_MAX} 的整数")
    if voters is not None and voter_times < voters:
        raise FewerTimesThanPersons(voters=voters, voter_times=voter_times)


def _made_known(rules: Rules, receive_on: date, on: date, calendar: Calendar) -> None:
    least = rules.number("reception_notice_days")
    if (receive_on - on).days < least:
        raise NoticeTooShort(basis=rules.basis("reception_notice_days"), days=least)
    holiday = calendar.festival(receive_on)
    if holiday and rules.choice("reception_on_holiday") == "move":
        proposed = after_the_holiday(receive_on, calendar)
        raise OnAHoliday(on=receive_on, holiday=holiday, proposed=proposed)
