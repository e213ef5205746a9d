"""Makes single stations and receptions of a scenario out of its compact entries."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import (
    Assessment,
    Place,
    Receptions,
    Scenario,
    Stations,
    StationStandards,
)
from application.scenario.people import People, fill
from application.scenario.recording import Record
from application.scenario.spreading import spread


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """Standards, then stations, each with what became of it; then who was received."""
    standards = [
        list(_standard(use_cases, scenario, entry, place))
        for entry in scenario.station_standards
        for place in entry.places
    ]
    yield Stage("家站标准", standards)
    stations = [
        track for entry in scenario.stations for track in _stations(use_cases, scenario, entry)
    ]
    yield Stage("家站", stations)
    received = [
        track
        for reception in scenario.receptions
        for track in _receptions(use_cases, scenario, reception, people)
    ]
    yield Stage("接待选民", received)
    yield Stage("废止标准", list(_withdrawn(use_cases, scenario)))


def _named(scenario: Scenario, entry: StationStandards, place: Place) -> Record:
    name = f"station_standards/{entry.key}"
    return Record(scenario.key, place, "station_standard", name, entry.path)


def _standard(
    use_cases: UseCases, scenario: Scenario, entry: StationStandards, place: Place
) -> Iterator[Command]:
    use, record = use_cases.station_standards, _named(scenario, entry, place)
    adopted = {"name": entry.name, "items": list(entry.items), "basis": entry.basis}
    yield record.ask(use.adopt, **adopted, on=entry.adopted_on)
    for on, items, basis in entry.revisions:
        yield record.ask(use.revise, f"{on}", items=list(items), basis=basis, on=on)


def _withdrawn(use_cases: UseCases, scenario: Scenario) -> Iterator[Track]:
    """After everything was held against them."""
    withdraw = use_cases.station_standards.withdraw
    for entry in scenario.station_standards:
        if entry.withdrawn:
            on, reason = entry.withdrawn
            for place in entry.places:
                record = _named(scenario, entry, place)
                yield [record.ask(withdraw, "withdraw", reason=reason, on=on)]


def _stations(use_cases: UseCases, scenario: Scenario, entry: Stations) -> Iterator[Track]:
    use = use_cases.stations
    begin = use.plan if entry.under_construction else use.establish
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals={}
    ):
        place = entry.places[share.place]
        name = f"stations/{entry.key}/{share.number}"
        record = Record(scenario.key, place, "station", name, entry.path)
        facts = {
            "name": fill(entry.name, place, str(share.number)),
            "kind": entry.kind,
            "tier": entry.tier,
            "trade": entry.trade,
            "place": fill(entry.place, place, str(share.number)),
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "on": share.on,
        }
        later = list(_later(use_cases, scenario, entry, record, share.number))
        later.sort(key=lambda command: command.facts["on"])
        yield [record.ask(begin, **facts), *later]


def _later(
    use_cases: UseCases, scenario: Scenario, entry: Stations, record: Record, number: int
) -> Iterator[Command]:
    """What became of one station; of one day, in this order."""
    use, opened_on = use_cases.stations, entry.completed_on or entry.last
    if entry.completed_on:
        yield record.ask(use.complete, "complete", on=entry.completed_on)
    if entry.staff:
        staff = {post: list(names) for post, names in entry.staff.items()}
        yield record.ask(use.staff, "staff", staff=staff, on=opened_on)
    if entry.assessment:
        standard_id = _named(scenario, entry.assessment.standard, record.place).id
        yield from _assessed(use_cases, entry.assessment, record, standard_id, number)
    if entry.stars:
        starred = {"stars": entry.stars, "by": fill(entry.starred_by, record.place)}
        on = entry.starred_on or opened_on
        yield record.ask(use.star, "starred", **starred, basis="", on=on)
    if entry.pause:
        reason = entry.pause.reason
        yield record.ask(use.suspend, "suspend", reason=reason, on=entry.pause.on)
        if entry.pause.until:
            yield record.ask(use.resume, "resume", on=entry.pause.until)
    if entry.closed_on:
        yield record.ask(use.close, "closed", reason="优化布局", on=entry.closed_on)


def _assessed(
    use_cases: UseCases, found: Assessment, record: Record, standard_id: Any, number: int
) -> Iterator[Command]:
    """Held against a standard; what is missing may be put right, and is looked at again."""
    use = use_cases.stations
    missing = [] if number <= found.met else list(found.missing)
    by = fill(found.by, record.place)
    facts = {"standard_id": standard_id, "by": by}
    yield record.ask(use.assess, "assess", **facts, missing=missing, on=found.on)
    if missing and found.rectified_on:
        due = {"shortcomings": missing, "due_on": found.rectified_on}
        yield record.ask(use.order_rectification, "order", **due, on=found.on)
        done = {"done": "、".join(missing), "on": found.rectified_on}
        yield record.ask(use.rectify, "rectify", **done)
        yield record.ask(use.assess, "again", **facts, missing=[], on=found.rectified_on)


def _receptions(
    use_cases: UseCases, scenario: Scenario, entry: Receptions, people: People
) -> Iterator[Track]:
    deputies, use = people.deputies_of(), use_cases.receptions
    totals = {"voters": entry.voters or 0, "voter_times": entry.voter_times}
    totals["participants"] = entry.participants
    came_before: Counter[UUID] = Counter()
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals=totals
    ):
        place = entry.places[share.place]
        name = f"receptions/{entry.key}/{share.number}"
        record = Record(scenario.key, place, "reception", name, entry.path)
        able = deputies[place.id]
        start, new = came_before[place.id], share.totals["participants"]
        came_before[place.id] += new
        first, several = (start, new) if new else (share.number, entry.deputies)
        turn = [able[(first + n) % len(able)] for n in range(several)]
        where = {
            "place": fill(entry.place, place, str(share.number)),
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
        }
        came = {
            "attended": turn,
            "voters": None if entry.voters is None else share.totals["voters"],
            "voter_times": share.totals["voter_times"],
            "on": share.on,
        }
        if entry.announced_days is None:
            track = [record.ask(use.receive, **where, **came)]
        else:
            told = {"deputies": turn, "hours": "", "receive_on": share.on}
            announced_on = share.on - timedelta(days=entry.announced_days)
            announced = record.ask(use.announce, "announce", **where, **told, on=announced_on)
            track = [announced, record.ask(use.hold, **came)]
        if entry.published:
            result: dict[str, Any] = {"opinion_ids": [], "summary": "", "on": share.on}
            track.append(record.ask(use.publish, "publish", **result))
        yield track
