"""代表 — a person who holds one or more mandates, registered where they are organised."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy import events
from domain.deputy.words import (
    ABSENCES_MAX,
    OF_THE_PERSON,
    ElectoralUnit,
    End,
    HasAHistory,
    LastMandate,
    Mandate,
    MandateHeld,
    Match,
    MatchedStill,
    MatchedThen,
    MoveUnderWay,
    NoSuchMandate,
    NotHere,
    NotInOffice,
    NotInOneLine,
    NotOffered,
    NotOfThatLevel,
    NotSuspended,
    OfficeSuspended,
    Suspension,
    TooFewAbsences,
    stated,
)
from domain.jurisdiction import Level
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue, one_of

__all__ = ["Deputy", "ElectoralUnit", "End", "Mandate", "Suspension"]


class Deputy(Aggregate):
    """代表: registered with a first mandate; further ones are gained, rest and end.

    One person may sit in several congresses along one chain (选举法 Art. 48): persons and
    mandates are counted apart. Mandates are organised where the deputy is registered; they
    move to another ledger when that one has accepted them.
    """

    TOPIC = "deputy"
    Event = events.Event

    Registered = events.Registered
    MandateGained = events.MandateGained
    ContactRecorded = events.ContactRecorded
    SessionMissed = events.SessionMissed
    Suspended = events.Suspended
    Resumed = events.Resumed
    MandateEnded = events.MandateEnded
    MoveOffered = events.MoveOffered
    Arrived = events.Arrived
    MoveAccepted = events.MoveAccepted
    MoveRefused = events.MoveRefused
    Departed = events.Departed
    MoveReturned = events.MoveReturned
    Described = events.Described
    GroupJoined = events.GroupJoined
    GroupLeft = events.GroupLeft
    Matched = events.Matched
    MatchEnded = events.MatchEnded
    MatchVoided = events.MatchVoided
    Voided = events.Voided
    MandateVoided = events.MandateVoided

    def __init__(self) -> None:
        self.name = ""
        self.person_id: UUID | None = None
        self.terms: list[Mandate] = []
        self.suspensions: list[tuple[date, date | None]] = []
        self.absences: dict[str, int] = {}
        self.offered: list[str] = []
        self.arriving: list[dict[str, Any]] = []
        self.origin: tuple[UUID, UUID] | None = None
        self.groups: dict[UUID, str] = {}
        self.matches: dict[UUID, Match] = {}
        self.taken_back = 0
        """How many events are of what never was, and of taking it back."""

    # 职务 ---------------------------------------------------------------------------------

    @classmethod
    def register(
        cls,
        *,
        id: UUID,
        name: str,
        registered_on: date,
        area: str = "",
        trade: str = "",
        outside: bool = False,
        **mandate: Any,
    ) -> Self:
        """登记 — where the deputy is organised, whatever congress elected them."""
        if not name:
            raise BadValue(field="name", reason="姓名不能为空")
        return cls.begin(
            cls.Registered,
            id=id,
            name=name,
            area=area,
            trade=trade,
            outside=outside,
            registered_on=registered_on,
            **stated(**mandate),
        )

    def gain_mandate(self, *, on: date, **mandate: Any) -> None:
        """当选 — a seat in a further congress, above or below those they sit in."""
        facts = stated(**mandate)
        self._must_stay()
        gained = Mandate.of(facts, on, on)
        for other in self.mandates.values():
            if gained.same(other):
                raise MandateHeld(congress=other.congress)
            if not gained.in_line_with(other):
                raise NotInOneLine(congress=gained.congress, other=other.congress)
        self.trigger_event(self.MandateGained, gained_on=on, **facts)

    def void(self, *, reason: str, on: date) -> None:
        """登记作废 — what was registered by mistake; whoever has done anything stays."""
        if self.version > 1 + self.taken_back:
            raise HasAHistory
        _said(reason)
        self.trigger_event(self.Voided, reason=reason, voided_on=on)

    def void_mandate(self, *, congress: str, reason: str, on: date) -> None:
        """职务登记作废 — gained by mistake; the last one goes with the registration."""
        self._must_stay()
        self._mandate(congress)
        if len(self.mandates) == 1:
            raise LastMandate(congress=congress)
        if congress in self.absences:
            raise HasAHistory
        _said(reason)
        self.trigger_event(self.MandateVoided, congress=congress, reason=reason, voided_on=on)

    def record_contact(self, *, commitments: dict[str, str], on: date) -> None:
        """登记联系方式 — a later one takes the place of the earlier."""
        self._must_stay()
        if not commitments:
            raise BadValue(field="personal", reason="没有写明任何联系方式")
        self.trigger_event(self.ContactRecorded, commitments=commitments, recorded_on=on)

    def miss_session(self, *, congress: str, session: str, excused: bool, on: date) -> None:
        """缺席会议 — two without leave end the mandate (代表法 Art. 62)."""
        self._mandate(congress)
        self.trigger_event(
            self.SessionMissed,
            congress=congress,
            session=session,
            excused=excused,
            missed_on=on,
        )

    def suspend(self, *, cause: str, reason: str = "", on: date) -> None:
        """暂时停止执行代表职务 — from the morning of that day."""
        one_of(Suspension, "cause", cause)
        self._must_stay()
        self._must_hold(on)
        if self.suspended_on is not None:
            raise OfficeSuspended(name=self.name, on=self.suspended_on)
        self.trigger_event(self.Suspended, cause=str(cause), reason=reason, suspended_on=on)

    def resume(self, *, reason: str = "", on: date) -> None:
        """恢复执行代表职务 — within the term, and not when the mandate has ended."""
        if self.suspended_on is None:
            raise NotSuspended
        self._must_hold(on)
        if on < self.suspended_on:
            raise BadValue(field="on", reason=f"早于暂停之日（{self.suspended_on}）")
        self.trigger_event(self.Resumed, reason=reason, resumed_on=on)

    def end_mandate(self, *, congress: str, cause: str, reason: str = "", on: date) -> None:
        """代表资格终止 — what befalls the person ends their other mandates with it."""
        one_of(End, "cause", cause)
        self._must_stay()
        named = self._mandate(congress)
        if cause == End.MOVED_AWAY and named.level == Level.NATION:
            raise BadValue(field="cause", reason="全国人大代表不因迁移终止资格")
        absences = self.absences.get(congress, 0)
        if cause == End.ABSENT_TWICE and absences < ABSENCES_MAX:
            raise TooFewAbsences(congress=congress, absences=absences)
        others = [] if cause not in OF_THE_PERSON else list(self.mandates.values())
        for each in [named, *(other for other in others if other is not named)]:
            if on < each.from_on:
                raise BadValue(field="on", reason=f"早于任职之日（{each.from_on}）")
            self.trigger_event(
                self.MandateEnded,
                level=each.level,
                congress=each.congress,
                cause=str(cause),
                reason=reason,
                ended_on=on,
            )

    # 在哪里组织活动 -------------------------------------------------------------------------

    def offer(
        self,
        *,
        here: UUID,
        to_jurisdiction_id: UUID,
        congresses: list[str],
        reason: str = "",
        on: date,
    ) -> None:
        """转出 — some of the mandates, or all and the person with them, to another ledger."""
        self._must_stay()
        self._must_hold(on)
        if to_jurisdiction_id == here:
            raise BadValue(field="to", reason="不能转给自己")
        going = [self._mandate(each) for each in dict.fromkeys(congresses or self.mandates)]
        self.trigger_event(
            self.MoveOffered,
            to_jurisdiction_id=to_jurisdiction_id,
            person_id=self.person_id,
            name=self.name,
            mandates=[each.state() for each in going],
            with_person=len(going) == len(self.mandates),
            suspended_on=self.suspended_on,
            reason=reason,
            offered_on=on,
        )

    @classmethod
    def arrive(cls, *, id: UUID, on: date, ended_on: date | None = None, **facts: Any) -> Self:
        """转入 — carried here from another ledger; a place that has ended gives it back."""
        it = cls.begin(cls.Arrived, id=id, arrived_on=on, **facts)
        if ended_on:
            it.refuse(reason=f"本行政区已于{ended_on}终止", on=max(ended_on, on))
        return it

    def accept(self, *, on: date) -> None:
        """接收 — from that day on they are organised, and counted, here."""
        self.trigger_event(self.MoveAccepted, **self._sender(), accepted_on=on)

    def refuse(self, *, reason: str, on: date) -> None:
        """退回"""
        if not reason:
            raise BadValue(field="reason", reason="退回须说明理由")
        self.trigger_event(self.MoveRefused, **self._sender(), reason=reason, refused_on=on)

    def note_acceptance(
        self, *, to_jurisdiction_id: UUID, to_deputy_id: UUID, on: date
    ) -> None:
        """对方已接收 — carried back from the ledger that has them now."""
        self._must_be_offered()
        self.trigger_event(
            self.Departed,
            to_jurisdiction_id=to_jurisdiction_id,
            to_deputy_id=to_deputy_id,
            congresses=self.offered,
            departed_on=on,
        )

    def note_refusal(self, *, reason: str, on: date) -> None:
        """对方退回"""
        self._must_be_offered()
        self.trigger_event(self.MoveReturned, reason=reason, returned_on=on)

    # 片区、小组与结对 ---------------------------------------------------------------------

    def describe(self, *, area: str, trade: str, outside: bool, on: date) -> None:
        """登记所在片区、行业 — anew; groups are made by them. ``outside``: lives elsewhere."""
        self.trigger_event(
            self.Described, area=area, trade=trade, outside=outside, described_on=on
        )

    def join_group(self, *, group_id: UUID, kind: str, on: date) -> None:
        """编入代表小组 — in the same act as the group takes them in."""
        self.trigger_event(self.GroupJoined, group_id=group_id, kind=kind, joined_on=on)

    def leave_group(self, *, group_id: UUID, on: date) -> None:
        """离开代表小组 — nothing to record of a group that they joined unrecorded."""
        if group_id in self.groups:
            self.trigger_event(self.GroupLeft, group_id=group_id, left_on=on)

    def match(self, *, matching_id: UUID, kind: str, target: str, on: date) -> None:
        """结对 — in the same act as the matching starts; with one target once at a time.

        It is open until it is ended, so it starts when all earlier ones are over.
        """
        for each in self.matches.values():
            if (each.kind, each.target) != (kind, target):
                continue
            if each.until is None:
                raise MatchedStill(name=self.name, target=target, since=each.since)
            if on < each.until:
                raise MatchedThen(
                    name=self.name, target=target, since=each.since, until=each.until
                )
        self.trigger_event(
            self.Matched, matching_id=matching_id, kind=kind, target=target, matched_on=on
        )

    def end_match(self, *, matching_id: UUID, on: date) -> None:
        """结束结对 — nothing to record of one that started before deputies knew of theirs."""
        if matching_id in self.matches:
            self.trigger_event(self.MatchEnded, matching_id=matching_id, ended_on=on)

    def void_match(self, *, matching_id: UUID) -> None:
        """结对作废"""
        if matching_id in self.matches:
            self.trigger_event(self.MatchVoided, matching_id=matching_id)

    # 履职资格 -----------------------------------------------------------------------------

    @property
    def mandates(self) -> dict[str, Mandate]:
        """Those that are held and organised here, by congress."""
        return {each.congress: each for each in self.terms if each.ended_on is None}

    @property
    def suspended_on(self) -> date | None:
        """Since when they are suspended, if they are."""
        since, until = self.suspensions[-1] if self.suspensions else (None, None)
        return since if until is None else None

    def serves(self, on: date) -> bool:
        """Whether they may act as a deputy on a day: hold a mandate, and are not suspended."""
        return self._holds(on) and not self._rests(on)

    def must_serve(self, on: date) -> None:
        """Refuse what a deputy does who does not hold office that day, or is suspended.

        What ends or rests in the morning is over for the whole day.
        """
        if not self._holds(on):
            raise NotInOffice(name=self.name, on=on)
        if self._rests(on):
            raise OfficeSuspended(name=self.name, on=on)

    def must_sit(self, level: str, on: date) -> None:
        """Refuse what is done as a deputy of a level at which they hold no seat that day."""
        if level not in self.levels_on(on):
            raise NotOfThatLevel(name=self.name, level=level, on=on)

    def levels_on(self, on: date) -> set[str]:
        """The levels of the congresses in which they sit on a day."""
        return {each.level for each in self.terms if each.held(on)}

    def level_on(self, on: date) -> str:
        """The highest level at which they sit on a day, of the seats organised here, if any."""
        held = self.levels_on(on)
        return next((str(each) for each in Level if each in held), "")

    def close(self, congresses: list[str], on: date) -> None:
        """What an event says of mandates that are over here; only events call it."""
        self.terms = [
            each.ended(on) if each.ended_on is None and each.congress in congresses else each
            for each in self.terms
        ]

    def _holds(self, on: date) -> bool:
        return any(each.held(on) for each in self.terms)

    def _rests(self, on: date) -> bool:
        return any(
            since <= on and (until is None or on < until) for since, until in self.suspensions
        )

    def _must_hold(self, on: date) -> None:
        if not self._holds(on):
            raise NotInOffice(name=self.name, on=on)

    def _must_stay(self) -> None:
        if self.offered:
            raise MoveUnderWay
        if self.origin and not self.terms:
            raise NotHere(status="incoming" if self.arriving else "refused")

    def _must_be_offered(self) -> None:
        if not self.offered:
            raise NotOffered

    def _mandate(self, congress: str) -> Mandate:
        if congress not in self.mandates:
            raise NoSuchMandate(congress=congress)
        return self.mandates[congress]

    def _sender(self) -> dict[str, UUID]:
        if not self.origin or not self.arriving:
            raise NotOffered
        from_jurisdiction_id, from_deputy_id = self.origin
        return {"from_jurisdiction_id": from_jurisdiction_id, "from_deputy_id": from_deputy_id}


def _said(reason: str) -> None:
    if not reason.strip():
        raise BadValue(field="reason", reason="作废须说明理由")
