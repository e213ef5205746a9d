"""Deputy-group register: the groups of a jurisdiction, their members and squads."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.deputy_group import DeputyGroup


@dataclass(frozen=True)
class DeputyGroupRow:
    """代表小组"""

    name: str
    basis: str
    members: list[UUID]
    convener: UUID | None
    squads: dict[str, list[str]]
    formed_on: date
    dissolved_on: date | None


def fold(row: DeputyGroupRow | None, event: Any) -> DeputyGroupRow | None:
    """The row after the event."""
    match event:
        case DeputyGroup.Formed():
            return opened(DeputyGroupRow, event, squads={}, dissolved_on=None)
        case _ if row is None:
            return None
        case DeputyGroup.ConvenerChosen():
            return changed(row, convener=event.convener)
        case DeputyGroup.SquadFormed():
            squad = [str(deputy) for deputy in event.members]
            return changed(row, squads={**row.squads, event.name: squad})
        case DeputyGroup.MemberJoined():
            return changed(row, members=[*row.members, event.deputy_id])
        case DeputyGroup.MemberLeft():
            left = str(event.deputy_id)
            return changed(
                row,
                members=[each for each in row.members if each != event.deputy_id],
                convener=None if row.convener == event.deputy_id else row.convener,
                squads={
                    name: [each for each in squad if each != left]
                    for name, squad in row.squads.items()
                },
            )
        case DeputyGroup.Dissolved():
            return changed(row, dissolved_on=event.dissolved_on)
        case _:
            return row
