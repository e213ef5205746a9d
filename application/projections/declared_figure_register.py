"""Declared figures: what was stated, by whom it was published, in which words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.declared_figure import DeclaredFigure


@dataclass(frozen=True)
class DeclaredRow:
    """申报数"""

    campaign_id: UUID | None
    indicator: str
    name: str
    value: Decimal
    qualifier: str
    literal: str
    unit: str
    period_from: date | None
    period_to: date
    scope: str
    source: str
    withdrawn: bool


def fold(row: DeclaredRow | None, event: Any) -> DeclaredRow | None:
    """The row after the event."""
    match event:
        case DeclaredFigure.Stated():
            return opened(DeclaredRow, event, withdrawn=False)
        case DeclaredFigure.Withdrawn() if row:
            return changed(row, withdrawn=True)
        case _:
            return row
