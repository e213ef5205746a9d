"""代表建议 — signed, checked, handled here or handed on, replied to, judged, kept to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate
from domain.shared.clock import Clock, agreed, started
from domain.shared.errors import AnotherPower, BadValue, one_of
from domain.shared.policy import Rules
from domain.shared.rule import RULES
from domain.suggestion import custody, events
from domain.suggestion.custody import Custody
from domain.suggestion.words import (
    AlreadyNumbered,
    Confidential,
    DrawnFrom,
    FiledAway,
    FiledElsewhere,
    HandledInACase,
    InAKeyTopic,
    JudgedBelow,
    Mode,
    NoCarryOver,
    NoSecondDissatisfaction,
    NoSuchPromise,
    NotASigner,
    NotExcluded,
    NotTheHandlingUnit,
    NotYourJudgement,
    Occasion,
    Public,
    Route,
    Satisfaction,
    Status,
    TooLateToWithdraw,
    WithdrawalUnderWay,
    WrongState,
)

__all__ = [
    "DrawnFrom",
    "HandledInACase",
    "InAKeyTopic",
    "JudgedBelow",
    "Mode",
    "NotTheHandlingUnit",
    "Occasion",
    "Public",
    "Route",
    "Satisfaction",
    "Status",
    "Suggestion",
    "WrongState",
]

HERE = (Status.FILED, Status.ADMITTED)
"""Ours, and not yet on its way."""

LIVE = (
    *HERE,
    Status.SETTLING,
    Status.DISPATCHED,
    Status.REPLIED,
    Status.DISSATISFIED,
    Status.ESCALATED,
)
"""What a deputy can still withdraw, unless the policy closes it at dispatch."""

TAKEN = (
    Status.ADMITTED,
    Status.SETTLING,
    Status.HELD_ABOVE,
    Status.DISPATCHED,
    Status.REPLIED,
    Status.DISSATISFIED,
    Status.ESCALATED,
    Status.JUDGED,
    Status.RESOLVED,
)
"""Admitted, and not withdrawn."""

ANSWERED = (Status.REPLIED, Status.JUDGED, Status.RESOLVED)

OFFICE, DEPUTY, DELEGATION = "office", "deputy", "delegation"
SPONSORS = ("deputy", "group")

SUCCESSOR = "承接其职权的人大机关"
"""The proper holder of what is offered to a place that has ended."""


class Suggestion(Aggregate):
    """代表建议: drafted → filed → admitted → handled → replied → judged → resolved.

    Handed on, it is offered → accepted or refused; each side records its own events, and the
    answer comes back by itself. What its handling units do stands in its handling case.
    """

    TOPIC = "suggestion"
    Event = events.Event

    Filed = events.Filed
    Drafted = events.Drafted
    CosignConfirmed = events.CosignConfirmed
    CosignDeclined = events.CosignDeclined
    Submitted = events.Submitted
    Returned = events.Returned
    Revised = events.Revised
    Rejected = events.Rejected
    Admitted = events.Admitted
    WithdrawalAgreed = events.WithdrawalAgreed
    WithdrawalAsked = events.WithdrawalAsked
    WithdrawalDeclined = events.WithdrawalDeclined
    Withdrawn = events.Withdrawn
    Received = events.Received
    Accepted = events.Accepted
    Refused = events.Refused
    Sorted = events.Sorted
    Offered = events.Offered
    OfferAccepted = events.OfferAccepted
    OfferRefused = events.OfferRefused
    CustodyNoted = events.CustodyNoted
    OversightEntrusted = events.OversightEntrusted
    OversightReported = events.OversightReported
    Dispatched = events.Dispatched
    Replied = events.Replied
    FeedbackReminded = events.FeedbackReminded
    FeedbackLapsed = events.FeedbackLapsed
    Judged = events.Judged
    RehandlingOrdered = events.RehandlingOrdered
    RehandlingDeclined = events.RehandlingDeclined
    Escalated = events.Escalated
    EscalationConcluded = events.EscalationConcluded
    Concluded = events.Concluded
    PromiseKept = events.PromiseKept
    PromiseJudged = events.PromiseJudged
    PromiseFailed = events.PromiseFailed
    PromiseCarried = events.PromiseCarried
    Resolved = events.Resolved
    Published = events.Published
    PublicationWithheld = events.PublicationWithheld
    CarriedOver = events.CarriedOver
    LeadChanged = events.LeadChanged
    UnitSucceeded = events.UnitSucceeded
    KeyTopicJoined = events.KeyTopicJoined
    KeyTopicLeft = events.KeyTopicLeft
    OpinionsJoined = events.OpinionsJoined
    OpinionsAnswered = events.OpinionsAnswered
    OpinionsReleased = events.OpinionsReleased
    Corrected = events.Corrected
    Archived = events.Archived

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}
        self.status = ""
        self.sponsor_id: UUID | None = None
        self.cosigners: dict[UUID, str] = {}
        self.withdrawing: set[UUID] = set()
        self.withdrawal = ""
        self.received_on = date.min
        self.occasion = ""
        self.number = ""
        self.case_id: UUID | None = None
        self.lead_unit: str | None = None
        self.round = 1
        self.units: list[str] = []
        self.reminders = 0
        self.promises: list[dict[str, Any]] = []
        self.archived = False
        self.confidential = False
        self.custody: Custody = []
        self.oversights = 0
        self.key_topic_id: UUID | None = None
        self.opinion_ids: list[UUID] = []
        self.classified = False
        self.to_jurisdiction_id: UUID | None = None
        self.offer_id: UUID | None = None
        self.untold: list[dict[str, Any]] = []
        self.above_suggestion_id: UUID | None = None
        self.from_jurisdiction_id: UUID | None = None
        self.from_suggestion_id: UUID | None = None

    # 提出 ---------------------------------------------------------------------------------

    @classmethod
    def file(
        cls,
        rules: Rules,
        *,
        id: UUID,
        sponsor: str,
        title: str,
        text: str,
        filed_on: date,
        drawn_from: Sequence[str] = (),
        occasion: str = "",
        **facts: Any,
    ) -> Self:
        """提出 — by a deputy or a group; one matter each (一事一议)."""
        _stated(sponsor, title, text)
        return cls.begin(
            cls.Filed,
            id=id,
            sponsor=sponsor,
            title=title,
            text=text,
            drawn_from=_drawn(drawn_from),
            occasion=_raised(occasion),
            clocks=_intake(rules, filed_on),
            filed_on=filed_on,
            **facts,
        )

    @classmethod
    def draft(
        cls,
        rules: Rules,
        *,
        id: UUID,
        sponsor: str,
        sponsor_id: UUID,
        title: str,
        text: str,
        cosigners: list[UUID],
        drawn_from: Sequence[str] = (),
        occasion: str = "",
        **facts: Any,
    ) -> Self:
        """领衔起草 — the co-signers confirm before it is submitted."""
        if sponsor == DELEGATION:
            _must_sponsor(rules, occasion)
        _stated(sponsor, title, text, delegation=True)
        if sponsor_id in cosigners or len(set(cosigners)) < len(cosigners):
            raise BadValue(field="cosigners", reason="联名代表不能重复，也不含领衔人")
        return cls.begin(
            cls.Drafted,
            id=id,
            sponsor=sponsor,
            sponsor_id=sponsor_id,
            title=title,
            text=text,
            cosigners=cosigners,
            drawn_from=_drawn(drawn_from),
            occasion=_raised(occasion),
            **facts,
        )

    def cosign(self, *, deputy_id: UUID, on: date) -> None:
        """联名确认 — the text is their own will."""
        self._must_wait_for(deputy_id)
        self.trigger_event(self.CosignConfirmed, deputy_id=deputy_id, confirmed_on=on)

    def decline(self, *, deputy_id: UUID, reason: str, on: date) -> None:
        """不联名, or no longer in office: the others go on without them."""
        self._must_wait_for(deputy_id)
        self.trigger_event(
            self.CosignDeclined, deputy_id=deputy_id, reason=reason, declined_on=on
        )

    def submit(self, rules: Rules, *, on: date) -> None:
        """提交 — when all who were asked have answered."""
        self._must_be(Status.DRAFT)
        waiting = [str(each) for each, answer in self.cosigners.items() if not answer]
        if waiting:
            why = f"还有{len(waiting)}位联名代表未确认；不联名或者已离任的，登记为不联名"
            raise BadValue(field="cosigners", reason=why)
        self.trigger_event(self.Submitted, clocks=_intake(rules, on), submitted_on=on)

    def return_for_revision(self, *, by: str, reason: str, on: date) -> None:
        """退回修改 — by the delegation's pre-check or the office."""
        self._must_be_filed_here()
        self.trigger_event(self.Returned, by=by, reason=_said(reason), returned_on=on)

    def revise(self, rules: Rules, *, title: str, text: str, on: date) -> None:
        """修改后重新提出 — the co-signers confirm again: it is another text."""
        self._must_be(Status.RETURNED)
        _stated("deputy", title, text)
        status = Status.DRAFT if self.cosigners else Status.FILED
        self.trigger_event(
            self.Revised,
            title=title,
            text=text,
            status=str(status),
            clocks=_intake(rules, on) if status == Status.FILED else [],
            revised_on=on,
        )

    def reject(
        self, rules: Rules, *, code: str, reason: str, as_letter: bool, on: date
    ) -> None:
        """不予受理，或作代表来信处理 — on one of the grounds that the policy names."""
        self._must_be_filed_here()
        if code not in rules.words("exclusions"):
            raise NotExcluded(code=code, known="、".join(_grounds(rules)))
        self.trigger_event(
            self.Rejected,
            code=code,
            reason=_said(reason),
            basis=rules.basis("exclusions"),
            as_letter=as_letter,
            rejected_on=on,
        )
        self._release_opinions(reason, on)

    def admit(
        self,
        rules: Rules,
        *,
        number: str,
        category: str,
        on: date,
        closed_on: date | None = None,
    ) -> None:
        """受理 — under a number; dispatch is due from the day on which it was received.

        Of what was raised while the congress met, from the day on which it closed.
        """
        if self.number:
            raise AlreadyNumbered(number=self.number)
        self._must_be(Status.FILED)
        if not number.strip():
            raise BadValue(field="number", reason="须编号")
        if closed_on:
            clocks = started(rules, "session_dispatch", closed_on, who=OFFICE, anchor="closing")
        else:
            since, anchor = self.received_on, "received"
            clocks = started(rules, "intersession_dispatch", since, who=OFFICE, anchor=anchor)
        self.trigger_event(
            self.Admitted, number=number, category=category, clocks=clocks, admitted_on=on
        )

    def withdraw(self, rules: Rules, *, deputy_id: UUID, reason: str, on: date) -> None:
        """撤回 — handling ends; of a joint suggestion when all who signed want it so.

        What another congress has is asked for there, and decided under the rules there.
        """
        elsewhere = (Status.OFFERED, Status.HELD_ABOVE)
        self._must_be(Status.DRAFT, Status.RETURNED, *LIVE, *elsewhere)
        if self.withdrawal:
            raise WithdrawalUnderWay
        if basis := self._too_late(rules):
            raise TooLateToWithdraw(basis=basis)
        if self._is_elsewhere():
            _said(reason)
        signers = {self.sponsor_id, *self.cosigners}
        if deputy_id not in signers:
            raise NotASigner(deputy=deputy_id)
        together = rules.flag("joint_withdraw_unanimous") and self.status != Status.DRAFT
        if not together and deputy_id != self.sponsor_id:
            raise NotASigner(deputy=deputy_id)
        if deputy_id not in self.withdrawing:
            self.trigger_event(self.WithdrawalAgreed, deputy_id=deputy_id, agreed_on=on)
        if together and not self.withdrawing >= signers:
            return
        if self._is_elsewhere():
            self._ask_back(reason, on)
        else:
            self._withdrawn(reason, on)

    def note_withdrawal_wish(self, rules: Rules, *, reason: str, on: date) -> None:
        """下级代表要求撤回 — carried here: granted, declined, or asked of whoever has it."""
        basis = self._too_late(rules)
        if self._is_elsewhere():
            self._ask_back(reason, on)
        elif self.status not in LIVE or basis:
            why = f"依据{basis}，交办以后不再撤回" if basis else "已经办结，不再撤回"
            self._withdrawal_declined(why, on)
        else:
            self._withdrawn(reason, on)

    def note_withdrawal(self, *, reason: str, on: date) -> None:
        """同意撤回 — carried back from whoever had it."""
        self._must_have_asked_back()
        self._withdrawn(reason, on)

    def note_withdrawal_declined(self, *, reason: str, on: date) -> None:
        """不能撤回 — carried back from whoever has it; it goes on there."""
        self._must_have_asked_back()
        self._withdrawal_declined(reason, on)

    # 各级人大之间 -------------------------------------------------------------------------

    @classmethod
    def receive(
        cls,
        rules: Rules,
        *,
        id: UUID,
        received_on: date,
        ended_on: date | None = None,
        **facts: Any,
    ) -> Self:
        """收到提交 — carried here from another ledger, exactly once.

        A place that has ended gives it back at once, so that it is never left on the way.
        """
        clock = started(
            rules, "offer_answer_within", received_on, who=OFFICE, anchor="received"
        )
        it = cls.begin(cls.Received, id=id, clocks=clock, received_on=received_on, **facts)
        if ended_on:
            why = f"本行政区已于{ended_on}终止"
            it.refuse(proper_holder=SUCCESSOR, reason=why, on=max(ended_on, received_on))
        return it

    def accept(self, *, on: date) -> None:
        """接收 — from now on this side owns it."""
        self._must_be(Status.INCOMING)
        self.trigger_event(self.Accepted, **self._origin(), accepted_on=on)

    def refuse(self, *, proper_holder: str, reason: str, on: date) -> None:
        """退回 — a refusal names who should have it."""
        self._must_be(Status.INCOMING)
        if not proper_holder:
            raise BadValue(field="proper_holder", reason="退回须写明应由哪一级、哪个单位办理")
        self.trigger_event(
            self.Refused,
            **self._origin(),
            proper_holder=proper_holder,
            reason=reason,
            refused_on=on,
        )

    def hand_over(
        self,
        *,
        here: UUID,
        to_jurisdiction_id: UUID,
        above_suggestion_id: UUID,
        reason: str,
        on: date,
        route: str = Route.HAND_UP,
    ) -> None:
        """移交 — up, down or across; offered, it stays ours until accepted."""
        if to_jurisdiction_id == here:
            raise BadValue(field="to", reason="不能移交给自己")
        self._sort(Route(route), reason, on)
        held = self.custody or custody.begun(here, self.received_on)
        self.trigger_event(
            self.Offered,
            **self.facts,
            **self._origin(),
            to_jurisdiction_id=to_jurisdiction_id,
            above_suggestion_id=above_suggestion_id,
            custody=custody.offered(held, to_jurisdiction_id, on),
            offered_on=on,
        )

    def note_acceptance(self, *, above_suggestion_id: UUID, on: date) -> None:
        """对方已接收 — carried back from the ledger that has it."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferAccepted,
            above_suggestion_id=above_suggestion_id,
            custody=custody.accepted(self.custody, on),
            **self._origin(),
            accepted_on=on,
        )
        for each in self.untold:
            self._corrected(**each, on=on)
        if self.withdrawal:
            self._ask_back(self.withdrawal, on)

    def note_refusal(self, *, proper_holder: str, reason: str, on: date) -> None:
        """对方退回 — it is ours again, with the proper holder named."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferRefused,
            proper_holder=proper_holder,
            reason=reason,
            custody=custody.refused(self.custody, on),
            **self._origin(),
            refused_on=on,
        )
        if self.withdrawal:
            self._withdrawn(self.withdrawal, on)

    def note_custody(self, *, custody: Custody, on: date) -> None:
        """流转消息 — carried back from whoever has it, or offered it further."""
        self._must_be(Status.HELD_ABOVE, *ANSWERED)
        self.trigger_event(self.CustodyNoted, custody=custody, **self._origin(), noted_on=on)

    def note_answer(self, rules: Rules, *, on: date, **answer: Any) -> None:
        """对方答复 — returned by itself through every hop; a further one is judged again."""
        further = ANSWERED if self.above_suggestion_id else ()
        self._must_be(Status.HELD_ABOVE, *further)
        judged_here = self.from_suggestion_id is None
        who = {"who": DEPUTY, "anchor": "replied"}
        clocks = started(rules, "feedback_window", on, **who) if judged_here else []
        self._replied(on=on, complete=True, clocks=clocks, **answer)

    def entrust(self, *, to_jurisdiction_id: UUID, what: str, until_on: date, on: date) -> None:
        """委托监督 — whoever holds it asks a lower congress to look after it on the spot."""
        if self.above_suggestion_id:
            raise WrongState(
                title=self.facts["title"], status=Status.HELD_ABOVE, needed="本级办理"
            )
        self._must_be(*LIVE, *ANSWERED)
        if until_on < on:
            raise BadValue(field="until_on", reason="报告期限早于委托日期")
        self.trigger_event(
            self.OversightEntrusted,
            number=self.oversights + 1,
            title=self.facts["title"],
            to_jurisdiction_id=to_jurisdiction_id,
            what=_said(what),
            until_on=until_on,
            entrusted_on=on,
        )

    def note_oversight(self, *, number: int, finding: str, on: date) -> None:
        """受托监督的报告 — carried back, whatever has become of the matter meanwhile."""
        self.trigger_event(
            self.OversightReported, number=number, finding=finding, reported_on=on
        )

    # 办理与答复 ---------------------------------------------------------------------------

    def settle(self, *, reason: str, on: date) -> None:
        """就地解决 — what can be settled here is settled here."""
        self._sort(Route.SETTLE_HERE, reason, on)

    def dispatch(
        self, *, case_id: UUID, lead_unit: str, due_on: date | None, reason: str, on: date
    ) -> None:
        """交办 — to the units of a case."""
        self.must_be_admitted()
        self._sort(Route.ASSIGN, reason, on)
        self.trigger_event(
            self.Dispatched,
            case_id=case_id,
            lead_unit=lead_unit,
            due_on=due_on,
            dispatched_on=on,
        )

    def note_lead(self, *, unit: str, on: date) -> None:
        """改由另一单位承办 — whoever led does not answer any more."""
        self.trigger_event(self.LeadChanged, lead_unit=unit, changed_on=on)

    def note_succession(self, *, from_unit: str, to_unit: str, on: date) -> None:
        """机构改革后的承接 — what is to be answered again, and what was promised."""
        self.trigger_event(
            self.UnitSucceeded, from_unit=from_unit, to_unit=to_unit, succeeded_on=on
        )

    def must_be_admitted(self) -> None:
        """Only what has a number is dispatched."""
        self._must_be(Status.ADMITTED)

    def reply(self, *, unit: str, text: str, on: date) -> None:
        """答复 — by the office that settles it."""
        self._must_be(Status.DISPATCHED, Status.SETTLING)
        if self.case_id:
            raise HandledInACase(case_id=self.case_id)
        if self.status == Status.DISPATCHED and unit != self.lead_unit:
            raise NotTheHandlingUnit(unit=unit, lead_unit=self.lead_unit)
        self._replied(unit=unit, text=text, on=on, complete=True, clocks=[])

    def take_reply(self, rules: Rules, *, complete: bool, on: date, **reply: Any) -> None:
        """承办单位答复 — from the case; the last one awaited starts the deputy's clock."""
        self._must_be(Status.DISPATCHED)
        clocks = self._promised(reply["promises"], on)
        if complete:
            clocks += started(rules, "feedback_window", on, who=DEPUTY, anchor="replied")
        self._replied(on=on, complete=complete, clocks=clocks, **reply)

    def addressees(self, rules: Rules) -> list[UUID]:
        """Every deputy has a right to the reply; the policy may let the lead pass it on."""
        lead = [self.sponsor_id] if self.sponsor_id else []
        each = rules.choice("joint_reply") == "each"
        return [*lead, *self.cosigners] if each else lead

    # 评价 ---------------------------------------------------------------------------------

    def remind(self, *, on: date) -> None:
        """催请反馈 — a fact, so that it is sent once."""
        self._must_await_judgement()
        self.trigger_event(self.FeedbackReminded, number=self.reminders + 1, reminded_on=on)

    def lapse(self, rules: Rules, *, on: date) -> None:
        """逾期未反馈 — after the reminders that the policy wants."""
        self._must_await_judgement()
        wanted = rules.number("feedback_reminders")
        if self.reminders < wanted:
            raise BadValue(field="on", reason=f"须先催请{wanted}次，已催{self.reminders}次")
        self.trigger_event(
            self.FeedbackLapsed,
            counted=rules.choice("no_feedback"),
            basis=rules.basis("no_feedback"),
            lapsed_on=on,
        )

    def judge(
        self,
        rules: Rules,
        *,
        satisfaction: str,
        on: date,
        attitude: str = "",
        reason: str = "",
        deputy_id: UUID | None = None,
    ) -> None:
        """评价 — by the lead sponsor, never by the unit."""
        self._must_await_judgement()
        if deputy_id and self.sponsor_id and deputy_id != self.sponsor_id:
            raise NotYourJudgement(deputy=deputy_id)
        if attitude:
            one_of(Satisfaction, "attitude", attitude)
        status, clocks = self._after(rules, satisfaction, on)
        told = {"attitude": attitude, "reason": reason, "deputy_id": deputy_id}
        self._judged(satisfaction, on, status=str(status), clocks=clocks, **told)

    def note_judgement(self, rules: Rules, *, satisfaction: str, on: date) -> None:
        """下级代表的评价 — carried here; dissatisfied, it is as if it had been judged here."""
        self._must_be(Status.REPLIED, Status.RESOLVED)
        status, clocks = self._after(rules, satisfaction, on)
        self._judged(satisfaction, on, status=str(status), clocks=clocks)

    def order_rehandling(self, rules: Rules, *, by: str, reason: str, on: date) -> None:
        """责成重新办理 — by whom the policy names, which is never a unit."""
        self._must_decide(rules, by)
        self.trigger_event(
            self.RehandlingOrdered,
            by=by,
            reason=reason,
            basis=rules.basis("rehandle_decider"),
            round=self.round + 1,
            clocks=self._again(rules, on),
            ordered_on=on,
        )

    def decline_rehandling(self, rules: Rules, *, by: str, reason: str, on: date) -> None:
        """不再重新办理 — the deputy is told why, and stays dissatisfied."""
        self._must_decide(rules, by)
        self.trigger_event(
            self.RehandlingDeclined,
            by=by,
            reason=_said(reason),
            basis=rules.basis("rehandle_decider"),
            declined_on=on,
        )
        self._conclude(reason, on)

    def escalate(self, rules: Rules, *, on: date) -> None:
        """再次不满意 — expert evaluation, or a conference of deputy and unit."""
        self._must_be(Status.DISSATISFIED)
        how = rules.choice("second_dissatisfaction")
        if self.round < 2 or how == "none":  # noqa: PLR2004 — the second time
            raise NoSecondDissatisfaction(round=self.round)
        self.trigger_event(
            self.Escalated,
            how=how,
            basis=rules.basis("second_dissatisfaction"),
            escalated_on=on,
        )

    def conclude(self, rules: Rules, *, conclusion: str, rehandle: bool, on: date) -> None:
        """评估或者协调的结论 — handled once more, or closed with it."""
        self._must_be(Status.ESCALATED)
        self.trigger_event(
            self.EscalationConcluded,
            conclusion=_said(conclusion),
            rehandle=rehandle,
            clocks=self._again(rules, on) if rehandle else [],
            concluded_on=on,
        )
        if not rehandle:
            self._conclude(conclusion, on)

    def note_conclusion(self, *, conclusion: str, on: date) -> None:
        """对方的结论 — the answer stands; carried back to the deputy through every hop."""
        self._must_be(Status.HELD_ABOVE)
        self._conclude(conclusion, on)

    # 承诺 ---------------------------------------------------------------------------------

    def keep_promise(self, rules: Rules, *, number: int, evidence: str, on: date) -> None:
        """兑现 — the deputy is asked whether it is so."""
        self._must_promise(number)
        window = "promise_feedback_window"
        self.trigger_event(
            self.PromiseKept,
            number=number,
            evidence=_said(evidence),
            clocks=started(rules, window, on, who=DEPUTY, anchor="kept"),
            kept_on=on,
        )

    def judge_promise(
        self, *, number: int, satisfaction: str, reason: str, deputy_id: UUID | None, on: date
    ) -> None:
        """评价兑现 — by the lead sponsor; dissatisfied, the promise is still to be kept."""
        self._must_promise(number, "kept")
        if deputy_id and self.sponsor_id and deputy_id != self.sponsor_id:
            raise NotYourJudgement(deputy=deputy_id)
        one_of(Satisfaction, "satisfaction", satisfaction)
        if satisfaction == Satisfaction.DISSATISFIED and not reason.strip():
            raise BadValue(field="reason", reason="不满意的，须写明哪里没有落实")
        self.trigger_event(
            self.PromiseJudged,
            number=number,
            satisfaction=satisfaction,
            reason=reason,
            deputy_id=deputy_id,
            judged_on=on,
        )

    def fail_promise(self, rules: Rules, *, number: int, reason: str, on: date) -> None:
        """承诺未兑现 — the deputy is told why, and the matter is open again."""
        self._must_promise(number)
        self._must_be(*ANSWERED)
        self.trigger_event(
            self.PromiseFailed,
            number=number,
            reason=_said(reason),
            round=self.round + 1,
            clocks=self._again(rules, on),
            failed_on=on,
        )

    def carry_promise(
        self, rules: Rules, *, number: int, reason: str, due_on: date, on: date
    ) -> None:
        """结转 — the promise stands, to a later day, where the policy allows it."""
        self._must_promise(number)
        if not rules.flag("promise_carry_over"):
            raise NoCarryOver(basis=rules.basis("promise_carry_over"))
        if due_on <= on:
            raise BadValue(field="due_on", reason="新的兑现日期应晚于今天")
        clocks = agreed(
            f"promise.{number}",
            on,
            due_on,
            who=self.promises[number - 1].get("unit", ""),
            anchor="promised",
            basis=_said(reason),
        )
        self.trigger_event(
            self.PromiseCarried, number=number, reason=reason, clocks=clocks, carried_on=on
        )

    # 办结之后 -----------------------------------------------------------------------------

    def resolve(self, *, outcome: str, on: date) -> None:
        """解决 — the matter itself is settled, and how."""
        self._must_be(Status.SETTLING, Status.REPLIED, Status.JUDGED)
        if not outcome:
            raise BadValue(field="outcome", reason="须写明解决的结果")
        if self.from_suggestion_id and self.status == Status.SETTLING:
            raise self._unlike(Status.REPLIED)  # somebody waits below
        self.trigger_event(self.Resolved, outcome=outcome, resolved_on=on)
        self._answer_opinions(unit="", text=outcome, common="solved", on=on)

    def publish(self, *, what: str = Public.WHOLE, on: date) -> None:
        """公开 — the text once it is admitted; reply and judgement once there are any.

        Unless those who signed asked not to.
        """
        whole = one_of(Public, "what", what) == Public.WHOLE
        self._must_be(*(ANSWERED if whole else TAKEN))
        if self.confidential:
            raise Confidential
        self.trigger_event(self.Published, what=str(what), published_on=on)

    def withhold(self, *, reason: str, on: date) -> None:
        """不予公开 — with the reason."""
        self._must_be(*ANSWERED)
        self.trigger_event(self.PublicationWithheld, reason=_said(reason), withheld_on=on)

    def carry_over(self, *, term: str, on: date) -> None:
        """届末结转 — continued, and answered to the one who proposed it."""
        if self.status in {Status.DRAFT, Status.JUDGED, Status.RESOLVED, *ENDED}:
            raise self._unlike("未办结")
        self.trigger_event(self.CarriedOver, term=_said(term), carried_on=on)

    def take_up(self, *, opinion_ids: list[UUID], on: date) -> None:
        """由群众意见转来 — whoever said them learns what is replied."""
        if self.status in {*ANSWERED, *ENDED}:
            raise self._unlike("未答复")
        self.trigger_event(self.OpinionsJoined, opinion_ids=opinion_ids, joined_on=on)

    def let_go(self, *, opinion_ids: list[UUID], reason: str, on: date) -> None:
        """与群众意见脱开 — it was said by mistake that it stands for them."""
        self.trigger_event(
            self.OpinionsReleased, opinion_ids=opinion_ids, reason=reason, released_on=on
        )

    def join_key_topic(self, *, key_topic_id: UUID, on: date) -> None:
        """列为重点督办 — while there is still something to supervise, and in one at a time."""
        promised = any(each["state"] == "open" for each in self.promises)
        self._must_be(*LIVE, Status.OFFERED, Status.HELD_ABOVE, *(ANSWERED if promised else ()))
        if self.key_topic_id:
            raise InAKeyTopic(key_topic_id=self.key_topic_id)
        self.trigger_event(self.KeyTopicJoined, key_topic_id=key_topic_id, joined_on=on)

    def leave_key_topic(self, *, on: date) -> None:
        """不再重点督办"""
        self.trigger_event(self.KeyTopicLeft, key_topic_id=self.key_topic_id, left_on=on)

    def correct(self, *, changes: Mapping[str, Any], reason: str, on: date) -> None:
        """更正 — how it was raised and under which heading, where it was filed."""
        if self.archived:
            raise FiledAway
        if self.from_suggestion_id:
            raise FiledElsewhere
        if not changes:
            raise BadValue(field="changes", reason="没有写明要更正什么")
        stated = {name: CORRECTED[name](value) for name, value in changes.items()}
        self._corrected(stated, _said(reason), on)

    def note_correction(self, *, changes: Mapping[str, Any], reason: str, on: date) -> None:
        """更正 — carried from where it was filed, whatever has become of it here meanwhile.

        The category that this congress gave it on admission is its own, and stays.
        """
        kept = [name for name in changes if name == "category" and self.classified]
        theirs = {name: value for name, value in changes.items() if name not in kept}
        self._corrected(theirs, reason, on, kept)

    def archive(self, *, on: date) -> None:
        """归档 — when every promise is settled or carried over; a broken one opens it again."""
        self._must_be(Status.JUDGED, Status.RESOLVED, *ENDED)
        waiting = [
            number
            for number, each in enumerate(self.promises, 1)
            if each["state"] == "open" and not each.get("carried")
        ]
        if waiting:
            raise BadValue(field="promises", reason=f"第{waiting[0]}项承诺尚未兑现或者结转")
        if not self.archived:
            self.trigger_event(self.Archived, archived_on=on)

    # -------------------------------------------------------------------------------------

    def _after(self, rules: Rules, satisfaction: str, on: date) -> tuple[Status, list[Clock]]:
        """What follows from a judgement."""
        one_of(Satisfaction, "satisfaction", satisfaction)
        in_case = self.case_id and not self.above_suggestion_id
        if satisfaction != Satisfaction.DISSATISFIED or not in_case:
            unit = self.lead_unit
            above = self.above_suggestion_id
            return events.judged(satisfaction, self.status, above, unit), []
        if self.round > 1 or rules.choice("rehandle_decider") != "automatic":
            return Status.DISSATISFIED, []
        return Status.DISPATCHED, self._again(rules, on)

    def _again(self, rules: Rules, on: date) -> list[Clock]:
        """A clock for each unit that has to answer once more."""
        return [
            clock
            for unit in self.units
            for clock in started(rules, "rehandle_within", on, who=unit, anchor="rehandling")
        ]

    def _promised(self, promises: list[dict[str, Any]], on: date) -> list[Clock]:
        """Each promise has a clock of its own: a day that the unit itself named."""
        clocks: list[Clock] = []
        for number, each in enumerate(promises, len(self.promises) + 1):
            due_on = date.fromisoformat(each["due_on"])
            if due_on <= on:
                raise BadValue(field="promises", reason="兑现日期应晚于答复日期")
            key, unit = f"promise.{number}", each["unit"]
            clocks += agreed(key, on, due_on, who=unit, anchor="promised", basis=each["what"])
        return clocks

    def _judged(self, satisfaction: str, on: date, **told: Any) -> None:
        one_of(Satisfaction, "satisfaction", satisfaction)
        unsaid: dict[str, Any]
        unsaid = {"attitude": "", "reason": "", "deputy_id": None, "status": "", "clocks": []}
        above = self.above_suggestion_id
        self.trigger_event(
            self.Judged,
            satisfaction=str(satisfaction),
            round=self.round,
            judged_on=on,
            above_jurisdiction_id=self.to_jurisdiction_id if above else None,
            above_suggestion_id=above,
            **unsaid | told,
        )

    def _replied(self, *, on: date, **reply: Any) -> None:
        said = dict.fromkeys(("mode", "outcome", "common", "scheme", "signatory"), "")
        told: dict[str, Any] = said | {"addressees": [], "promises": [], "due_on": None} | reply
        self.trigger_event(
            self.Replied, round=self.round, replied_on=on, **told, **self._origin()
        )
        if told["complete"]:
            self._answer_opinions(
                unit=told["unit"], text=told["text"], common=told["common"], on=on
            )

    def _answer_opinions(self, *, on: date, **answer: str) -> None:
        if self.opinion_ids:
            self.trigger_event(
                self.OpinionsAnswered, opinion_ids=self.opinion_ids, answered_on=on, **answer
            )

    def _release_opinions(self, reason: str, on: date) -> None:
        if self.opinion_ids:
            self.trigger_event(
                self.OpinionsReleased,
                opinion_ids=self.opinion_ids,
                reason=reason,
                released_on=on,
            )

    def _origin(self) -> dict[str, UUID | None]:
        return {
            "from_jurisdiction_id": self.from_jurisdiction_id,
            "from_suggestion_id": self.from_suggestion_id,
        }

    @property
    def between_sessions(self) -> bool:
        """Raised when no congress met that has closed since; or carried here from elsewhere."""
        return self.occasion == Occasion.INTERSESSION or self.from_jurisdiction_id is not None

    def _is_elsewhere(self) -> bool:
        return bool(self.above_suggestion_id) or self.status == Status.OFFERED

    def _too_late(self, rules: Rules) -> str:
        """Why it is not withdrawn any more: the rule that closes it at dispatch."""
        if self._is_elsewhere() or self.status in {Status.DRAFT, Status.RETURNED, *HERE}:
            return ""
        closed = rules.choice("withdraw_until") == "dispatch"
        return rules.basis("withdraw_until") if closed else ""

    def _ask_back(self, reason: str, on: date) -> None:
        self.trigger_event(
            self.WithdrawalAsked,
            reason=reason,
            to_jurisdiction_id=self.to_jurisdiction_id,
            above_suggestion_id=self.above_suggestion_id,
            asked_on=on,
        )

    def _corrected(
        self, changes: Mapping[str, Any], reason: str, on: date, kept: Sequence[str] = ()
    ) -> None:
        self.trigger_event(
            self.Corrected,
            changes=changes,
            kept=list(kept),
            reason=reason,
            to_jurisdiction_id=self.to_jurisdiction_id if self.offer_id else None,
            above_suggestion_id=self.offer_id,
            corrected_on=on,
        )

    def _withdrawn(self, reason: str, on: date) -> None:
        self.trigger_event(
            self.Withdrawn,
            reason=reason,
            case_id=self.case_id,
            **self._origin(),
            withdrawn_on=on,
        )
        self._release_opinions(reason, on)

    def _withdrawal_declined(self, reason: str, on: date) -> None:
        self.trigger_event(
            self.WithdrawalDeclined, reason=reason, **self._origin(), declined_on=on
        )

    def _must_have_asked_back(self) -> None:
        if not self.withdrawal:
            raise self._unlike("已要求撤回")

    def _sort(self, route: Route, reason: str, on: date) -> None:
        self._must_be(*HERE)
        self.trigger_event(self.Sorted, route=str(route), reason=reason, sorted_on=on)

    def reopened(self, round: int, status: str) -> None:
        """Nobody has answered in the new round yet, and nothing is filed away."""
        self.round = round
        self.status = status
        self.units = []
        self.archived = False

    def _must_be_filed_here(self) -> None:
        """What came from below is refused before it is accepted, or handled."""
        self._must_be(Status.FILED)
        if self.from_suggestion_id:
            raise self._unlike("本级代表提出的建议")

    def _must_await_judgement(self) -> None:
        if self.from_suggestion_id:
            raise JudgedBelow
        if self.withdrawal:
            raise WithdrawalUnderWay
        self._must_be(Status.REPLIED)

    def _must_decide(self, rules: Rules, by: str) -> None:
        """Whom the policy names; the office, where the first time goes by itself."""
        self._must_be(Status.DISSATISFIED)
        needed = rules.choice("rehandle_decider").replace("automatic", OFFICE)
        if by != needed:
            raise AnotherPower(basis=rules.basis("rehandle_decider"), needed=needed, by=by)

    def _conclude(self, conclusion: str, on: date) -> None:
        """What another congress handed to us, or we to it, ends with the answer it has."""
        if self.from_suggestion_id or self.above_suggestion_id:
            self.trigger_event(
                self.Concluded, conclusion=conclusion, **self._origin(), concluded_on=on
            )

    def _unlike(self, needed: str) -> WrongState:
        return WrongState(title=self.facts["title"], status=self.status, needed=needed)

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise self._unlike("、".join(needed))

    def _must_wait_for(self, deputy_id: UUID) -> None:
        self._must_be(Status.DRAFT)
        if self.cosigners.get(deputy_id, "answered"):
            raise NotASigner(deputy=deputy_id)

    def _must_promise(self, number: int, state: str = "open") -> None:
        known = 0 < number <= len(self.promises)
        if not known or self.promises[number - 1]["state"] != state:
            raise NoSuchPromise(number=number)


ENDED = (Status.WITHDRAWN, Status.REJECTED, Status.LETTER, Status.REFUSED)
"""Over without a reply."""


def _stated(sponsor: str, title: str, text: str, *, delegation: bool = False) -> None:
    one_of((DELEGATION, *SPONSORS) if delegation else SPONSORS, "sponsor", sponsor)
    if not title.strip() or not text.strip():
        raise BadValue(field="text" if title.strip() else "title", reason="不能为空")


def _grounds(rules: Rules) -> Iterator[str]:
    """The grounds of refusal of this place, each with what it means."""
    for each in rules.words("exclusions"):
        yield f"{each}（{RULES['exclusions'].words[each]}）"


def _must_sponsor(rules: Rules, occasion: str) -> None:
    """A delegation proposes where the policy lets it, and only while it meets."""
    if not rules.flag("delegation_sponsor"):
        why = (
            f"本地规定代表团不提出建议（{rules.basis('delegation_sponsor')}），请由代表领衔提出"
        )
        raise BadValue(field="sponsor", reason=why)
    if occasion == Occasion.INTERSESSION:
        why = "代表团只在会议期间提出建议，闭会期间请由代表领衔提出"
        raise BadValue(field="occasion", reason=why)


def _drawn(works: Sequence[str]) -> list[str]:
    """Each kind of work once."""
    if len(set(works)) < len(works):
        raise BadValue(field="drawn_from", reason="同一种形成方式写了两次")
    return [one_of(DrawnFrom, "drawn_from", each) for each in works]


def _raised(occasion: str) -> str:
    return occasion and one_of(Occasion, "occasion", occasion)


CORRECTED: Mapping[str, Callable[[Any], Any]] = {
    "focus_area": str,
    "category": str,
    "drawn_from": _drawn,
    "occasion": _raised,
}
"""What can be corrected, and how it is looked at."""


def _intake(rules: Rules, on: date) -> list[Clock]:
    """The office says whether it takes it."""
    return started(rules, "acceptance_notice", on, who=OFFICE, anchor="filed")


def _said(reason: str) -> str:
    if not reason.strip():
        raise BadValue(field="reason", reason="须写明")
    return reason
