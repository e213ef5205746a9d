"""Handling-unit register: who handles suggestions for a place, by today's names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.handling_unit import HandlingUnit


@dataclass(frozen=True)
class HandlingUnitRow:
    """承办单位. ``why`` it was closed."""

    name: str
    kind: str
    duties: str
    former_names: list[str]
    successor: str
    listed_on: date
    closed_on: date | None
    why: str


def fold(row: HandlingUnitRow | None, event: Any) -> HandlingUnitRow | None:
    """The row after the event."""
    match event:
        case HandlingUnit.Listed():
            nothing: dict[str, Any] = {"former_names": [], "successor": "", "closed_on": None}
            return opened(HandlingUnitRow, event, **nothing, why="")
        case _ if row is None:
            return None
        case HandlingUnit.Renamed():
            return changed(row, name=event.name, former_names=[*row.former_names, row.name])
        case HandlingUnit.Closed():
            ended = changed(row, closed_on=event.closed_on, successor=event.successor)
            return changed(ended, why=event.reason)
        case _:
            return row
