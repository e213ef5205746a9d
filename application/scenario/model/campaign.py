"""实践活动 as a scenario has them: how they come down, and how they are organised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.scenario.model.place import Place
from application.scenario.model.thing import Things
from application.scenario.problems import Path
from domain import checklist


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan before it was revised, and why it was."""

    on: date
    title: str
    plan: dict[str, Any]
    indicators: tuple[dict[str, Any], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What a campaign came to on a day: the name of the use case, and what it is told."""

    path: Path
    on: date
    verb: str
    facts: Mapping[str, Any]


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
    drafts: tuple[Draft, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    """实践活动 on its way down: ``ranks`` are the places that adopt it, the top first."""

    path: Path
    key: str
    ranks: tuple[tuple[tuple[Place, Adoption], ...], ...]
    ids: Mapping[UUID, UUID]
    """Jurisdiction → the id under which the campaign stands in its ledger."""
    follows: "Campaign | None" = None
    """Last year's, which goes on in this one."""

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
    ended: tuple[int, date, str] | None = None
    """So many of the first, when, and why."""


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
    dissolved: tuple[date, str] | None = None


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
