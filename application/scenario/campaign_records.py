"""Makes single records out of the entries for how a campaign is organised and moved on."""

from collections.abc import Iterator

from application import identity
from application.scenario.command import Command, Stage, UseCases
from application.scenario.model import Meetings, Scenario
from application.scenario.people import People, fill
from application.scenario.spreading import spread


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """Each record is one track: they do not wait for one another."""
    held = [
        command
        for entry in scenario.meetings
        for command in _meetings(use_cases, scenario, entry, people)
    ]
    yield Stage("会议", [[command] for command in held])


def _meetings(
    use_cases: UseCases, scenario: Scenario, entry: Meetings, people: People
) -> Iterator[Command]:
    deputies = people.deputies_of()
    totals = {"others": entry.others}
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals=totals
    ):
        place = entry.places[share.place]
        name = f"meetings/{entry.key}/{share.number}"
        facts = {
            "kind": entry.kind,
            "title": fill(entry.title, place, str(share.number)),
            "held_on": share.on,
            "held_by": fill(entry.held_by, place),
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "place": fill(entry.place, place),
            "attendees": deputies.get(place.id, [])[: entry.attendees],
            "others": share.totals["others"],
            "units": list(entry.units),
            "speakers": list(entry.speakers),
            "documents": [{"title": said, "copies": n} for said, n in entry.documents],
            "reports": list(entry.reports),
            "note": entry.note,
        }
        yield Command(
            place.id,
            (scenario.key, name),
            entry.path,
            use_cases.meetings.hold,
            (identity.named(place.id, "meeting", scenario.key, name),),
            facts,
        )
