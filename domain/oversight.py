"""监督委托 — a congress above asks us to see how its suggestion is handled; we report."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class OversightStatus(StrEnum):
    """Who has to act next."""

    RECEIVED = "received"  # we look after it and report
    REPORTED = "reported"


class AlreadyReported(RuleBroken):
    """The report was given on {on}."""


class Oversight(Aggregate):
    """监督委托: received → reported. The suggestion itself stays with the congress above."""

    TOPIC = "oversight"

    class Event(Aggregate.Event):
        """Something happened to an oversight that was entrusted to us."""

    class Received(Event, Created):
        """Whose suggestion it is, and which of its entrustments this is."""

        TOPIC = "oversight.received"
        title: str
        what: str
        until_on: date
        from_jurisdiction_id: UUID
        from_suggestion_id: UUID
        number: int
        received_on: date

        def apply(self, aggregate: "Oversight") -> None:
            aggregate.origin = {
                "from_jurisdiction_id": self.from_jurisdiction_id,
                "from_suggestion_id": self.from_suggestion_id,
                "number": self.number,
            }

    class Reported(Event):
        """Carries whose it is, so that the report goes back by itself."""

        TOPIC = "oversight.reported"
        finding: str
        from_jurisdiction_id: UUID
        from_suggestion_id: UUID
        number: int
        reported_on: date

        def apply(self, aggregate: "Oversight") -> None:
            aggregate.reported_on = self.reported_on

    def __init__(self) -> None:
        self.origin: dict[str, Any] = {}
        self.reported_on: date | None = None

    @classmethod
    def receive(cls, *, id: UUID, **facts: Any) -> Self:
        """收到委托 — carried here from the ledger above, exactly once."""
        return cls.begin(cls.Received, id=id, **facts)

    def report(self, *, finding: str, on: date) -> None:
        """报告 — what was found; it returns to the congress that asked."""
        if self.reported_on:
            raise AlreadyReported(on=self.reported_on)
        if not finding.strip():
            raise BadValue(field="finding", reason="须写明监督的情况")
        self.trigger_event(self.Reported, finding=finding, **self.origin, reported_on=on)
