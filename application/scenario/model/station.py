"""家站 of a scenario, and who was received there."""

from dataclasses import dataclass
from datetime import date

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path


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
