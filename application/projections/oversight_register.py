"""Oversights: what congresses above have asked us to look after, and what we found."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop
from domain.oversight import Oversight, OversightStatus
from domain.shared.clock import agreed


@dataclass(frozen=True)
class OversightRow:
    """监督委托"""

    title: str
    what: str
    until_on: date
    from_jurisdiction_id: UUID
    status: str
    finding: str
    clocks: Clocks
    received_on: date
    reported_on: date | None


def fold(row: OversightRow | None, event: Any) -> OversightRow | None:
    """The row after the event."""
    match event:
        case Oversight.Received():
            clocks = agreed(
                "oversight",
                event.received_on,
                event.until_on,
                who="office",
                anchor="entrusted",
                basis=event.what,
            )
            begun = {"status": OversightStatus.RECEIVED, "finding": "", "reported_on": None}
            return opened(OversightRow, event, **begun, clocks=run([], clocks))
        case Oversight.Reported() if row:
            return changed(
                row,
                status=OversightStatus.REPORTED,
                finding=event.finding,
                reported_on=event.reported_on,
                clocks=stop(row.clocks, event.reported_on),
            )
        case _:
            return row
