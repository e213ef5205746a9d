"""Suggestion board: where each suggestion is, with whom, until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop, succeed
from domain.suggestion import Public, Route, Satisfaction, Status, Suggestion, custody
from domain.suggestion.custody import Custody
from domain.suggestion.events import judged


@dataclass(frozen=True)
class SuggestionRow:
    """代表建议 as the office sees it."""

    title: str
    text: str
    status: str
    number: str
    sponsor: str
    sponsor_id: UUID | None
    cosigners: list[dict[str, Any]]
    campaign_id: UUID | None
    focus_area: str
    category: str
    drawn_from: list[str]
    occasion: str
    route: str
    case_id: UUID | None
    key_topic_id: UUID | None
    lead_unit: str | None
    due_on: date | None
    round: int
    replies: list[dict[str, Any]]
    satisfaction: str
    first_satisfaction: str
    attitude: str
    counted: str
    promises: list[dict[str, Any]]
    clocks: Clocks
    custody: Custody
    oversights: list[dict[str, Any]]
    publication: str
    carried_over: list[str]
    from_jurisdiction_id: UUID | None
    to_jurisdiction_id: UUID | None
    above_suggestion_id: UUID | None
    proper_holder: str
    reason: str
    filed_on: date
    admitted_on: date | None
    rejected_on: date | None
    handled_on: date | None
    dispatched_on: date | None
    answered_on: date | None
    replied_on: date | None
    judged_on: date | None
    first_judged_on: date | None
    lapsed_on: date | None
    resolved_on: date | None
    withdrawal_asked_on: date | None
    withdrawn_on: date | None
    text_published_on: date | None
    published_on: date | None
    archived_on: date | None
    submitted: bool

    @property
    def deputies(self) -> list[UUID]:
        """The deputy who filed it, and those who have signed it."""
        if self.sponsor != "deputy" or self.sponsor_id is None:
            return []
        signed = [
            UUID(each["deputy_id"]) for each in self.cosigners if each["answer"] == "confirmed"
        ]
        return [self.sponsor_id, *signed]

    @property
    def groups(self) -> list[UUID]:
        """The group that filed it."""
        return [self.sponsor_id] if self.sponsor == "group" and self.sponsor_id else []

    @property
    def delegations(self) -> list[UUID]:
        """The delegation that filed it."""
        return [self.sponsor_id] if self.sponsor == "delegation" and self.sponsor_id else []

    @property
    def answer(self) -> str:
        """What the last reply comes to, in the words that all places share."""
        return str(self.replies[-1]["common"]) if self.replies else ""

    @property
    def rounds(self) -> str:
        """How often it was handled: once, or again as the deputy was not satisfied."""
        return str(self.round)

    @property
    def year(self) -> str:
        """The year in which it was filed: its cohort, whenever it is resolved."""
        return str(self.filed_on.year)


NOTHING_YET: dict[str, Any] = {
    "number": "",
    "cosigners": [],
    "route": "",
    "case_id": None,
    "key_topic_id": None,
    "lead_unit": None,
    "due_on": None,
    "round": 1,
    "replies": [],
    "satisfaction": "",
    "first_satisfaction": "",
    "attitude": "",
    "counted": "",
    "promises": [],
    "clocks": [],
    "custody": [],
    "oversights": [],
    "publication": "",
    "carried_over": [],
    "from_jurisdiction_id": None,
    "to_jurisdiction_id": None,
    "above_suggestion_id": None,
    "proper_holder": "",
    "reason": "",
    "admitted_on": None,
    "rejected_on": None,
    "handled_on": None,
    "dispatched_on": None,
    "answered_on": None,
    "replied_on": None,
    "judged_on": None,
    "first_judged_on": None,
    "lapsed_on": None,
    "resolved_on": None,
    "withdrawal_asked_on": None,
    "withdrawn_on": None,
    "text_published_on": None,
    "published_on": None,
    "archived_on": None,
    "submitted": True,
}


DISPATCH = ("intersession_dispatch", "session_dispatch")
UNTIL_IT_LEAVES = ("acceptance_notice", *DISPATCH)
"""What the sender owes until another congress has accepted the matter, and no day longer."""


def fold(row: SuggestionRow | None, event: Any) -> SuggestionRow | None:
    """The row after the event."""
    match event:
        case Suggestion.Filed():
            begun: dict[str, Any] = {"status": Status.FILED, "clocks": run([], event.clocks)}
            return opened(SuggestionRow, event, **NOTHING_YET | begun)
        case Suggestion.Drafted():
            asked = [{"deputy_id": str(each), "answer": ""} for each in event.cosigners]
            begun = {"status": Status.DRAFT, "cosigners": asked, "filed_on": event.drafted_on}
            begun |= {"submitted": False}
            return opened(SuggestionRow, event, **NOTHING_YET | begun)
        case Suggestion.Received():
            begun = {"status": Status.INCOMING, "filed_on": event.received_on}
            begun |= {"from_jurisdiction_id": event.from_jurisdiction_id}
            begun |= {"custody": event.custody, "clocks": run([], event.clocks)}
            begun |= {"sponsor": "", "occasion": ""}
            theirs = dict.fromkeys(("sponsor_id", "campaign_id"))
            return opened(SuggestionRow, event, **NOTHING_YET | theirs | begun)
        case _ if row is None:
            return None
        case Suggestion.CosignConfirmed():
            return _signed(row, event, "confirmed")
        case Suggestion.CosignDeclined():
            return _signed(row, event, "declined")
        case Suggestion.Submitted():
            return changed(
                row,
                status=Status.FILED,
                filed_on=event.submitted_on,
                submitted=True,
                clocks=run(row.clocks, event.clocks),
            )
        case Suggestion.Returned():
            return changed(
                row,
                status=Status.RETURNED,
                reason=event.reason,
                clocks=stop(row.clocks, event.returned_on, "acceptance_notice"),
            )
        case Suggestion.Revised():
            return changed(
                row,
                status=event.status,
                title=event.title,
                text=event.text,
                cosigners=[each | {"answer": ""} for each in row.cosigners if _signs(each)],
                clocks=run(row.clocks, event.clocks),
            )
        case Suggestion.Rejected():
            return changed(
                row,
                status=Status.LETTER if event.as_letter else Status.REJECTED,
                reason=event.reason,
                rejected_on=event.rejected_on,
                clocks=stop(row.clocks, event.rejected_on),
            )
        case Suggestion.Admitted():
            clocks = stop(row.clocks, event.admitted_on, "acceptance_notice")
            return changed(
                row,
                status=Status.ADMITTED,
                number=event.number,
                category=event.category or row.category,
                admitted_on=event.admitted_on,
                clocks=run(clocks, event.clocks),
            )
        case Suggestion.WithdrawalAsked():
            return changed(row, withdrawal_asked_on=event.asked_on)
        case Suggestion.WithdrawalDeclined():
            return changed(row, withdrawal_asked_on=None, reason=event.reason)
        case Suggestion.Withdrawn():
            return changed(
                row,
                status=Status.WITHDRAWN,
                reason=event.reason,
                withdrawn_on=event.withdrawn_on,
                custody=custody.withdrawn(row.custody, event.withdrawn_on),
                clocks=stop(row.clocks, event.withdrawn_on, how="withdrawn"),
            )
        case Suggestion.Accepted():
            return changed(
                row,
                status=Status.FILED,
                custody=custody.accepted(row.custody, event.accepted_on),
                clocks=stop(row.clocks, event.accepted_on, "offer_answer_within"),
            )
        case Suggestion.Refused():
            return changed(
                row,
                status=Status.REFUSED,
                proper_holder=event.proper_holder,
                custody=custody.refused(row.custody, event.refused_on),
                clocks=stop(row.clocks, event.refused_on, "offer_answer_within"),
            )
        case Suggestion.Sorted():
            if event.route != Route.SETTLE_HERE:
                return changed(row, route=event.route)
            return changed(
                row,
                route=event.route,
                status=Status.SETTLING,
                handled_on=row.handled_on or event.sorted_on,
                clocks=stop(row.clocks, event.sorted_on, *UNTIL_IT_LEAVES),
            )
        case Suggestion.Offered():
            return changed(
                row,
                status=Status.OFFERED,
                to_jurisdiction_id=event.to_jurisdiction_id,
                custody=event.custody,
            )
        case Suggestion.OfferAccepted():
            return changed(
                row,
                status=Status.HELD_ABOVE,
                above_suggestion_id=event.above_suggestion_id,
                handled_on=row.handled_on or event.accepted_on,
                custody=event.custody,
                clocks=stop(row.clocks, event.accepted_on, *UNTIL_IT_LEAVES),
            )
        case Suggestion.OfferRefused():
            status = Status.ADMITTED if row.number else Status.FILED
            return changed(
                row, status=status, proper_holder=event.proper_holder, custody=event.custody
            )
        case Suggestion.CustodyNoted():
            return changed(row, custody=event.custody)
        case Suggestion.OversightEntrusted():
            return _entrusted(row, event)
        case Suggestion.OversightReported():
            return _overseen(row, event)
        case Suggestion.Dispatched():
            return changed(
                row,
                status=Status.DISPATCHED,
                case_id=event.case_id,
                lead_unit=event.lead_unit,
                due_on=event.due_on,
                handled_on=row.handled_on or event.dispatched_on,
                dispatched_on=event.dispatched_on,
                clocks=stop(row.clocks, event.dispatched_on, *DISPATCH),
            )
        case Suggestion.Replied():
            return _replied(row, event)
        case Suggestion.FeedbackLapsed():
            return changed(
                row,
                status=Status.JUDGED,
                counted=event.counted,
                lapsed_on=event.lapsed_on,
                clocks=stop(row.clocks, event.lapsed_on, "feedback_window", how="lapsed"),
            )
        case Suggestion.Judged():
            return _judged(row, event)
        case Suggestion.RehandlingOrdered():
            return _again(row, event)
        case Suggestion.RehandlingDeclined():
            return changed(row, status=Status.JUDGED, reason=event.reason)
        case Suggestion.Escalated():
            return changed(row, status=Status.ESCALATED)
        case Suggestion.EscalationConcluded():
            if event.rehandle:
                return _again(row, event)
            return changed(row, status=Status.JUDGED, reason=event.conclusion)
        case Suggestion.Concluded():
            return changed(
                row,
                status=Status.JUDGED,
                reason=event.conclusion,
                custody=custody.answered(row.custody, event.concluded_on),
            )
        case Suggestion.PromiseKept():
            kept = _promised(row, event, "kept", event.kept_on)
            return changed(kept, clocks=run(kept.clocks, event.clocks))
        case Suggestion.PromiseJudged():
            return _promise_judged(row, event)
        case Suggestion.LeadChanged():
            return changed(row, lead_unit=event.lead_unit)
        case Suggestion.UnitSucceeded():
            return _succeeded(row, event.from_unit, event.to_unit, event.succeeded_on)
        case Suggestion.PromiseFailed():
            return _again(_promised(row, event, "failed", event.failed_on), event)
        case Suggestion.PromiseCarried():
            return _carried(row, event)
        case Suggestion.Resolved():
            return changed(row, status=Status.RESOLVED, resolved_on=event.resolved_on)
        case Suggestion.Published():
            return _public(row, event)
        case Suggestion.PublicationWithheld():
            return changed(row, publication="withheld", published_on=None)
        case Suggestion.CarriedOver():
            return changed(row, carried_over=[*row.carried_over, event.term])
        case Suggestion.KeyTopicJoined():
            return changed(row, key_topic_id=event.key_topic_id)
        case Suggestion.KeyTopicLeft():
            return changed(row, key_topic_id=None)
        case Suggestion.Corrected():
            return changed(row, **event.changes)
        case Suggestion.Archived():
            return changed(row, archived_on=event.archived_on)
        case _:
            return row


def _public(row: SuggestionRow, event: Any) -> SuggestionRow:
    """The text once; with the reply, whatever was withheld before."""
    on = event.published_on
    shown = changed(row, text_published_on=row.text_published_on or on)
    if event.what == Public.TEXT:
        return changed(shown, publication=row.publication or "text")
    return changed(shown, publication="published", published_on=on)


def _signs(cosigner: dict[str, Any]) -> bool:
    return bool(cosigner["answer"] != "declined")


def _signed(row: SuggestionRow, event: Any, answer: str) -> SuggestionRow:
    who = str(event.deputy_id)
    cosigners = [
        each | {"answer": answer} if each["deputy_id"] == who and not each["answer"] else each
        for each in row.cosigners
    ]
    return changed(row, cosigners=cosigners)


def _entrusted(row: SuggestionRow, event: Any) -> SuggestionRow:
    oversight = {
        "jurisdiction_id": str(event.to_jurisdiction_id),
        "what": event.what,
        "entrusted_on": event.entrusted_on.isoformat(),
        "until_on": event.until_on.isoformat(),
        "finding": "",
        "reported_on": None,
    }
    return changed(row, oversights=[*row.oversights, oversight])


def _overseen(row: SuggestionRow, event: Any) -> SuggestionRow:
    oversights = list(row.oversights)
    found = {"finding": event.finding, "reported_on": event.reported_on.isoformat()}
    oversights[event.number - 1] = oversights[event.number - 1] | found
    return changed(row, oversights=oversights)


def _replied(row: SuggestionRow, event: Any) -> SuggestionRow:
    reply = {
        "unit": event.unit,
        "outcome": event.outcome,
        "common": event.common,
        "mode": event.mode,
        "round": event.round,
        "on": event.replied_on.isoformat(),
        "in_time": event.due_on is None or event.replied_on <= event.due_on,
        "addressees": len(event.addressees),
    }
    made = {"state": "open", "on": event.replied_on.isoformat(), "ended_on": None}
    begun = [made | each for each in event.promises]
    clocks = stop(row.clocks, event.replied_on, "rehandle_within") if event.complete else []
    return changed(
        row,
        status=Status.REPLIED if event.complete else row.status,
        replies=[*row.replies, reply],
        answered_on=row.answered_on or (event.replied_on if event.complete else None),
        replied_on=event.replied_on if event.complete else row.replied_on,
        resolved_on=None if event.complete else row.resolved_on,
        custody=custody.answered(row.custody, event.replied_on)
        if event.complete
        else row.custody,
        promises=[*row.promises, *begun],
        clocks=run(clocks if event.complete else row.clocks, event.clocks),
    )


def _judged(row: SuggestionRow, event: Any) -> SuggestionRow:
    status = event.status or judged(
        event.satisfaction, row.status, row.above_suggestion_id, row.lead_unit
    )
    again = status in {Status.DISPATCHED, Status.SETTLING, Status.HELD_ABOVE}
    clocks = stop(row.clocks, event.judged_on, "feedback_window")
    back = event.satisfaction == Satisfaction.DISSATISFIED
    first = row.round == 1 and not row.first_satisfaction
    return changed(
        row,
        status=status,
        satisfaction=event.satisfaction,
        first_satisfaction=event.satisfaction if first else row.first_satisfaction,
        attitude=event.attitude,
        round=row.round + again,
        judged_on=event.judged_on,
        first_judged_on=event.judged_on if first else row.first_judged_on,
        custody=custody.reopened(row.custody, event.judged_on) if back else row.custody,
        resolved_on=row.resolved_on if status == Status.RESOLVED else None,
        clocks=run(clocks, event.clocks),
    )


def _succeeded(row: SuggestionRow, old: str, new: str, on: date) -> SuggestionRow:
    promises = [
        each | {"unit": new} if each.get("unit") == old else each for each in row.promises
    ]
    return changed(
        row,
        lead_unit=new if row.lead_unit == old else row.lead_unit,
        promises=promises,
        clocks=succeed(row.clocks, on, old, new),
    )


def _again(row: SuggestionRow, event: Any) -> SuggestionRow:
    return changed(
        row,
        status=Status.DISPATCHED,
        round=row.round + 1,
        resolved_on=None,
        archived_on=None,
        clocks=run(row.clocks, event.clocks),
    )


def _promise_judged(row: SuggestionRow, event: Any) -> SuggestionRow:
    """Not kept in the eyes of the deputy, it is open again."""
    promises = list(row.promises)
    told: dict[str, Any] = {"satisfaction": event.satisfaction}
    if event.satisfaction == Satisfaction.DISSATISFIED:
        told |= {"state": "open", "ended_on": None}
    promises[event.number - 1] = promises[event.number - 1] | told
    clocks = stop(row.clocks, event.judged_on, "promise_feedback_window")
    return changed(row, promises=promises, clocks=clocks)


def _carried(row: SuggestionRow, event: Any) -> SuggestionRow:
    """To be kept on the day that its new clock says."""
    promises = list(row.promises)
    until = {"due_on": event.clocks[0]["due_on"]}
    promises[event.number - 1] = promises[event.number - 1] | until
    return changed(row, promises=promises, clocks=run(row.clocks, event.clocks))


def _promised(row: SuggestionRow, event: Any, state: str, on: date) -> SuggestionRow:
    promises = list(row.promises)
    ended = {"state": state, "ended_on": on.isoformat()}
    promises[event.number - 1] = promises[event.number - 1] | ended
    clocks = stop(row.clocks, on, f"promise.{event.number}", how=state)
    return changed(row, promises=promises, clocks=clocks)
