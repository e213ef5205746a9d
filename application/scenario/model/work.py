"""What deputies do in a scenario: activities, meetings, votes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.model.thing import Things
from application.scenario.problems import Path


@dataclass(frozen=True, slots=True)
class Notice:
    """How long ahead it was made known; ``reason`` says why later than the place lays down."""

    days: int
    content: str
    reason: str


@dataclass(frozen=True, slots=True)
class Activities:
    """So many records of one kind, with totals and different things over them all.

    ``participants`` different deputies take part, in each place from number ``from_deputy`` on;
    with ``person_times`` they take part in turn until they have come so often together.
    """

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
    also: tuple[Campaign, ...] = ()
    notice: Notice | None = None
    on_leave: int = 0
    absent: int = 0
    rounds: bool = False
    from_deputy: int = 1
    person_times: int = 0


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
    """One vote on livelihood projects in each of these places, counted on paper.

    ``assessed``: how many were satisfied, basically satisfied, dissatisfied with the first, and
    how many abstained.
    """

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
    present: int
    titles: tuple[str, ...]
    completed_on: date
    assessed_on: date
    assessed: tuple[tuple[int, ...], ...]
    carried: int
