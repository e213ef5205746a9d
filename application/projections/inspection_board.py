"""Inspection board: each place inspected, what was found there and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop
from domain.inspection import FindingState, Inspection


@dataclass(frozen=True)
class InspectionRow:
    """检查记录. ``open`` is how many findings are not cleared yet."""

    title: str
    round_id: UUID
    campaign_id: UUID | None
    team: str
    unit_kind: str
    unit_id: UUID | None
    unit: str
    score: int
    full: int
    marks: list[dict[str, Any]]
    findings: list[dict[str, Any]]
    open: int
    clocks: Clocks
    held_on: date
    voided: bool

    @property
    def places(self) -> list[str]:
        """The one place that was inspected: inspected twice, it is still one."""
        return [self.unit]


def fold(row: InspectionRow | None, event: Any) -> InspectionRow | None:
    """The row after the event."""
    match event:
        case Inspection.Held():
            return _held(event)
        case _ if row is None:
            return None
        case Inspection.RectificationOrdered():
            due_on = event.clocks[0]["due_on"] if event.clocks else None
            told = {"demand": event.demand, "due_on": due_on}
            told["ordered_on"] = _day(event.ordered_on)
            found = _with(row, event.number, FindingState.ORDERED, told)
            return changed(found, clocks=run(row.clocks, event.clocks))
        case Inspection.Rectified():
            told = {"rectification": event.what, "rectified_on": _day(event.rectified_on)}
            found = _with(row, event.number, FindingState.RECTIFIED, told)
            key = f"rectification.{event.number}"
            return changed(found, clocks=stop(row.clocks, event.rectified_on, key))
        case Inspection.Reinspected():
            return _again(row, event)
        case Inspection.Voided():
            clocks = stop(row.clocks, event.voided_on, how="withdrawn")
            return changed(row, voided=True, open=0, clocks=clocks)
        case _:
            return row


def _held(event: Any) -> InspectionRow:
    begun: dict[str, Any] = {
        "state": str(FindingState.FOUND),
        "demand": "",
        "ordered_on": None,
        "due_on": None,
        "rectification": "",
        "rectified_on": None,
        "reinspections": [],
    }
    return opened(
        InspectionRow,
        event,
        title=f"{event.unit}督导检查发现的问题",
        score=sum(each["points"] for each in event.marks),
        full=sum(each["full"] for each in event.marks),
        findings=[each | begun for each in event.findings],
        open=len(event.findings),
        clocks=[],
        voided=False,
    )


def _again(row: InspectionRow, event: Any) -> InspectionRow:
    [finding] = [each for each in row.findings if each["number"] == event.number]
    looked = {
        "on": _day(event.reinspected_on),
        "passed": event.passed,
        "note": event.note,
        "cohort": event.cohort,
    }
    told = {"reinspections": [*finding["reinspections"], looked]}
    state = FindingState.CLEARED if event.passed else FindingState.FOUND
    return _with(row, event.number, state, told)


def _with(
    row: InspectionRow, number: int, state: FindingState, told: dict[str, Any]
) -> InspectionRow:
    told = told | {"state": str(state)}
    findings = [each | told if each["number"] == number else each for each in row.findings]
    left = [each for each in findings if each["state"] != FindingState.CLEARED]
    return changed(row, findings=findings, open=len(left))


def _day(on: date) -> str:
    return on.isoformat()
