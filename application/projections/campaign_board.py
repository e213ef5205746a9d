"""Campaign board: every campaign of a jurisdiction, where it comes from and where it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened, told
from domain import plan as plans
from domain.campaign import Campaign, Status
from domain.campaign.events import SuperiorNoted
from domain.campaign.words import STOPPED


@dataclass(frozen=True)
class CampaignRow:
    """实践活动 as the office sees it."""

    title: str
    status: str
    phase: str
    root_id: UUID
    parent_id: UUID | None
    parent_jurisdiction_id: UUID | None
    plan: dict[str, Any]
    indicators: list[dict[str, Any]]
    issued_to: list[UUID]
    adopted_by: str
    adopted_on: date | None
    launched_on: date | None
    reported_from: date | None
    reported_to: date | None
    reported_position: int | None
    reported_root: str
    reported_on: date | None
    party_committee: str
    party_answer: str
    party_informed_on: date | None
    previous_id: UUID | None
    documents: list[dict[str, Any]]
    rescheduled: list[dict[str, Any]]
    stopped_on: date | None
    stopped_because: str
    status_before: str
    closed_on: date | None
    superiors: list[dict[str, Any]]
    """上级活动中止、取消、结束的：谁（by_jurisdiction_id）、名称、状态、理由、哪天；恢复了就不在其中"""


NOTHING_YET: dict[str, Any] = {
    "phase": "",
    "issued_to": [],
    "adopted_by": "",
    "adopted_on": None,
    "launched_on": None,
    "reported_from": None,
    "reported_to": None,
    "reported_position": None,
    "reported_root": "",
    "reported_on": None,
    "party_committee": "",
    "party_answer": "",
    "party_informed_on": None,
    "previous_id": None,
    "documents": [],
    "rescheduled": [],
    "stopped_on": None,
    "stopped_because": "",
    "status_before": "",
    "closed_on": None,
    "superiors": [],
}


def fold(row: CampaignRow | None, event: Any) -> CampaignRow | None:
    """The row after the event."""
    match event:
        case Campaign.Planned():
            return opened(
                CampaignRow,
                event,
                **NOTHING_YET,
                status=Status.PLANNED,
                root_id=event.originator_id,
                parent_id=None,
                parent_jurisdiction_id=None,
            )
        case Campaign.Received():
            return opened(CampaignRow, event, **NOTHING_YET, status=Status.RECEIVED)
        case _ if row is None:
            return None
        case Campaign.Adopted():
            return changed(
                row,
                title=event.title,
                plan=event.plan,
                indicators=event.indicators,
                status=Status.ADOPTED,
                adopted_by=event.adopted_by,
                adopted_on=event.adopted_on,
            )
        case Campaign.PlanRevised():
            return changed(row, title=event.title, plan=event.plan, indicators=event.indicators)
        case Campaign.PartyInformed():
            return changed(
                row,
                party_committee=event.committee,
                party_answer=event.answer,
                party_informed_on=event.informed_on,
            )
        case Campaign.Continued():
            return changed(row, previous_id=event.previous_id)
        case Campaign.Rescheduled():
            plan = plans.moved(
                plans.Plan(**row.plan), event.phase, event.step, event.from_on, event.to_on
            )
            return changed(row, plan=plan.state(), rescheduled=[*row.rescheduled, told(event)])
        case Campaign.DocumentSubmitted():
            return changed(row, documents=[*row.documents, told(event)])
        case Campaign.Suspended():
            return changed(
                row,
                status=Status.HALTED,
                status_before=row.status,
                stopped_on=event.suspended_on,
                stopped_because=event.reason,
            )
        case Campaign.Resumed():
            return changed(row, status=row.status_before, stopped_on=None, stopped_because="")
        case Campaign.Cancelled():
            return changed(
                row,
                status=Status.CANCELLED,
                stopped_on=row.stopped_on or event.cancelled_on,
                stopped_because=event.reason,
            )
        case Campaign.SuperiorNoted():
            return changed(row, superiors=_superiors(row, event))
        case Campaign.Issued():
            return changed(row, issued_to=[*row.issued_to, *event.to])
        case Campaign.Launched():
            return changed(
                row, status=Status.LAUNCHED, phase=event.phase, launched_on=event.launched_on
            )
        case Campaign.PhaseAdvanced():
            return changed(row, phase=event.phase)
        case Campaign.Reported():
            return changed(
                row,
                reported_from=event.period_from,
                reported_to=event.period_to,
                reported_position=event.at_position,
                reported_root=event.at_root,
                reported_on=event.reported_on,
            )
        case Campaign.Closed():
            return changed(row, status=Status.CLOSED, closed_on=event.closed_on)
        case _:
            return row


def _superiors(row: CampaignRow, event: SuperiorNoted) -> list[dict[str, Any]]:
    by = str(event.by_jurisdiction_id)
    others = [each for each in row.superiors if each["by_jurisdiction_id"] != by]
    stopped = [told(event) | {"by_jurisdiction_id": by}] if event.status in STOPPED else []
    return [*others, *stopped]
