"""Makes single stations and receptions of a scenario out of its compact entries."""

from collections.abc import Iterator

from application import identity
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import Receptions, Scenario, Stations
from application.scenario.people import People, fill
from application.scenario.spreading import spread


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """Stations first, each with what became of it; then who was received."""
    stations = [
        track for entry in scenario.stations for track in _stations(use_cases, scenario, entry)
    ]
    yield Stage("家站", stations)
    received = [
        command
        for reception in scenario.receptions
        for command in _receptions(use_cases, scenario, reception, people)
    ]
    yield Stage("接待选民", [[command] for command in received])


def _stations(use_cases: UseCases, scenario: Scenario, entry: Stations) -> Iterator[Track]:
    use = use_cases.stations
    begin = use.plan if entry.under_construction else use.establish
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals={}
    ):
        place = entry.places[share.place]
        name = f"stations/{entry.key}/{share.number}"
        ids = (identity.named(place.id, "station", scenario.key, name),)
        facts = {
            "name": fill(entry.name, place, str(share.number)),
            "kind": entry.kind,
            "tier": entry.tier,
            "trade": entry.trade,
            "place": fill(entry.place, place, str(share.number)),
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "on": share.on,
        }
        track = [Command(place.id, (scenario.key, name), entry.path, begin, ids, facts)]
        if entry.stars:
            stars = {"stars": entry.stars, "by": "上级人大", "basis": "", "on": share.on}
            said = (scenario.key, name, "starred")
            track.append(Command(place.id, said, entry.path, use.star, ids, stars))
        if entry.closed_on:
            end = {"reason": "优化布局", "on": entry.closed_on}
            said = (scenario.key, name, "closed")
            track.append(Command(place.id, said, entry.path, use.close, ids, end))
        yield track


def _receptions(
    use_cases: UseCases, scenario: Scenario, entry: Receptions, people: People
) -> Iterator[Command]:
    deputies = people.deputies_of()
    totals = {"voters": entry.voters or 0, "voter_times": entry.voter_times}
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals=totals
    ):
        place = entry.places[share.place]
        name = f"receptions/{entry.key}/{share.number}"
        able = deputies[place.id]
        turn = [able[(share.number + n) % len(able)] for n in range(entry.deputies)]
        facts = {
            "place": fill(entry.place, place, str(share.number)),
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "attended": turn,
            "voters": None if entry.voters is None else share.totals["voters"],
            "voter_times": share.totals["voter_times"],
            "on": share.on,
        }
        yield Command(
            place.id,
            (scenario.key, name),
            entry.path,
            use_cases.receptions.receive,
            (identity.named(place.id, "reception", scenario.key, name),),
            facts,
        )
