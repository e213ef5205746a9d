"""到期提醒 — that a clock was running out, or had, and who was told so."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created


class Reminder(Aggregate):
    """到期提醒: issued, and never anything else: a fact about one clock on one day.

    A day that is put off is another last day, of which one is reminded anew.
    """

    TOPIC = "reminder"

    class Event(Aggregate.Event):
        """Something happened to a reminder."""

    class Issued(Event, Created):
        TOPIC = "reminder.issued"
        noun: str
        record_id: UUID
        title: str
        key: str
        who: str
        due_on: date
        colour: str
        reminded_on: date

    @classmethod
    def issue(cls, *, id: UUID, **facts: Any) -> Self:
        """提醒"""
        return cls.begin(cls.Issued, id=id, **facts)
