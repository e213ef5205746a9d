"""Reminders: who was told of which clock, when, and how near its last day was."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import opened
from domain.reminder import Reminder


@dataclass(frozen=True)
class ReminderRow:
    """到期提醒"""

    noun: str
    record_id: UUID
    title: str
    key: str
    who: str
    due_on: date
    colour: str
    reminded_on: date


def fold(row: ReminderRow | None, event: Any) -> ReminderRow | None:
    """The row after the event."""
    match event:
        case Reminder.Issued():
            return opened(ReminderRow, event)
        case _:
            return row
