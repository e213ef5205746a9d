"""代表建议 — filed, sorted, handled here or handed up, replied, judged, resolved."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class Status(StrEnum):
    """Who has to act next."""

    FILED = "filed"  # the office sorts it
    SETTLING = "settling"  # settled here, without a unit
    OFFERED = "offered"  # offered above; still ours until accepted
    HELD_ABOVE = "held_above"  # accepted above
    INCOMING = "incoming"  # offered to us from below
    DISPATCHED = "dispatched"  # the unit replies
    REPLIED = "replied"  # the deputy judges
    JUDGED = "judged"  # answered to satisfaction
    RESOLVED = "resolved"
    REFUSED = "refused"  # not ours; the sender has it back


class Route(StrEnum):
    """分级负责、分类交办 — the three ways a suggestion can go."""

    SETTLE_HERE = "settle_here"
    HAND_UP = "hand_up"
    ASSIGN = "assign"


class Satisfaction(StrEnum):
    """满意度"""

    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"


class WrongState(RuleBroken):
    """The suggestion is {status}; this needs it to be {needed}."""


class JudgedBelow(RuleBroken):
    """The deputy who filed the suggestion judges it, in the ledger it came from."""


class NotTheHandlingUnit(RuleBroken):
    """{unit} does not handle the suggestion; {lead_unit} does."""


def judged(
    satisfaction: str, status: str, above_suggestion_id: UUID | None, lead_unit: str | None
) -> Status:
    """Who acts next: nobody, or whoever handled it, if the deputy is dissatisfied."""
    if satisfaction != Satisfaction.DISSATISFIED:
        return Status.RESOLVED if status == Status.RESOLVED else Status.JUDGED
    if above_suggestion_id:
        return Status.HELD_ABOVE
    return Status.DISPATCHED if lead_unit else Status.SETTLING


class Suggestion(Aggregate):
    """代表建议: filed or received from below → sorted → handled → replied → judged → resolved.

    Handed up, it is offered → accepted or refused; each side records its own events, and
    the answer comes back down by itself. A dissatisfied deputy sends it back to be handled.
    """

    TOPIC = "suggestion"

    class Event(Aggregate.Event):
        """Something happened to a suggestion."""

    class Filed(Event, Created):
        TOPIC = "suggestion.filed"
        title: str
        text: str
        sponsor: str
        sponsor_id: UUID
        campaign_id: UUID | None
        focus_area: str
        category: str
        filed_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.facts = _facts(self)
            aggregate.status = Status.FILED

    class Received(Event, Created):
        """Offered to us: which ledger and which suggestion it comes from."""

        TOPIC = "suggestion.received"
        title: str
        text: str
        focus_area: str
        category: str
        from_jurisdiction_id: UUID
        from_suggestion_id: UUID
        received_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.facts = _facts(self)
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
            aggregate.status = Status.FILED

    class Refused(Event):
        TOPIC = "suggestion.refused"
        from_jurisdiction_id: UUID
        from_suggestion_id: UUID
        proper_holder: str
        reason: str
        refused_on: date

        def apply(self, aggregate: "Suggestion") -> None:
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
        TOPIC = "suggestion.offered"
        title: str
        text: str
        focus_area: str
        category: str
        to_jurisdiction_id: UUID
        offered_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.OFFERED
            aggregate.to_jurisdiction_id = self.to_jurisdiction_id

    class OfferAccepted(Event):
        TOPIC = "suggestion.offer_accepted"
        above_suggestion_id: UUID
        accepted_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.HELD_ABOVE
            aggregate.above_suggestion_id = self.above_suggestion_id

    class OfferRefused(Event):
        TOPIC = "suggestion.offer_refused"
        proper_holder: str
        reason: str
        refused_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.FILED

    class Dispatched(Event):
        TOPIC = "suggestion.dispatched"
        lead_unit: str
        due_on: date
        dispatched_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.DISPATCHED
            aggregate.lead_unit = self.lead_unit

    class Replied(Event):
        TOPIC = "suggestion.replied"
        unit: str
        text: str
        replied_on: date
        from_jurisdiction_id: UUID | None
        from_suggestion_id: UUID | None

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.REPLIED

    class Judged(Event):
        TOPIC = "suggestion.judged"
        satisfaction: str
        judged_on: date
        above_jurisdiction_id: UUID | None
        above_suggestion_id: UUID | None

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = judged(
                self.satisfaction,
                aggregate.status,
                aggregate.above_suggestion_id,
                aggregate.lead_unit,
            )

    class Resolved(Event):
        TOPIC = "suggestion.resolved"
        outcome: str
        resolved_on: date

        def apply(self, aggregate: "Suggestion") -> None:
            aggregate.status = Status.RESOLVED

    def __init__(self) -> None:
        self.facts: dict[str, str] = {}
        self.status = ""
        self.lead_unit: str | None = None
        self.to_jurisdiction_id: UUID | None = None
        self.above_suggestion_id: UUID | None = None
        self.from_jurisdiction_id: UUID | None = None
        self.from_suggestion_id: UUID | None = None

    @classmethod
    def file(cls, *, id: UUID, sponsor: str, title: str, text: str, **facts: Any) -> Self:
        """提出 — by a deputy or a group; one matter each (一事一议)."""
        if sponsor not in {"deputy", "group"}:
            raise BadValue(field="sponsor", reason="应为 deputy（代表）或 group（代表小组）")
        if not title.strip() or not text.strip():
            raise BadValue(field="title" if not title.strip() else "text", reason="不能为空")
        return cls.begin(cls.Filed, id=id, sponsor=sponsor, title=title, text=text, **facts)

    @classmethod
    def receive(cls, *, id: UUID, **facts: Any) -> Self:
        """收到下级提交 — carried here from the ledger below, exactly once."""
        return cls.begin(cls.Received, id=id, **facts)

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

    def settle(self, *, reason: str, on: date) -> None:
        """就地解决 — what can be settled here is settled here."""
        self._sort(Route.SETTLE_HERE, reason, on)

    def hand_up(self, *, to_jurisdiction_id: UUID, reason: str, on: date) -> None:
        """提交上级 — offered; it stays ours until accepted."""
        self._sort(Route.HAND_UP, reason, on)
        self.trigger_event(
            self.Offered, **self.facts, to_jurisdiction_id=to_jurisdiction_id, offered_on=on
        )

    def dispatch(self, *, lead_unit: str, due_on: date, reason: str, on: date) -> None:
        """交办 — hand it to the unit that must reply by the due date."""
        if not lead_unit:
            raise BadValue(field="lead_unit", reason="须写明承办单位")
        if due_on < on:
            raise BadValue(field="due_on", reason="答复期限早于交办日期")
        self._sort(Route.ASSIGN, reason, on)
        self.trigger_event(
            self.Dispatched, lead_unit=lead_unit, due_on=due_on, dispatched_on=on
        )

    def note_acceptance(self, *, above_suggestion_id: UUID, on: date) -> None:
        """上级已接收 — carried back from the ledger above."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferAccepted, above_suggestion_id=above_suggestion_id, accepted_on=on
        )

    def note_refusal(self, *, proper_holder: str, reason: str, on: date) -> None:
        """上级退回 — it is ours again, with the proper holder named."""
        self._must_be(Status.OFFERED)
        self.trigger_event(
            self.OfferRefused, proper_holder=proper_holder, reason=reason, refused_on=on
        )

    def reply(self, *, unit: str, text: str, on: date) -> None:
        """答复 — by the unit it was dispatched to, or by the office that settles it."""
        self._must_be(Status.DISPATCHED, Status.SETTLING)
        if self.status == Status.DISPATCHED and unit != self.lead_unit:
            raise NotTheHandlingUnit(unit=unit, lead_unit=self.lead_unit)
        self._replied(unit, text, on)

    def note_answer(self, *, unit: str, text: str, on: date) -> None:
        """上级答复 — returned by itself through every hop."""
        self._must_be(Status.HELD_ABOVE)
        self._replied(unit, text, on)

    def judge(self, *, satisfaction: str, on: date) -> None:
        """评价 — by the deputy, never by the unit."""
        if self.from_suggestion_id:
            raise JudgedBelow
        self._must_be(Status.REPLIED)
        self._judged(satisfaction, on)

    def note_judgement(self, *, satisfaction: str, on: date) -> None:
        """下级代表的评价 — carried here; dissatisfied, it is handled again even if resolved."""
        self._must_be(Status.REPLIED, Status.RESOLVED)
        self._judged(satisfaction, on)

    def resolve(self, *, outcome: str, on: date) -> None:
        """解决 — the matter itself is settled, and how."""
        self._must_be(Status.SETTLING, Status.REPLIED, Status.JUDGED)
        if not outcome:
            raise BadValue(field="outcome", reason="须写明解决的结果")
        self.trigger_event(self.Resolved, outcome=outcome, resolved_on=on)

    def _judged(self, satisfaction: str, on: date) -> None:
        if satisfaction not in set(Satisfaction):
            raise BadValue(field="satisfaction", reason=f"应为 {'、'.join(Satisfaction)} 之一")
        self.trigger_event(
            self.Judged,
            satisfaction=str(satisfaction),
            judged_on=on,
            above_jurisdiction_id=self.to_jurisdiction_id if self.above_suggestion_id else None,
            above_suggestion_id=self.above_suggestion_id,
        )

    def _replied(self, unit: str, text: str, on: date) -> None:
        self.trigger_event(self.Replied, unit=unit, text=text, replied_on=on, **self._origin())

    def _origin(self) -> dict[str, UUID | None]:
        return {
            "from_jurisdiction_id": self.from_jurisdiction_id,
            "from_suggestion_id": self.from_suggestion_id,
        }

    def _sort(self, route: Route, reason: str, on: date) -> None:
        self._must_be(Status.FILED)
        self.trigger_event(self.Sorted, route=str(route), reason=reason, sorted_on=on)

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise WrongState(status=self.status, needed="、".join(needed))


def _facts(event: Any) -> dict[str, str]:
    """What a suggestion says, and keeps when it is handed up."""
    return {name: getattr(event, name) for name in ("title", "text", "focus_area", "category")}
