"""Key topic board: what is supervised, by whom, and what was found."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.key_topic import KeyTopic


@dataclass(frozen=True)
class KeyTopicRow:
    """重点督办"""

    title: str
    reason: str
    leader: str
    committee: str
    year: int
    suggestion_ids: list[UUID]
    findings: list[dict[str, Any]]
    conclusion: str
    set_on: date
    concluded_on: date | None


def fold(row: KeyTopicRow | None, event: Any) -> KeyTopicRow | None:
    """The row after the event."""
    match event:
        case KeyTopic.Set():
            return opened(KeyTopicRow, event, findings=[], conclusion="", concluded_on=None)
        case _ if row is None:
            return None
        case KeyTopic.SuggestionAdded():
            return changed(row, suggestion_ids=[*row.suggestion_ids, event.suggestion_id])
        case KeyTopic.SuggestionRemoved():
            kept = [each for each in row.suggestion_ids if each != event.suggestion_id]
            return changed(row, suggestion_ids=kept)
        case KeyTopic.SupervisionReported():
            found = {"on": event.supervised_on.isoformat(), "finding": event.finding}
            return changed(row, findings=[*row.findings, found])
        case KeyTopic.Concluded():
            return changed(row, conclusion=event.conclusion, concluded_on=event.concluded_on)
        case _:
            return row
