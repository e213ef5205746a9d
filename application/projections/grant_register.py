"""Grants: who may do what here, as the ledger says."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.access_grant import AccessGrant


@dataclass(frozen=True)
class GrantRow:
    """授权"""

    person_id: UUID
    person: str
    role: str
    reach: str
    until: date | None
    given_on: date
    withdrawn_on: date | None


def fold(row: GrantRow | None, event: Any) -> GrantRow | None:
    """The row after the event."""
    match event:
        case AccessGrant.Given():
            return opened(GrantRow, event, withdrawn_on=None)
        case AccessGrant.Withdrawn() if row:
            return changed(row, withdrawn_on=event.withdrawn_on)
        case _:
            return row
