"""Matching register: which deputy keeps in touch with what, from when until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.matching import Matching


@dataclass(frozen=True)
class MatchingRow:
    """结对联系"""

    campaign_id: UUID | None
    deputy_id: UUID
    kind: str
    target: str
    duty: str
    started_on: date
    ended_on: date | None
    ended_because: str
    voided: bool

    @property
    def deputies(self) -> list[UUID]:
        """The deputy, so that persons can be counted once."""
        return [self.deputy_id]

    @property
    def targets(self) -> list[str]:
        """What the deputy is matched with, so that it can be counted once."""
        return [f"{self.kind} {self.target}"]


def fold(row: MatchingRow | None, event: Any) -> MatchingRow | None:
    """The row after the event."""
    match event:
        case Matching.Started():
            return opened(MatchingRow, event, ended_on=None, ended_because="", voided=False)
        case _ if row is None:
            return None
        case Matching.Ended():
            return changed(row, ended_on=event.ended_on, ended_because=event.reason)
        case Matching.Voided():
            return changed(row, voided=True)
        case _:
            return row
