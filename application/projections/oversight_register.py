"""Oversights: what congresses above have asked us to look after, and what we found."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.oversight import Oversight, OversightStatus


@dataclass(frozen=True)
class OversightRow:
    """监督委托"""

    title: str
    what: str
    until_on: date
    from_jurisdiction_id: UUID
    status: str
    finding: str
    received_on: date
    reported_on: date | None


def fold(row: OversightRow | None, event: Any) -> OversightRow | None:
    """The row after the event."""
    match event:
        case Oversight.Received():
            begun = {"status": OversightStatus.RECEIVED, "finding": "", "reported_on": None}
            return opened(OversightRow, event, **begun)
        case Oversight.Reported() if row:
            return changed(
                row,
                status=OversightStatus.REPORTED,
                finding=event.finding,
                reported_on=event.reported_on,
            )
        case _:
            return row
