"""Everything that can happen to a suggestion: facts, and what they make of it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import Clock
from domain.suggestion import custody
from domain.suggestion.custody import Custody
from domain.suggestion.words import Route, Satisfaction, Status

if TYPE_CHECKING:
    from domain.suggestion import Suggestion


class Event(Aggregate.Event):
    """Something happened to a suggestion."""


class Filed(Event, Created):
    """By one deputy or a group, who stands for it alone."""

    TOPIC = "suggestion.filed"
    class_version = 4
    title: str
    text: str
    sponsor: str
    sponsor_id: UUID
    campaign_id: UUID | None
    focus_area: str
    category: str
    drawn_from: list[str]
    occasion: str
    clocks: list[Clock]
    filed_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["clocks"] = []

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state["drawn_from"] = []

    @staticmethod
    def upcast_v3_v4(state: dict[str, Any]) -> None:
        state["occasion"] = ""

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.facts = facts(self)
        aggregate.sponsor_id = self.sponsor_id
        aggregate.received_on = self.filed_on
        aggregate.occasion = self.occasion
        aggregate.status = Status.FILED


class Drafted(Event, Created):
    """By a lead sponsor with co-signers, or by a delegation; nobody has confirmed it yet."""

    TOPIC = "suggestion.drafted"
    class_version = 3
    title: str
    text: str
    sponsor: str
    sponsor_id: UUID
    cosigners: list[UUID]
    campaign_id: UUID | None
    focus_area: str
    category: str
    drawn_from: list[str]
    occasion: str
    proper_unit: str
    confidential: bool
    drafted_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["drawn_from"] = []

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state["occasion"] = ""

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.facts = facts(self)
        aggregate.sponsor_id = self.sponsor_id
        aggregate.cosigners = dict.fromkeys(self.cosigners, "")
        aggregate.confidential = self.confidential
        aggregate.occasion = self.occasion
        aggregate.status = Status.DRAFT


class CosignConfirmed(Event):
    TOPIC = "suggestion.cosign_confirmed"
    deputy_id: UUID
    confirmed_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.cosigners[self.deputy_id] = "confirmed"


class CosignDeclined(Event):
    """The co-signer does not sign, or no longer holds office."""

    TOPIC = "suggestion.cosign_declined"
    deputy_id: UUID
    reason: str
    declined_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        del aggregate.cosigners[self.deputy_id]


class Submitted(Event):
    TOPIC = "suggestion.submitted"
    clocks: list[Clock]
    submitted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.received_on = self.submitted_on
        aggregate.status = Status.FILED


class Returned(Event):
    """退回修改"""

    TOPIC = "suggestion.returned"
    by: str
    reason: str
    returned_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.RETURNED


class Revised(Event):
    """Filed again, or a draft again if others have to confirm the new text."""

    TOPIC = "suggestion.revised"
    class_version = 2
    title: str
    text: str
    status: str
    clocks: list[Clock]
    revised_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["clocks"] = []

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.facts |= {"title": self.title, "text": self.text}
        aggregate.cosigners = dict.fromkeys(aggregate.cosigners, "")
        aggregate.withdrawing = set()
        aggregate.received_on = self.revised_on
        aggregate.status = self.status


class Rejected(Event):
    """不予受理, or treated as a letter: the exclusion that applies, and why."""

    TOPIC = "suggestion.rejected"
    code: str
    reason: str
    basis: str
    as_letter: bool
    rejected_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.LETTER if self.as_letter else Status.REJECTED


class Admitted(Event):
    TOPIC = "suggestion.admitted"
    number: str
    category: str
    clocks: list[Clock]
    admitted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.number = self.number
        aggregate.classified = self.category not in {"", aggregate.facts["category"]}
        aggregate.facts["category"] = self.category or aggregate.facts["category"]
        aggregate.status = Status.ADMITTED


class WithdrawalAgreed(Event):
    """One of those who signed wants it withdrawn; it waits for the others."""

    TOPIC = "suggestion.withdrawal_agreed"
    deputy_id: UUID
    agreed_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.withdrawing.add(self.deputy_id)


class WithdrawalAsked(Event):
    """Of the congress that has it; while it is only offered, nobody can be asked yet."""

    TOPIC = "suggestion.withdrawal_asked"
    reason: str
    to_jurisdiction_id: UUID
    above_suggestion_id: UUID | None
    asked_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.withdrawal = self.reason


class WithdrawalDeclined(Event):
    """It is too late; carried back to those who asked, hop by hop."""

    TOPIC = "suggestion.withdrawal_declined"
    reason: str
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    declined_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.withdrawal = ""
        aggregate.withdrawing = set()


class Withdrawn(Event):
    """It is over here; who handed it to us is told."""

    TOPIC = "suggestion.withdrawn"
    class_version = 2
    reason: str
    case_id: UUID | None
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    withdrawn_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"from_jurisdiction_id": None, "from_suggestion_id": None}

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = custody.withdrawn(aggregate.custody, self.withdrawn_on)
        aggregate.withdrawal = ""
        aggregate.status = Status.WITHDRAWN


class Received(Event, Created):
    """Offered to us: which ledger and which suggestion it comes from."""

    TOPIC = "suggestion.received"
    class_version = 3
    title: str
    text: str
    focus_area: str
    category: str
    drawn_from: list[str]
    from_jurisdiction_id: UUID
    from_suggestion_id: UUID
    custody: Custody
    clocks: list[Clock]
    received_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"custody": [], "clocks": []}

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state["drawn_from"] = []

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.facts = facts(self)
        aggregate.custody = self.custody
        aggregate.status = Status.INCOMING
        aggregate.from_suggestion_id = self.from_suggestion_id
        aggregate.from_jurisdiction_id = self.from_jurisdiction_id


class Accepted(Event):
    """接收 — it is ours now. Carries whose it was, so that the news can go back."""

    TOPIC = "suggestion.accepted"
    from_jurisdiction_id: UUID
    from_suggestion_id: UUID
    accepted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = custody.accepted(aggregate.custody, self.accepted_on)
        aggregate.received_on = self.accepted_on
        aggregate.status = Status.FILED


class Refused(Event):
    TOPIC = "suggestion.refused"
    from_jurisdiction_id: UUID
    from_suggestion_id: UUID
    proper_holder: str
    reason: str
    refused_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = custody.refused(aggregate.custody, self.refused_on)
        aggregate.status = Status.REFUSED


class Sorted(Event):
    TOPIC = "suggestion.sorted"
    route: str
    reason: str
    sorted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        if self.route == Route.SETTLE_HERE:
            aggregate.status = Status.SETTLING


class Offered(Event):
    """To another congress, with the chain so far; and whose it was, so that they learn it.

    ``above_suggestion_id`` is what it is called there, accepted or not.
    """

    TOPIC = "suggestion.offered"
    class_version = 4
    title: str
    text: str
    focus_area: str
    category: str
    drawn_from: list[str]
    to_jurisdiction_id: UUID
    above_suggestion_id: UUID | None
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    offered_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"custody": [], "from_jurisdiction_id": None, "from_suggestion_id": None}

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state["drawn_from"] = []

    @staticmethod
    def upcast_v3_v4(state: dict[str, Any]) -> None:
        state["above_suggestion_id"] = None

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = self.custody
        aggregate.status = Status.OFFERED
        aggregate.to_jurisdiction_id = self.to_jurisdiction_id
        aggregate.offer_id = self.above_suggestion_id
        aggregate.untold = []


class OfferAccepted(Event):
    TOPIC = "suggestion.offer_accepted"
    class_version = 2
    above_suggestion_id: UUID
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    accepted_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"custody": [], "from_jurisdiction_id": None, "from_suggestion_id": None}

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = self.custody
        aggregate.status = Status.HELD_ABOVE
        aggregate.offer_id = aggregate.above_suggestion_id = self.above_suggestion_id


class OfferRefused(Event):
    TOPIC = "suggestion.offer_refused"
    class_version = 2
    proper_holder: str
    reason: str
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    refused_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"custody": [], "from_jurisdiction_id": None, "from_suggestion_id": None}

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = self.custody
        aggregate.status = Status.ADMITTED if aggregate.number else Status.FILED
        aggregate.offer_id = None


class CustodyNoted(Event):
    """流转消息 — beyond the next hop it has moved; carried back, hop by hop."""

    TOPIC = "suggestion.custody_noted"
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    noted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.custody = self.custody


class OversightEntrusted(Event):
    """委托监督 — a lower congress is to see how the matter is handled where it is."""

    TOPIC = "suggestion.oversight_entrusted"
    number: int
    title: str
    to_jurisdiction_id: UUID
    what: str
    until_on: date
    entrusted_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.oversights = self.number


class OversightReported(Event):
    """What the lower congress found, returned by itself."""

    TOPIC = "suggestion.oversight_reported"
    number: int
    finding: str
    reported_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        """Where it stands does not change."""


class Dispatched(Event):
    """交办 — to the units of a handling case; before there were cases, to one unit alone."""

    TOPIC = "suggestion.dispatched"
    class_version = 2
    case_id: UUID | None
    lead_unit: str
    due_on: date | None
    dispatched_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["case_id"] = None

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.DISPATCHED
        aggregate.lead_unit = self.lead_unit
        aggregate.case_id = self.case_id


class Replied(Event):
    """One unit's reply to those who signed; ``complete`` if it is the last one awaited."""

    TOPIC = "suggestion.replied"
    class_version = 2
    unit: str
    text: str
    mode: str
    outcome: str
    common: str
    scheme: str
    signatory: str
    addressees: list[UUID]
    promises: list[dict[str, Any]]
    round: int
    complete: bool
    due_on: date | None
    clocks: list[Clock]
    replied_on: date
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        unsaid = dict.fromkeys(("mode", "outcome", "common", "scheme", "signatory"), "")
        state |= unsaid | {"addressees": [], "promises": [], "clocks": []}
        state |= {"round": 1, "complete": True, "due_on": None}

    def apply(self, aggregate: "Suggestion") -> None:
        if not aggregate.above_suggestion_id:  # who has the units keeps them to their word
            aggregate.promises += [each | {"state": "open"} for each in self.promises]
        aggregate.units.append(self.unit)
        if self.complete:
            aggregate.custody = custody.answered(aggregate.custody, self.replied_on)
            aggregate.status = Status.REPLIED
            aggregate.reminders = 0


class LeadChanged(Event):
    """改由另一单位承办: distributed, or after an objection that was upheld."""

    TOPIC = "suggestion.lead_changed"
    lead_unit: str
    changed_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.lead_unit = self.lead_unit


class UnitSucceeded(Event):
    """机构改革 — what one unit handles and has promised is another's from now on."""

    TOPIC = "suggestion.unit_succeeded"
    from_unit: str
    to_unit: str
    succeeded_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        if aggregate.lead_unit == self.from_unit:
            aggregate.lead_unit = self.to_unit
        units = [self.to_unit if each == self.from_unit else each for each in aggregate.units]
        aggregate.units = list(dict.fromkeys(units))
        for each in aggregate.promises:
            if each.get("unit") == self.from_unit:
                each["unit"] = self.to_unit


class FeedbackReminded(Event):
    TOPIC = "suggestion.feedback_reminded"
    number: int
    reminded_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.reminders = self.number


class FeedbackLapsed(Event):
    """逾期未反馈; the policy says how it counts."""

    TOPIC = "suggestion.feedback_lapsed"
    counted: str
    basis: str
    lapsed_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.JUDGED


class Judged(Event):
    """评价 — of the result, and apart from it of the attitude; ``status`` says what follows."""

    TOPIC = "suggestion.judged"
    class_version = 2
    satisfaction: str
    attitude: str
    reason: str
    deputy_id: UUID | None
    round: int
    status: str
    clocks: list[Clock]
    judged_on: date
    above_jurisdiction_id: UUID | None
    above_suggestion_id: UUID | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"attitude": "", "reason": "", "deputy_id": None, "round": 1}
        state |= {"status": "", "clocks": []}

    def apply(self, aggregate: "Suggestion") -> None:
        if self.satisfaction == Satisfaction.DISSATISFIED:
            aggregate.custody = custody.reopened(aggregate.custody, self.judged_on)
        above, unit = aggregate.above_suggestion_id, aggregate.lead_unit
        status = self.status or judged(self.satisfaction, aggregate.status, above, unit)
        if status in {Status.DISPATCHED, Status.SETTLING, Status.HELD_ABOVE}:
            aggregate.reopened(aggregate.round + 1, status)
        aggregate.status = status


class RehandlingOrdered(Event):
    """责成重新办理"""

    TOPIC = "suggestion.rehandling_ordered"
    by: str
    reason: str
    basis: str
    round: int
    clocks: list[Clock]
    ordered_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.reopened(self.round, Status.DISPATCHED)


class RehandlingDeclined(Event):
    """不再重新办理 — the judgement stands beside the answer."""

    TOPIC = "suggestion.rehandling_declined"
    by: str
    reason: str
    basis: str
    declined_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.JUDGED


class Escalated(Event):
    """再次不满意 — to an evaluation or a conference of deputy and unit."""

    TOPIC = "suggestion.escalated"
    how: str
    basis: str
    escalated_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.ESCALATED


class EscalationConcluded(Event):
    TOPIC = "suggestion.escalation_concluded"
    conclusion: str
    rehandle: bool
    clocks: list[Clock]
    concluded_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.JUDGED
        if self.rehandle:
            aggregate.reopened(aggregate.round + 1, Status.DISPATCHED)


class Concluded(Event):
    """结论 — handled no more; carries whose it is, so that it goes back by itself."""

    TOPIC = "suggestion.concluded"
    conclusion: str
    from_jurisdiction_id: UUID | None
    from_suggestion_id: UUID | None
    concluded_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.JUDGED
        aggregate.custody = custody.answered(aggregate.custody, self.concluded_on)


class PromiseKept(Event):
    """兑现 — the deputy has a time to say whether it is so."""

    TOPIC = "suggestion.promise_kept"
    class_version = 2
    number: int
    evidence: str
    clocks: list[Clock]
    kept_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["clocks"] = []

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.promises[self.number - 1]["state"] = "kept"


class PromiseJudged(Event):
    """评价兑现 — dissatisfied, it is still to be kept."""

    TOPIC = "suggestion.promise_judged"
    number: int
    satisfaction: str
    reason: str
    deputy_id: UUID | None
    judged_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        kept = self.satisfaction != Satisfaction.DISSATISFIED
        aggregate.promises[self.number - 1]["state"] = "judged" if kept else "open"


class PromiseFailed(Event):
    """承诺未兑现 — the matter is open again."""

    TOPIC = "suggestion.promise_failed"
    number: int
    reason: str
    round: int
    clocks: list[Clock]
    failed_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.promises[self.number - 1]["state"] = "failed"
        aggregate.reopened(self.round, Status.DISPATCHED)


class PromiseCarried(Event):
    """结转 — to a later day, with the reason."""

    TOPIC = "suggestion.promise_carried"
    number: int
    reason: str
    clocks: list[Clock]
    carried_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        due_on = self.clocks[0]["due_on"]
        aggregate.promises[self.number - 1] |= {"due_on": due_on, "carried": True}


class Resolved(Event):
    TOPIC = "suggestion.resolved"
    outcome: str
    resolved_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.status = Status.RESOLVED


class Published(Event):
    """公开 — the text alone, or with the reply and the judgement."""

    TOPIC = "suggestion.published"
    class_version = 2
    what: str
    published_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["what"] = "with_reply"

    def apply(self, aggregate: "Suggestion") -> None:
        """Where it stands does not change."""


class PublicationWithheld(Event):
    TOPIC = "suggestion.publication_withheld"
    reason: str
    withheld_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        """Where it stands does not change."""


class CarriedOver(Event):
    """届末结转 — the term ends, the right to a reply does not."""

    TOPIC = "suggestion.carried_over"
    term: str
    carried_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        """Where it stands does not change, and no clock stops."""


class KeyTopicJoined(Event):
    """列为重点督办"""

    TOPIC = "suggestion.key_topic_joined"
    key_topic_id: UUID
    joined_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.key_topic_id = self.key_topic_id


class KeyTopicLeft(Event):
    TOPIC = "suggestion.key_topic_left"
    key_topic_id: UUID
    left_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.key_topic_id = None


class OpinionsJoined(Event):
    """由群众意见转来 — it stands for these opinions, which wait for its reply."""

    TOPIC = "suggestion.opinions_joined"
    opinion_ids: list[UUID]
    joined_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.opinion_ids = [*aggregate.opinion_ids, *self.opinion_ids]


class OpinionsAnswered(Event):
    """What was said of the suggestion is said of its opinions; ``common`` as in the reply."""

    TOPIC = "suggestion.opinions_answered"
    opinion_ids: list[UUID]
    unit: str
    text: str
    common: str
    answered_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        """Where it stands does not change."""


class OpinionsReleased(Event):
    """It stands for them no longer, mostly as it ended without a reply: they go another way."""

    TOPIC = "suggestion.opinions_released"
    opinion_ids: list[UUID]
    reason: str
    released_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        gone = set(self.opinion_ids)
        aggregate.opinion_ids = [each for each in aggregate.opinion_ids if each not in gone]


class Corrected(Event):
    """更正 — only what was written wrong when it was raised, with the reason.

    It goes on to whoever has it or was offered it. ``kept`` names what is this congress's own
    statement, and stays.
    """

    TOPIC = "suggestion.corrected"
    class_version = 2
    changes: dict[str, Any]
    kept: list[str]
    reason: str
    to_jurisdiction_id: UUID | None
    above_suggestion_id: UUID | None
    corrected_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state |= {"kept": [], "to_jurisdiction_id": None, "above_suggestion_id": None}

    def apply(self, aggregate: "Suggestion") -> None:
        theirs = carried(self.changes)
        aggregate.facts |= theirs
        aggregate.occasion = self.changes.get("occasion", aggregate.occasion)
        if theirs and aggregate.status == Status.OFFERED and not self.above_suggestion_id:
            aggregate.untold.append({"changes": theirs, "reason": self.reason})


class Archived(Event):
    TOPIC = "suggestion.archived"
    archived_on: date

    def apply(self, aggregate: "Suggestion") -> None:
        aggregate.archived = True


SAID = ("title", "text", "focus_area", "category", "drawn_from")


def facts(event: Any) -> dict[str, Any]:
    """What a suggestion says, and keeps when it is handed over."""
    return {name: getattr(event, name) for name in SAID}


def carried(changes: Mapping[str, Any]) -> dict[str, Any]:
    """What of a correction concerns whoever it was handed to."""
    return {name: changes[name] for name in SAID if name in changes}


def judged(
    satisfaction: str, status: str, above_suggestion_id: UUID | None, lead_unit: str | None
) -> Status:
    """Who acts next: nobody, or whoever handled it, if the deputy is dissatisfied."""
    if satisfaction != Satisfaction.DISSATISFIED:
        return Status.RESOLVED if status == Status.RESOLVED else Status.JUDGED
    if above_suggestion_id:
        return Status.HELD_ABOVE
    return Status.DISPATCHED if lead_unit else Status.SETTLING
