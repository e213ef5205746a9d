"""Makes single activities of a scenario out of its compact entries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.scenario.model import Activities, Place, Scenario, Things
from application.scenario.people import GroupRecord, People, fill
from application.scenario.spreading import Share, even, spread
from domain.activity.words import COUNTS


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """One activity to record."""

    entry: Activities
    number: int
    place: Place
    facts: dict[str, Any]
    squad: str = ""
    on_leave: tuple[UUID, ...] = ()
    absent: tuple[UUID, ...] = ()


@dataclass(slots=True)
class _Names:
    """Numbers things on through a ledger, so that two entries never mean the same one."""

    _used: Counter[tuple[UUID, str]] = field(default_factory=Counter)

    def take(self, place: Place, pattern: str, count: int) -> list[str]:
        start = self._used[place.id, pattern] + 1
        self._used[place.id, pattern] += count
        return [fill(pattern, place, f"{number:02}") for number in range(start, start + count)]


def activities(scenario: Scenario, people: People) -> list[ActivityRecord]:
    """Every activity of the scenario."""
    names = _Names()
    made = [_activities(entry, people, names) for entry in scenario.activities]
    return [record for records in made for record in records]


def wanted_participants(entry: Activities) -> Counter[UUID]:
    """How many different deputies an entry takes from each place."""
    wanted: Counter[UUID] = Counter()
    for share in _shares(entry):
        wanted[entry.places[share.place].id] += share.totals["participants"]
    return wanted


def attendances(entry: Activities) -> list[int]:
    """How many take part each time, where it is said how often they came together."""
    return even(entry.person_times, entry.count) if entry.person_times else []


def _shares(entry: Activities) -> list[Share]:
    lists = {name: things.distinct for name, things in entry.things.items()}
    return spread(
        len(entry.places),
        entry.count,
        first=entry.first,
        last=entry.last,
        totals={**entry.totals, **lists, "participants": entry.participants},
    )


def _activities(entry: Activities, people: People, names: _Names) -> Iterable[ActivityRecord]:
    deputies, groups = people.deputies_of(), people.groups_of()
    given = {name: list(things.names) for name, things in entry.things.items()}
    turns: Counter[UUID] = Counter()
    came: Counter[UUID] = Counter()
    wanted, attended = wanted_participants(entry), attendances(entry)
    for share in _shares(entry):
        place = entry.places[share.place]
        facts = _facts(entry, place, share)
        for name, things in entry.things.items():
            facts[name] = _met(things, given[name], place, share.totals[name], names)
        pool = deputies.get(place.id, [])
        able = pool[entry.from_deputy - 1 :]
        facts["participants"] = (
            _in_turn(able[: wanted[place.id]], came, place, attended[share.number - 1])
            if attended
            else _came(able, came, place, share)
        )
        squad = ""
        if entry.by_groups:
            group, squad, team = _turn(groups[place.id], turns[place.id])
            pool = list(group.members)
            came_by = facts["participants"] or list(team)
            facts |= {"group_id": group.id, "participants": came_by}
            turns[place.id] += 1
        rest = [each for each in pool if each not in facts["participants"]]
        on_leave = even(entry.on_leave, entry.count)[share.number - 1]
        absent = even(entry.absent, entry.count)[share.number - 1]
        yield ActivityRecord(
            entry,
            share.number,
            place,
            facts,
            squad,
            tuple(rest[:on_leave]),
            tuple(rest[on_leave : on_leave + absent]),
        )


def _facts(entry: Activities, place: Place, share: Share) -> dict[str, Any]:
    counts = {key: share.totals[key] for key in entry.totals}
    return {
        "kind": entry.kind,
        "occurred_on": share.on,
        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
        "place": fill(entry.place, place, str(share.number)),
        "focus_area": entry.focus_area,
        "checklist_item": entry.checklist_item,
        "note": entry.note,
        "counts": {key: count for key, count in counts.items() if key not in COUNTS},
        **{key: count for key, count in counts.items() if key in COUNTS},
    }


def _met(
    things: Things, given: list[str], place: Place, count: int, names: _Names
) -> list[str]:
    """The things of one record: first those with a name of their own, then numbered ones."""
    named = given[:count]
    del given[:count]
    return [*named, *names.take(place, things.pattern, count - len(named))]


def _came(
    registered: list[UUID], came: Counter[UUID], place: Place, share: Share
) -> list[UUID]:
    """New faces while there are any to come; after that somebody who came before."""
    start, new = came[place.id], share.totals["participants"]
    came[place.id] += new
    if new or not start:
        return registered[start : start + new]
    return [registered[share.number % start]]


def _in_turn(able: list[UUID], came: Counter[UUID], place: Place, number: int) -> list[UUID]:
    """The next ones; who has come comes again when all have."""
    start = came[place.id]
    came[place.id] += number
    return [able[at % len(able)] for at in range(start, start + number)]


def _turn(groups: list[GroupRecord], turn: int) -> tuple[GroupRecord, str, tuple[UUID, ...]]:
    """The groups take turns, and in each its squads."""
    group = groups[turn % len(groups)]
    teams = group.squads or (("", group.members),)
    squad, team = teams[turn // len(groups) % len(teams)]
    return group, squad, team
