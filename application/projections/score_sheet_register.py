"""Score sheets with all their editions, the oldest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.score_sheet import ScoreSheet


@dataclass(frozen=True)
class ScoreSheetRow:
    """评分办法. ``editions``: the sheet, why and since when."""

    title: str
    subject: str
    adopted_by: str
    editions: list[dict[str, Any]]
    adopted_on: date


def fold(row: ScoreSheetRow | None, event: Any) -> ScoreSheetRow | None:
    """The row after the event."""
    match event:
        case ScoreSheet.Adopted():
            first = {"edition": 1, "sheet": event.sheet, "reason": ""}
            first["from_on"] = event.adopted_on.isoformat()
            title, subject = event.sheet["title"], event.sheet["subject"]
            return opened(ScoreSheetRow, event, title=title, subject=subject, editions=[first])
        case ScoreSheet.Revised() if row:
            further = {"edition": event.edition, "sheet": event.sheet, "reason": event.reason}
            further["from_on"] = event.revised_on.isoformat()
            return changed(row, title=event.sheet["title"], editions=[*row.editions, further])
        case _:
            return row
