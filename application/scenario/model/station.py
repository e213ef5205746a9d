"""家站 of a scenario, and who was received there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path


@dataclass(frozen=True, slots=True)
class StationStandards:
    """One standard that each of these places lays down for its stations."""

    path: Path
    key: str
    places: tuple[Place, ...]
    name: str
    items: tuple[str, ...]
    basis: str
    adopted_on: date
    revisions: tuple[tuple[date, tuple[str, ...], str], ...]
    withdrawn: tuple[date, str] | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a standard found of some stations: the first ``met`` have it all, the rest lack."""

    standard: StationStandards
    met: int
    missing: tuple[str, ...]
    by: str
    on: date
    rectified_on: date | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Out of use for a while, or until now."""

    on: date
    reason: str
    until: date | None


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
    completed_on: date | None = None
    starred_by: str = "上级人大"
    starred_on: date | None = None
    staff: Mapping[str, list[str]] = field(default_factory=dict)
    assessment: Assessment | None = None
    pause: Pause | None = None


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
    participants: int
    voters: int | None
    voter_times: int
    announced_days: int | None = None
    published: bool = False
