"""Who acts on a day, and where: the deputies hold office, and the campaign runs."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.ledger import Beside, IfHere
from domain.campaign import Campaign
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.shared.aggregate import Aggregate


def beside(
    campaign_id: UUID | None, deputies: Iterable[UUID] = (), group_id: UUID | None = None
) -> Beside:
    """What a decision looks at; of deputies registered elsewhere nothing is known here."""
    return [
        *([(Campaign, campaign_id)] if campaign_id else []),
        *(IfHere(Deputy, each) for each in dict.fromkeys(deputies)),
        *([(DeputyGroup, group_id)] if group_id else []),
    ]


def line(beside: Iterable[Aggregate | None]) -> list[UUID]:
    """The campaigns above in whose line one beside stands: the nearest, and the first."""
    campaigns = [each for each in beside if isinstance(each, Campaign)]
    above = [id for each in campaigns for id in (each.parent_id, each.root_id) if id]
    return list(dict.fromkeys(above))


def sponsor(facts: Mapping[str, Any]) -> UUID | None:
    """The deputy who stands for a suggestion; a group and a delegation are no deputies."""
    return facts["sponsor_id"] if facts["sponsor"] == "deputy" else None


def sponsors(facts: Mapping[str, Any]) -> list[UUID]:
    """The same, as the deputies that a decision looks at."""
    return [found] if (found := sponsor(facts)) else []


def allowed(beside: Iterable[Aggregate | None], on: date) -> None:
    """Refuse a campaign that does not run, a deputy or a group that is not there that day."""
    for each in beside:
        match each:
            case Campaign():
                running(each, on)
            case Deputy():
                each.must_serve(on)
            case DeputyGroup():
                each.must_act(on)


def serving(beside: Iterable[Aggregate | None], on: date) -> None:
    """Refuse a deputy who does not serve on that day, whatever the campaign has come to."""
    allowed((each for each in beside if isinstance(each, Deputy)), on)


def sitting(beside: Iterable[Aggregate | None], level: str, on: date) -> None:
    """Refuse a deputy without a seat at a level; of one from elsewhere it is as stated."""
    for each in beside:
        if isinstance(each, Deputy) and level:
            each.must_sit(level, on)


def levels(beside: Iterable[Aggregate | None], on: date) -> dict[UUID, str]:
    """The highest level at which each deputy who is known here sits on that day."""
    return {each.id: each.level_on(on) for each in beside if isinstance(each, Deputy)}


def running(campaign: Campaign | None, on: date) -> None:
    """What is done in a campaign is done while it runs, however late it is recorded."""
    if campaign:
        campaign.must_take(on)
