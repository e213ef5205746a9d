"""Register of standards: what the stations of a place are held against."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.station_standard import StationStandard


@dataclass(frozen=True)
class StationStandardRow:
    """建设标准"""

    name: str
    items: list[str]
    basis: str
    adopted_on: date
    withdrawn_on: date | None


def fold(row: StationStandardRow | None, event: Any) -> StationStandardRow | None:
    """The row after the event."""
    match event:
        case StationStandard.Adopted():
            return opened(StationStandardRow, event, withdrawn_on=None)
        case _ if row is None:
            return None
        case StationStandard.Revised():
            return changed(row, items=event.items, basis=event.basis)
        case StationStandard.Withdrawn():
            return changed(row, withdrawn_on=event.withdrawn_on)
        case _:
            return row
