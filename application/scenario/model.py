"""A scenario as it was read: every name resolved to a place, every default filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application import onboarding
from application.onboarding import Beginning
from application.scenario.problems import Path
from domain import checklist
from domain.shared.rule import Value


@dataclass(frozen=True, slots=True)
class Change:
    """What became true of a place on a day; an empty word says nothing."""

    on: date
    name: str
    code: str
    edition: str
    level: str
    organ: str
    parent_code: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule of a place and where it is laid down."""

    key: str
    value: Value
    basis: str
    from_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """行政区, under the name and code it has today."""

    path: Path
    code: str
    name: str
    level: str
    organ: str
    parent_code: str
    beginning: Beginning | None
    history: tuple[Change, ...]
    policy: tuple[Policy, ...]
    id: UUID = field(init=False)
    """Whose ledger it is."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", onboarding.place_id(self))


@dataclass(frozen=True, slots=True)
class Adoption:
    """One step of a campaign's way down: who adopts it, under which title, when."""

    path: Path
    places: tuple[Place, ...]
    title: str
    adopted_by: str
    planned_on: date
    adopted_on: date
    issued_on: date
    launched_on: date
    plan: dict[str, Any]
    indicators: tuple[dict[str, Any], ...]
    advances: tuple[tuple[str, date], ...]
    closed: tuple[date, str] | None


@dataclass(frozen=True, slots=True)
class Campaign:
    """实践活动 on its way down: ``ranks`` are the places that adopt it, the top first."""

    path: Path
    key: str
    ranks: tuple[tuple[tuple[Place, Adoption], ...], ...]
    ids: Mapping[UUID, UUID]
    """Jurisdiction → the id under which the campaign stands in its ledger."""

    def adoption(self, place: Place) -> Adoption | None:
        """How a place adopted it, if it did."""
        found = [step for at, step in self.steps() if at.id == place.id]
        return found[0] if found else None

    def steps(self) -> Iterator[tuple[Place, Adoption]]:
        """Every place with its adoption, the top first."""
        for rank in self.ranks:
            yield from rank

    def above(self, place: Place) -> Place | None:
        """The place that issues it to this one."""
        over = [at for at, _ in self.steps() if at.code and at.code == place.parent_code]
        return over[0] if over else None

    def below(self, place: Place) -> list[Place]:
        """The places that receive it from this one."""
        return [at for at, _ in self.steps() if place.code and at.parent_code == place.code]

    def indicators(self, place: Place) -> list[dict[str, Any]]:
        """What is counted here: the place's own lines and those from above."""
        adoption, above = self.adoption(place), self.above(place)
        own = list(adoption.indicators) if adoption else []
        items = adoption.plan.get("checklist", []) if adoption else []
        own += [line.state() for line in checklist.indicators(items)]
        return [*(self.indicators(above) if above else []), *own]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A seat in the congress of a place, if that is named; ``{at}`` is where they register."""

    level: str
    congress: str
    term: int = 0
    electoral_unit: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What befell so many of some deputies: an end, or a suspension until ``until``."""

    count: int
    cause: str
    on: date
    until: date | None
    suspends: bool


@dataclass(frozen=True, slots=True)
class Deputies:
    """So many deputies, numbered, registered over the places."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    prefix: str
    mandates: tuple[Mandate, ...]
    constituency: str
    registered_on: date
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """So many groups of the deputies registered in the places."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    name: str
    kind: str
    basis: str
    formed_on: date
    squad_size: int


@dataclass(frozen=True, slots=True)
class Things:
    """Different things met: those named first, then numbered ones up to ``distinct``."""

    distinct: int
    names: tuple[str, ...]
    pattern: str


@dataclass(frozen=True, slots=True)
class Activities:
    """So many records of one kind, with totals and different things over them all."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    kind: str
    campaign: Campaign | None
    first: date
    last: date
    place: str
    focus_area: str
    checklist_item: str
    note: str
    by_groups: bool
    participants: int
    things: Mapping[str, Things]
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DutyReports:
    """So many duty reports, by the deputies registered in the places; ballots over them all."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    campaign: Campaign | None
    first: date
    last: date
    to: str
    place: str
    present: int
    issued: int
    classes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DutyRecords:
    """So many entries of duty files, for the deputies registered in the places in turn."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    kind: str
    title: str
    first: date
    last: date
    quantity: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Meetings:
    """So many meetings of one kind; who came, and what was handed out, over them all."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    kind: str
    title: str
    campaign: Campaign | None
    first: date
    last: date
    held_by: str
    place: str
    attendees: int
    others: int
    units: tuple[str, ...]
    speakers: tuple[str, ...]
    documents: tuple[tuple[str, int], ...]
    reports: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LivelihoodVotes:
    """One vote on livelihood projects in each of these places, counted on paper."""

    path: Path
    key: str
    places: tuple[Place, ...]
    campaign: Campaign | None
    title: str
    year: int
    held_on: date
    candidates: int
    seats: int
    members: int
    completed: int


@dataclass(frozen=True, slots=True)
class Matchings:
    """So many deputies of the places, matched with so many different things of one kind."""

    path: Path
    key: str
    places: tuple[Place, ...]
    kind: str
    deputies: int
    targets: Things
    duty: str
    campaign: Campaign | None
    started_on: date


@dataclass(frozen=True, slots=True)
class Bodies:
    """So many bodies of one kind, each with these members."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    kind: str
    name: str
    members: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    campaign: Campaign
    set_up_on: date


@dataclass(frozen=True, slots=True)
class Pilots:
    """The places that try a campaign out, and how that was reviewed; empty: not yet."""

    path: Path
    key: str
    places: tuple[Place, ...]
    names: tuple[str, ...]
    tasks: str
    designated_by: str
    campaign: Campaign
    designated_on: date
    reviewed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ticks:
    """So many records of one checklist item, by deputies or groups in turn."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    item: str
    subject: str
    evidence: str
    campaign: Campaign
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Stations:
    """So many stations of one kind; under construction, or open and perhaps closed again."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    kind: str
    tier: str
    trade: str
    name: str
    place: str
    campaign: Campaign | None
    first: date
    last: date
    under_construction: bool
    stars: int
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Receptions:
    """So many receptions of voters, with the persons and the times over them all."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    place: str
    campaign: Campaign | None
    first: date
    last: date
    deputies: int
    voters: int | None
    voter_times: int


@dataclass(frozen=True, slots=True)
class Suggestions:
    """So many suggestions on one matter; some are replied to, some resolved."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    title: str
    text: str
    sponsor: str
    category: str
    focus_area: str
    campaign: Campaign | None
    first: date
    last: date
    route: str
    lead_unit: str
    due_days: int
    replied: int
    resolved: int
    reply: str
    outcome: str
    classes: tuple[str, ...]
    judgements: tuple[str, ...]
    second_unit: str
    met: int
    face_to_face: int


@dataclass(frozen=True, slots=True)
class Inspections:
    """So many inspections by one team; findings over them all, and what became of them."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    team: str
    title: str
    campaign: Campaign | None
    first: date
    last: date
    unit_kind: str
    unit: str
    items: tuple[Mapping[str, Any], ...]
    findings: int
    rectified: int
    reinspected: int


@dataclass(frozen=True, slots=True)
class Reports:
    """A period reported by each of the places to the one above it."""

    path: Path
    key: str
    places: tuple[Place, ...]
    campaign: Campaign | None
    title: str
    first: date
    last: date
    on: date
    summary: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Briefs:
    """A text whose numbers are references; issued, if somebody is named who did so."""

    path: Path
    key: str
    places: tuple[Place, ...]
    campaign: Campaign | None
    kind: str
    title: str
    paragraphs: tuple[str, ...]
    as_of: date
    issued_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Opinions:
    """So many opinions on one matter, of which the last repeat others; what became of them."""

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    title: str
    words: str
    channel: str
    extent: str
    category: str
    focus_area: str
    place: str
    heard_by: str
    campaign: Campaign | None
    first: date
    last: date
    route: str
    unit: str
    door: str
    upper: Place | None
    suggestions: int
    duplicates: int
    replied: int
    solved: int
    fed_back: int
    reply: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as the document states it, and how it is answered for here.

    ``indicator`` names what is counted, ``plan`` what the plan lists; a declared figure is
    stated in the ledger as it stands in the document.
    """

    path: Path
    key: str
    metric: str
    place: Place
    campaign: Campaign | None
    value: Decimal
    unit: str
    declared: bool
    indicator: str
    plan: str
    qualifier: str
    literal: str
    period_from: date | None
    period_to: date
    scope: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One published document as a file."""

    key: str
    title: str
    document: str
    citation: str
    as_of: date
    places: tuple[Place, ...]
    campaigns: tuple[Campaign, ...]
    deputies: tuple[Deputies, ...]
    groups: tuple[Groups, ...]
    activities: tuple[Activities, ...]
    meetings: tuple[Meetings, ...]
    livelihood_votes: tuple[LivelihoodVotes, ...]
    duty_reports: tuple[DutyReports, ...]
    duty_records: tuple[DutyRecords, ...]
    matchings: tuple[Matchings, ...]
    bodies: tuple[Bodies, ...]
    pilots: tuple[Pilots, ...]
    ticks: tuple[Ticks, ...]
    stations: tuple[Stations, ...]
    receptions: tuple[Receptions, ...]
    suggestions: tuple[Suggestions, ...]
    opinions: tuple[Opinions, ...]
    inspections: tuple[Inspections, ...]
    reports: tuple[Reports, ...]
    briefs: tuple[Briefs, ...]
    published: tuple[Published, ...]

    def above(self, place: Place) -> list[UUID]:
        """The places over one, the nearest first, as far as the file goes."""
        over = next(
            (it for it in self.places if it.code and it.code == place.parent_code), None
        )
        return [over.id, *self.above(over)] if over else []
