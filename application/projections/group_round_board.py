"""Group-round board: which steps of a round are done, by whom, when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.group_round import GroupRound


@dataclass(frozen=True)
class GroupRoundRow:
    """小组活动流程. ``done``: step, on, deputies, squad, activity_id, note."""

    title: str
    group_id: UUID
    campaign_id: UUID | None
    steps: list[str]
    done: list[dict[str, Any]]
    opened_on: date
    concluded_on: date | None


def fold(row: GroupRoundRow | None, event: Any) -> GroupRoundRow | None:
    """The row after the event."""
    match event:
        case GroupRound.Opened():
            return opened(GroupRoundRow, event, done=[], concluded_on=None)
        case _ if row is None:
            return None
        case GroupRound.StepFinished():
            step = {
                "step": event.step,
                "on": event.done_on.isoformat(),
                "deputies": [str(each) for each in event.deputies],
                "squad": event.squad,
                "activity_id": str(event.activity_id) if event.activity_id else None,
                "note": event.note,
            }
            return changed(row, done=[*row.done, step])
        case GroupRound.StepWithdrawn():
            return changed(row, done=[it for it in row.done if it["step"] != event.step])
        case GroupRound.Concluded():
            return changed(row, concluded_on=event.concluded_on)
        case _:
            return row
