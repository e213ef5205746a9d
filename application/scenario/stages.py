"""The stages of a scenario: campaigns from the top down, then people, then their work."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from application import identity
from application.ledger import Receipt
from application.scenario import (
    activity_records,
    campaign_records,
    cascade,
    duty_records,
    evaluation_records,
    hearing,
    livelihood,
    report_records,
    routing,
    station_records,
    unit_records,
)
from application.scenario.command import Command, Receipts, Stage, Track, UseCases
from application.scenario.model import Mandate, Published, Scenario
from application.scenario.people import DeputyRecord, GroupRecord, people
from application.scenario.suggesting import suggestions


def stages(use_cases: UseCases, scenario: Scenario, receipts: Receipts) -> Iterator[Stage]:
    """Everything after the places, in the order in which it can be asked for."""
    everyone = people(scenario)
    key = scenario.key
    yield Stage("各地规定", [cascade.policy(use_cases, place) for place in scenario.places])
    for campaign in scenario.campaigns:
        yield from cascade.campaign(use_cases, campaign)
    yield Stage("代表", [_deputy(use_cases, scenario, each) for each in everyone.deputies])
    yield Stage("代表小组", [_group(use_cases, key, each) for each in everyone.groups])
    yield from activity_records.stages(use_cases, scenario, everyone)
    yield from campaign_records.stages(use_cases, scenario, everyone)
    yield from livelihood.stages(use_cases, scenario)
    yield from station_records.stages(use_cases, scenario, everyone)
    yield from unit_records.stages(use_cases, scenario)
    filed = suggestions(scenario, everyone)
    yield from routing.stages(use_cases, scenario, filed)
    yield from hearing.stages(use_cases, scenario, everyone, receipts)
    declared = [row for row in scenario.published if row.declared]
    yield from duty_records.stages(use_cases, scenario, everyone)
    yield Stage("申报数", [[_stated(use_cases, scenario, row)] for row in declared])
    yield from report_records.stages(use_cases, scenario)
    yield from evaluation_records.stages(use_cases, scenario)


def _deputy(use_cases: UseCases, scenario: Scenario, deputy: DeputyRecord) -> Track:
    use = use_cases.deputies
    track, key = [], scenario.key
    for at, seat in enumerate(deputy.mandates):
        name = (key, deputy.name) if at == 0 else (key, deputy.name, seat.congress)
        facts = {
            "level": seat.level,
            "congress": seat.congress,
            "constituency": deputy.constituency,
            "on": deputy.on,
        } | _seat(scenario, seat)
        method = use.register if at == 0 else use.gain_mandate
        facts |= {"name": deputy.said} if at == 0 else {}
        track.append(Command(deputy.place.id, name, deputy.path, method, (deputy.id,), facts))
    return track


def _seat(scenario: Scenario, seat: Mandate) -> dict[str, Any]:
    """What the file says of a seat beyond its congress, and nothing that it leaves out."""
    told: dict[str, Any] = {"term": seat.term} if seat.term else {}
    if seat.electoral_unit:
        told["electoral_unit"] = seat.electoral_unit
    if seat.place:
        told |= {"congress_id": seat.place.id, "above": scenario.above(seat.place)}
    return told


def _group(use_cases: UseCases, scenario: str, group: GroupRecord) -> Track:
    use = use_cases.deputy_groups

    def ask(method: Callable[..., Awaitable[Receipt]], *name: str, **facts: Any) -> Command:
        words = (scenario, group.name, *name)
        return Command(group.place.id, words, group.path, method, (group.id,), facts)

    members = list(group.members)
    named: dict[str, Any] = {"elected": True, "on": group.on}
    return [
        ask(
            use.form,
            name=group.said,
            kind=group.kind,
            basis=group.basis,
            reason=group.reason,
            members=members,
            convener=members[0],
            on=group.on,
        ),
        *(
            ask(use.form_squad, squad, name=squad, members=list(some), on=group.on)
            for squad, some in group.squads
        ),
        *(
            ask(use.name_officers, office, office=office, holders=list(some), **named)
            for office, some in group.officers
        ),
    ]


def _stated(use_cases: UseCases, scenario: Scenario, row: Published) -> Command:
    name = f"published/{row.key}"
    figure_id = identity.named(row.place.id, "declared_figure", scenario.key, name)
    campaign_id = row.campaign.ids[row.place.id] if row.campaign else None
    facts = {
        "campaign_id": campaign_id,
        "indicator": row.indicator,
        "name": row.metric,
        "value": row.value,
        "qualifier": row.qualifier,
        "literal": row.literal,
        "unit": row.unit,
        "period_from": row.period_from,
        "period_to": row.period_to,
        "scope": row.scope,
        "source": scenario.citation,
    }
    return Command(
        row.place.id,
        (scenario.key, name),
        row.path,
        use_cases.declared_figures.state,
        (figure_id,),
        facts,
    )
