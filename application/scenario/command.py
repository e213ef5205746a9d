"""What a scenario asks for: commands on records, in stages that wait for one another."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.activity import ActivityUseCases
from application.campaign import CampaignUseCases
from application.declared_figure import DeclaredFigureUseCases
from application.deputy import DeputyUseCases
from application.deputy_group import DeputyGroupUseCases
from application.jurisdiction import JurisdictionUseCases
from application.ledger import Ledger, Receipt
from application.scenario.problems import Path
from application.suggestion import SuggestionUseCases


@dataclass(frozen=True, slots=True)
class UseCases:
    """Everything that a scenario goes through."""

    jurisdictions: JurisdictionUseCases
    campaigns: CampaignUseCases
    deputies: DeputyUseCases
    deputy_groups: DeputyGroupUseCases
    activities: ActivityUseCases
    suggestions: SuggestionUseCases
    declared_figures: DeclaredFigureUseCases


def over(ledger: Ledger) -> UseCases:
    """The use cases that HTTP has, over one ledger."""
    return UseCases(
        jurisdictions=JurisdictionUseCases(ledger),
        campaigns=CampaignUseCases(ledger),
        deputies=DeputyUseCases(ledger),
        deputy_groups=DeputyGroupUseCases(ledger),
        activities=ActivityUseCases(ledger),
        suggestions=SuggestionUseCases(ledger),
        declared_figures=DeclaredFigureUseCases(ledger),
    )


@dataclass(frozen=True, slots=True)
class Command:
    """One request. ``name`` fixes its command id; ``path`` is where the file asks for it."""

    jurisdiction_id: UUID
    name: tuple[str, ...]
    path: Path
    method: Callable[..., Awaitable[Receipt]]
    ids: tuple[UUID, ...]
    facts: dict[str, Any]


Track = list[Command]
"""Commands on one record, one after the other."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Tracks that do not wait for one another. ``carries``: what follows needs the couriers."""

    title: str
    tracks: list[Track]
    carries: bool = False
