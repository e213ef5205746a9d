"""Briefs and closing reports: the text, and what each number in it is counted from."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.brief import Brief


@dataclass(frozen=True)
class BriefRow:
    """简报、总结. ``number`` is 0 until it is issued, and where there is no series."""

    kind: str
    title: str
    campaign_id: UUID | None
    series_id: UUID | None
    number: int
    paragraphs: list[str]
    figures: list[dict[str, Any]]
    counted: list[dict[str, Any]]
    as_of: date
    issued_by: str
    drafted_on: date
    issued_on: date | None


def fold(row: BriefRow | None, event: Any) -> BriefRow | None:
    """The row after the event."""
    match event:
        case Brief.Drafted():
            return opened(BriefRow, event, number=0, issued_by="", issued_on=None)
        case _ if row is None:
            return None
        case Brief.Revised():
            return changed(
                row,
                title=event.title,
                paragraphs=event.paragraphs,
                figures=event.figures,
                counted=event.counted,
                as_of=event.as_of,
            )
        case Brief.Issued():
            return changed(
                row,
                number=event.number,
                issued_by=event.issued_by,
                issued_on=event.issued_on,
            )
        case _:
            return row
