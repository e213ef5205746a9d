"""群众意见 — heard, answered or sent to whoever is responsible, and told back to the voter."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.opinion import events
from domain.opinion.words import (
    Channel,
    DuplicatesStand,
    Extent,
    HasGoneOn,
    HeardElsewhere,
    Listener,
    NoMainOpinion,
    NotADeputyOfThisLevel,
    NotADoor,
    NotTheAssignedUnit,
    NotTheCarrier,
    OpinionElsewhere,
    Outcome,
    Status,
    Via,
)
from domain.shared.aggregate import Aggregate
from domain.shared.clock import Clock, started
from domain.shared.errors import BadValue, one_of
from domain.shared.policy import Rules
from domain.shared.screening import screened
from domain.suggestion import Route, custody
from domain.suggestion.custody import Custody

__all__ = [
    "Channel",
    "Extent",
    "Listener",
    "Opinion",
    "OpinionElsewhere",
    "Outcome",
    "Status",
    "Via",
]

OFFICE = "office"
VILLAGE = "village"
"""Below the township there is no ledger: its presidium assigns to a village and says so."""

SUCCESSOR = "承接其职权的人大机关"
"""The proper holder of what is offered to a place that has ended."""

ANSWERED = (Status.REPLIED, Status.FED_BACK, Status.CLOSED)
AWAITING = (Status.HELD_ELSEWHERE, Status.CONVERTED, Status.DUPLICATE, *ANSWERED)
"""Where an answer may come from somebody else."""

NO_MAIN = (Status.INCOMING, Status.REFUSED, Status.DECLINED, Status.VOIDED)


class Opinion(Aggregate):
    """群众意见: heard → answered, declined, linked, or routed → replied → fed back → closed.

    Handed on, it is offered → accepted or refused, and keeps the identity of where it was
    heard; there alone the voter is told, and there the voter says whether it is solved.
    """

    TOPIC = "opinion"
    Event = events.Event

    Heard = events.Heard
    Received = events.Received
    Accepted = events.Accepted
    Refused = events.Refused
    Classified = events.Classified
    Answered = events.Answered
    Declined = events.Declined
    DuplicateLinked = events.DuplicateLinked
    DuplicateUnlinked = events.DuplicateUnlinked
    DuplicateAdded = events.DuplicateAdded
    DuplicateRemoved = events.DuplicateRemoved
    Assigned = events.Assigned
    Returned = events.Returned
    Offered = events.Offered
    OfferAccepted = events.OfferAccepted
    OfferRefused = events.OfferRefused
    MoveNoted = events.MoveNoted
    Converted = events.Converted
    Released = events.Released
    Replied = events.Replied
    FedBack = events.FedBack
    Confirmed = events.Confirmed
    Concluded = events.Concluded
    Reopened = events.Reopened
    Voided = events.Voided
    FollowCodeIssued = events.FollowCodeIssued

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}
        self.status = ""
        self.heard_on = self.held_from = date.min
        self.heard_by_id: UUID | None = None
        self.campaign_id: UUID | None = None
        self.unit = ""
        self.suggestion_id: UUID | None = None
        self.duplicate_of: UUID | None = None
        self.duplicates: list[UUID] = []
        self.parted = 0
        self.reply: dict[str, str] = {}
        self.custody: Custody = []
        self.origin_jurisdiction_id: UUID | None = None
        self.origin_opinion_id: UUID | None = None
        self.from_jurisdiction_id: UUID | None = None
        self.from_opinion_id: UUID | None = None
        self.from_below = True
        self.carried_by: UUID | None = None
        self.to_jurisdiction_id: UUID | None = None
        self.there_opinion_id: UUID | None = None

    # 听取 ---------------------------------------------------------------------------------

    @classmethod
    def hear(
        cls,
        rules: Rules,
        *,
        id: UUID,
        title: str,
        words: str,
        channel: str,
        extent: str,
        heard_by: str,
        entered_by: str,
        heard_on: date,
        **facts: Any,
    ) -> Self:
        """听取 — in the voter's own words, by whom, and written down by whom."""
        one_of(Channel, "channel", channel)
        one_of(Extent, "extent", extent)
        _said(title=title, words=words, heard_by=heard_by, entered_by=entered_by)
        screened(title=title, words=words, place=str(facts["place"]))
        return cls.begin(
            cls.Heard,
            id=id,
            title=title,
            words=words,
            channel=str(channel),
            extent=str(extent),
            heard_by=heard_by,
            entered_by=entered_by,
            clocks=_to_route(rules, heard_on, "heard"),
            heard_on=heard_on,
            **facts,
        )

    def classify(self, *, extent: str, category: str, focus_area: str, on: date) -> None:
        """归类 — at any time: what it is may become clear while it is handled."""
        one_of(Extent, "extent", extent)
        self._must_stand()
        self.trigger_event(
            self.Classified,
            extent=str(extent),
            category=category,
            focus_area=focus_area,
            classified_on=on,
        )

    def void(self, *, reason: str, on: date) -> None:
        """作废 — recorded by mistake, and not yet with anybody else."""
        self._must_be(Status.RECEIVED, Status.CLOSED, Status.DECLINED)
        self._must_be_heard_here()
        if self.duplicates:
            raise DuplicatesStand(count=len(self.duplicates))
        _said(reason=reason)
        self.trigger_event(self.Voided, reason=reason, voided_on=on)

    def take_back(self, *, made: int, reason: str, on: date) -> None:
        """撤回登记 — recorded by mistake together with its links, if ``made`` is all there is.

        What was added to it as a duplicate, and taken away again, has changed nothing.
        """
        self._must_be_heard_here()
        if self.version - 2 * self.parted > made:
            raise HasGoneOn
        self.trigger_event(self.Voided, reason=reason, voided_on=on)

    def issue_follow_code(self, *, digest: str, on: date) -> None:
        """发给查询码 — to the voter, who was heard here."""
        self._must_be_heard_here()
        self._must_stand()
        self.trigger_event(self.FollowCodeIssued, digest=digest, issued_on=on)

    # 分流 ---------------------------------------------------------------------------------

    def answer(self, *, text: str, outcome: str, level: str, on: date) -> None:
        """当场答复"""
        self._must_be(Status.RECEIVED)
        self._must_be_heard_here()
        _answered(text, outcome)
        self.trigger_event(
            self.Answered, text=text, outcome=str(outcome), level=level, answered_on=on
        )

    def decline(self, rules: Rules, *, door: str, reason: str, on: date) -> None:
        """引导到其他渠道 — one of the doors that the policy names."""
        self._must_be(Status.RECEIVED)
        self._must_be_heard_here()
        if door not in rules.words("opinion_doors"):
            raise NotADoor(door=door, known="、".join(rules.words("opinion_doors")))
        _said(reason=reason)
        self.trigger_event(
            self.Declined,
            door=door,
            reason=reason,
            basis=rules.basis("opinion_doors"),
            declined_on=on,
        )

    def link(self, main: "Opinion", *, campaign_id: UUID | None, on: date) -> None:
        """并为重复 — of the same matter; whoever said it is answered all the same."""
        self._must_be(Status.RECEIVED)
        if main.duplicate_of or main.status in NO_MAIN or main.id == self.id:
            raise NoMainOpinion(main_id=main.id)
        if self.duplicates:
            raise DuplicatesStand(count=len(self.duplicates))
        main.trigger_event(self.DuplicateAdded, opinion_id=self.id, added_on=on)
        self.trigger_event(
            self.DuplicateLinked,
            main_id=main.id,
            campaign_id=campaign_id if self.from_opinion_id else None,
            linked_on=on,
        )
        if main.reply:
            self._replied(**main.reply, on=on)

    def unlink(self, rules: Rules, main: "Opinion", *, reason: str, on: date) -> None:
        """解除重复 — it is another matter after all."""
        self._must_be(Status.DUPLICATE)
        _said(reason=reason)
        main.trigger_event(self.DuplicateRemoved, opinion_id=self.id, removed_on=on)
        self.trigger_event(
            self.DuplicateUnlinked,
            main_id=main.id,
            reason=reason,
            clocks=_to_route(rules, on, "returned"),
            unlinked_on=on,
        )

    def assign(self, rules: Rules, *, unit: str, level: str, reason: str, on: date) -> None:
        """交办 — to a unit of this place, or to a village in it."""
        self._must_be(Status.RECEIVED)
        _said(unit=unit)
        self.trigger_event(
            self.Assigned,
            unit=unit,
            level=level,
            reason=reason,
            custody=self.custody,
            clocks=started(rules, "opinion_reply_within", on, who=unit, anchor="dispatch"),
            **self._origin(),
            assigned_on=on,
        )

    def send_back(
        self, rules: Rules, *, unit: str, proper_holder: str, reason: str, on: date
    ) -> None:
        """退回 — wrong level or wrong unit; it names the proper one."""
        self._must_be(Status.ASSIGNED)
        self._must_be_assigned_to(unit)
        _said(proper_holder=proper_holder)
        self.trigger_event(
            self.Returned,
            unit=unit,
            proper_holder=proper_holder,
            reason=reason,
            clocks=_to_route(rules, on, "returned"),
            returned_on=on,
        )

    # 各级人大之间 -------------------------------------------------------------------------

    def hand_over(
        self,
        rules: Rules,
        *,
        here: UUID,
        to_jurisdiction_id: UUID,
        route: str,
        carried_by: UUID | None,
        reason: str,
        on: date,
        campaigns: Sequence[UUID] = (),
    ) -> None:
        """移交 — to the level that is responsible; or by a deputy who sits there."""
        self._must_be(Status.RECEIVED, Status.ASSIGNED)
        if to_jurisdiction_id == here:
            raise BadValue(field="to", reason="不能移交给自己")
        if carried_by and route != Route.HAND_UP:
            raise BadValue(field="carried_by", reason="只有提交上级时才由上级代表带上去")
        held = self.custody or custody.begun(here, self.held_from)
        anew = _to_route(rules, on, "returned") if self.status == Status.ASSIGNED else []
        self.trigger_event(
            self.Offered,
            **self.told,
            **self._origin(),
            heard_on=self.heard_on,
            origin_jurisdiction_id=self.origin_jurisdiction_id or here,
            origin_opinion_id=self.origin_opinion_id or self.id,
            from_below=self.from_below and route == Route.HAND_UP,
            carried_by=carried_by,
            campaigns=list(campaigns),
            to_jurisdiction_id=to_jurisdiction_id,
            route=str(route),
            reason=reason,
            custody=custody.offered(held, to_jurisdiction_id, on),
            clocks=[
                *anew,
                *started(rules, "opinion_reply_within", on, who=OFFICE, anchor="dispatch"),
            ],
            offered_on=on,
        )

    @classmethod
    def receive(
        cls,
        rules: Rules,
        *,
        id: UUID,
        received_on: date,
        ended_on: date | None = None,
        campaign_id: UUID | None = None,
        **facts: Any,
    ) -> Self:
        """收到移交 — carried here from another ledger, exactly once."""
        clocks = started(
            rules, "offer_answer_within", received_on, who=OFFICE, anchor="received"
        )
        facts |= {"clocks": clocks, "received_on": received_on, "campaign_id": campaign_id}
        it = cls.begin(cls.Received, id=id, **facts)
        if ended_on:
            why = f"本行政区已于{ended_on}终止"
            it.refuse(proper_holder=SUCCESSOR, reason=why, on=max(ended_on, received_on))
        return it

    def accept(self, rules: Rules, *, level: str, on: date) -> None:
        """接收 — from now on this side answers for it, and its own time begins."""
        self._must_be(Status.INCOMING)
        self.trigger_event(
            self.Accepted,
            **self._origin(),
            level=level,
            custody=custody.accepted(self.custody, on),
            clocks=_to_route(rules, on, "received"),
            accepted_on=on,
        )

    def refuse(self, *, proper_holder: str, reason: str, on: date) -> None:
        """退回移交 — a refusal names who should have it."""
        self._must_be(Status.INCOMING)
        _said(proper_holder=proper_holder)
        self.trigger_event(
            self.Refused,
            **self._origin(),
            proper_holder=proper_holder,
            reason=reason,
            refused_on=on,
        )

    def note_acceptance(self, *, there_opinion_id: UUID, level: str, on: date) -> None:
        """对方已接收 — carried back."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferAccepted,
            there_opinion_id=there_opinion_id,
            level=level,
            custody=custody.accepted(self.custody, on),
            **self._origin(),
            accepted_on=on,
        )

    def note_refusal(self, *, proper_holder: str, reason: str, on: date) -> None:
        """对方退回 — it is ours again; the time to route it has never stopped."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferRefused,
            proper_holder=proper_holder,
            reason=reason,
            custody=custody.refused(self.custody, on),
            **self._origin(),
            refused_on=on,
        )

    def note_move(self, *, level: str, custody: Custody, on: date) -> None:
        """流转消息 — carried back from whoever has it now."""
        self._must_be(Status.HELD_ELSEWHERE, *ANSWERED)
        self.trigger_event(
            self.MoveNoted, level=level, custody=custody, **self._origin(), noted_on=on
        )

    # 转为代表建议 -------------------------------------------------------------------------

    def convert(
        self,
        *,
        suggestion_id: UUID,
        sponsor_id: UUID,
        mandate: str,
        level: str,
        on: date,
    ) -> None:
        """转为代表建议 — by a deputy of this level; or by the one it was entrusted to."""
        self._must_be(Status.RECEIVED, Status.ASSIGNED)
        if mandate != level:
            raise NotADeputyOfThisLevel(level=level, mandate=mandate)
        if self.carried_by not in {None, sponsor_id}:
            raise NotTheCarrier(carried_by=self.carried_by)
        self.trigger_event(
            self.Converted,
            suggestion_id=suggestion_id,
            sponsor_id=sponsor_id,
            level=level,
            converted_on=on,
        )

    def release(self, rules: Rules, *, suggestion_id: UUID, reason: str, on: date) -> None:
        """The suggestion was withdrawn or not admitted; an old one has nothing to say."""
        if self.suggestion_id == suggestion_id and self.status == Status.CONVERTED:
            self.trigger_event(
                self.Released,
                suggestion_id=suggestion_id,
                reason=reason,
                clocks=_to_route(rules, on, "returned"),
                released_on=on,
            )

    # 答复与反馈 ---------------------------------------------------------------------------

    def reply_here(self, *, unit: str, text: str, outcome: str, on: date) -> None:
        """办理答复 — by the unit it was assigned to."""
        self._must_be(Status.ASSIGNED)
        self._must_be_assigned_to(unit)
        _answered(text, outcome)
        self._replied(unit=unit, text=text, outcome=outcome, on=on)

    def note_reply(
        self,
        *,
        unit: str,
        text: str,
        outcome: str,
        on: date,
        suggestion_id: UUID | None = None,
    ) -> None:
        """Returned by itself: from the next hop, the suggestion, or the one that says the same.

        What is answered for by something else meanwhile is left as it is.
        """
        if self.suggestion_id == suggestion_id and self.status in AWAITING:
            known = outcome if outcome in set(Outcome) else Outcome.EXPLAINED
            self._replied(unit=unit, text=text, outcome=known, on=on)

    def feed_back(self, *, listener: str, mode: str, text: str, on: date) -> None:
        """反馈 — to the voter, or to the deputy who heard it."""
        one_of(Listener, "listener", listener)
        self._must_be_heard_here()
        self._must_be(*ANSWERED)
        if listener == Listener.VOTER:
            self._must_be(Status.REPLIED, Status.FED_BACK)
        screened(text=text)
        self.trigger_event(
            self.FedBack,
            listener=str(listener),
            mode=mode,
            text=text or self.reply.get("text", ""),
            fed_back_on=on,
        )

    def confirm(self, *, via: str, on: date) -> None:
        """群众认可"""
        self._must_be_heard_here()
        self._must_be(Status.FED_BACK)
        self.trigger_event(self.Confirmed, via=str(via), confirmed_on=on)

    def conclude(self, *, reason: str, on: date) -> None:
        """办结 — no objection came, or nobody can be reached."""
        self._must_be_heard_here()
        self._must_be(Status.REPLIED, Status.FED_BACK)
        _said(reason=reason)
        self.trigger_event(self.Concluded, reason=reason, concluded_on=on)

    def reopen(self, rules: Rules, *, reason: str, via: str, on: date) -> None:
        """群众反映没有解决"""
        self._must_be_heard_here()
        self._must_be(Status.FED_BACK, Status.CLOSED)
        screened(reason=reason)
        self._reopened(rules, reason, via, on)

    def note_reopening(self, rules: Rules, *, reason: str, via: str, on: date) -> None:
        """Carried to whoever answered; somebody else may have said the same before."""
        if self.status in ANSWERED:
            self._reopened(rules, reason, via, on)

    # -------------------------------------------------------------------------------------

    def _replied(self, *, unit: str, text: str, outcome: str, on: date) -> None:
        closed = self.status == Status.CLOSED
        self.trigger_event(
            self.Replied,
            unit=unit,
            text=text,
            outcome=str(outcome),
            status=str(Status.CLOSED if closed else Status.REPLIED),
            duplicates=list(self.duplicates),
            custody=custody.answered(self.custody, on) if self.custody else [],
            **self._origin(),
            replied_on=on,
        )

    def _reopened(self, rules: Rules, reason: str, via: str, on: date) -> None:
        there, main = self.there_opinion_id, self.duplicate_of
        status = Status.DUPLICATE if main else Status.HELD_ELSEWHERE if there else None
        key = "opinion_reply_within" if status else "opinion_route_within"
        self.trigger_event(
            self.Reopened,
            reason=reason,
            via=str(via),
            status=str(status or Status.RECEIVED),
            clocks=started(rules, key, on, who=OFFICE, anchor="reopened"),
            custody=custody.reopened(self.custody, on),
            there_jurisdiction_id=self.to_jurisdiction_id if there and not main else None,
            there_opinion_id=there if not main else None,
            main_id=main,
            reopened_on=on,
        )

    def _origin(self) -> dict[str, UUID | None]:
        return {
            "from_jurisdiction_id": self.from_jurisdiction_id,
            "from_opinion_id": self.from_opinion_id,
        }

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise OpinionElsewhere(status=self.status, needed="、".join(needed))

    def _must_stand(self) -> None:
        if self.status in {Status.VOIDED, Status.REFUSED, Status.INCOMING}:
            raise OpinionElsewhere(status=self.status, needed="本级受理的意见")

    def _must_be_heard_here(self) -> None:
        if self.from_opinion_id:
            raise HeardElsewhere

    def _must_be_assigned_to(self, unit: str) -> None:
        if unit != self.unit:
            raise NotTheAssignedUnit(unit=unit, assigned=self.unit)


def _to_route(rules: Rules, on: date, anchor: str) -> list[Clock]:
    return started(rules, "opinion_route_within", on, who=OFFICE, anchor=anchor)


def _answered(text: str, outcome: str) -> None:
    one_of(Outcome, "outcome", outcome)
    _said(text=text)
    screened(text=text)


def _said(**texts: str) -> None:
    for field, text in texts.items():
        if not text.strip():
            raise BadValue(field=field, reason="不能为空")
