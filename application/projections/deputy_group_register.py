"""Deputy-group register: the groups of a jurisdiction, members, officers, squads, moves."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.deputy_group import DeputyGroup
from domain.deputy_group.words import Office


@dataclass(frozen=True)
class DeputyGroupRow:
    """代表小组. ``moves``: who came or went, when, from or to which group; ``why`` it ended."""

    name: str
    kind: str
    basis: str
    reason: str
    members: list[UUID]
    convener: UUID | None
    officers: dict[str, list[str]]
    squads: dict[str, list[str]]
    squad_areas: dict[str, str]
    moves: list[dict[str, Any]]
    formed_on: date
    dissolved_on: date | None
    merged_into: UUID | None
    why: str


def fold(row: DeputyGroupRow | None, event: Any) -> DeputyGroupRow | None:
    """The row after the event."""
    match event:
        case DeputyGroup.Formed():
            return opened(
                DeputyGroupRow,
                event,
                officers={Office.CONVENER.value: [str(event.convener)]},
                squads={},
                squad_areas={},
                moves=[],
                dissolved_on=None,
                merged_into=None,
                why="",
            )
        case _ if row is None:
            return None
        case DeputyGroup.Renamed():
            return changed(row, name=event.name)
        case DeputyGroup.ConvenerChosen():
            return _named(row, Office.CONVENER.value, [event.convener])
        case DeputyGroup.OfficersNamed():
            return _named(row, event.office, event.holders)
        case DeputyGroup.SquadFormed():
            return changed(
                row,
                squads={**row.squads, event.name: [str(each) for each in event.members]},
                squad_areas={**row.squad_areas, event.name: event.area},
            )
        case DeputyGroup.SquadDisbanded():
            return changed(
                row,
                squads=_but(row.squads, event.name),
                squad_areas=_but(row.squad_areas, event.name),
            )
        case DeputyGroup.Dissolved():
            return changed(row, dissolved_on=event.dissolved_on, why=event.reason)
        case DeputyGroup.Merged():
            ended = changed(row, dissolved_on=event.merged_on, why=event.reason)
            return changed(ended, merged_into=event.into)
        case _:
            return _moved(row, event)


def _moved(row: DeputyGroupRow, event: Any) -> DeputyGroupRow:
    """Somebody came or went."""
    match event:
        case DeputyGroup.MemberJoined():
            return _came(row, [event.deputy_id], None, event.joined_on)
        case DeputyGroup.MemberReceived():
            return _came(row, [event.deputy_id], event.from_group, event.received_on)
        case DeputyGroup.Absorbed():
            return _came(row, event.members, event.from_group, event.absorbed_on)
        case DeputyGroup.MemberLeft():
            return _went(row, [event.deputy_id], None, event.left_on)
        case DeputyGroup.MemberTransferred():
            return _went(row, [event.deputy_id], event.to_group, event.transferred_on)
        case DeputyGroup.Split():
            return _went(row, event.members, event.into, event.split_on)
    return row


def _came(
    row: DeputyGroupRow, deputies: list[UUID], group: UUID | None, on: date
) -> DeputyGroupRow:
    moves = [*row.moves, *(_move("came", each, group, on) for each in deputies)]
    return changed(row, members=[*row.members, *deputies], moves=moves)


def _went(
    row: DeputyGroupRow, deputies: list[UUID], group: UUID | None, on: date
) -> DeputyGroupRow:
    gone = {str(each) for each in deputies}
    officers = _without(row.officers, gone)
    return changed(
        row,
        members=[each for each in row.members if str(each) not in gone],
        convener=_first(officers),
        officers=officers,
        squads=_without(row.squads, gone),
        moves=[*row.moves, *(_move("went", each, group, on) for each in deputies)],
    )


def _move(how: str, deputy_id: UUID, group: UUID | None, on: date) -> dict[str, Any]:
    return {
        "deputy_id": str(deputy_id),
        "how": how,
        "group_id": str(group) if group else None,
        "on": on.isoformat(),
    }


def _named(row: DeputyGroupRow, office: str, holders: list[UUID]) -> DeputyGroupRow:
    officers = {**row.officers, office: [str(each) for each in holders]}
    return changed(row, officers=officers, convener=_first(officers))


def _first(officers: dict[str, list[str]]) -> UUID | None:
    conveners = officers.get(Office.CONVENER, [])
    return UUID(conveners[0]) if conveners else None


def _without(lists: dict[str, list[str]], gone: set[str]) -> dict[str, list[str]]:
    return {name: [each for each in some if each not in gone] for name, some in lists.items()}


def _but(named: dict[str, Any], name: str) -> dict[str, Any]:
    return {each: it for each, it in named.items() if each != name}
