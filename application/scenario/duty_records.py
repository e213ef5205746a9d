"""Makes duty reports, entries of duty files, and what befell mandates, out of the entries."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import DutyRecords, DutyReports, Fate, Mandate, Place, Scenario
from application.scenario.people import People, fill
from application.scenario.spreading import Share, spread


def mandate(seat: Mapping[str, Any], place: Place | None) -> Mandate:
    """A seat as the file states it; the place is that of the congress, if it is named."""
    term, unit = seat.get("term", 0), seat.get("electoral_unit", "")
    return Mandate(seat["level"], seat["congress"], term, unit, place)


def fates(said: Mapping[str, Any]) -> Iterator[Fate]:
    """What the entry says of some of its deputies."""
    for each in said.get("suspended", []):
        until = each.get("resumed_on")
        yield Fate(
            each.get("count", 1),
            each["cause"],
            date.fromisoformat(each["suspended_on"]),
            date.fromisoformat(until) if until else None,
            suspends=True,
        )
    for each in said.get("ended", []):
        ended_on = date.fromisoformat(each["ended_on"])
        yield Fate(each.get("count", 1), each["cause"], ended_on, None, suspends=False)


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """Mandates end last; nobody reports a second time before all have reported once."""
    turns = _Turns(people)
    reports = [
        track
        for entry in scenario.duty_reports
        for track in _reports(use_cases, scenario, entry, turns)
    ]
    yield Stage("述职", reports)
    entered = [
        [command]
        for entry in scenario.duty_records
        for command in _entered(use_cases, scenario, entry, people)
    ]
    yield Stage("履职登记", entered)
    yield Stage("代表职务变动", list(_fates(use_cases, scenario, people)))


class _Turns:
    """The deputies of each place in turn."""

    def __init__(self, people: People) -> None:
        self._deputies = people.deputies_of()
        self._taken: Counter[UUID] = Counter()

    def next(self, place: Place) -> UUID:
        able = self._deputies[place.id]
        self._taken[place.id] += 1
        return able[(self._taken[place.id] - 1) % len(able)]


def _shares(
    entry: DutyReports | DutyRecords, totals: dict[str, int]
) -> Iterator[tuple[Place, Share]]:
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals=totals
    ):
        yield entry.places[share.place], share


def _reports(
    use_cases: UseCases, scenario: Scenario, entry: DutyReports, turns: _Turns
) -> Iterator[Track]:
    use = use_cases.duty_reports
    lost = entry.issued - sum(entry.classes.values())
    totals = {"present": entry.present, "lost": lost, **entry.classes}
    for place, share in _shares(entry, totals):
        name = f"duty_reports/{entry.key}/{share.number}"
        id = identity.named(place.id, "duty_report", scenario.key, name)
        held: dict[str, Any] = {
            "deputy_id": turns.next(place),
            "to": fill(entry.to, place, str(share.number)),
            "place": fill(entry.place, place),
            "present": share.totals["present"],
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "on": share.on,
        }
        ask = (place.id, (scenario.key, name), entry.path)
        track = [Command(*ask, use.hold, (id,), held)]
        if entry.classes:
            classes = {each: share.totals[each] for each in entry.classes}
            returned = sum(classes.values())
            counted = {
                "issued": returned + share.totals["lost"],
                "returned": returned,
                "classes": classes,
                "on": share.on,
            }
            words = (scenario.key, name, "evaluate")
            track.append(Command(place.id, words, entry.path, use.evaluate, (id,), counted))
        yield track


def _entered(
    use_cases: UseCases, scenario: Scenario, entry: DutyRecords, people: People
) -> Iterator[Command]:
    turns = _Turns(people)
    for place, share in _shares(entry, {}):
        name = f"duty_records/{entry.key}/{share.number}"
        facts = {
            "deputy_id": turns.next(place),
            "kind": entry.kind,
            "title": fill(entry.title, place, str(share.number)),
            "occurred_on": share.on,
            "by": "organiser",
            "quantity": entry.quantity,
            "evidence": [{"kind": "log_page", "reference": entry.evidence}],
            "on": share.on,
        }
        yield Command(
            place.id,
            (scenario.key, name),
            entry.path,
            use_cases.duty_records.record,
            (identity.named(place.id, "duty_record", scenario.key, name),),
            facts,
        )


def _fates(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Track]:
    """The last deputies of an entry: the first ones are those who did what is recorded."""
    use = use_cases.deputies
    for entry in scenario.deputies:
        able = [each for each in people.deputies if each.path == entry.path]
        for fate in entry.fates:
            some, able = able[-fate.count :], able[: -fate.count]
            for each in some:
                ask = (each.place.id, (scenario.key, each.name, fate.cause), entry.path)
                facts = {"cause": fate.cause, "on": fate.on}
                if not fate.suspends:
                    facts["congress"] = each.mandates[0].congress
                    yield [Command(*ask, use.end_mandate, (each.id,), facts)]
                    continue
                track = [Command(*ask, use.suspend, (each.id,), facts)]
                if fate.until:
                    words = (scenario.key, each.name, fate.cause, "resume")
                    told = {"on": fate.until}
                    resumed = Command(
                        each.place.id, words, entry.path, use.resume, (each.id,), told
                    )
                    track.append(resumed)
                yield track
