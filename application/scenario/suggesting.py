"""Makes single suggestions of a scenario out of its compact entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.merging import heads, joined_at_intake
from application.scenario.model import Place, Scenario, Suggestions
from application.scenario.people import People, fill
from application.scenario.spreading import spread

SORTED, ASSISTED, REPLIED, JUDGED, RESOLVED, PUBLIC, REDONE, KEPT = 3, 9, 20, 22, 23, 25, 20, 60
"""Days after filing, where the document leaves room for them; a late reply waits longer."""


@dataclass(frozen=True, slots=True)
class SuggestionRecord:
    """One suggestion to file, and how far it goes."""

    name: str
    place: Place
    id: UUID
    entry: Suggestions
    facts: dict[str, Any]
    on: date
    replied: bool
    resolved: bool
    replies: tuple[tuple[str, str], ...]
    judgement: str
    met: bool
    face_to_face: bool
    rejected: bool
    promised: bool
    lead_unit: str
    assisting: str
    text_public: bool
    made_public: bool
    withdrawn: bool
    late: bool
    redone: bool
    cosigners: tuple[UUID, ...]
    promise_kept: bool
    extended: bool
    refused: bool
    joins: UUID | None
    joined: tuple[UUID, ...]

    def later(self, days: int, as_of: date) -> date:
        """A day of its further way: so long after it was filed, never after the document."""
        if (self.late or self.extended) and days >= REPLIED:
            days += self.entry.due_days
        return min(self.on + timedelta(days=days), as_of)


def suggestions(scenario: Scenario, people: People) -> list[SuggestionRecord]:
    """Every suggestion of the scenario."""
    made = [_suggestions(scenario, entry, people) for entry in scenario.suggestions]
    return [record for records in made for record in records]


def suggestion_id(scenario: Scenario, place: Place, name: str) -> UUID:
    """Under which a suggestion stands in the ledger of its place."""
    return identity.named(place.id, "suggestion", scenario.key, name)


def _replies(entry: Suggestions, number: int) -> Iterable[tuple[str, str]]:
    """Units and classes: the first suggestions have a second reply, if there are so many."""
    if number <= entry.replied:
        yield entry.units[number - 1], entry.classes[number - 1]
        if number <= len(entry.classes) - entry.replied:
            yield entry.second_unit, entry.classes[entry.replied + number - 1]


def _beside(able: list[UUID], number: int, cosigners: int) -> Iterable[UUID]:
    """Those who sign after the one whose turn it is."""
    for after in range(1, cosigners + 1):
        yield able[(number + after) % len(able)]


def _suggestions(
    scenario: Scenario, entry: Suggestions, people: People
) -> Iterable[SuggestionRecord]:
    sponsors = _sponsors(scenario, entry, people)
    rejected = entry.count - (entry.rejected.count if entry.rejected else 0)
    days = {"first": entry.first, "last": entry.last}
    shares = spread(len(entry.places), entry.count, **days, totals={})
    joins, joined = heads(entry), joined_at_intake(entry)
    for share in shares:
        place = entry.places[share.place]
        head = joins.get(share.number)
        name = _name(entry, share.number)
        able = sponsors[place.id]
        yield SuggestionRecord(
            name=name,
            place=place,
            id=suggestion_id(scenario, place, name),
            entry=entry,
            facts=_facts(entry, place, share.number, able),
            on=shares[head - 1].on if head else share.on,
            replied=share.number <= entry.replied,
            resolved=share.number <= entry.resolved,
            replies=tuple(_replies(entry, share.number)),
            judgement="".join(entry.judgements[share.number - 1 : share.number]),
            met=share.number <= entry.met,
            face_to_face=share.number <= entry.face_to_face,
            rejected=share.number > rejected,
            withdrawn=rejected - entry.withdrawn < share.number <= rejected,
            late=share.number <= entry.late,
            extended=entry.late < share.number <= entry.late + entry.extended,
            refused=0 < share.number - entry.late - entry.extended <= entry.refused,
            joins=suggestion_id(scenario, place, _name(entry, head)) if head else None,
            joined=tuple(
                suggestion_id(scenario, place, _name(entry, each))
                for each in joined.get(share.number, ())
            ),
            redone=share.number <= entry.redone,
            lead_unit=entry.units[share.number - 1],
            assisting=entry.assisting[share.number - 1],
            text_public=share.number <= entry.text_public,
            made_public=share.number <= entry.made_public,
            cosigners=tuple(_beside(able, share.number, entry.cosigners)),
            promised=share.number <= entry.promises,
            promise_kept=share.number <= entry.promises_kept,
        )


def _name(entry: Suggestions, number: int) -> str:
    return f"suggestions/{entry.key}/{number}"


def _sponsors(
    scenario: Scenario, entry: Suggestions, people: People
) -> Mapping[UUID, list[UUID]]:
    """Who files in each place; a delegation sits in session, and is in no register."""
    if entry.sponsor == "deputy":
        return people.deputies_of()
    if entry.sponsor == "group":
        return {at: [group.id for group in found] for at, found in people.groups_of().items()}
    words = ("delegation", scenario.key, entry.key)
    return {
        place.id: [
            identity.named(place.id, *words, *([str(at)] if at else []))
            for at in range(entry.delegations)
        ]
        for place in entry.places
    }


def _facts(entry: Suggestions, place: Place, number: int, able: list[UUID]) -> dict[str, Any]:
    numbered = entry.count > 1 and "{n}" not in entry.title
    told = {"occasion": entry.occasion, "drawn_from": list(entry.drawn_from[number - 1])}
    return {
        "title": fill(entry.title + "（{n}）" * numbered, place, str(number)),
        "text": entry.text,
        "sponsor": entry.sponsor,
        "sponsor_id": able[number % len(able)],
        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
        "focus_area": entry.focus_area,
        "category": entry.categories[number - 1],
        **{name: said for name, said in told.items() if said},
    }
