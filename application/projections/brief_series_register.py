"""Series of briefs, each with the last number it has given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.brief_series import BriefSeries


@dataclass(frozen=True)
class BriefSeriesRow:
    """简报刊"""

    title: str
    publisher: str
    yearly: bool
    last_number: int
    last_year: int
    founded_on: date


def fold(row: BriefSeriesRow | None, event: Any) -> BriefSeriesRow | None:
    """The row after the event."""
    match event:
        case BriefSeries.Founded():
            return opened(BriefSeriesRow, event, last_number=0, last_year=0)
        case BriefSeries.NumberGiven() if row:
            return changed(row, last_number=event.number, last_year=event.year)
        case _:
            return row
