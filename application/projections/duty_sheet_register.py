"""Duty-sheet register: every version of the rules by which deputies are scored here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.duty_sheet import DutySheet


@dataclass(frozen=True)
class DutySheetRow:
    """履职积分办法"""

    edition: str
    sheet: dict[str, Any]
    adopted_by: str
    from_on: date
    adopted_on: date
    withdrawn_on: date | None


def fold(row: DutySheetRow | None, event: Any) -> DutySheetRow | None:
    """The row after the event."""
    match event:
        case DutySheet.Adopted():
            return opened(DutySheetRow, event, withdrawn_on=None)
        case _ if row is None:
            return None
        case DutySheet.Withdrawn():
            return changed(row, withdrawn_on=event.withdrawn_on)
        case _:
            return row
