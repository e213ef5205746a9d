"""Directory: the jurisdiction as it stands, and every day on which it changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.jurisdiction import Jurisdiction
from domain.shared.policy import given_up


@dataclass(frozen=True)
class PlaceRow:
    """行政区 as the directory shows it. ``codes`` are aliases: scheme, edition, code."""

    name: str
    level: str
    organ: str
    parent_id: UUID | None
    codes: list[dict[str, str]]
    established_on: date
    changed_on: date
    ended_on: date | None
    successors: list[UUID]
    predecessors: list[UUID]
    policy: list[dict[str, Any]]


def fold(row: PlaceRow | None, event: Any) -> PlaceRow | None:
    """The row after the event."""
    match event:
        case Jurisdiction.Established():
            return opened(
                PlaceRow,
                event,
                changed_on=event.established_on,
                ended_on=None,
                successors=[],
                policy=[],
            )
        case _ if row is None:
            return None
        case Jurisdiction.Renamed():
            return changed(row, name=event.name, changed_on=event.renamed_on)
        case Jurisdiction.Recoded():
            alias = {"scheme": event.scheme, "edition": event.edition, "code": event.code}
            return changed(row, codes=[*row.codes, alias], changed_on=event.recoded_on)
        case Jurisdiction.Moved():
            return changed(
                row,
                parent_id=event.parent_id,
                changed_on=event.moved_on,
                policy=[*row.policy, given_up(event.moved_on)],
            )
        case Jurisdiction.Reorganised():
            return changed(
                row,
                level=event.level,
                organ=event.organ,
                changed_on=event.reorganised_on,
            )
        case Jurisdiction.Merged():
            return _ended(row, event.merged_on, [event.into_id])
        case Jurisdiction.Split():
            return _ended(row, event.split_on, event.into_ids)
        case Jurisdiction.Closed():
            return _ended(row, event.closed_on, [])
        case (
            Jurisdiction.PolicyAdopted()
            | Jurisdiction.PolicySet()
            | Jurisdiction.PolicyReceived()
        ):
            return changed(row, policy=[*row.policy, event.entry()])
        case _:
            return row


def _ended(row: PlaceRow, on: date, successors: list[UUID]) -> PlaceRow:
    return changed(row, changed_on=on, ended_on=on, successors=successors)
