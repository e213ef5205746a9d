"""What a station adds to the figures: a stock, by how it stood from each day on."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from application.projections.points.line import Line, Lines, Point
from application.projections.station_register import StationRow
from domain.shared.source import Source
from domain.station import Status


def add(found: list[Point], row: StationRow, lines: Lines) -> None:
    """One while it is open, and one apart while it is being built."""
    _stood(found, row, lines.get(Source.STATIONS, ()), Status.OPERATING)
    _stood(found, row, lines.get(Source.STATIONS_PLANNED, ()), Status.PLANNED)


def _stood(found: list[Point], row: StationRow, lines: Iterable[Line], status: str) -> None:
    stood = [
        (date.fromisoformat(each["on"]), each["status"] == status, _as_it_was(each))
        for each in row.history
    ]
    for line in lines:
        counted = False
        for on, there, as_it_was in stood:
            counts = there and (line.where is None or line.where(as_it_was))
            if counts != counted:
                found.append((line, on, 1 if counts else -1, ()))
                counted = counts


def _as_it_was(stood: dict[str, Any]) -> SimpleNamespace:
    """It meets the standard whose last assessment found nothing missing: one is enough."""
    return SimpleNamespace(**stood, meets="yes" if stood["standards"] else "no")
