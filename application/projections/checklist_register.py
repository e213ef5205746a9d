"""Checklist register: what was entered as done, by whom, on what evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.checklist import Subject
from domain.checklist_record import ChecklistRecord


@dataclass(frozen=True)
class ChecklistRow:
    """清单记录"""

    campaign_id: UUID
    item: str
    subject: str
    subject_id: UUID
    what: str
    evidence: str
    done_on: date
    voided: bool

    @property
    def deputies(self) -> list[UUID]:
        """The deputy who did it."""
        return [] if self.subject == Subject.GROUP else [self.subject_id]

    @property
    def groups(self) -> list[UUID]:
        """The group that did it."""
        return [self.subject_id] if self.subject == Subject.GROUP else []


def fold(row: ChecklistRow | None, event: Any) -> ChecklistRow | None:
    """The row after the event."""
    match event:
        case ChecklistRecord.Entered():
            return opened(ChecklistRow, event, voided=False)
        case ChecklistRecord.Voided() if row:
            return changed(row, voided=True)
        case _:
            return row
