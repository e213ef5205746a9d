"""代表建议 and 群众意见 of a scenario."""

from dataclasses import dataclass
from datetime import date

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path


@dataclass(frozen=True, slots=True)
class HandlingUnits:
    """Units of one kind, entered in the register of each of these places."""

    path: Path
    key: str
    places: tuple[Place, ...]
    names: tuple[str, ...]
    kind: str
    duties: str
    listed_on: date
    renamed: tuple[tuple[str, str, date], ...]
    closed: tuple[tuple[str, str, str, date], ...]


@dataclass(frozen=True, slots=True)
class Conference:
    """Who met on a case, and what they decided."""

    units: tuple[str, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """So many of the last are not admitted, on a ground that the place names."""

    count: int
    code: str
    reason: str
    as_letter: bool


@dataclass(frozen=True, slots=True)
class KeyTopics:
    """Some suggestions of an entry, that a leader supervises; one topic in each place."""

    path: Path
    key: str
    places: tuple[Place, ...]
    title: str
    suggestions: str
    count: int
    leader: str
    committee: str
    reason: str
    year: int
    on: date
    findings: tuple[tuple[date, str], ...]
    concluded: tuple[date, str] | None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """So many suggestions on one matter; some are replied to, some resolved.

    ``categories``, ``units``, ``assisting`` and ``drawn_from`` say of each one in turn what it
    is of, who answers for it, who helps, and out of which work it came.
    """

    path: Path
    key: str
    places: tuple[Place, ...]
    count: int
    title: str
    text: str
    sponsor: str
    focus_area: str
    campaign: Campaign | None
    first: date
    last: date
    route: str
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
    conference: Conference | None = None
    rejected: Rejection | None = None
    promises: int = 0
    promises_kept: int = 0
    categories: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    withdrawn: int = 0
    late: int = 0
    redone: int = 0
    cosigners: int = 0
    extended: int = 0
    refused: int = 0
    merged: int = 0
    delegations: int = 1
    text_public: int = 0
    made_public: int = 0
    occasion: str = ""
    assisting: tuple[str, ...] = ()
    drawn_from: tuple[tuple[str, ...], ...] = ()


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
    confirmed: int = 0
