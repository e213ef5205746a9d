"""Makes single deputies and groups of a scenario: numbered, never named."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from application import identity
from application.scenario.model import Deputies, Groups, Mandate, Place, Scenario
from application.scenario.problems import Path
from application.scenario.spreading import in_proportion, spread, squads
from domain.deputy_group.words import Kind
from domain.grouping.maker import Draft, propose
from domain.grouping.pool import Candidate, Criteria


@dataclass(frozen=True, slots=True)
class DeputyRecord:
    """One deputy to register."""

    path: Path
    name: str
    place: Place
    id: UUID
    said: str
    mandates: tuple[Mandate, ...]
    constituency: str
    on: date


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One group to form, with its squads."""

    path: Path
    name: str
    place: Place
    id: UUID
    said: str
    kind: str
    basis: str
    reason: str
    members: tuple[UUID, ...]
    squads: tuple[tuple[str, tuple[UUID, ...]], ...]
    officers: tuple[tuple[str, tuple[UUID, ...]], ...]
    on: date


@dataclass(frozen=True, slots=True)
class People:
    """Everyone whom a scenario registers, and the groups they form."""

    deputies: tuple[DeputyRecord, ...]
    groups: tuple[GroupRecord, ...]

    def deputies_of(self) -> Mapping[UUID, list[UUID]]:
        """Jurisdiction → its deputies, in the order of their numbers."""
        found: dict[UUID, list[UUID]] = {}
        for deputy in self.deputies:
            found.setdefault(deputy.place.id, []).append(deputy.id)
        return found

    def groups_of(self) -> Mapping[UUID, list[GroupRecord]]:
        """Jurisdiction → its groups."""
        found: dict[UUID, list[GroupRecord]] = {}
        for group in self.groups:
            found.setdefault(group.place.id, []).append(group)
        return found


def people(scenario: Scenario) -> People:
    """Every deputy and every group, the same at every reading."""
    deputies = tuple(_deputies(scenario))
    registered = People(deputies, ()).deputies_of()
    levels = {it.id: frozenset(seat.level for seat in it.mandates) for it in deputies}
    groups = tuple(_groups(scenario, registered, levels))
    return People(deputies, groups)


def group_counts(groups: Groups, registered: Mapping[UUID, list[UUID]]) -> list[int]:
    """How many of the groups each place has: in proportion to its deputies."""
    weights = [len(registered.get(place.id, [])) for place in groups.places]
    return in_proportion(groups.count, weights)


def fill(pattern: str, place: Place, number: str = "") -> str:
    """A name from its pattern.

    ``{at}`` is the place, ``{n}`` the number.
    """
    return pattern.replace("{at}", place.name).replace("{n}", number)


def _deputies(scenario: Scenario) -> Iterable[DeputyRecord]:
    numbers: Counter[str] = Counter()
    for entry in scenario.deputies:
        on = entry.registered_on
        shares = spread(len(entry.places), entry.count, first=on, last=on, totals={})
        for share in shares:
            numbers[entry.prefix] += 1
            yield _deputy(scenario, entry, share.number, share.place, numbers[entry.prefix])


def _deputy(
    scenario: Scenario, entry: Deputies, number: int, at: int, running: int
) -> DeputyRecord:
    place = entry.places[at]
    name = f"deputies/{entry.key}/{number}"
    return DeputyRecord(
        path=entry.path,
        name=name,
        place=place,
        id=identity.named(place.id, "deputy", scenario.key, name),
        said=f"{entry.prefix}{running:04}",
        mandates=tuple(
            replace(seat, congress=fill(seat.congress, place)) for seat in entry.mandates
        ),
        constituency=fill(entry.constituency, place),
        on=entry.registered_on,
    )


def _groups(
    scenario: Scenario,
    registered: Mapping[UUID, list[UUID]],
    levels: Mapping[UUID, frozenset[str]],
) -> Iterable[GroupRecord]:
    for entry in scenario.groups:
        for place, count in zip(entry.places, group_counts(entry, registered), strict=True):
            people = [
                Candidate(each, levels[each], place.name)
                for each in registered.get(place.id, [])
            ]
            for number, draft in enumerate(_divided(people, count), 1):
                yield _group(scenario, entry, place, number, draft)


def _divided(people: list[Candidate], count: int) -> Iterable[Draft]:
    """As a proposal divides them; what cannot be divided is said where the file is checked."""
    if not 0 < count <= len(people):
        return [Draft("", (), "")] * count
    criteria = Criteria(Kind.AREA, least=1, most=len(people), target=1, count=count)
    return propose(people, criteria).groups


def _group(
    scenario: Scenario, entry: Groups, place: Place, number: int, draft: Draft
) -> GroupRecord:
    members = list(draft.members)
    name = f"groups/{entry.key}/{number}"
    return GroupRecord(
        path=entry.path,
        name=name,
        place=place,
        id=identity.named(place.id, "deputy_group", scenario.key, name),
        said=fill(entry.name, place, str(number)),
        kind=entry.kind,
        basis=entry.basis,
        reason=draft.why,
        members=tuple(members),
        squads=tuple(_squads(members, entry.squad_size)) if entry.squad_size else (),
        officers=tuple(_officers(members, entry.officers)),
        on=entry.formed_on,
    )


def _officers(
    members: list[UUID], officers: Mapping[str, int]
) -> Iterable[tuple[str, tuple[UUID, ...]]]:
    """From the first member on, nobody for two offices."""
    start = 0
    for office, count in officers.items():
        yield office, tuple(members[start : start + count])
        start += count


def _squads(members: list[UUID], most: int) -> Iterable[tuple[str, tuple[UUID, ...]]]:
    start = 0
    for number, size in enumerate(squads(len(members), most), 1):
        yield f"第{number}小分队", tuple(members[start : start + size])
        start += size
