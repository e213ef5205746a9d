"""What an inspection adds to the figures: the place, what was found, put right, seen again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.inspection_board import InspectionRow
from application.projections.points.line import Lines, Point, count
from domain.inspection import FindingState
from domain.shared.source import Source

PUT_RIGHT = frozenset({FindingState.RECTIFIED, FindingState.CLEARED})


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding, or one look at it again, as an indicator may ask of it."""

    item: str
    unit_kind: str
    team: str
    cohort: str = ""
    result: str = ""


def add(found: list[Point], row: InspectionRow, lines: Lines) -> None:
    """Whatever is rectified counts as such as long as nobody finds it still wrong."""
    if row.voided:
        return
    count(found, lines.get(Source.INSPECTIONS, ()), row, row.held_on)
    for each in row.findings:
        finding = Looked(each["item"], row.unit_kind, row.team)
        count(found, lines.get(Source.FINDINGS, ()), finding, row.held_on)
        if each["state"] in PUT_RIGHT:
            on = date.fromisoformat(each["rectified_on"])
            count(found, lines.get(Source.FINDINGS_RECTIFIED, ()), finding, on)
        for again in each["reinspections"]:
            _again(found, row, each, again, lines)


def _again(
    found: list[Point],
    row: InspectionRow,
    finding: dict[str, Any],
    again: dict[str, Any],
    lines: Lines,
) -> None:
    result = "cleared" if again["passed"] else "still_wrong"
    looked = Looked(finding["item"], row.unit_kind, row.team, again["cohort"], result)
    on = date.fromisoformat(again["on"])
    count(found, lines.get(Source.FINDINGS_REINSPECTED, ()), looked, on)
