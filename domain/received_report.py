"""收到的报告 — a period report of a congress below: looked at, returned or accepted."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class ReviewStatus(StrEnum):
    """Who has to act next."""

    PENDING = "pending"  # we look at it
    SENT_BACK = "sent_back"  # the place below corrects it
    APPROVED = "approved"


class NotAwaitingReview(RuleBroken):
    """The report is {status}; only one that awaits review is returned or accepted."""


class FigureNotReported(RuleBroken):
    """The report says nothing of {indicator}."""


class ReceivedReport(Aggregate):
    """收到的报告: received → returned, received again → accepted → its amendments received."""

    TOPIC = "received_report"

    class Event(Aggregate.Event):
        """Something happened to a report that came from below."""

    class Received(Event, Created):
        """``at_position`` and ``digest``: where the ledgers below stood that it counts."""

        TOPIC = "received_report.received"
        campaign_id: UUID | None
        title: str
        period_from: date
        period_to: date
        figures: list[dict[str, Any]]
        at_position: int
        at_root: str
        digest: str
        summary: str
        from_jurisdiction_id: UUID
        from_report_id: UUID
        due_on: date | None
        late: bool
        received_on: date

        def apply(self, aggregate: "ReceivedReport") -> None:
            aggregate.origin = {
                "from_jurisdiction_id": self.from_jurisdiction_id,
                "from_report_id": self.from_report_id,
            }
            aggregate.indicators = {each["indicator"] for each in self.figures}
            aggregate.status = ReviewStatus.PENDING

    class Returned(Event):
        """Carries whose it is, so that it goes back by itself."""

        TOPIC = "received_report.returned"
        figures: list[dict[str, str]]
        message: str
        from_jurisdiction_id: UUID
        from_report_id: UUID
        returned_on: date

        def apply(self, aggregate: "ReceivedReport") -> None:
            aggregate.status = ReviewStatus.SENT_BACK

    class ReceivedAgain(Event):
        TOPIC = "received_report.received_again"
        number: int
        figures: list[dict[str, Any]]
        at_position: int
        at_root: str
        digest: str
        summary: str
        received_on: date

        def apply(self, aggregate: "ReceivedReport") -> None:
            aggregate.indicators = {each["indicator"] for each in self.figures}
            aggregate.status = ReviewStatus.PENDING

    class Accepted(Event):
        TOPIC = "received_report.accepted"
        from_jurisdiction_id: UUID
        from_report_id: UUID
        accepted_on: date

        def apply(self, aggregate: "ReceivedReport") -> None:
            aggregate.status = ReviewStatus.APPROVED

    class AmendmentReceived(Event):
        TOPIC = "received_report.amendment_received"
        number: int
        indicator: str
        value: Decimal
        reason: str
        amended_on: date

    def __init__(self) -> None:
        self.origin: dict[str, UUID] = {}
        self.indicators: set[str] = set()
        self.status = ""

    @classmethod
    def receive(cls, *, id: UUID, **facts: Any) -> Self:
        """收到 — carried here from the ledger below, exactly once."""
        return cls.begin(cls.Received, id=id, **facts)

    def send_back(self, *, figures: list[dict[str, str]], message: str, on: date) -> None:
        """退回 — with a message, and one for each figure that is in doubt."""
        self._must_await()
        if not message.strip() and not figures:
            raise BadValue(field="message", reason="须写明为什么退回")
        for each in figures:
            if each["indicator"] not in self.indicators:
                raise FigureNotReported(indicator=each["indicator"])
        self.trigger_event(
            self.Returned, figures=figures, message=message, **self.origin, returned_on=on
        )

    def receive_again(self, *, on: date, **facts: Any) -> None:
        """再次收到"""
        self.trigger_event(self.ReceivedAgain, **facts, received_on=on)

    def accept(self, *, on: date) -> None:
        """接收 — from now on it is changed by nobody, only amended beside."""
        self._must_await()
        self.trigger_event(self.Accepted, **self.origin, accepted_on=on)

    def note_amendment(self, *, on: date, **facts: Any) -> None:
        """得知更正"""
        self.trigger_event(self.AmendmentReceived, **facts, amended_on=on)

    def _must_await(self) -> None:
        if self.status != ReviewStatus.PENDING:
            raise NotAwaitingReview(status=self.status)
