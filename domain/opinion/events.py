"""Everything that can happen to an opinion: facts, and what they make of it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.opinion.words import Listener, Status
from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import Clock
from domain.suggestion.custody import Custody

if TYPE_CHECKING:
    from domain.opinion import Opinion


class Event(Aggregate.Event):
    """Something happened to an opinion."""


class Heard(Event, Created):
    """In the voter's own words; who heard it and who wrote it down are two people, often.

    ``voter`` holds commitments to what the vault keeps of the voter, by field, and no value.
    """

    TOPIC = "opinion.heard"
    title: str
    words: str
    channel: str
    extent: str
    category: str
    focus_area: str
    confidential: bool
    campaign_id: UUID | None
    station_id: UUID | None
    reception_id: UUID | None
    activity_id: UUID | None
    place: str
    heard_by: str
    heard_by_id: UUID | None
    entered_by: str
    voter: dict[str, str]
    clocks: list[Clock]
    heard_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.told = told(self)
        aggregate.heard_on = aggregate.held_from = self.heard_on
        aggregate.heard_by_id = self.heard_by_id
        aggregate.campaign_id = self.campaign_id
        aggregate.status = Status.RECEIVED


class Received(Event, Created):
    """From another ledger; ``origin`` is where it was heard, however many hops ago.

    ``from_below``: every hop led up, so that where it was heard lies below this place.
    ``campaign_id``: the campaign here, in whose line it was heard.
    """

    TOPIC = "opinion.received"
    class_version = 2
    title: str
    words: str
    channel: str
    extent: str
    category: str
    focus_area: str
    confidential: bool
    heard_on: date
    origin_jurisdiction_id: UUID
    origin_opinion_id: UUID
    from_jurisdiction_id: UUID
    from_opinion_id: UUID
    from_below: bool
    carried_by: UUID | None
    campaign_id: UUID | None
    custody: Custody
    clocks: list[Clock]
    received_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["campaign_id"] = None

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.told = told(self)
        aggregate.heard_on = self.heard_on
        aggregate.origin_jurisdiction_id = self.origin_jurisdiction_id
        aggregate.origin_opinion_id = self.origin_opinion_id
        aggregate.from_jurisdiction_id = self.from_jurisdiction_id
        aggregate.from_opinion_id = self.from_opinion_id
        aggregate.from_below = self.from_below
        aggregate.campaign_id = self.campaign_id
        aggregate.carried_by = self.carried_by
        aggregate.custody = self.custody
        aggregate.status = Status.INCOMING


class Accepted(Event):
    """接收 — by a congress of this level; whose it was, so that the news can go back."""

    TOPIC = "opinion.accepted"
    from_jurisdiction_id: UUID
    from_opinion_id: UUID
    level: str
    custody: Custody
    clocks: list[Clock]
    accepted_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody
        aggregate.held_from = self.accepted_on
        aggregate.status = Status.RECEIVED


class Refused(Event):
    TOPIC = "opinion.refused"
    from_jurisdiction_id: UUID
    from_opinion_id: UUID
    proper_holder: str
    reason: str
    refused_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.REFUSED


class Classified(Event):
    """归类 — 个案 or 共性, and of which kind."""

    TOPIC = "opinion.classified"
    extent: str
    category: str
    focus_area: str
    classified_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.told |= {
            "extent": self.extent,
            "category": self.category,
            "focus_area": self.focus_area,
        }


class Answered(Event):
    """当场答复 — nobody else is needed."""

    TOPIC = "opinion.answered"
    text: str
    outcome: str
    level: str
    answered_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.CLOSED


class Declined(Event):
    """引导到其他渠道 — the voter is told at once which door is the proper one."""

    TOPIC = "opinion.declined"
    door: str
    reason: str
    basis: str
    declined_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.DECLINED


class DuplicateLinked(Event):
    """``campaign_id``: the campaign here that counts it once less, if it came from below."""

    TOPIC = "opinion.duplicate_linked"
    main_id: UUID
    campaign_id: UUID | None
    linked_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.duplicate_of = self.main_id
        aggregate.status = Status.DUPLICATE


class DuplicateUnlinked(Event):
    TOPIC = "opinion.duplicate_unlinked"
    main_id: UUID
    reason: str
    clocks: list[Clock]
    unlinked_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.duplicate_of = None
        aggregate.status = Status.RECEIVED


class DuplicateAdded(Event):
    """To the main one, by the same command."""

    TOPIC = "opinion.duplicate_added"
    opinion_id: UUID
    added_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.duplicates.append(self.opinion_id)


class DuplicateRemoved(Event):
    TOPIC = "opinion.duplicate_removed"
    opinion_id: UUID
    removed_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.duplicates.remove(self.opinion_id)
        aggregate.parted += 1


class Assigned(Event):
    """交办 — to a unit of this place, or a village in it: ``level`` says which."""

    TOPIC = "opinion.assigned"
    unit: str
    level: str
    reason: str
    custody: Custody
    clocks: list[Clock]
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    assigned_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.unit = self.unit
        aggregate.status = Status.ASSIGNED


class Returned(Event):
    """退回 — the unit it was assigned to is not the proper one."""

    TOPIC = "opinion.returned"
    unit: str
    proper_holder: str
    reason: str
    clocks: list[Clock]
    returned_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.unit = ""
        aggregate.status = Status.RECEIVED


class Offered(Event):
    """To another congress, whole, with the chain so far; ``carried_by`` one of its deputies.

    ``campaigns``: those above in whose line it was heard; over there it may be one of them.
    """

    TOPIC = "opinion.offered"
    class_version = 2
    title: str
    words: str
    channel: str
    extent: str
    category: str
    focus_area: str
    confidential: bool
    heard_on: date
    origin_jurisdiction_id: UUID
    origin_opinion_id: UUID
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    from_below: bool
    carried_by: UUID | None
    campaigns: list[UUID]
    to_jurisdiction_id: UUID
    route: str
    reason: str
    custody: Custody
    clocks: list[Clock]
    offered_on: date

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["campaigns"] = []

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody
        aggregate.unit = ""
        aggregate.to_jurisdiction_id = self.to_jurisdiction_id
        aggregate.status = Status.OFFERED


class OfferAccepted(Event):
    """There it stands under ``there_opinion_id``, with a congress of this level."""

    TOPIC = "opinion.offer_accepted"
    there_opinion_id: UUID
    level: str
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    accepted_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody
        aggregate.there_opinion_id = self.there_opinion_id
        aggregate.status = Status.HELD_ELSEWHERE


class OfferRefused(Event):
    TOPIC = "opinion.offer_refused"
    proper_holder: str
    reason: str
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    refused_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody
        aggregate.to_jurisdiction_id = None
        aggregate.status = Status.RECEIVED


class MoveNoted(Event):
    """流转消息 — beyond the next hop it has moved, to a place or a village of this level."""

    TOPIC = "opinion.move_noted"
    level: str
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    noted_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody


class Converted(Event):
    """转为代表建议 — recorded with the suggestion, by the same command."""

    TOPIC = "opinion.converted"
    suggestion_id: UUID
    sponsor_id: UUID
    level: str
    converted_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.suggestion_id = self.suggestion_id
        aggregate.unit = ""
        aggregate.status = Status.CONVERTED


class Released(Event):
    """The suggestion ended without a reply: the opinion needs another way."""

    TOPIC = "opinion.released"
    suggestion_id: UUID
    reason: str
    clocks: list[Clock]
    released_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.suggestion_id = None
        aggregate.status = Status.RECEIVED


class Replied(Event):
    """办理答复 — from here, or returned by itself from where it is handled.

    It answers the ``duplicates`` with it; ``status`` is kept where the voter was content.
    """

    TOPIC = "opinion.replied"
    unit: str
    text: str
    outcome: str
    status: str
    duplicates: list[UUID]
    custody: Custody
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    replied_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.reply = {"unit": self.unit, "text": self.text, "outcome": self.outcome}
        aggregate.custody = self.custody
        aggregate.status = self.status


class FedBack(Event):
    """反馈 — to the voter, or to the deputy who heard it; ``text`` is what may be shown."""

    TOPIC = "opinion.fed_back"
    listener: str
    mode: str
    text: str
    fed_back_on: date

    def apply(self, aggregate: "Opinion") -> None:
        if self.listener == Listener.VOTER:
            aggregate.status = Status.FED_BACK


class Confirmed(Event):
    """群众认可"""

    TOPIC = "opinion.confirmed"
    via: str
    confirmed_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.CLOSED


class Concluded(Event):
    """办结 — the voter was told and has not objected, or cannot be reached."""

    TOPIC = "opinion.concluded"
    reason: str
    concluded_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.CLOSED


class Reopened(Event):
    """群众反映没有解决 — back to whoever answered, which may be another ledger or record."""

    TOPIC = "opinion.reopened"
    reason: str
    via: str
    status: str
    clocks: list[Clock]
    custody: Custody
    there_jurisdiction_id: UUID | None
    there_opinion_id: UUID | None
    main_id: UUID | None
    reopened_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.custody = self.custody
        aggregate.reply = {}
        aggregate.unit = ""
        aggregate.suggestion_id = None
        aggregate.status = self.status


class Voided(Event):
    TOPIC = "opinion.voided"
    reason: str
    voided_on: date

    def apply(self, aggregate: "Opinion") -> None:
        aggregate.status = Status.VOIDED


class FollowCodeIssued(Event):
    """查询码 — its digest; the code itself is shown once. The last one issued is good."""

    TOPIC = "opinion.follow_code_issued"
    digest: str
    issued_on: date

    def apply(self, aggregate: "Opinion") -> None:
        """Where it stands does not change."""


TOLD = ("title", "words", "channel", "extent", "category", "focus_area", "confidential")


def told(event: Any) -> dict[str, Any]:
    """What an opinion says, and keeps when it is handed on."""
    return {name: getattr(event, name) for name in TOLD}
