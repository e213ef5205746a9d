"""督导检查 of a scenario, and what was reported and told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The end of a round, and what was said of it."""

    on: date
    summary: str


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
    marks: Mapping[str, int] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    inspectors: tuple[str, ...] = ()
    after: str = ""
    ordered: int = 0
    due_on: date | None = None
    concluded: Conclusion | None = None


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
class Honour:
    """So many of the best, commended."""

    name: str
    count: int
    decided_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Evaluations:
    """One evaluation in each of the places: so many subjects, scored by a sheet.

    ``measures`` are spread over the subjects, the first ones having the most.
    """

    path: Path
    key: str
    places: tuple[Place, ...]
    campaign: Campaign | None
    title: str
    year: int
    sheet: Mapping[str, Any]
    adopted_by: str
    adopted_on: date
    opened_on: date
    proposed_by: str
    subjects: tuple[str, ...]
    measures: Mapping[str, int]
    refused: int
    published_on: date | None
    honour: Honour | None
