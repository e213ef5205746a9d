"""代表 of a scenario, their groups, and what they have to answer for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path


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
    officers: Mapping[str, int] = field(default_factory=dict)


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
