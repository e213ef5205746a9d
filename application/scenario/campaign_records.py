"""Makes single records out of the entries for how a campaign is organised and moved on."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import date
from typing import Any

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import (
    Bodies,
    Matchings,
    Meetings,
    Pilots,
    Place,
    Scenario,
    Ticks,
)
from application.scenario.people import People, fill
from application.scenario.spreading import spread

Entry = Meetings | Matchings | Bodies | Pilots | Ticks
Make = Callable[[UseCases, Scenario, Any, People], Iterable[Track]]


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """Each record is one track: they do not wait for one another."""
    makers: tuple[tuple[str, Iterable[Any], Make], ...] = (
        ("会议", scenario.meetings, _meetings),
        ("结对联系", scenario.matchings, _matchings),
        ("工作机构", scenario.bodies, _bodies),
        ("试点", scenario.pilots, _pilots),
        ("清单记录", scenario.ticks, _ticks),
    )
    for title, entries, make in makers:
        yield Stage(
            title,
            [track for entry in entries for track in make(use_cases, scenario, entry, people)],
        )


def _meetings(
    use_cases: UseCases, scenario: Scenario, entry: Meetings, people: People
) -> Iterator[Track]:
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
        yield [_ask(scenario, place, entry, name, use_cases.meetings.hold, facts=facts)]


def _matchings(
    use_cases: UseCases, scenario: Scenario, entry: Matchings, people: People
) -> Iterator[Track]:
    """Everybody has one at least, and nothing is left out: the shorter list goes round."""
    registered = people.deputies_of()
    able = [(place, id) for place in entry.places for id in registered.get(place.id, [])]
    numbered = range(1, entry.targets.distinct - len(entry.targets.names) + 1)
    for number in range(max(entry.deputies, entry.targets.distinct)):
        place, deputy_id = able[number % entry.deputies]
        pattern = entry.targets.pattern
        targets = [*entry.targets.names, *(fill(pattern, place, f"{n:02}") for n in numbered)]
        facts = {
            "deputy_id": deputy_id,
            "kind": entry.kind,
            "target": targets[number % len(targets)],
            "duty": entry.duty,
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "started_on": entry.started_on,
        }
        name = f"matchings/{entry.key}/{number + 1}"
        use = use_cases.matchings
        track = [_ask(scenario, place, entry, name, use.start, facts=facts)]
        if entry.ended and number < entry.ended[0]:
            _, on, reason = entry.ended
            words, told = (scenario.key, name, "end"), {"reason": reason, "on": on}
            track.append(Command(place.id, words, entry.path, use.end, track[0].ids, told))
        yield track


def _bodies(
    use_cases: UseCases, scenario: Scenario, entry: Bodies, _: People
) -> Iterator[Track]:
    for place in entry.places:
        for number in range(1, entry.count + 1):
            facts = {
                "campaign_id": entry.campaign.ids[place.id],
                "kind": entry.kind,
                "name": fill(entry.name, place, str(number)),
                "members": [{"name": name, "role": role} for name, role in entry.members],
                "areas": list(entry.areas),
                "set_up_on": entry.set_up_on,
            }
            name = f"bodies/{entry.key}/{number}"
            use = use_cases.working_bodies
            track = [_ask(scenario, place, entry, name, use.set_up, facts=facts)]
            if entry.dissolved:
                on, reason = entry.dissolved
                words, told = (scenario.key, name, "dissolve"), {"reason": reason, "on": on}
                dissolve, ids = use.dissolve, track[0].ids
                track.append(Command(place.id, words, entry.path, dissolve, ids, told))
            yield track


def _pilots(
    use_cases: UseCases, scenario: Scenario, entry: Pilots, _: People
) -> Iterator[Track]:
    for place in entry.places:
        for pilot in entry.names:
            facts = {
                "campaign_id": entry.campaign.ids[place.id],
                "place": pilot,
                "tasks": entry.tasks,
                "designated_by": fill(entry.designated_by, place),
                "on": entry.designated_on,
            }
            name = f"pilots/{entry.key}/{pilot}"
            use = use_cases.pilots
            track = [_ask(scenario, place, entry, name, use.designate, facts=facts)]
            if entry.reviewed:
                [pilot_id] = track[0].ids
                on = date.fromisoformat(entry.reviewed["reviewed_on"])
                said = {**entry.reviewed, "on": on}
                del said["reviewed_on"]
                review = (scenario.key, name, "review")
                track.append(
                    Command(place.id, review, entry.path, use.review, (pilot_id,), said)
                )
            yield track


def _ticks(
    use_cases: UseCases, scenario: Scenario, entry: Ticks, people: People
) -> Iterator[Track]:
    deputies, groups = people.deputies_of(), people.groups_of()
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals={}
    ):
        place = entry.places[share.place]
        able = (
            [group.id for group in groups.get(place.id, [])]
            if entry.subject == "group"
            else deputies.get(place.id, [])
        )
        turn = (share.number - 1) // len(entry.places)
        facts = {
            "campaign_id": entry.campaign.ids[place.id],
            "item": entry.item,
            "subject": entry.subject,
            "subject_id": able[turn % len(able)],
            "what": "",
            "evidence": entry.evidence,
            "done_on": share.on,
        }
        name = f"ticks/{entry.key}/{share.number}"
        enter = use_cases.checklist_records.enter
        yield [_ask(scenario, place, entry, name, enter, facts=facts)]


def _ask(
    scenario: Scenario,
    place: Place,
    entry: Entry,
    name: str,
    method: Callable[..., Awaitable[Receipt]],
    *,
    facts: dict[str, Any],
) -> Command:
    """One record, under an id that its name fixes."""
    record_id = identity.named(place.id, "record", scenario.key, name)
    return Command(place.id, (scenario.key, name), entry.path, method, (record_id,), facts)
